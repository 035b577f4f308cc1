/** Ballots of an appraisal whose raters are weighed in groups are found by it. */
import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index ballot_appraisal on ballot ((sheet -> 'raters' ->> 'appraisal'))`.execute(db)
}
