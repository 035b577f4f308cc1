/** A whole board's proofs on every core, for a program that has nothing else to do: six milliseconds of arithmetic a ballot. */
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Piscina } from 'piscina'
import { checkBallot, type ReadBallot } from '../../machines/sealed/ballot.ts'
import { Fault } from '../../machines/sealed/fault.ts'
import type { BallotChecker } from '../../machines/sealed/verify.ts'
import { firstWrong, type Asked, type Wrong } from './verify-worker.ts'

/** So many ballots are handed over at once: small enough to share out evenly, large enough to forget the handing. */
const HANDFUL = 5

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
  })
  const check: BallotChecker = async (election, ballots, done) => {
    let [next, finished] = [0, 0]
    let first: Wrong | null = null
    const inPool = (some: readonly ReadBallot[]) => pool.run({ election: election.text, ballots: some.map(({ text }) => text) })
    const inPlace = async (some: readonly ReadBallot[]): Promise<Wrong | null> => {
      // Whoever waits for a thread's answer, or wants to draw, comes first.
      await setImmediate()
      return firstWrong(some, (ballot) => checkBallot(election, ballot, { members: 'known' }))
    }
    const work = async (ask: typeof inPool): Promise<void> => {
      // After a fault nothing later is begun; what is under way may still find an earlier one.
      while (next < ballots.length && first === null) {
        const from = next
        next += HANDFUL
        const some = ballots.slice(from, next)
        const wrong = await ask(some)
        if (wrong && (first === null || from + wrong.at < (first as Wrong).at)) first = { ...wrong, at: from + wrong.at }
        finished += some.length
        await done(finished)
      }
    }
    // Two handfuls a thread, so that none waits for the next.
    const inThreads = Array.from({ length: 2 * threads }, () => work(inPool))
    await Promise.all([...inThreads, work(inPlace)])
    const found = first as Wrong | null
    if (found) throw new Fault(found.code, { ballot: found.at + 1, ...found.facts })
  }
  return { check, close: () => pool.destroy() }
}
