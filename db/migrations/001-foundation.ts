/** The foundation: people, the four subjects, the register and the count, the journal. */
import { sql, type Kysely } from 'kysely'

const people = `
create table school (
  id boolean primary key default true check (id),
  name text not null,
  settings jsonb not null
);
create table department (id text primary key, name text not null unique, ord int not null);
create table person (
  id text primary key,
  number text not null unique,
  name text not null,
  pinyin text not null,
  sex text not null check (sex in ('female', 'male')),
  born_on date,
  duty text not null check (duty in ('teacher', 'leader', 'worker')),
  front_line boolean not null,
  department_id text references department,
  roles text[] not null default '{}',
  password_hash text,
  active boolean not null default true
);
create table login (
  token_hash bytea primary key,
  person_id text not null references person,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index login_person on login (person_id);
create table login_code (
  code_hash bytea primary key,
  person_id text not null references person,
  created_at timestamptz not null,
  created_by text references person,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index login_code_person on login_code (person_id);
`

const subjects = `
create table session (
  id text primary key, version int not null,
  state text not null check (state in ('preparing','papers_out','preparatory','open','recess','closed','published','archived')),
  term int not null, ordinal int not null, kind text not null, title text not null, place text not null,
  opens_on date, window_closes_at timestamptz,
  roll int not null check (roll >= 0), present int not null check (present between 0 and roll), on_leave int not null check (on_leave between 0 and roll),
  agenda_version int not null, agenda_adopted int not null, items jsonb not null,
  rules_adopted boolean not null, scrutiny jsonb, scrutiny_confirmed boolean not null, papers_override text,
  screen_page text not null, screen_item text, screen_ballot text,
  papers_sent_at timestamptz, opened_at timestamptz, closed_at timestamptz, published_at timestamptz,
  unique (term, ordinal, kind)
);
create table delegation (id text primary key, term int not null, name text not null, ord int not null, unique (term, name));
create table seat (
  id text primary key,
  session_id text not null references session,
  person_id text not null references person,
  kind text not null check (kind in ('representative','observer','invitedGuest')),
  delegation_id text references delegation,
  head boolean not null,
  presence text not null default 'absent' check (presence in ('absent','present','out','leave','lapsed')),
  unique (session_id, person_id)
);
create index seat_person on seat (person_id);
create table motion (
  id text primary key, ord bigint generated always as identity unique, version int not null,
  state text not null check (state in ('draft','seeking_seconds','returned','delegation_review','submitted','under_review','declined','presidium_review',
    'filed','converted','tabled','balloting','adopted','rejected','resolved','handling','closed','withdrawn','merged','archived')),
  session text not null references session, kind text not null, route text, delegation text references delegation,
  home_delegation text references delegation, proposer text not null references person, co_proposers text[] not null,
  title text not null, category text not null, rationale text not null, remedy text not null, text_version int not null,
  department text references department, invited text[] not null, seconders text[] not null,
  seconds_needed int not null, delegation_review boolean not null, late boolean not null,
  number text unique, priority text, note text, decline_reason text, appealed boolean not null,
  merged_into text references motion, tabled_for text references session, ballot text, resolution text,
  proposed_dispatch jsonb, lead text references department, co_handling text[] not null, due_on date,
  submitted_at timestamptz, filed_at timestamptz, resolved_at timestamptz, reported_at timestamptz
);
create index motion_session on motion (session, state);
create index motion_proposer on motion (proposer);
create table undertaking (
  id text primary key, ord bigint generated always as identity unique, version int not null,
  state text not null check (state in ('assigned','objected','handling','replied','rehandling','escalated','rated','tracking','closed')),
  motion text not null references motion, department text not null references department,
  part text not null check (part in ('lead','coHandling')), due_on date,
  objection text, overruled boolean not null, progress int not null check (progress between 0 and 100), contacts int not null,
  draft jsonb, reply jsonb, replied_at timestamptz, round int not null, grade text, grade_reason text, settlement text, fulfilment text,
  owner text references person, due_soon boolean not null, overdue boolean not null, reminders int not null, closed_at timestamptz
);
create index undertaking_motion on undertaking (motion);
create index undertaking_department on undertaking (department, state);
create index undertaking_due on undertaking (due_on) where closed_at is null;
create table ballot (
  id text primary key, ord bigint generated always as identity unique, version int not null,
  state text not null check (state in ('configured','rules_adopted','scrutineers_confirmed','quorum_checked','sealed_empty','issuing','open','closed',
    'reconciled','counted','certified','announced','void','archived')),
  session text not null references session, agenda_item text, matter text not null, motion text references motion, title text not null,
  power text not null, method text not null, items jsonb not null, passing jsonb not null, finality text not null,
  round int not null, previous text references ballot, next text, override text,
  scrutineers text[] not null, chief text, tellers text[] not null, roll int not null, present int not null,
  issued int not null, on_paper int not null, paper_entries jsonb not null, closes_at timestamptz,
  returned int, valid int, invalid int, tally jsonb, verdicts jsonb not null, passed boolean, certified_by text[] not null,
  void_reason text, fallback text, opened_at timestamptz, closed_at timestamptz, announced_at timestamptz,
  check (issued <= present), check (valid + invalid = returned)
);
create index ballot_session on ballot (session);
create index ballot_closing on ballot (closes_at) where state = 'open';
`

/**
 * The register says who was given a paper and whether it came back: no time, no order, no mark. The count says how many
 * votes each mark has: no seat. Both are rewritten in every cast and again at closing, so that neither `xmin` nor the
 * place of a row on disk joins them (see docs/decisions).
 */
const booth = `
create table register (
  ballot_id text not null references ballot,
  seat_id text not null references seat,
  channel text not null check (channel in ('phone','paper')),
  "cast" boolean not null default false,
  act_id text,
  primary key (ballot_id, seat_id)
) with (fillfactor = 60);
create table tally (
  ballot_id text not null references ballot,
  item_id text not null,
  mark text not null,
  votes int not null check (votes >= 0),
  primary key (ballot_id, item_id, mark)
) with (fillfactor = 20);
create table turnout (
  ballot_id text primary key references ballot,
  "cast" int not null check ("cast" >= 0),
  casts int not null check (casts >= "cast")
) with (fillfactor = 20);
create table named_vote (
  ballot_id text not null references ballot,
  seat_id text not null references seat,
  item_id text not null,
  mark text not null,
  primary key (ballot_id, seat_id, item_id)
);
`

const journal = `
create table journal (
  seq bigint primary key,
  act_id text not null unique,
  subject text not null check (subject in ('session','motion','ballot','undertaking')),
  subject_id text not null,
  version int not null,
  state text not null,
  event jsonb not null,
  by jsonb not null,
  known jsonb not null,
  at timestamptz not null,
  cause text,
  prev_hash text not null,
  hash text not null,
  unique (subject, subject_id, version)
);
create table journal_head (id boolean primary key default true check (id), seq bigint not null, hash text not null);
insert into journal_head (seq, hash) values (0, repeat('0', 64));
create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only' using errcode = 'restrict_violation';
end $$;
create trigger journal_append_only before update or delete on journal for each row execute function journal_is_append_only();
create trigger journal_no_truncate before truncate on journal for each statement execute function journal_is_append_only();
`

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [people, subjects, booth, journal]) await sql.raw(part).execute(db)
}
