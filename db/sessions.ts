/** Sessions, their seats and who is in the hall. */
import { sql, type Transaction } from 'kysely'
import type { SeatKind } from '../machines/actor.ts'
import type { Presence } from '../machines/session-context.ts'
import type { SessionState } from '../machines/session-context.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'

type Either = Db | Transaction<Database>

/** Seats whose holders are given papers; a test holds it equal to the machines' own. */
export const VOTING_SEATS: SeatKind[] = ['representative', 'elector']

/** States in which a session is the one people mean by "the session". */
const LIVING: SessionState[] = ['preparing', 'papers_out', 'preparatory', 'open', 'recess', 'closed']

/** The session now prepared, held or wound up: the earliest that is not over, else the latest. */
export const findCurrentSession = async (db: Either): Promise<string | null> => {
  const isLiving = sql<boolean>`state = any(${LIVING}::text[])`
  const age = sql<number>`term * 100 + ordinal`
  const row = await db
    .selectFrom('session')
    .select('id')
    .where('rehearsalOf', 'is', null)
    .where('unit', 'is', null)
    .orderBy(isLiving, 'desc')
    .orderBy(sql`case when ${isLiving} then ${age} else -${age} end`)
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The rehearsal of a session that has not been thrown away. */
export const findRehearsal = async (db: Either, of: string): Promise<string | null> =>
  (await db.selectFrom('session').select('id').where('rehearsalOf', '=', of).where('state', '!=', 'discarded').executeTakeFirst())?.id ??
  null

/** A rehearsal that was thrown away is nobody's to see. */
export const isDiscarded = async (db: Either, session: string | null): Promise<boolean> =>
  session !== null &&
  (await db.selectFrom('session').select('id').where('id', '=', session).where('state', '=', 'discarded').executeTakeFirst()) !== undefined

/** Representatives who are neither in the hall nor on leave. */
export const listAbsent = async (db: Db, session: string): Promise<string[]> =>
  (
    await db
      .selectFrom('seat')
      .select('id')
      .where('sessionId', '=', session)
      .where('kind', '=', 'representative')
      .where('presence', '=', 'absent')
      .orderBy('id')
      .execute()
  ).map(({ id }) => id)

export const findHolder = async (db: Db, seat: string): Promise<string | undefined> =>
  (await db.selectFrom('seat').select('personId').where('id', '=', seat).executeTakeFirst())?.personId

export const listSessions = (db: Either) =>
  db
    .selectFrom('session')
    .select(['id', 'term', 'ordinal', 'title', 'state'])
    .where('rehearsalOf', 'is', null)
    .where('unit', 'is', null)
    .orderBy('term', 'desc')
    .orderBy('ordinal', 'desc')
    .limit(100)
    .execute()

export const findSeat = (db: Either, session: string, seat: string) =>
  db
    .selectFrom('seat')
    .select(['presence', 'kind', 'delegationId as delegation', 'head'])
    .where('id', '=', seat)
    .where('sessionId', '=', session)
    .executeTakeFirst()

/** Whether one of them holds a seat that stands; whoever's seat has ended may get another. */
export const areEnrolled = async (db: Either, session: string, persons: string[]): Promise<boolean> =>
  persons.length > 0 &&
  (await db
    .selectFrom('seat')
    .select('id')
    .where('sessionId', '=', session)
    .where('personId', 'in', persons)
    .where('presence', '!=', 'lapsed')
    .executeTakeFirst()) !== undefined

/** Of some persons, how many hold a seat with a vote in the session. */
export const countVoters = async (db: Either, session: string, persons: string[]): Promise<number> => {
  if (persons.length === 0) return 0
  const row = await db
    .selectFrom('seat')
    .select((pick) => pick.fn.countAll<number>().as('n'))
    .where('sessionId', '=', session)
    .where('kind', 'in', VOTING_SEATS)
    .where('presence', '!=', 'lapsed')
    .where('personId', 'in', persons)
    .executeTakeFirstOrThrow()
  return row.n
}

/** Of some seats, how many belong to voters who are in the hall. */
export const countPresent = async (db: Either, session: string, seats: string[]): Promise<number> => {
  if (seats.length === 0) return 0
  const row = await db
    .selectFrom('seat')
    .select((pick) => pick.fn.countAll<number>().as('n'))
    .where('sessionId', '=', session)
    .where('kind', 'in', VOTING_SEATS)
    .where('presence', '=', 'present')
    .where('id', 'in', seats)
    .executeTakeFirstOrThrow()
  return row.n
}

/** Days in Asia/Shanghai from a moment to a calendar day. */
export const daysUntil = async (db: Either, at: string, day: string | null): Promise<number> => {
  if (day === null) return 0
  const { rows } = await sql<{
    days: number
  }>`select ${day}::date - (${at}::timestamptz at time zone 'Asia/Shanghai')::date as days`.execute(db)
  return rows[0]?.days ?? 0
}

/** The midnight in Asia/Shanghai that ends the calendar day some days after a moment, ISO 8601 in UTC. */
export const endOfDayAfter = async (db: Either, at: string, days: number): Promise<string> => {
  const { rows } = await sql<{
    at: string
  }>`select (((${at}::timestamptz at time zone 'Asia/Shanghai')::date + ${days}::int + 1)::timestamp at time zone 'Asia/Shanghai') as at`.execute(
    db,
  )
  return rows[0]?.at ?? at
}

export type SeatQuery = {
  session: string
  text?: string | undefined
  byNumber: boolean
  presence?: string | undefined
  after?: string | undefined
  limit: number
}

/** Seats in the order of delegation and name, found by any part of name or pinyin, and of work number where that may be. */
export const listSeats = (db: Db, { session, text, byNumber, presence, after, limit }: SeatQuery) => {
  const like = `%${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return db
    .selectFrom('seat')
    .innerJoin('person', 'person.id', 'seat.personId')
    .leftJoin('delegation', 'delegation.id', 'seat.delegationId')
    .select([
      'seat.id as seat',
      'person.id as person',
      'person.name',
      'person.number',
      'person.pinyin',
      'seat.kind',
      'delegationId as delegation',
      'head',
      'presence',
    ])
    .select(sql<string>`lpad(coalesce(delegation.ord, 99)::text, 2, '0') || person.pinyin || seat.id`.as('cursor'))
    .where('sessionId', '=', session)
    .$if(text !== undefined && text !== '', (query) =>
      query.where((where) =>
        where.or([
          where('person.name', 'like', like),
          where('person.pinyin', 'ilike', like),
          ...(byNumber ? [where('person.number', 'ilike', like)] : []),
        ]),
      ),
    )
    .$if(presence !== undefined, (query) => query.where('presence', '=', presence as Presence))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`lpad(coalesce(delegation.ord, 99)::text, 2, '0') || person.pinyin || seat.id > ${after ?? ''}`),
    )
    .orderBy('cursor')
    .limit(limit)
    .execute()
}

/** 应到、实到、请假 of each delegation. */
export const attendance = (db: Db, session: string) =>
  db
    .selectFrom('seat')
    .leftJoin('delegation', 'delegation.id', 'seat.delegationId')
    .select(['delegation.id as delegation', sql<string>`coalesce(delegation.name, '')`.as('name')])
    .select((pick) => [
      pick.fn.countAll<number>().as('roll'),
      pick.fn.countAll<number>().filterWhere('presence', '=', 'present').as('present'),
      pick.fn.countAll<number>().filterWhere('presence', '=', 'leave').as('onLeave'),
    ])
    .where('sessionId', '=', session)
    .where('seat.kind', 'in', VOTING_SEATS)
    .where('presence', '!=', 'lapsed')
    .groupBy(['delegation.id', 'delegation.name', 'delegation.ord'])
    .orderBy('delegation.ord')
    .limit(100)
    .execute()

/** Observers and invited guests: how many seats, and how many of them are in the hall. */
export const attendanceBeside = (db: Db, session: string) =>
  db
    .selectFrom('seat')
    .select('kind')
    .select((pick) => [
      pick.fn.countAll<number>().as('seats'),
      pick.fn.countAll<number>().filterWhere('presence', '=', 'present').as('present'),
    ])
    .where('sessionId', '=', session)
    .where('kind', 'not in', VOTING_SEATS)
    .where('presence', '!=', 'lapsed')
    .groupBy('kind')
    .orderBy('kind', 'desc')
    .execute()
