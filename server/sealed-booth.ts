/**
 * THE SEALED BOOTH: the booth for ballots that are encrypted on the phone. Every proof is checked before the register is touched; then,
 * in one short transaction, the seat is struck, the ballot is appended to the board and the chain moves on. The receipt names the
 * ballot's tracker and its place, and the server signs it.
 *
 * Idempotent by the ballot's own bytes: the tracker is its act.
 */
import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'
import { appendEvents, findCredential, findSealedRound, findTracker, listEvents } from '../db/sealed.ts'
import { votingSeat, type Person } from '../machines/actor.ts'
import { isRefusal, Refusal } from '../machines/refusal.ts'
import { openBoard, joined, readBoard } from '../machines/sealed/archive.ts'
import { linesToShow, type ShownLine } from '../machines/sealed/own-line.ts'
import { Gathering, type Settled } from './gathering.ts'
import type { House } from './house.ts'
import { CHANNEL } from './hint.ts'
import { holdBox, refusalToVote, strike, type Ready } from './register.ts'
import type { Checker } from './sealed/checker.ts'
import { chain } from './sealed/round.ts'
import type { SealedReceipt } from './sealed-replies.ts'

export type SealedCast = { ballot: string; by: Person; text: string; shown: ShownLine[] }
/** A ballot whose proofs were found good. */
type Checked = SealedCast & { seat: string; tracker: string }
type Place = { tracker: string; height: number; head: string }

/** Rounds whose election text is kept at hand. */
const KEPT = 50

export class SealedBooth {
  readonly #house: House
  readonly #checker: Checker
  readonly #gathering: Gathering<Checked, Place>
  readonly #elections = new Map<string, string>()

  constructor(house: House, checker: Checker) {
    this.#house = house
    this.#checker = checker
    this.#gathering = new Gathering(
      (ballot, batch) => house.db.transaction().execute((trx) => commitTogether(trx, ballot, batch)),
      (answer) => isRefusal(answer),
    )
  }

  /**
   * Puts one sealed ballot into the box. Sent again, the same bytes get the same receipt.
   *
   * @throws Refusal `not-found`, `not-entitled`, `ballot-not-open`, `not-issued`, `already-voted`, or `sealed-invalid` with the first
   * check that fails; none of them changes anything.
   */
  async cast(cast: SealedCast): Promise<SealedReceipt> {
    const { ballot, by, text, shown } = cast
    const row = await this.#house.db
      .selectFrom('ballot')
      .select(['session', 'state', 'items', 'sheet'])
      .where('id', '=', ballot)
      .executeTakeFirst()
    if (!row || row.session === null) throw new Refusal('not-found', { subject: 'ballot' })
    const seat = votingSeat(by, row.session)
    if (!seat) throw refusalToVote(by, row.session)
    const election = await this.#electionOf(ballot)
    if (election === undefined) throw new Refusal('ballot-not-open', { state: row.state })
    const own = await findCredential(this.#house.db, ballot, seat.id)
    if (!own) throw new Refusal('not-issued', { channel: null })
    const lines = linesToShow(row.items, row.sheet, by.person)
    const checked = await this.#checker.cast(election, { text, lines, shown })
    if ('unshown' in checked) {
      const { line, m } = checked.unshown
      throw new Refusal('paper-invalid', { fault: m === 1 ? 'own-line' : 'line-missing', item: row.items[line]?.id ?? '' })
    }
    if ('finding' in checked) throw new Refusal('sealed-invalid', { check: checked.finding.code, ...checked.finding.facts })
    // Somebody else's place on the list is as little ours as one that is not on it.
    if (checked.credential !== own.credential) throw new Refusal('sealed-invalid', { check: 'ballot-credential' })
    const place = await this.#gathering.add(ballot, { ...cast, seat: seat.id, tracker: checked.tracker })
    return { ballot, ...place, signature: await this.#house.ballotKeys.sign(`${ballot} ${place.tracker} ${place.height} ${place.head}`) }
  }

  close(): Promise<void> {
    return this.#gathering.close()
  }

  async #electionOf(ballot: string): Promise<string | undefined> {
    const kept = this.#elections.get(ballot)
    if (kept !== undefined) return kept
    const round = await findSealedRound(this.#house.db, ballot)
    if (!round) return undefined
    const [setup] = await listEvents(this.#house.db, ballot, { to: 0 })
    const election = setup && readBoard(joined([openBoard(round.timestamp), setup.bytes])).events[0]?.data[0]
    if (election === undefined) throw new Error(`the board of ${ballot} has no Setup`)
    if (this.#elections.size >= KEPT) this.#elections.clear()
    this.#elections.set(ballot, election)
    return election
  }
}

const commitTogether = async (trx: Transaction<Database>, ballot: string, batch: Checked[]): Promise<Settled<Checked, Place>> => {
  const box = await holdBox(trx, ballot)
  const round = await findSealedRound(trx, ballot)
  if (!box || !round) return { answers: batch.map((of) => ({ of, answer: new Refusal('not-found', { subject: 'ballot' }) })), later: [] }
  const ready: Ready<Checked>[] = batch.map((cast) => ({ cast, seat: cast.seat, act: cast.tracker }))
  const { struck, before, refusals, later } = await strike(trx, ballot, box, ready)
  const places = await append(trx, ballot, round, struck)
  const known = await Promise.all(before.map(async ({ cast }) => ({ of: cast, answer: await placeOf(trx, cast) })))
  return {
    answers: [...places, ...known, ...refusals.map(({ of, refusal }) => ({ of: of.cast, answer: refusal }))],
    later: later.map(({ cast }) => cast),
  }
}

const placeOf = async (trx: Transaction<Database>, { ballot, tracker }: Checked): Promise<Place> => {
  const found = await findTracker(trx, ballot, tracker)
  if (!found) throw new Error(`the register knows a ballot that the board of ${ballot} does not`)
  return { tracker, height: found.height, head: found.hash }
}

/** Appends what was struck, in the order in which it came, and raises the turnout. */
const append = async (
  trx: Transaction<Database>,
  ballot: string,
  round: { timestamp: number; head: string; height: number },
  struck: Ready<Checked>[],
): Promise<{ of: Checked; answer: Place }[]> => {
  if (struck.length === 0) return []
  const recast = await countCastBefore(trx, ballot, struck)
  const events = chain(
    { timestamp: round.timestamp, parent: { hash: round.head, height: round.height } },
    struck.map(({ cast }) => ({ kind: 'Ballot' as const, data: [cast.text], tracker: cast.tracker })),
  )
  await appendEvents(trx, ballot, events)
  await sql`
    with raised as (
      update turnout set "cast" = "cast" + ${struck.length - recast}::int, casts = casts + ${struck.length}::int where ballot_id = ${ballot}
    )
    select pg_notify(${CHANNEL}, ${`ballot ${ballot}`})`.execute(trx)
  return struck.map(({ cast }, n) => {
    const event = events[n]
    if (!event) throw new Error('a ballot without its event')
    return { of: cast, answer: { tracker: cast.tracker, height: event.height, head: event.hash } }
  })
}

/** Where the last cast counts: how many of these seats had one in the box already. The register remembers the acts of each. */
const countCastBefore = async (trx: Transaction<Database>, ballot: string, struck: Ready<Checked>[]): Promise<number> => {
  const { n } = await trx
    .selectFrom('register')
    .select((pick) => pick.fn.countAll<number>().as('n'))
    .where('ballotId', '=', ballot)
    .where(
      'seatId',
      'in',
      struck.map(({ seat }) => seat),
    )
    .where('actId', 'like', '% %')
    .executeTakeFirstOrThrow()
  return n
}
