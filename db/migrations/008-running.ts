/** Running a session: the desk that holds it, clocks, recess, the floor and those who ask for it, the versions of the agenda. */
import { sql, type Kysely } from 'kysely'

const session = `
alter table session
  add column screen_sheet int not null default 0,
  add column recess jsonb,
  add column timer jsonb,
  add column floor jsonb,
  add column desk jsonb;
alter table session alter column screen_sheet drop default;
update session set items = coalesce(
  (select jsonb_agg('{"presenter":null,"minutes":null,"startedAt":null,"endedAt":null}'::jsonb || item order by at)
    from jsonb_array_elements(items) with ordinality as of_session (item, at)), '[]');
`

const floor = `
create table floor_request (
  id text primary key,
  session_id text not null references session,
  item_id text not null,
  seat_id text not null references seat,
  place int not null,
  state text not null check (state in ('waiting','speaking','spoken','withdrawn')),
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  seconds int
);
create index floor_request_item on floor_request (session_id, item_id, place);
create unique index floor_request_speaking on floor_request (session_id) where state = 'speaking';
create unique index floor_request_asking on floor_request (seat_id, item_id) where state in ('waiting','speaking');
create table agenda_version (
  session_id text not null references session,
  version int not null,
  items jsonb not null,
  changed_at timestamptz not null,
  adopted_at timestamptz,
  primary key (session_id, version)
);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [session, floor]) await sql.raw(part).execute(db)
}
