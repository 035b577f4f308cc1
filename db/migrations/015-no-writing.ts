/** What is being typed stays on its writer's own device; the table that was to hold it was never written to. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop table writing`.execute(db)
}
