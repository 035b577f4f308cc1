/** Changes of a school's settings: who, when, from, to and why; never changed, never deleted. */
import { sql, type Kysely } from 'kysely'

const changes = `
create table setting_change (
  seq bigint generated always as identity primary key,
  act_id text not null unique,
  knob text not null,
  "from" jsonb not null,
  "to" jsonb not null,
  reason text,
  person_id text not null references person,
  at timestamptz not null
);
create index setting_change_knob on setting_change (knob, seq);
create function setting_change_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the history of settings is append-only' using errcode = 'restrict_violation';
end $$;
create trigger setting_change_append_only before update or delete on setting_change
  for each row execute function setting_change_is_append_only();
create trigger setting_change_no_truncate before truncate on setting_change
  for each statement execute function setting_change_is_append_only();
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(changes).execute(db)
}
