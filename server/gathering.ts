/**
 * Casts that arrive while a commit is in flight are committed together, and each is acknowledged only after that commit: durable
 * and fast. One line a ballot, so that the casts of one never wait for those of another.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { Refusal } from '../machines/refusal.ts'

/** What a transaction settled, and the casts that wait for the next one. */
export type Settled<C, R> = { answers: { of: C; answer: R | Refusal }[]; later: C[] }

type Waiting<C, R> = { cast: C; resolve: (receipt: R) => void; reject: (thrown: unknown) => void }
type Line<C, R> = { waiting: Waiting<C, R>[]; flushing: Promise<void> | null }

/** Casts committed together at the most: bounds the memory of a transaction and the wait of its last member. */
const BATCH = 512
/** Casts that may wait for one ballot; beyond it the hall is larger than any hall. */
const MAX_WAITING = 20_000
/** How long a busy booth waits for more before the next batch: a little longer batch is worth a commit. */
const GATHER_MS = 1

/** Says "again in a moment", never that the ballot is closed: the phone keeps the paper and sends it again. */
class Crowded extends Error {
  readonly statusCode = 429
}

export class Gathering<C extends object, R> {
  readonly #commit: (ballot: string, batch: C[]) => Promise<Settled<C, R>>
  readonly #isRefusal: (answer: R | Refusal) => answer is Refusal
  readonly #lines = new Map<string, Line<C, R>>()

  /** @param commit settles a batch in one transaction; what it throws is the answer to all of them */
  constructor(commit: (ballot: string, batch: C[]) => Promise<Settled<C, R>>, isRefused: (answer: R | Refusal) => answer is Refusal) {
    this.#commit = commit
    this.#isRefusal = isRefused
  }

  add(ballot: string, cast: C): Promise<R> {
    const line = this.#lines.get(ballot) ?? { waiting: [], flushing: null }
    this.#lines.set(ballot, line)
    if (line.waiting.length >= MAX_WAITING) throw new Crowded()
    return new Promise((resolve, reject) => {
      line.waiting.push({ cast, resolve, reject })
      line.flushing ??= this.#flush(ballot, line)
    })
  }

  /** Resolves when every cast that was taken has been answered. */
  async close(): Promise<void> {
    await Promise.all([...this.#lines.values()].map((line) => line.flushing ?? Promise.resolve()))
  }

  async #flush(ballot: string, line: Line<C, R>): Promise<void> {
    // Let the requests that are already in the socket buffers join the first batch.
    await nextTurn()
    while (line.waiting.length > 0) {
      const batch = line.waiting.splice(0, BATCH)
      const waiting = new Map(batch.map((one) => [one.cast, one]))
      try {
        const { answers, later } = await this.#commit(
          ballot,
          batch.map(({ cast }) => cast),
        )
        line.waiting.unshift(...later.flatMap((cast) => waiting.get(cast) ?? []))
        for (const { of, answer } of answers) {
          if (this.#isRefusal(answer)) waiting.get(of)?.reject(answer)
          else waiting.get(of)?.resolve(answer)
        }
      } catch (thrown) {
        for (const one of batch) one.reject(thrown)
      }
      if (line.waiting.length > 0) await sleep(GATHER_MS)
    }
    line.flushing = null
    this.#lines.delete(ballot)
  }
}
