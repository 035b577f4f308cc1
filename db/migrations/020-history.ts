/** What is told of motions that were brought in from the past. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table motion add column history jsonb`.execute(db)
}
