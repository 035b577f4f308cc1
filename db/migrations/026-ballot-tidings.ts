/** People are told of a ballot that stays open for days, too: a notification is about a motion or about a ballot. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['notification', 'outbox']) {
    await sql`alter table ${sql.table(table)}
      alter column motion_id drop not null,
      add column ballot_id text references ballot (id),
      add check (num_nonnulls(motion_id, ballot_id) = 1)`.execute(db)
  }
  await sql`alter table ballot add column prompted_at timestamptz`.execute(db)
}
