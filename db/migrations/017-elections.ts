/** What a paper is as a whole (an election's seats and write-ins, a rating's lines left out), and who an election elected. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ballot add column sheet jsonb, add column election jsonb, add column vacancy_reason text`.execute(db)
}
