/** Papers, and who has read them; notices to all staff, who has taken note, and what they say to a draft. */
import { sql, type Kysely } from 'kysely'

/** A file is kept in parts, so that neither side ever holds more than one of them as text (docs/decisions). */
const files = `
create table file (
  id text primary key,
  name text not null,
  media text not null,
  bytes int not null check (bytes > 0),
  sha256 text not null,
  uploaded_by text not null references person,
  uploaded_at timestamptz not null
);
create index file_uploader on file (uploaded_by);
create table file_part (
  file_id text not null references file on delete cascade,
  part int not null check (part >= 0),
  body bytea not null,
  primary key (file_id, part)
);
alter table file_part alter column body set storage external;
`

const papers = `
create table paper (
  file_id text primary key references file,
  ord bigint generated always as identity unique,
  subject text not null check (subject in ('session','motion')),
  subject_id text not null,
  item text,
  notice_id text,
  attached_at timestamptz not null,
  removed_at timestamptz,
  removed_reason text
);
create index paper_subject on paper (subject, subject_id);
create table paper_read (
  file_id text not null references paper,
  person_id text not null references person,
  read_at timestamptz not null,
  primary key (file_id, person_id)
);
`

const notices = `
create table notice (
  id text primary key,
  ord bigint generated always as identity unique,
  session_id text not null references session,
  title text not null,
  text text not null,
  item text,
  motion text references motion,
  consult_until timestamptz,
  names text check (names in ('shown','desk')),
  posted_at timestamptz not null,
  posted_by text not null references person,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((consult_until is null) = (names is null))
);
create index notice_session on notice (session_id);
alter table paper add constraint paper_notice_id_fkey foreign key (notice_id) references notice;
create table notice_receipt (
  notice_id text not null references notice,
  person_id text not null references person,
  at timestamptz not null,
  primary key (notice_id, person_id)
);
create table comment (
  id text primary key,
  ord bigint generated always as identity unique,
  notice_id text not null references notice,
  person_id text not null references person,
  text text not null,
  said_at timestamptz not null,
  outcome text check (outcome in ('adopted','partly','notAdopted')),
  answer text,
  answered_at timestamptz,
  answered_by text references person,
  check ((outcome is null) = (answered_at is null))
);
create index comment_notice on comment (notice_id);
`

const figures = `
alter table session
  add column papers int not null default 0 check (papers >= 0),
  add column papers_bytes int not null default 0 check (papers_bytes >= 0),
  add column notices int not null default 0 check (notices >= 0);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [files, papers, notices, figures]) await sql.raw(part).execute(db)
}
