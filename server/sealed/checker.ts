/** Checks beside the event loop: a sealed ballot takes some ten milliseconds, a whole archive seconds. */
import { Piscina } from 'piscina'
import { availableParallelism } from 'node:os'
import type { Answers, CastToCheck, Task } from './check-worker.ts'

/** Ballots that one thread is given at a time: a batch saves the way there and back, and none waits long for the others. */
const AT_ONCE = 8
const QUEUE = 4_000
const IDLE_MS = 60_000
const MOST_MS = 120_000

/** The hall casts faster than proofs are checked: a phone keeps its ballot and sends the same bytes again. */
class CheckerBusy extends Error {
  override readonly name = 'CheckerBusy'
  readonly statusCode = 429
}

export class Checker {
  readonly #pool: Piscina<Task, Answers[Task['do']]>
  readonly #waiting = new Map<
    string,
    { ballot: CastToCheck; resolve: (checked: Answers['casts'][number]) => void; reject: (thrown: unknown) => void }[]
  >()
  #threads = 0

  constructor() {
    const source = import.meta.url.endsWith('.ts')
    this.#pool = new Piscina({
      filename: new URL(`./check-worker.${source ? 'ts' : 'js'}`, import.meta.url).href,
      execArgv: source ? ['--import', 'tsx'] : [],
      minThreads: 0,
      maxThreads: availableParallelism(),
      idleTimeout: IDLE_MS,
    })
  }

  run<D extends Task['do']>(task: Extract<Task, { do: D }>): Promise<Answers[D]> {
    return this.#pool.run(task, { signal: AbortSignal.timeout(MOST_MS) }) as Promise<Answers[D]>
  }

  /** One ballot among others: those of the same election that wait are checked together. */
  cast(election: string, ballot: CastToCheck): Promise<Answers['casts'][number]> {
    const line = this.#waiting.get(election) ?? []
    if (line.length >= QUEUE) return Promise.reject(new CheckerBusy('Too many ballots wait to be checked'))
    this.#waiting.set(election, line)
    return new Promise((resolve, reject) => {
      line.push({ ballot, resolve, reject })
      queueMicrotask(() => this.#next(election))
    })
  }

  close(): Promise<void> {
    return this.#pool.destroy()
  }

  #next(election: string): void {
    const line = this.#waiting.get(election)
    if (!line || line.length === 0 || this.#threads >= availableParallelism()) return
    const batch = line.splice(0, AT_ONCE)
    if (line.length === 0) this.#waiting.delete(election)
    this.#threads += 1
    this.run({ do: 'casts', election, ballots: batch.map(({ ballot }) => ballot) })
      .then((checked) =>
        batch.forEach(({ resolve, reject }, n) => {
          const one = checked[n]
          if (one) resolve(one)
          else reject(new Error('a ballot was not checked'))
        }),
      )
      .catch((thrown: unknown) => {
        for (const { reject } of batch) reject(thrown)
      })
      .finally(() => {
        this.#threads -= 1
        for (const other of this.#waiting.keys()) this.#next(other)
      })
  }
}
