/** The elections of units (选区), by which a congress is renewed: sessions beside it, under its term and number. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table session
      add column units jsonb not null default '[]',
      add column unit jsonb`.execute(db)
  await sql`alter table session alter column units drop default`.execute(db)
  await sql`drop index session_term_ordinal_kind_key`.execute(db)
  await sql`create unique index session_term_ordinal_kind_key on session (term, ordinal, kind) where rehearsal_of is null and unit is null`.execute(
    db,
  )
  await sql`create index session_unit on session ((unit ->> 'of')) where unit is not null`.execute(db)
  await sql`
    alter table seat
      drop constraint seat_kind_check,
      add constraint seat_kind_check check (kind in ('representative','observer','invitedGuest','elector'))`.execute(db)
}
