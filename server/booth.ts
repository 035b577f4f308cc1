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
import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'
import { votingSeat, type Person } from '../machines/actor.ts'
import { faultOf, type MarkedPaper } from '../machines/paper.ts'
import { isRefusal, Refusal } from '../machines/refusal.ts'
import { Gathering, type Settled } from './gathering.ts'
import type { Receipt } from './replies.ts'
import type { House } from './house.ts'
import { CHANNEL } from './hint.ts'
import { holdBox, refusalToVote, strike, type Box, type Ready } from './register.ts'

export type Cast = { ballot: string; by: Person; act: string; paper: MarkedPaper }

type Answer = { of: Cast; answer: Receipt | Refusal }

const receiptOf = ({ ballot, act }: Cast): Receipt => {
  const digest = createHash('sha256').update(`${ballot} ${act}`).digest()
  const code = [...digest.subarray(0, 8)].map((byte) => 'ABCDEFGHJKMNPQRSTVWXYZ23456789'[byte % 30]).join('')
  return { ballot, act, code: `${code.slice(0, 4)}-${code.slice(4)}` }
}

export class Booth {
  readonly #gathering: Gathering<Cast, Receipt>

  constructor({ db }: House) {
    this.#gathering = new Gathering(
      (ballot, batch) => db.transaction().execute((trx) => commitTogether(trx, ballot, batch)),
      (answer) => isRefusal(answer),
    )
  }

  /**
   * Puts one marked paper into the box.
   *
   * Idempotent by act id. @throws Refusal `not-found`, `ballot-not-open`, `not-entitled`, `not-issued`, `already-voted` or `paper-invalid`.
   */
  cast(cast: Cast): Promise<Receipt> {
    return this.#gathering.add(cast.ballot, cast)
  }

  /** Resolves when every cast that was taken has been answered. */
  close(): Promise<void> {
    return this.#gathering.close()
  }
}

/** One batch in one transaction. */
const commitTogether = async (trx: Transaction<Database>, ballot: string, batch: Cast[]): Promise<Settled<Cast, Receipt>> => {
  const box = await holdBox(trx, ballot)
  if (!box) return { answers: batch.map((of) => ({ of, answer: new Refusal('not-found', { subject: 'ballot' }) })), later: [] }
  const { ready, refused } = sortOut(batch, box)
  if (ready.length === 0) return { answers: refused, later: [] }
  const { struck, before, refusals, later } = await strike(trx, ballot, box, ready)
  if (struck.length > 0) await record(trx, ballot, box, struck)
  const taken = [...struck, ...before].map(({ cast }) => ({ of: cast, answer: receiptOf(cast) }))
  const others = refusals.map(({ of, refusal }) => ({ of: of.cast, answer: refusal }))
  return { answers: [...refused, ...taken, ...others], later: later.map(({ cast }) => cast) }
}

/** Of one batch, what can be struck from the register, and what is refused before it is touched. */
const sortOut = (batch: Cast[], box: Box): { ready: Ready<Cast>[]; refused: Answer[] } => {
  const ready: Ready<Cast>[] = []
  const refused: Answer[] = []
  for (const cast of batch) {
    // A sealed ballot takes no open paper: its booth is another.
    const seat = box.method === 'sealed' ? undefined : votingSeat(cast.by, box.session)
    const fault = faultOf(box.items, box.sheet, cast.paper, cast.by.person)
    if (!seat) refused.push({ of: cast, answer: refusalToVote(cast.by, box.session) })
    else if (fault) refused.push({ of: cast, answer: new Refusal('paper-invalid', fault) })
    else ready.push({ cast, seat: seat.id, act: cast.act })
  }
  return { ready, refused }
}

/**
 * Raises the sums, in one statement. It rewrites every row of the tally, those it does not raise too, and the hint to
 * the hall says no more than which ballot.
 */
const record = async (
  trx: Transaction<Database>,
  ballot: string,
  box: Pick<Box, 'method' | 'items'>,
  struck: Ready<Cast>[],
): Promise<void> => {
  const isNamed = box.method === 'open'
  const replaced = isNamed ? await takeBack(trx, ballot, struck) : new Map<string, number>()
  const changes = new Map(replaced)
  const votes: { seat: string; item: string; mark: string }[] = []
  for (const { cast, seat } of struck) {
    for (const [item, mark] of Object.entries(cast.paper)) {
      const key = `${item} ${mark}`
      changes.set(key, (changes.get(key) ?? 0) + 1)
      if (isNamed) votes.push({ seat, item, mark })
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
const takeBack = async (trx: Transaction<Database>, ballot: string, struck: Ready<Cast>[]): Promise<Map<string, number>> => {
  const rows = await trx
    .deleteFrom('namedVote')
    .where('ballotId', '=', ballot)
    .where(
      'seatId',
      'in',
      struck.map(({ seat }) => seat),
    )
    .returning(['itemId', 'mark'])
    .execute()
  const changes = new Map<string, number>()
  for (const { itemId, mark } of rows) changes.set(`${itemId} ${mark}`, (changes.get(`${itemId} ${mark}`) ?? 0) - 1)
  return changes
}
