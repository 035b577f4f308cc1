/** Views of the list of motions that a person keeps. */
import { sql, type Kysely } from 'kysely'

const views = `
create table list_view (
  id text primary key,
  person_id text not null references person,
  name text not null,
  query text not null,
  kept_at timestamptz not null
);
create index list_view_person on list_view (person_id, kept_at);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(views).execute(db)
}
