/**
 * Sweeps up behind ballots that were closed or declared void, and once at every start, in case a server was killed before
 * it could. Several servers may sweep: the later one finds little to do.
 */
import { hasBoxes, sweepBoxes, sweepLog } from '../db/sweep.ts'
import type { House } from './house.ts'

/** The words after which nothing more goes into a box. */
export const BOX_WORDS = new Set<string>(['ballot.close', 'ballot.void', 'ballot.fallBack'])

const RETRY_MS = 2_000
/** A new file of the log is 16 MB: not one after every ballot of a busy quarter of an hour. */
const LOG_EVERY_MS = 60_000

export class Sweeper {
  readonly #house: House
  #asked = false
  #sweeping: Promise<void> | null = null
  #retry: NodeJS.Timeout | null = null
  #logDue: NodeJS.Timeout | null = null
  #logSweptAt = -Infinity
  #closed = false

  constructor(house: House) {
    this.#house = house
  }

  /** Looks whether somebody left before sweeping. */
  async open(): Promise<void> {
    if (await hasBoxes(this.#house.db)) this.ask()
  }

  /** Sweeps soon; what is asked while it sweeps is swept after. */
  ask(): void {
    this.#asked = true
    if (!this.#closed && !this.#retry) this.#sweeping ??= this.#sweep().finally(() => { this.#sweeping = null })
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#retry) clearTimeout(this.#retry)
    if (this.#logDue) clearTimeout(this.#logDue)
    await this.#sweeping
  }

  async #sweep(): Promise<void> {
    while (this.#asked && !this.#closed) {
      this.#asked = false
      try {
        await sweepBoxes(this.#house.db)
        await this.#log()
      } catch (thrown) {
        this.#house.log.warn({ err: thrown }, 'could not sweep behind a ballot; trying again')
        this.#asked = true
        this.#retry = setTimeout(() => { this.#retry = null; this.ask() }, RETRY_MS)
        return
      }
    }
  }

  /** Now if it is some time since the last, else as soon as it will be. */
  async #log(): Promise<void> {
    const wait = this.#logSweptAt + LOG_EVERY_MS - performance.now()
    if (wait > 0) {
      this.#logDue ??= setTimeout(() => { this.#logDue = null; this.ask() }, wait)
      return
    }
    this.#logSweptAt = performance.now()
    if (!(await sweepLog(this.#house.db))) this.#house.log.info('this database user may not switch the write-ahead log: see docs/decisions/0004')
  }
}
