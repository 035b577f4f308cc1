/** From dispatch to kept promise: the working calendar, who may read a motion, questions and opinions, notifications and what is sent out. */
import { sql, type Kysely } from 'kysely'
import { ARRANGED } from '../seed-arranged.ts'

/** The days that are not what their weekday says. */
const calendar = `
create table calendar_day (
  day date primary key,
  kind text not null check (kind in ('holiday','worked')),
  name text not null
);
`

const subjects = `
alter table motion add column visibility text not null default 'staff' check (visibility in ('private','representatives','staff','public'));
alter table undertaking
  add column object_by date,
  add column draft_version int not null default 0,
  add column countersigned int,
  add column unrated boolean not null default false,
  add column rung jsonb;
create index undertaking_silent on undertaking (replied_at) where state = 'replied' and not unrated;
`

const beside = `
create table question (
  id text primary key,
  motion_id text not null references motion,
  department_id text not null references department,
  asked_by text not null references person,
  asked_at timestamptz not null,
  text text not null,
  due_on date not null,
  answer text,
  answered_by text references person,
  answered_at timestamptz
);
create index question_motion on question (motion_id);
create index question_open on question (department_id, due_on) where answered_at is null;
create table opinion (
  undertaking_id text not null references undertaking,
  person_id text not null references person,
  round int not null,
  grade text not null,
  note text not null,
  at timestamptz not null,
  primary key (undertaking_id, person_id, round)
);
`

/**
 * A notification is one person's; a row of the outbox is one message to one address. Both are written in the transaction of
 * the act that they tell of, and named after it: an act that is said again tells nobody twice.
 */
const notifications = `
create table notification (
  ord bigint generated always as identity primary key,
  person_id text not null references person,
  act_id text not null,
  kind text not null,
  motion_id text not null references motion,
  undertaking_id text references undertaking,
  at timestamptz not null,
  read_at timestamptz,
  unique (act_id, person_id, kind)
);
create index notification_person on notification (person_id, ord desc);
create index notification_unread on notification (person_id) where read_at is null;
create table notification_choice (
  person_id text primary key references person,
  email text not null,
  email_groups text[] not null,
  quiet_from int not null check (quiet_from between 0 and 1440),
  quiet_to int not null check (quiet_to between 0 and 1440)
);
create table outbox (
  id text primary key,
  ord bigint generated always as identity unique,
  channel text not null check (channel in ('email','wecom','dingtalk','feishu')),
  person_id text references person,
  kind text not null,
  motion_id text not null references motion,
  state text not null check (state in ('waiting','sending','sent','dead','unsure')),
  attempts int not null default 0,
  fault text,
  created_at timestamptz not null,
  settled_at timestamptz
);
create index outbox_failed on outbox (ord desc) where state in ('dead','unsure');
`

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [calendar, subjects, beside, notifications]) await sql.raw(part).execute(db)
  await sql`insert into calendar_day (day, kind, name)
    select day::date, kind, name from jsonb_to_recordset(${JSON.stringify(ARRANGED)}::jsonb) as of(day text, kind text, name text)`.execute(
    db,
  )
}
