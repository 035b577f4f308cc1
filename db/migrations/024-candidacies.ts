/** Who is put forward for an election, what they answered, and what they say of themselves. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table candidacy (
    session_id text not null references session (id),
    item_id text not null,
    person_id text not null references person (id),
    nominated_by text not null references person (id),
    nominated_at timestamptz not null,
    reason text not null,
    consent text not null check (consent in ('asked', 'given', 'refused')),
    statement text not null,
    answered_at timestamptz,
    answered_by text references person (id),
    withdrawn_at timestamptz,
    withdrawn_reason text,
    primary key (session_id, item_id, person_id)
  )`.execute(db)
  await sql`alter table session add column candidacies int not null default 0`.execute(db)
  await sql`alter table session alter column candidacies drop default`.execute(db)
}
