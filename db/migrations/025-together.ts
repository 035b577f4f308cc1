/** Which ballot another is issued and announced together with. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ballot add column together_with text references ballot (id)`.execute(db)
  await sql`create index ballot_together on ballot (together_with) where together_with is not null`.execute(db)
}
