/** The roll changes by words: seats end and are filled anew; who left may come back; an assembly seats the whole staff; terms have their years. */
import { sql, type Kysely } from 'kysely'

const roll = `
alter table session
  add column assembly boolean not null default false,
  add column quorum jsonb not null default '{"numerator": 2, "denominator": 3}';
alter table seat drop constraint seat_session_id_person_id_key;
create unique index seat_held on seat (session_id, person_id) where presence <> 'lapsed';
create index seat_session on seat (session_id);
alter table school
  add column hall_secret bytea not null default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
create table term (
  number int primary key check (number between 1 and 99),
  starts_on date not null,
  years int not null check (years in (3, 5)),
  person_id text not null references person,
  at timestamptz not null
);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(roll).execute(db)
}
