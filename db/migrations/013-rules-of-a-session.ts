/** A session keeps the pass line that the school had when it was created, as it keeps its quorum. */
import { sql, type Kysely } from 'kysely'

const passing = `
alter table session
  add column passing jsonb not null default '{"base": "roll", "comparator": ">", "numerator": 1, "denominator": 2}';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(passing).execute(db)
}
