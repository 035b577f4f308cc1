/**
 * THE BOOTH. Casting, the one write outside the door, alone in a file so that it can be audited.
 *
 * Casts that arrive while a commit is in flight are committed together, and each is acknowledged only after that commit.
 * A transaction holds the ballot `for share`: closing, which takes it `for update`, waits for casts in flight, and none
 * slips in after. Of a secret ballot only sums are written: the register says that a paper came back, the tally that a
 * mark has one more vote, and every transaction rewrites every tally row of the ballot, so that no `xmin` tells which
 * mark it raised. There is no journal entry, no time and no order.
 */
import { createHash } from 'node:crypto'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'
import { representativeSeat, type Person } from '../machines/actor.ts'
import type { BallotItem } from '../machines/matters.ts'
import { faultOf, type MarkedPaper } from '../machines/paper.ts'
import { Refusal } from '../machines/refusal.ts'
import { belongsTo } from '../machines/sight.ts'
import type { Receipt } from './replies.ts'
import type { House } from './house.ts'
import { CHANNEL } from './perform.ts'

export type Cast = { ballot: string; by: Person; act: string; paper: MarkedPaper }

type Waiting = Cast & { resolve: (receipt: Receipt) => void; reject: (thrown: unknown) => void }
type Line = { waiting: Waiting[]; flushing: Promise<void> | null }
type Box = { state: string; method: string; finality: string; session: string; items: BallotItem[] }
/** A cast with its seat, ready to be struck from the register. */
type Ready = Waiting & { seat: string }
type Answer = { waiting: Waiting; refusal: Refusal | null }
/** What a transaction settled, and the casts that wait for the next one. */
type Settled = { answers: Answer[]; later: Waiting[] }

/** Casts committed together at the most: bounds the memory of a transaction and the wait of its last member. */
const BATCH = 512
/** Casts that may wait for one ballot; beyond it the hall is larger than any hall. */
const MAX_WAITING = 20_000
/** How long a busy booth waits for more before the next batch: a little longer batch is worth a commit. */
const GATHER_MS = 1
/** Characters of the acts that a seat remembers where the last of many casts counts: some forty of them. */
const SPENT_ACTS = 1_000

const receiptOf = ({ ballot, act }: Cast): Receipt => {
  const digest = createHash('sha256').update(`${ballot} ${act}`).digest()
  const code = [...digest.subarray(0, 8)].map((byte) => 'ABCDEFGHJKMNPQRSTVWXYZ23456789'[byte % 30]).join('')
  return { ballot, act, code: `${code.slice(0, 4)}-${code.slice(4)}` }
}

/** Says "again in a moment", never that the ballot is closed: the phone keeps the paper and sends it again. */
class Crowded extends Error {
  readonly statusCode = 429
}

export class Booth {
  readonly #house: House
  readonly #lines = new Map<string, Line>()

  constructor(house: House) {
    this.#house = house
  }

  /**
   * Puts one marked paper into the box.
   *
   * Idempotent by act id. @throws Refusal `not-found`, `ballot-not-open`, `not-entitled`, `not-issued`, `already-voted` or `paper-invalid`.
   */
  cast(cast: Cast): Promise<Receipt> {
    const line = this.#lines.get(cast.ballot) ?? { waiting: [], flushing: null }
    this.#lines.set(cast.ballot, line)
    if (line.waiting.length >= MAX_WAITING) throw new Crowded()
    return new Promise((resolve, reject) => {
      line.waiting.push({ ...cast, resolve, reject })
      line.flushing ??= this.#flush(cast.ballot, line)
    })
  }

