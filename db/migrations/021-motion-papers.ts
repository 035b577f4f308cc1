/** Files attached to motions are counted beside their text. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table motion add column papers int not null default 0, add column papers_bytes int not null default 0`.execute(db)
  await sql`alter table motion alter column papers drop default, alter column papers_bytes drop default`.execute(db)
}
