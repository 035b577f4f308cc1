/**
 * What was said and not answered yet.
 *
 * An utterance keeps one id until the server answers it, however often it has to be sent: over bad Wi-Fi, twice from
 * a double click, or after the page that said it was left. It lives in memory only: a mark on a secret ballot must not
 * outlive the moment it is answered, nor be found in a browser's storage.
 */
import { OfflineError, ProblemError, type Problem } from './api.ts'

export type Sending = 'idle' | 'sending' | 'unsent' | 'refused'
export type Slot = { status: Sending; problem: Problem | null; attempts: number }

const IDLE: Slot = { status: 'idle', problem: null, attempts: 0 }
const FIRST_WAIT_MS = 800
const LONGEST_WAIT_MS = 15_000

type Entry = {
  what: string
  slot: Slot
  send: (() => Promise<unknown>) | null
  settle: (reply: unknown) => void
  done: Promise<unknown>
  timer: ReturnType<typeof setTimeout> | undefined
  flying: boolean
}

const broken = (thrown: unknown): Problem => ({
  type: 'about:blank',
  title: 'Broken',
  status: 500,
  detail: String(thrown),
  code: 'broken',
  facts: {},
  requestId: '',
})

/** Doubling, capped, and spread out so that a whole hall does not come back in the same second. */
export const waitMs = (attempts: number, random: number = Math.random()): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 8)) * (0.5 + random / 2)

export class Outbox {
  readonly #entries = new Map<string, Entry>()
  readonly #listeners = new Set<() => void>()

  slot = (key: string): Slot => this.#entries.get(key)?.slot ?? IDLE

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Sends until it is answered. While an utterance under this key waits for its answer the same one is not taken again: the
   * caller gets the first one's reply, so a double click is one act. Another waits for its turn. `what` tells them apart: the kind of word, since a click may make up ids. Null when refused.
   */
  post = <R>(key: string, send: () => Promise<R>, what = ''): Promise<R | null> => {
    const before = this.#entries.get(key)
    if (before && (before.slot.status === 'sending' || before.slot.status === 'unsent'))
      return before.what === what ? (before.done as Promise<R | null>) : before.done.then(() => this.post(key, send, what))
    let settle: (reply: unknown) => void = () => undefined
    const done = new Promise<unknown>((resolve) => (settle = resolve))
    const entry: Entry = { what, slot: IDLE, send, settle, done, timer: undefined, flying: false }
    this.#entries.set(key, entry)
    this.#move(entry, { status: 'sending', problem: null, attempts: 0 })
    void this.#attempt(key, entry)
    return done as Promise<R | null>
  }

  /** Tries again now, with the same id: what is unsent, or what was refused and may have changed since. */
  retry = (key: string): void => {
    const entry = this.#entries.get(key)
    if (!entry || entry.flying || entry.send === null) return
    clearTimeout(entry.timer)
    this.#move(entry, { ...entry.slot, status: 'sending' })
    void this.#attempt(key, entry)
  }

  /** Everything unsent tries at once: the network is back. */
  retryAll = (): void => {
    for (const [key, entry] of this.#entries) if (entry.slot.status === 'unsent') this.retry(key)
  }

  /** Forgets a refusal that has been read. What is not answered yet cannot be forgotten. */
  clear = (key: string): void => {
    const entry = this.#entries.get(key)
    if (!entry || entry.slot.status !== 'refused') return
    this.#entries.delete(key)
    this.#tell()
  }

  async #attempt(key: string, entry: Entry): Promise<void> {
    entry.flying = true
    try {
      const reply = await entry.send?.()
      entry.send = null
      this.#entries.delete(key)
      this.#tell()
      entry.settle(reply ?? null)
    } catch (thrown) {
      if (thrown instanceof OfflineError) {
        const attempts = entry.slot.attempts + 1
        this.#move(entry, { status: 'unsent', problem: null, attempts })
        const wait = thrown.waitSeconds === null ? waitMs(attempts) : thrown.waitSeconds * 1000
        entry.timer = setTimeout(() => this.retry(key), wait)
      } else {
        const problem = thrown instanceof ProblemError ? thrown.problem : broken(thrown)
        this.#move(entry, { status: 'refused', problem, attempts: entry.slot.attempts + 1 })
        entry.settle(null)
      }
    } finally {
      entry.flying = false
    }
  }

  #move(entry: Entry, slot: Slot): void {
    entry.slot = slot
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** The tab's one outbox. */
export const outbox = new Outbox()