  /** Resolves when every cast that was taken has been answered. */
  async close(): Promise<void> {
    await Promise.all([...this.#lines.values()].map((line) => line.flushing ?? Promise.resolve()))
  }

  async #flush(ballot: string, line: Line): Promise<void> {
    // Let the requests that are already in the socket buffers join the first batch.
    await nextTurn()
    while (line.waiting.length > 0) {
      const batch = line.waiting.splice(0, BATCH)
      try {
        const { answers, later } = await this.#house.db.transaction().execute((trx) => commitTogether(trx, ballot, batch))
        line.waiting.unshift(...later)
        for (const { waiting, refusal } of answers) {
          if (refusal) waiting.reject(refusal)
          else waiting.resolve(receiptOf(waiting))
        }
      } catch (thrown) {
        for (const waiting of batch) waiting.reject(thrown)
      }
      if (line.waiting.length > 0) await sleep(GATHER_MS)
    }
    line.flushing = null
    this.#lines.delete(ballot)
  }
}

/**
 * One batch in one transaction. Two locks are taken at once and before anything else: a share of the ballot, so that it
 * stays as open as it was found, and its turnout alone, so that servers that serve the same ballot go one after another
 * and never wait for each other's rows crosswise.
 */
const commitTogether = async (trx: Transaction<Database>, ballot: string, batch: Waiting[]): Promise<Settled> => {
  const box = await trx
    .with('alone', (lock) => lock.selectFrom('turnout').select('ballotId').where('ballotId', '=', ballot).forUpdate())
    .selectFrom('ballot')
    .leftJoin('alone', 'alone.ballotId', 'ballot.id')
    .select(['alone.ballotId as alone', 'state', 'method', 'finality', 'session', 'items'])
    .where('id', '=', ballot)
    .forShare('ballot')
    .executeTakeFirst()
  if (!box || box.session === null) {
    return { answers: batch.map((waiting) => ({ waiting, refusal: new Refusal('not-found', { subject: 'ballot' }) })), later: [] }
  }
  const { ready, refused } = sortOut(batch, { ...box, session: box.session })
  if (ready.length === 0) return { answers: refused, later: [] }
  const { struck, answers, later } = await strike(trx, ballot, box, ready)
  if (struck.length > 0) await record(trx, ballot, box, struck)
  return { answers: [...refused, ...answers], later }
}

/** Of one batch, what can be struck from the register, and what is refused before it is touched. */
const sortOut = (batch: Waiting[], box: Box): { ready: Ready[]; refused: Answer[] } => {
  const ready: Ready[] = []
  const refused: Answer[] = []
  for (const waiting of batch) {
    const seat = representativeSeat(waiting.by, box.session)
    const fault = faultOf(box.items, waiting.paper)
    if (!seat)
      refused.push({
        waiting,
        refusal: belongsTo(waiting.by, box.session)
          ? new Refusal('not-entitled', { word: 'ballot.cast' })
          : new Refusal('not-found', { subject: 'ballot' }),
      })
    else if (fault) refused.push({ waiting, refusal: new Refusal('paper-invalid', fault) })
    else ready.push({ ...waiting, seat: seat.id })
  }
  return { ready, refused }
}

/** Strikes the register. What was struck before is answered by what it was struck with. */
const strike = async (
  trx: Transaction<Database>,
  ballot: string,
  box: Pick<Box, 'state' | 'finality'>,
  ready: Ready[],
): Promise<Settled & { struck: Ready[] }> => {
  const replaceable = box.finality === 'last'
  // Of several casts by one seat, the one that came first; `Map` keeps the last that it is given.
  const oneEach = [...new Map(ready.toReversed().map((cast) => [cast.seat, cast])).values()]
  const seats = oneEach.map((cast) => cast.seat)
  const acts = JSON.stringify(Object.fromEntries(oneEach.map((cast) => [cast.seat, cast.act])))
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
  const struck = oneEach.filter((cast) => done.has(cast.seat))
  const accepted = new Set(struck)
  const taken = new Map(oneEach.map((cast) => [cast.seat, cast.act]))
  // Where the last cast counts, a seat's casts are settled in the order in which they came, one a batch.
  const later = replaceable && box.state === 'open' ? ready.filter((cast) => taken.get(cast.seat) !== cast.act) : []
  const postponed = new Set(later)
  const others = ready.filter((cast) => !accepted.has(cast) && !postponed.has(cast))
  const papers =
    others.length === 0
      ? []
      : await trx
          .selectFrom('register')
          .select(['seatId', 'channel', 'cast', 'actId'])
          .where('ballotId', '=', ballot)
          .where('seatId', 'in', [...new Set(others.map((cast) => cast.seat))])
          .execute()
  const answers = others.map((waiting) => {
    const paper = papers.find(({ seatId }) => seatId === waiting.seat)
    return { waiting, refusal: refusalFor(waiting, paper, box) }
  })
  return { struck, answers: [...struck.map((waiting) => ({ waiting, refusal: null })), ...answers], later }
}

const refusalFor = (
  cast: Ready,
  paper: { channel: string; cast: boolean; actId: string | null } | undefined,
  { state, finality }: Pick<Box, 'state' | 'finality'>,
): Refusal | null => {
  if (paper?.cast && paper.actId?.split(' ').includes(cast.act)) return null
  if (paper?.cast && (finality === 'first' || state === 'open')) return new Refusal('already-voted')
  if (state !== 'open') return new Refusal('ballot-not-open', { state })
  return new Refusal('not-issued', { channel: paper?.channel ?? null })
}

/**
 * Raises the sums, in one statement. It rewrites every row of the tally, those it does not raise too, and the hint to
 * the hall says no more than which ballot.
 */
const record = async (trx: Transaction<Database>, ballot: string, box: Pick<Box, 'method' | 'items'>, struck: Ready[]): Promise<void> => {
  const isNamed = box.method === 'open'
  const replaced = isNamed ? await takeBack(trx, ballot, struck) : new Map<string, number>()
  const changes = new Map(replaced)
  const votes: { seat: string; item: string; mark: string }[] = []
  for (const cast of struck) {
    for (const [item, mark] of Object.entries(cast.paper)) {
      const key = `${item} ${mark}`
      changes.set(key, (changes.get(key) ?? 0) + 1)
      if (isNamed) votes.push({ seat: cast.seat, item, mark })
    }
  }
  const recast = box.items.length === 0 ? 0 : [...replaced.values()].reduce((total, n) => total - n, 0) / box.items.length
  await sql`
    with raised as (
      update turnout set "cast" = "cast" + ${struck.length - recast}::int, casts = casts + ${struck.length}::int where ballot_id = ${ballot}
    ), counted as (
      update tally set votes = votes + coalesce((${JSON.stringify(Object.fromEntries(changes))}::jsonb ->> (item_id || ' ' || mark))::int, 0) where ballot_id = ${ballot}
    ), named as (
      insert into named_vote (ballot_id, seat_id, item_id, mark)
      select ${ballot}, seat, item, mark from jsonb_to_recordset(${JSON.stringify(votes)}::jsonb) as vote (seat text, item text, mark text)
    )
    select pg_notify(${CHANNEL}, ${`ballot ${ballot}`})`.execute(trx)
}

/** Takes back the named votes of seats that cast again where the last cast counts: minus one a mark. */
const takeBack = async (trx: Transaction<Database>, ballot: string, struck: Ready[]): Promise<Map<string, number>> => {
  const rows = await trx
    .deleteFrom('namedVote')
    .where('ballotId', '=', ballot)
    .where(
      'seatId',
      'in',
      struck.map((cast) => cast.seat),
    )
    .returning(['itemId', 'mark'])
    .execute()
  const changes = new Map<string, number>()
  for (const { itemId, mark } of rows) changes.set(`${itemId} ${mark}`, (changes.get(`${itemId} ${mark}`) ?? 0) - 1)
  return changes
}
