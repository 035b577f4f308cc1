/** Units of a renewal: their elections, their staff, and whom they elected. Decides nothing. */
import { sql, type Transaction } from 'kysely'
import type { Election } from '../machines/election.ts'
import type { SessionState } from '../machines/session-context.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'

type Either = Db | Transaction<Database>

/** A unit's election goes on until its session is closed. */
const UNDER_WAY: SessionState[] = ['open', 'recess']
/** Until its result is published it needs the desk. */
const AT_THE_DESK: SessionState[] = [...UNDER_WAY, 'closed']
/** Elections of units at once, of however many congresses. */
const MOST = 200

const unitId = sql<string>`unit ->> 'id'`
const congressOf = sql<string>`unit ->> 'of'`

export const listUnitsUnderWay = async (db: Either, congress: string): Promise<string[]> =>
  (
    await db
      .selectFrom('session')
      .select(unitId.as('unit'))
      .where(congressOf, '=', congress)
      .where('unit', 'is not', null)
      .where('state', 'in', UNDER_WAY)
      .orderBy('unit')
      .execute()
  ).map(({ unit }) => unit)

/** The last election of each unit of a congress; votes on recalls elect nobody. */
export const listUnitSessions = async (db: Db, congress: string) =>
  db
    .selectFrom('session')
    .distinctOn(unitId)
    .select(['id', 'state', unitId.as('unit')])
    .where(congressOf, '=', congress)
    .where('unit', 'is not', null)
    .where(sql<boolean>`unit -> 'recalls' is null`)
    .orderBy(unitId)
    .orderBy('openedAt', 'desc')
    .execute()

/** Elections that somebody takes part in: those of the desk all that are not published, those of an elector their own. */
export const listUnitsFor = (db: Db, person: string, atDesk: boolean) =>
  db
    .selectFrom('session')
    .select(['id', 'title'])
    .where('unit', 'is not', null)
    .where('state', 'in', atDesk ? AT_THE_DESK : UNDER_WAY)
    .$if(!atDesk, (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('seat')
            .select('seat.id')
            .whereRef('seat.sessionId', '=', 'session.id')
            .where('seat.personId', '=', person)
            .where('seat.presence', '!=', 'lapsed'),
        ),
      ),
    )
    .orderBy('title')
    .limit(MOST)
    .execute()

/** Whom the ballots of one unit's election elected, as far as they were announced; null where it is no unit's election of the congress. */
export const findElected = async (db: Either, congress: string, election: string): Promise<{ unit: string; persons: string[] } | null> => {
  const session = await db
    .selectFrom('session')
    .select(unitId.as('unit'))
    .where('id', '=', election)
    .where('unit', 'is not', null)
    .where(congressOf, '=', congress)
    .executeTakeFirst()
  if (!session) return null
  const ballots = await db
    .selectFrom('ballot')
    .select('election')
    .where('session', '=', election)
    .where('matter', '=', 'election')
    .where('announcedAt', 'is not', null)
    .orderBy('ord')
    .limit(MOST)
    .execute()
  return { unit: session.unit, persons: ballots.flatMap(({ election: result }) => (result as Election | null)?.elected ?? []) }
}

/** The ballots of some units' elections in the order in which they were set up, void rounds and all. */
export const listUnitBallots = (db: Db, sessions: string[]) =>
  db
    .selectFrom('ballot')
    .leftJoin('turnout', 'turnout.ballotId', 'ballot.id')
    .select([
      'ballot.id',
      'session',
      'state',
      'items',
      'issued',
      'returned',
      'closesAt',
      'announcedAt',
      'election',
      'vacancyReason',
      'cast',
    ])
    .where('session', '=', sql<string>`any(${sessions}::text[])`)
    .where('matter', '=', 'election')
    .orderBy('ballot.ord')
    .limit(10 * MOST)
    .execute()

/** Persons who hold a representative's seat in a session. */
export const listSeated = async (db: Db, session: string): Promise<string[]> =>
  (
    await db
      .selectFrom('seat')
      .select('personId')
      .where('sessionId', '=', session)
      .where('kind', '=', 'representative')
      .where('presence', '!=', 'lapsed')
      .execute()
  ).map(({ personId }) => personId)

/** The staff of some departments, in the order of their work numbers. */
export const listUnitStaff = (db: Db, departments: string[], limit: number) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'number'])
    .where('active', '=', true)
    .where('departmentId', 'in', departments)
    .orderBy('number')
    .limit(limit)
    .execute()

/** How many each department has, and how many belong to none. */
export const countStaffByDepartment = (db: Db) =>
  db
    .selectFrom('person')
    .select((pick) => ['departmentId as department', pick.fn.countAll<number>().as('staff')])
    .where('active', '=', true)
    .groupBy('departmentId')
    .execute()

/** Delegations of a term, named before anybody sits in them; one that is there already keeps its place. */
export const insertDelegations = async (
  trx: Transaction<Database>,
  term: number,
  delegations: { id: string; name: string }[],
): Promise<void> => {
  if (delegations.length === 0) return
  const { after } = await trx
    .selectFrom('delegation')
    .select(sql<number>`coalesce(max(ord), 0) + 1`.as('after'))
    .where('term', '=', term)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('delegation')
    .values(delegations.map((delegation, i) => ({ ...delegation, term, ord: after + i })))
    .onConflict((on) => on.column('id').doUpdateSet((given) => ({ name: given.ref('excluded.name') })))
    .execute()
}
