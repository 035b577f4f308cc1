/** Striking the register: the same for papers that are counted and for those that are sealed. */
import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { Person } from '../machines/actor.ts'
import type { BallotItem, Method, Sheet } from '../machines/matters.ts'
import { Refusal } from '../machines/refusal.ts'
import { belongsTo } from '../machines/sight.ts'

export type Box = { state: string; method: Method; finality: string; session: string; items: BallotItem[]; sheet: Sheet | null }
/** A cast with its seat, ready to be struck. `act` names it: sent again, it is the same cast. */
export type Ready<C> = { cast: C; seat: string; act: string }
/** `before` were struck by an earlier batch; `later` wait for the next one. */
export type Strike<C> = { struck: Ready<C>[]; before: Ready<C>[]; refusals: { of: Ready<C>; refusal: Refusal }[]; later: Ready<C>[] }

/** Characters of the acts that a seat remembers where the last of many casts counts: some forty of them. */
const SPENT_ACTS = 1_000

/** Whoever holds no seat with a vote here: told that there is nothing, unless they belong to the congress. */
export const refusalToVote = (by: Person, session: string): Refusal =>
  belongsTo(by, session) ? new Refusal('not-entitled', { word: 'ballot.cast' }) : new Refusal('not-found', { subject: 'ballot' })

/**
 * Two locks are taken at once and before anything else: a share of the ballot, so that it stays as open as it was found, and its
 * turnout alone, so that servers that serve the same ballot go one after another and never wait for each other's rows crosswise.
 */
export const holdBox = async (trx: Transaction<Database>, ballot: string): Promise<Box | undefined> => {
  const box = await trx
    .with('alone', (lock) => lock.selectFrom('turnout').select('ballotId').where('ballotId', '=', ballot).forUpdate())
    .selectFrom('ballot')
    .leftJoin('alone', 'alone.ballotId', 'ballot.id')
    .select(['alone.ballotId as alone', 'state', 'method', 'finality', 'session', 'items', 'sheet'])
    .where('id', '=', ballot)
    .forShare('ballot')
    .executeTakeFirst()
  return box && box.session !== null ? { ...box, session: box.session } : undefined
}

/** Strikes the register. What was struck before is answered by what it was struck with. */
export const strike = async <C>(
  trx: Transaction<Database>,
  ballot: string,
  box: Pick<Box, 'state' | 'finality'>,
  ready: Ready<C>[],
): Promise<Strike<C>> => {
  const replaceable = box.finality === 'last'
  // Of several casts by one seat, the one that came first; `Map` keeps the last that it is given.
  const oneEach = [...new Map(ready.toReversed().map((one) => [one.seat, one])).values()]
  const seats = oneEach.map(({ seat }) => seat)
  const acts = JSON.stringify(Object.fromEntries(oneEach.map(({ seat, act }) => [seat, act])))
  // Where the last cast counts, the acts of the earlier ones stay beside it: one that is sent again does not come back.
  const { rows } =
    box.state === 'open'
      ? await sql<{ seatId: string }>`
        update register set "cast" = true, act_id = left(concat_ws(' ', ${acts}::jsonb ->> seat_id, case when ${replaceable}::boolean then act_id end), ${SPENT_ACTS})
        where ballot_id = ${ballot} and seat_id = any(${seats}::text[]) and channel = 'phone'
          and (not "cast" or (${replaceable}::boolean and ${acts}::jsonb ->> seat_id <> all (string_to_array(act_id, ' '))))
        returning seat_id`.execute(trx)
      : { rows: [] }
  const done = new Set(rows.map((row) => row.seatId))
  const struck = oneEach.filter(({ seat }) => done.has(seat))
  const taken = new Map(oneEach.map(({ seat, act }) => [seat, act]))
  // Where the last cast counts, a seat's casts are settled in the order in which they came, one a batch.
  const later = replaceable && box.state === 'open' ? ready.filter(({ seat, act }) => taken.get(seat) !== act) : []
  const settled = new Set([...struck, ...later])
  return {
    struck,
    later,
    ...(await sortTheRest(
      trx,
      ballot,
      box,
      ready.filter((one) => !settled.has(one)),
    )),
  }
}

/** Of what could not be struck: what was struck before by the same act, and what is refused. */
const sortTheRest = async <C>(
  trx: Transaction<Database>,
  ballot: string,
  box: Pick<Box, 'state' | 'finality'>,
  rest: Ready<C>[],
): Promise<Pick<Strike<C>, 'before' | 'refusals'>> => {
  const papers =
    rest.length === 0
      ? []
      : await trx
          .selectFrom('register')
          .select(['seatId', 'channel', 'cast', 'actId'])
          .where('ballotId', '=', ballot)
          .where('seatId', 'in', [...new Set(rest.map(({ seat }) => seat))])
          .execute()
  const judged = rest.map((of) => ({
    of,
    refusal: refusalFor(
      of.act,
      papers.find(({ seatId }) => seatId === of.seat),
      box,
    ),
  }))
  return {
    before: judged.flatMap(({ of, refusal }) => (refusal === null ? [of] : [])),
    refusals: judged.flatMap(({ of, refusal }) => (refusal === null ? [] : [{ of, refusal }])),
  }
}

const refusalFor = (
  act: string,
  paper: { channel: string; cast: boolean; actId: string | null } | undefined,
  { state, finality }: Pick<Box, 'state' | 'finality'>,
): Refusal | null => {
  if (paper?.cast && paper.actId?.split(' ').includes(act)) return null
  if (paper?.cast && (finality === 'first' || state === 'open')) return new Refusal('already-voted')
  if (state !== 'open') return new Refusal('ballot-not-open', { state })
  return new Refusal('not-issued', { channel: paper?.channel ?? null })
}
