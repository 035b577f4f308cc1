/**
 * Sweeps up behind ballots that were closed or declared void, and once at every start, in case a server was killed before
 * it could. Several servers may sweep: the later one finds little to do.
 */
import { hasBoxes, isVoting, sweepBoxes, sweepLog } from '../db/sweep.ts'
import type { House } from './house.ts'

/** The words after which nothing more goes into a box. */
export const BOX_WORDS = new Set<string>(['ballot.close', 'ballot.void', 'ballot.fallBack', 'ballot.discard'])

/** Every sweep writes the registers of all ballots anew and ends a 16 MB file of the log: not one after another. */
const EVERY_MS = 15_000
const RETRY_MS = 2_000
/** How long the ballots of others are waited for: one that was left open must not keep the rest from being forgotten. */
const PATIENCE_MS = 10 * 60_000

export class Sweeper {
  readonly #house: House
  #due: NodeJS.Timeout | null = null
  #sweeping: Promise<void> = Promise.resolve()
  #notBefore = -Infinity
  #waitingSince: number | null = null
  #closed = false

  constructor(house: House) {
    this.#house = house
  }

  /** Looks whether somebody left before sweeping. */
  async open(): Promise<void> {
    if (await hasBoxes(this.#house.db)) this.ask()
  }

  /** Sweeps at once, or as soon as it may be again. */
  ask(): void {
    if (this.#closed) return
    this.#due ??= setTimeout(
      () => {
        this.#due = null
        this.#notBefore = performance.now() + EVERY_MS
        this.#sweeping = this.#sweep()
      },
      Math.max(0, this.#notBefore - performance.now()),
    )
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#due) clearTimeout(this.#due)
    await this.#sweeping
  }

  async #sweep(): Promise<void> {
    try {
      if (await this.#isPatient()) return this.ask()
      await sweepBoxes(this.#house.db)
      if (!(await sweepLog(this.#house.db)))
        this.#house.log.info('this database user may not end a file of the write-ahead log: see docs/decisions/0004')
    } catch (thrown) {
      this.#house.log.warn({ err: thrown }, 'could not sweep behind a ballot; trying again')
      this.#notBefore = performance.now() + RETRY_MS
      this.ask()
    }
  }

  /** Nobody is kept waiting who votes. */
  async #isPatient(): Promise<boolean> {
    const now = performance.now()
    this.#waitingSince ??= now
    if (now - this.#waitingSince < PATIENCE_MS && (await isVoting(this.#house.db))) return true
    this.#waitingSince = null
    return false
  }
}
