/**
 * The board of a sealed round, and the ceremony in which scrutineers make its key.
 *
 * The board holds what is published: who has a paper is public, what stands on it is encrypted, and its order says nothing that
 * the file does not. Secrets are not here: the round's own key and the credentials made for silent phones are files.
 */
import { sql, type Kysely } from 'kysely'

const board = `
create table ceremony (
  id text primary key,
  session_id text not null references session,
  attempt int not null,
  threshold int not null check (threshold between 1 and 15),
  trustees text[] not null,
  public_part text,
  code text,
  unique (session_id, attempt)
);
create table ceremony_message (
  ceremony_id text not null references ceremony,
  person_id text not null references person,
  step text not null check (step in ('certificate','commitment','polynomial','output','confirmation')),
  body text not null,
  primary key (ceremony_id, person_id, step)
);
alter table sealed_round
  add column ceremony_id text not null references ceremony,
  add column timestamp int not null,
  add column height int not null,
  add column head text not null,
  add column key_erased boolean not null default false;
create table sealed_credential (
  ballot_id text not null references ballot,
  seat_id text not null references seat,
  credential text not null,
  made_by text not null check (made_by in ('phone','server')),
  primary key (ballot_id, seat_id),
  unique (ballot_id, credential)
);
create table sealed_event (
  ballot_id text not null references sealed_round,
  height int not null,
  hash text not null,
  kind text not null check (kind in ('Setup','Ballot','EndBallots','EncryptedTally','PartialDecryption','Result')),
  tracker text,
  bytes bytea not null,
  primary key (ballot_id, height)
);
create index sealed_event_tracker on sealed_event (ballot_id, tracker) where tracker is not null;
create table sealed_part (
  ballot_id text not null references sealed_round,
  person_id text not null references person,
  body text not null,
  primary key (ballot_id, person_id)
);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(board).execute(db)
}
