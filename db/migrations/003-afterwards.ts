/** What comes after a session: its resolution, the days that its results are up, the reports to those above. */
import { sql, type Kysely } from 'kysely'

const afterwards = `
alter table session
  add column resolution text,
  add column resolution_adopted boolean not null default false,
  add column taken_down_at timestamptz,
  add column take_down_override text,
  add column reports jsonb not null default '[]';
update school set settings = '{"publishDays": 3, "keepUpDays": 15, "publicBoard": false, "proposerNames": "representatives"}'::jsonb || settings;
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(afterwards).execute(db)
}
