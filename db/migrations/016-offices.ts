/** Who was given which office, when, by whom and why; never changed, never deleted. */
import { sql, type Kysely } from 'kysely'

const changes = `
create table office_change (
  seq bigint generated always as identity primary key,
  act_id text not null unique,
  person_id text not null references person,
  "from" text[] not null,
  "to" text[] not null,
  reason text,
  by_id text not null references person,
  at timestamptz not null
);
create index office_change_person on office_change (person_id, seq);
create function office_change_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the history of offices is append-only' using errcode = 'restrict_violation';
end $$;
create trigger office_change_append_only before update or delete on office_change
  for each row execute function office_change_is_append_only();
create trigger office_change_no_truncate before truncate on office_change
  for each statement execute function office_change_is_append_only();
create index person_officer on person (number) where cardinality(roles) > 0;
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(changes).execute(db)
}
