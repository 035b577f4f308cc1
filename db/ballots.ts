/** The register, the count and the named votes of a ballot. Nothing here joins a seat to a mark of a secret ballot. */
import { sql, type Transaction } from 'kysely'
import type { BallotState } from '../machines/ballot-context.ts'
import type { BallotItem, Matter, Raters, Tally } from '../machines/matters.ts'
import type { Companion } from '../machines/together.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'
import { belongsToRaters } from './raters.ts'
import { VOTING_SEATS } from './sessions.ts'

/** Where a seat stands in the roll: its delegation, then its holder's name. */
const cursorOf = sql<string>`lpad(coalesce(delegation.ord, 99)::text, 2, '0') || person.pinyin || seat.id`

type Either = Db | Transaction<Database>

/** States between the adoption of its rules and its announcement. */
const RUNNING: BallotState[] = [
  'rules_adopted',
  'scrutineers_confirmed',
  'quorum_checked',
  'sealed_empty',
  'issuing',
  'open',
  'closed',
  'reconciled',
  'counted',
  'certified',
]

export const countRunningBallots = async (db: Either, session: string, matter?: Matter): Promise<number> =>
  (
    await db
      .selectFrom('ballot')
      .select((pick) => pick.fn.countAll<number>().as('n'))
      .where('session', '=', session)
      .where('state', 'in', RUNNING)
      .$if(matter !== undefined, (query) => query.where('matter', '=', matter ?? 'other'))
      .executeTakeFirstOrThrow()
  ).n

/** Ballots that are issued and announced together with this one, in the order in which they were set up. */
export const listCompanions = async (db: Either, ballot: string): Promise<Companion[]> =>
  (await db.selectFrom('ballot').select(['id', 'state', 'sheet']).where('togetherWith', '=', ballot).orderBy('ord').execute()).map(
    ({ id, state, sheet }) => ({ id, state, ...(sheet?.kind === 'rating' && sheet.raters ? { of: sheet.raters.of } : {}) }),
  )

/** One paper for each voter in the hall, or for those of some groups of raters; a nought for each mark of each line, an empty turnout. */
export const issuePapers = async (
  trx: Transaction<Database>,
  ballot: string,
  session: string,
  rows: BallotItem[],
  onPaper: string[],
  raters: Raters | null,
): Promise<void> => {
  await trx
    .insertInto('register')
    .columns(['ballotId', 'seatId', 'channel'])
    .expression((select) =>
      select
        .selectFrom('seat')
        .innerJoin('person', 'person.id', 'seat.personId')
        .select([
          sql<string>`${ballot}`.as('ballotId'),
          'seat.id',
          sql<'phone' | 'paper'>`case when seat.id = any(${onPaper}::text[]) then 'paper' else 'phone' end`.as('channel'),
        ])
        .where('sessionId', '=', session)
        .where('kind', 'in', VOTING_SEATS)
        .where('presence', '=', 'present')
        .$if(raters !== null, (query) => (raters === null ? query : query.where(belongsToRaters(raters))))
        .orderBy('seat.id'),
    )
    .execute()
  const noughts = rows.flatMap((row) => row.marks.map((mark) => ({ ballotId: ballot, itemId: row.id, mark, votes: 0 })))
  await trx.insertInto('tally').values(noughts).execute()
  await trx.insertInto('turnout').values({ ballotId: ballot, cast: 0, casts: 0 }).execute()
}

/** What was out by phone is out by hand; whoever casts by phone at this moment was first or is refused. */
export const moveToPaper = async (trx: Transaction<Database>, ballot: string, seat: string): Promise<void> => {
  await trx
    .updateTable('register')
    .set({ channel: 'paper' })
    .where('ballotId', '=', ballot)
    .where('seatId', '=', seat)
    .where('cast', '=', false)
    .execute()
}

/** Whose papers are not back: by delegation and name, as a roll is read, and in no order of time. */
export const listMissing = (db: Db, ballot: string, after: string | undefined, limit: number) =>
  db
    .selectFrom('register')
    .innerJoin('seat', 'seat.id', 'register.seatId')
    .innerJoin('person', 'person.id', 'seat.personId')
    .leftJoin('delegation', 'delegation.id', 'seat.delegationId')
    .select(['seat.id as seat', 'person.name', 'delegation.name as delegation', 'channel'])
    .select(cursorOf.as('cursor'))
    .where('ballotId', '=', ballot)
    .where('cast', '=', false)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`${cursorOf} > ${after ?? ''}`))
    .orderBy('cursor')
    .limit(limit)
    .execute()

/**
 * Writes register and count anew in the order of their keys, within the transaction that closes the ballot: every row
 * then carries the same `xmin`, and its place on disk says nothing about when it was cast.
 */
