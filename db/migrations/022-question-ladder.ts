/** How far up the ladder a question that is not answered has been reminded of. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table question add column rung int`.execute(db)
}
