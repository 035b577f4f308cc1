/** A whole board's proofs on every core, for a program that has nothing else to do: seven milliseconds of arithmetic a ballot. */
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Piscina } from 'piscina'
import { checkBallot, type ReadBallot } from '../../machines/sealed/ballot.ts'
import type { Election } from '../../machines/sealed/election.ts'
import { Fault } from '../../machines/sealed/fault.ts'
import type { BallotChecker } from '../../machines/sealed/verify.ts'
import { firstWrong, type Asked, type Wrong } from './verify-worker.ts'

/** So many ballots are handed over at once. */
const HANDFUL = 2
/** A thread has so many handfuls before it, for we are busy ourselves and slow to give it more; towards the end fewer, so that all end together. */
const AHEAD = 16

/** `check` is for `verify`. */
export type VerifyPool = { check: BallotChecker; close: () => Promise<void> }

/** Threads are started at once, one fewer than there are cores, for this one lends a hand: by the time a file is read they are awake. */
export const openVerifyPool = (): VerifyPool => {
  const threads = Math.max(1, availableParallelism() - 1)
  const source = import.meta.url.endsWith('.ts')
  const pool = new Piscina<Asked, Wrong | null>({
    filename: new URL(`./verify-worker.${source ? 'ts' : 'js'}`, import.meta.url).href,
    // Run from source, a thread needs what its server was started with to read TypeScript.
    execArgv: source ? ['--import', 'tsx'] : [],
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: AHEAD,
  })
  return { check: (...asked) => checkTogether(pool, threads, asked), close: () => pool.destroy() }
}

type Pool = Piscina<Asked, Wrong | null>

const checkTogether = async (pool: Pool, threads: number, [election, ballots, done]: Parameters<BallotChecker>): Promise<void> => {
  const handfuls = Array.from({ length: Math.ceil(ballots.length / HANDFUL) }, (_, n) => n * HANDFUL)
  const underWay = new Set<Promise<void>>()
  const found: Wrong[] = []
  let finished = 0

  const take = async (ask: typeof inPlace): Promise<void> => {
    const from = handfuls.shift() ?? 0
    const some = ballots.slice(from, from + HANDFUL)
    const wrong = await ask(election, some)
    if (wrong) found.push({ ...wrong, at: from + wrong.at })
    finished += some.length
    await done(finished)
  }
  const inPool = (_: Election, some: readonly ReadBallot[]) => pool.run({ election: election.text, ballots: some.map(({ text }) => text) })

  // After a fault nothing later is begun; what is under way may still find an earlier one.
  while (handfuls.length > 0 && found.length === 0) {
    const ahead = Math.min(AHEAD, Math.ceil(handfuls.length / 4))
    while (handfuls.length > 0 && underWay.size < threads * ahead) {
      const given: Promise<void> = take(inPool).finally(() => underWay.delete(given))
      underWay.add(given)
    }
    if (handfuls.length > 0) await take(inPlace)
  }
  await Promise.all(underWay)
  const [first] = found.toSorted((one, other) => one.at - other.at)
  if (first) throw new Fault(first.code, { ballot: first.at + 1, ...first.facts })
}

const inPlace = async (election: Election, some: readonly ReadBallot[]): Promise<Wrong | null> => {
  // Whoever waits for a thread's answer, or wants to draw, comes first.
  await setImmediate()
  return firstWrong(some, (ballot) => checkBallot(election, ballot, { members: 'known' }))
}