export const rewriteBox = async (trx: Transaction<Database>, ballot: string): Promise<void> => {
  const register = await trx.deleteFrom('register').where('ballotId', '=', ballot).returningAll().execute()
  for (let from = 0; from < register.length; from += 5000) {
    const rows = register.toSorted((a, b) => (a.seatId < b.seatId ? -1 : 1)).slice(from, from + 5000)
    await trx
      .insertInto('register')
      .columns(['ballotId', 'seatId', 'channel', 'cast', 'actId'])
      .expression(
        sql`select ${ballot}, * from unnest(${rows.map((row) => row.seatId)}::text[], ${rows.map((row) => row.channel)}::text[], ${rows.map((row) => row.cast)}::boolean[], ${rows.map((row) => row.actId)}::text[])`,
      )
      .execute()
  }
  const tally = await trx.deleteFrom('tally').where('ballotId', '=', ballot).returningAll().execute()
  if (tally.length > 0)
    await trx
      .insertInto('tally')
      .values(tally.toSorted((a, b) => (a.itemId + a.mark < b.itemId + b.mark ? -1 : 1)))
      .execute()
}

export const countCast = async (db: Either, ballot: string): Promise<number> =>
  (await db.selectFrom('turnout').select('cast').where('ballotId', '=', ballot).executeTakeFirst())?.cast ?? 0

export const countVotes = async (db: Either, ballot: string): Promise<Tally> => {
  const rows = await db
    .selectFrom('tally')
    .select(['itemId', 'mark', 'votes'])
    .where('ballotId', '=', ballot)
    .orderBy('itemId')
    .orderBy('mark')
    .execute()
  const tally: Tally = {}
  for (const { itemId, mark, votes } of rows) tally[itemId] = { ...tally[itemId], [mark]: votes }
  return tally
}

/** Turnouts of some ballots, with the counts of those that are open (named). */
export const listTurnouts = (db: Db, ballots: string[]) =>
  db
    .selectFrom('turnout')
    .innerJoin('ballot', 'ballot.id', 'turnout.ballotId')
    .select(['ballotId as ballot', 'turnout.cast', 'turnout.casts', 'version', 'method', 'state', 'issued', 'paperEntries', 'session'])
    .where('ballotId', 'in', ballots)
    .execute()

export const findPaper = (db: Either, ballot: string, seats: string[]) =>
  db
    .selectFrom('register')
    .select(['seatId', 'channel', 'cast', 'actId'])
    .where('ballotId', '=', ballot)
    .where('seatId', 'in', seats)
    .executeTakeFirst()

export const findRoundBefore = (db: Either, ballot: string) =>
  db.selectFrom('ballot').select(['id', 'round', 'override']).where('next', '=', ballot).executeTakeFirst()

export const listBallots = (db: Db, session: string, after: string | undefined, limit: number) =>
  db
    .selectFrom('ballot')
    .select(['id', 'ord', 'version', 'state', 'title', 'method', 'matter', 'motion', 'agendaItem', 'togetherWith', 'round', 'passed'])
    .select(sql<boolean>`announced_at is not null`.as('announced'))
    .where('session', '=', session)
    .$if(after !== undefined, (query) => query.where('ord', '>', Number(after)))
    .orderBy('ord')
    .limit(limit)
    .execute()

/** Ballots in some states, of whatever session. */
export const listCollecting = (db: Db, states: string[]) =>
  db
    .selectFrom('ballot')
    .select('id')
    .where('state', 'in', states as BallotState[])
    .limit(1000)
    .execute()

export const listOpenBallots = async (db: Either, session: string): Promise<string[]> =>
  (await db.selectFrom('ballot').select('id').where('session', '=', session).where('state', '=', 'open').orderBy('id').execute()).map(
    ({ id }) => id,
  )

/** A unit is never larger than a school. */
const MOST_WAITED_FOR = 5_000

/** Whose paper is out by phone and not back. */
export const listWaitedFor = async (db: Either, ballot: string): Promise<string[]> =>
  (
    await db
      .selectFrom('register')
      .innerJoin('seat', 'seat.id', 'register.seatId')
      .innerJoin('person', 'person.id', 'seat.personId')
      .select('person.id')
      .where('ballotId', '=', ballot)
      .where('cast', '=', false)
      .where('channel', '=', 'phone')
      .where('person.active', '=', true)
      .limit(MOST_WAITED_FOR)
      .execute()
  ).map(({ id }) => id)

/** Boxes of units that close within a day, and were open for longer than that. */
export const listClosingSoon = (db: Db, at: string) =>
  db
    .selectFrom('ballot')
    .innerJoin('session', 'session.id', 'ballot.session')
    .select(['ballot.id', 'ballot.closesAt'])
    .where('ballot.state', '=', 'open')
    .where('session.unit', 'is not', null)
    .where(sql<boolean>`ballot.closes_at > ${at}::timestamptz and ballot.closes_at <= ${at}::timestamptz + interval '1 day'`)
    .where(sql<boolean>`ballot.opened_at <= ballot.closes_at - interval '1 day'`)
    .limit(100)
    .execute()

/** Ballots whose closing time has come. */
export const listDueToClose = (db: Db, at: string) =>
  db
    .selectFrom('ballot')
    .select('id')
    .where('state', '=', 'open')
    .where('closesAt', '<=', sql<string>`${at}::timestamptz`)
    .limit(100)
    .execute()
