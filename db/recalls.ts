/** Recalls that are put to the unit which elected somebody. Decides nothing. */
import { sql, type Transaction } from 'kysely'
import type { BallotState } from '../machines/ballot-context.ts'
import type { BallotItem, Tally } from '../machines/matters.ts'
import type { SessionState } from '../machines/session-context.ts'
import type { Recalled, ElectorsVote } from '../machines/session-events.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'

type Either = Db | Transaction<Database>

const congressOf = sql<string>`session.unit ->> 'of'`
const seatOf = sql<string>`session.unit -> 'recalls' ->> 'seat'`
const personOf = sql<string>`session.unit -> 'recalls' ->> 'person'`

/** Whether that person sits there as a representative, and belongs to one of the departments. */
export const isRecallable = async (db: Either, congress: string, { seat, person }: Recalled, departments: string[]): Promise<boolean> =>
  departments.length > 0 &&
  (await db
    .selectFrom('seat')
    .innerJoin('person', 'person.id', 'seat.personId')
    .select('seat.id')
    .where('seat.id', '=', seat)
    .where('seat.sessionId', '=', congress)
    .where('person.id', '=', person)
    .where('seat.kind', '=', 'representative')
    .where('seat.presence', '!=', 'lapsed')
    .where('person.departmentId', 'in', departments)
    .executeTakeFirst()) !== undefined

type Voted = { roll: number; returned: number | null; items: BallotItem[]; tally: Tally | null; person: string }

/** A vote on something else than this person, or on more than that, recalls nobody. */
const figuresOf = ({ roll, returned, items, tally, person }: Voted): ElectorsVote | null => {
  const [question] = items
  if (returned === null || tally === null || items.length !== 1 || question?.id !== person) return null
  return { electors: roll, returned, approve: tally[person]?.['approve'] ?? 0 }
}

const voteColumns = ['ballot.roll', 'ballot.returned', 'ballot.items', 'ballot.tally'] as const

/** How an announced ballot on the recall from that seat came out. */
export const findRecallVote = async (db: Either, congress: string, seat: string, ballot: string): Promise<ElectorsVote | null> => {
  const found = await db
    .selectFrom('ballot')
    .innerJoin('session', 'session.id', 'ballot.session')
    .select([...voteColumns, personOf.as('person')])
    .where('ballot.id', '=', ballot)
    .where('ballot.announcedAt', 'is not', null)
    .where('ballot.sheet', 'is', null)
    .where(congressOf, '=', congress)
    .where(seatOf, '=', seat)
    .executeTakeFirst()
  return found ? figuresOf(found) : null
}

export type Recall = {
  session: string
  state: SessionState
  /** The last ballot of it; `vote` once that was announced. */
  ballot: { id: string; state: BallotState; vote: ElectorsVote | null } | null
}

/** The last time that a unit was asked to recall somebody from that seat. */
export const findRecall = async (db: Db, congress: string, seat: string): Promise<Recall | null> => {
  const found = await db
    .selectFrom('session')
    .leftJoin('ballot', 'ballot.session', 'session.id')
    .select(['session.id as session', 'session.state', personOf.as('person')])
    .select(['ballot.id as ballot', 'ballot.state as ballotState', 'ballot.announcedAt', ...voteColumns])
    .where(congressOf, '=', congress)
    .where(seatOf, '=', seat)
    .orderBy('session.openedAt', 'desc')
    .orderBy('ballot.ord', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!found) return null
  const { session, state, person, ballot, ballotState, announcedAt, roll, returned, items, tally } = found
  if (ballot === null || ballotState === null || roll === null || items === null) return { session, state, ballot: null }
  const vote = announcedAt === null ? null : figuresOf({ roll, returned, items, tally, person })
  return { session, state, ballot: { id: ballot, state: ballotState, vote } }
}

/** The department to which the holder of a seat belongs. */
export const findDepartmentOf = async (db: Db, congress: string, seat: string): Promise<string | null> =>
  (
    await db
      .selectFrom('seat')
      .innerJoin('person', 'person.id', 'seat.personId')
      .select('person.departmentId')
      .where('seat.id', '=', seat)
      .where('seat.sessionId', '=', congress)
      .executeTakeFirst()
  )?.departmentId ?? null
