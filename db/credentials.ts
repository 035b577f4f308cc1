/** What the credentials report is made from. Decides nothing. */
import { sql } from 'kysely'
import type { Db } from './connect.ts'

/** Each delegation's seats and head; the seats of nobody's delegation under an empty name. */
export const listCredentialGroups = async (db: Db, session: string) =>
  (
    await db
      .selectFrom('seat')
      .innerJoin('person', 'person.id', 'seat.personId')
      .leftJoin('delegation', 'delegation.id', 'seat.delegationId')
      .select(sql<string>`coalesce(delegation.name, '')`.as('name'))
      .select((pick) => [pick.fn.countAll<number>().as('seats'), sql<string | null>`max(person.name) filter (where seat.head)`.as('head')])
      .where('sessionId', '=', session)
      .where('seat.kind', '=', 'representative')
      .where('presence', '!=', 'lapsed')
      .groupBy(['delegation.id', 'delegation.name', 'delegation.ord'])
      .orderBy('delegation.ord')
      .limit(100)
      .execute()
  ).map((row) => ({ ...row }))

/** The session before this one; a rehearsal was none. */
export const findSessionBefore = (db: Db, { term, ordinal }: { term: number; ordinal: number }) =>
  db
    .selectFrom('session')
    .select(['id', 'term', 'ordinal'])
    .where('roll', '>', 0)
    .where('rehearsalOf', 'is', null)
    .where('unit', 'is', null)
    .where((where) => where.or([where('term', '<', term), where.and([where('term', '=', term), where('ordinal', '<', ordinal)])]))
    .orderBy('term', 'desc')
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Names of those who hold a representative's seat in the one session and none in the other. */
export const listOnlyIn = async (db: Db, session: string, other: string, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('seat')
    .innerJoin('person', 'person.id', 'seat.personId')
    .select('person.name')
    .where('sessionId', '=', session)
    .where('kind', '=', 'representative')
    .where('presence', '!=', 'lapsed')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('seat as there')
            .select('there.id')
            .whereRef('there.personId', '=', 'seat.personId')
            .where('there.sessionId', '=', other)
            .where('there.kind', '=', 'representative')
            .where('there.presence', '!=', 'lapsed'),
        ),
      ),
    )
    .orderBy('person.pinyin')
    .limit(limit)
    .execute()
  return rows.map(({ name }) => name)
}
