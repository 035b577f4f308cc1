/** What sealed ballots ask of a session and a ballot: rules that choose the count, keys that scrutineers hold, a box that they open. */
import { sql, type Kysely } from 'kysely'

const sealing = `
alter table session
  add column rules_text text,
  add column counted_allowed boolean not null default true,
  add column last_cast_counts boolean not null default false,
  add column keys jsonb;
alter table ballot add column keys text;
create table sealed_round (
  ballot_id text primary key references ballot,
  opened boolean not null default false,
  verified boolean not null default false
);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(sealing).execute(db)
}
