/** What a session honours: motions and departments, nominated and granted. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table session add column awards jsonb not null default '[]'`.execute(db)
  await sql`alter table session alter column awards drop default`.execute(db)
}
