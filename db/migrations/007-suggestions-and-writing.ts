/** Before the committee: the suggestion box, a time for delegations, what is being written, and what similar motions are found by. */
import { sql, type Kysely } from 'kysely'

const motion = `
alter table motion
  add late_become text not null default 'suggestion' check (late_become in ('suggestion', 'motion')),
  add review_due_at timestamptz,
  add suggestion text references motion,
  add suggested_by text references person,
  add supports int not null default 0 check (supports >= 0),
  add hidden text,
  add taken_up_in text references motion;
alter table motion alter late_become drop default, alter supports drop default;
alter table motion drop constraint motion_state_check;
alter table motion add constraint motion_state_check check (state in ('draft','seeking_seconds','returned','delegation_review','submitted',
  'under_review','declined','presidium_review','filed','converted','tabled','balloting','adopted','rejected','resolved','handling','closed',
  'withdrawn','merged','archived','suggested','answered','taken_up'));
create index motion_review_due on motion (review_due_at) where state = 'delegation_review';
create index motion_box on motion (supports desc, ord desc) where kind = 'suggestion';
`

/** Who supports a suggestion. The motion counts them; these say who they are, so that nobody counts twice. */
const support = `
create table support (
  motion_id text not null references motion,
  person_id text not null references person,
  primary key (motion_id, person_id)
);
create index support_person on support (person_id);
`

/** What somebody is typing, on whichever device: nobody else's to read, and gone once it is said. */
const writing = `
create table writing (
  person_id text not null references person,
  motion_id text not null,
  revision int not null check (revision > 0),
  session_id text not null references session,
  fields jsonb not null,
  written_at timestamptz not null,
  primary key (person_id, motion_id)
);
`

/** The words of a motion as db/similar.ts cuts them. */
const similar = `
create table motion_gram (
  motion_id text primary key references motion,
  edition int not null,
  text_version int not null,
  title text[] not null,
  body text[] not null
);
create index motion_gram_title on motion_gram using gin (title);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [motion, support, writing, similar]) await sql.raw(part).execute(db)
}
