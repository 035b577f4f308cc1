/** A session may be a rehearsal of another one, beside it and under the same name, until it is thrown away. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table session
      add column rehearsal_of text references session,
      drop constraint session_term_ordinal_kind_key,
      drop constraint session_state_check,
      add constraint session_state_check check
        (state in ('preparing','papers_out','preparatory','open','recess','closed','published','archived','discarded'))`.execute(db)
  await sql`create unique index session_term_ordinal_kind_key on session (term, ordinal, kind) where rehearsal_of is null`.execute(db)
  await sql`create unique index session_rehearsed_once on session (rehearsal_of) where state <> 'discarded'`.execute(db)
}
