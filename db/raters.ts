/** Groups of raters of an appraisal: who belongs to which, and who of them is in the hall. Decides nothing. */
import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { RaterGroupName, Raters } from '../machines/matters.ts'
import type { Attending } from '../machines/raters.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'
import { VOTING_SEATS } from './sessions.ts'

type Either = Db | Transaction<Database>

const FITS: Readonly<Record<RaterGroupName, RawBuilder<boolean>>> = {
  leaders: sql<boolean>`person.duty = 'leader'`,
  heads: sql<boolean>`'department' = any(person.roles)`,
  teachers: sql<boolean>`person.duty = 'teacher'`,
  workers: sql<boolean>`person.duty = 'worker'`,
  others: sql<boolean>`true`,
}

/** The first of the groups that a person fits. */
const groupOf = (groups: Raters['groups']): RawBuilder<RaterGroupName> =>
  sql<RaterGroupName>`case ${sql.join(
    groups.map(({ group }) => sql`when ${FITS[group]} then ${group}`),
    sql` `,
  )} end`

/** Holders of seats who get the papers of one ballot. */
export const belongsToRaters = ({ groups, of }: Raters): RawBuilder<boolean> => sql<boolean>`${groupOf(groups)} = any(${of}::text[])`

/** `rated`: of them, those about whom a line of the paper is. */
export const countAttending = async (
  db: Either,
  session: string,
  { groups }: Raters,
  { onPaper, rated }: { onPaper: string[]; rated: string[] },
): Promise<Attending> => {
  const rows = await db
    .selectFrom('seat')
    .innerJoin('person', 'person.id', 'seat.personId')
    .select(groupOf(groups).as('group'))
    .select((pick) => [
      pick.fn.countAll<number>().as('present'),
      sql<number>`(count(*) filter (where seat.id = any(${onPaper}::text[])))::int`.as('onPaper'),
      sql<number>`(count(*) filter (where person.id = any(${rated}::text[])))::int`.as('rated'),
    ])
    .where('seat.sessionId', '=', session)
    .where('seat.kind', 'in', VOTING_SEATS)
    .where('seat.presence', '=', 'present')
    .groupBy('group')
    .orderBy('group')
    .execute()
  return Object.fromEntries(rows.map(({ group, ...counts }) => [group, counts]))
}

/** Ballots that were set up as part of one appraisal. */
export const countOfAppraisal = async (db: Either, appraisal: string): Promise<number> =>
  (
    await db
      .selectFrom('ballot')
      .select((pick) => pick.fn.countAll<number>().as('n'))
      .where(sql<string>`sheet -> 'raters' ->> 'appraisal'`, '=', appraisal)
      .executeTakeFirstOrThrow()
  ).n
