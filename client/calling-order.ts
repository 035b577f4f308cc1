/**
 * 唱票: calling out the votes before the hall, in an order that never was (domain 4, step 9).
 *
 * Counting gives sums, so there is no order to show. It is made up: the marks of the result are shuffled, item by
 * item, by the ballot's own id, so that every screen shows the same, one that is loaded anew goes on where it was, and
 * the desk previews what the hall will see. It ends in the result, whatever the shuffle, and says nothing but the result.
 */
import type { BallotItem, Tally } from '../machines/matters.ts'

/** A mark, or null for a paper that was not valid. */
export type Called = string | null

/** Mulberry32 from an FNV-1a of the seed: numbers from nought up to, and without, `below`. */
const diceOf = (seed: string): ((below: number) => number) => {
  let state = 0x811c9dc5
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const shuffled = <T>(cards: T[], seed: string): T[] => {
  const dice = diceOf(seed)
  const dealt = [...cards]
  for (let at = dealt.length - 1; at > 0; at -= 1) {
    const other = dice(at + 1)
    const card = dealt[at] as T
    dealt[at] = dealt[other] as T
    dealt[other] = card
  }
  return dealt
}

/** What is called out for each item, one mark a paper returned: `{ [item]: [mark or null, …] }`. */
export const callingOf = (items: BallotItem[], tally: Tally, invalid: number, seed: string): Record<string, Called[]> =>
  Object.fromEntries(
    items.map(({ id, marks }) => {
      const papers: Called[] = marks.flatMap((mark) => Array.from({ length: tally[id]?.[mark] ?? 0 }, () => mark))
      return [id, shuffled([...papers, ...Array.from({ length: invalid }, () => null)], `${seed} ${id}`)]
    }),
  )

export type CalledCount = { marks: Record<string, number>; invalid: number }

/** How the strokes stand once so many papers have been called. */
export const countOfCalled = (called: Called[], papers: number, marks: readonly string[]): CalledCount => {
  const so = called.slice(0, papers)
  return {
    marks: Object.fromEntries(marks.map((mark) => [mark, so.filter((one) => one === mark).length])),
    invalid: so.filter((one) => one === null).length,
  }
}

/** One paper a fifth of a second, and a whole hall in no more than this. */
const PAPER_MS = 200
const LONGEST_MS = 15_000

export const callingMs = (papers: number): number => Math.min(LONGEST_MS, papers * PAPER_MS)

/** How many papers have been called after some time. */
export const calledAfter = (ms: number, papers: number): number =>
  ms >= callingMs(papers) ? papers : Math.max(0, Math.floor((ms * papers) / callingMs(papers)))
