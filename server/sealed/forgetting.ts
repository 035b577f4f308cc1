/**
 * Erases secrets that have served: credentials made for silent phones once a ballot is closed, the server's key of a round once it is
 * void, or once its result has been public for as long as somebody may object to it. After that nobody can open it again.
 */
import { listFates, setKeyErased } from '../../db/sealed.ts'
import { at, type House } from '../house.ts'

/** Days after the announcement within which a count may be objected to, and opened again from the same archive. */
const OBJECTION_DAYS = 15
const EVERY_MS = 3_600_000
const DAY_MS = 86_400_000

export class Forgetting {
  readonly #house: House
  #round: NodeJS.Timeout | null = null
  #forgetting: Promise<void> = Promise.resolve()

  constructor(house: House) {
    this.#house = house
  }

  open(): void {
    this.ask()
    this.#round = setInterval(() => this.ask(), EVERY_MS)
    this.#round.unref()
  }

  /** Looks for what has served, one look after another. */
  ask(): void {
    this.#forgetting = this.#forgetting
      .then(() => this.#look())
      .catch((error: unknown) => this.#house.log.warn({ err: error }, 'could not erase the secrets of sealed ballots that are over'))
  }

  async close(): Promise<void> {
    if (this.#round) clearInterval(this.#round)
    await this.#forgetting
  }

  async #look(): Promise<void> {
    const { db, ballotKeys } = this.#house
    const [keys, credentials] = await Promise.all([ballotKeys.rounds('key'), ballotKeys.rounds('credentials')])
    const fates = new Map((await listFates(db, [...new Set([...keys, ...credentials])])).map((fate) => [fate.id, fate]))
    for (const ballot of credentials) {
      // A file without a ballot is an opening that is under way, or another school's: not ours to erase.
      const fate = fates.get(ballot)
      if (fate && fate.state !== 'issuing' && fate.state !== 'open') await ballotKeys.eraseCredentials(ballot)
    }
    const over = new Date(Date.parse(at(this.#house)) - OBJECTION_DAYS * DAY_MS).toISOString()
    for (const ballot of keys) {
      const fate = fates.get(ballot)
      if (fate && (fate.voidReason !== null || (fate.announcedAt !== null && fate.announcedAt < over))) {
        await ballotKeys.eraseRoundKey(ballot)
        await setKeyErased(db, ballot)
      }
    }
  }
}
