/** What a count means, item by item (domain 3 and 4). */
import type { BallotItem, Passing, Tally } from './matters.ts'
import { verdictOf, type Figures, type Verdict } from './majority.ts'

/** R, X and the marks of the valid papers. */
export type PaperCount = { returned: number; invalid: number; tally: Tally }
export type ItemVerdict = Verdict & { item: string }

/** The mark that counts towards passing. Items without it (an appraisal's levels) are reported, not passed. */
export const APPROVE = 'approve'

/** One verdict an item that can be approved; none for an appraisal. */
export const outcomeOf = (items: BallotItem[], tally: Tally, passing: Passing, figures: Figures): ItemVerdict[] =>
  items
    .filter((item) => item.marks.includes(APPROVE))
    .map((item) => ({ item: item.id, ...verdictOf(passing, tally[item.id]?.[APPROVE] ?? 0, figures) }))

/** The same figures, where a mark left out is nought. */
export const isSameCount = (a: PaperCount, b: PaperCount): boolean =>
  a.returned === b.returned &&
  a.invalid === b.invalid &&
  Object.keys({ ...a.tally, ...b.tally }).every((item) =>
    Object.keys({ ...a.tally[item], ...b.tally[item] }).every((mark) => (a.tally[item]?.[mark] ?? 0) === (b.tally[item]?.[mark] ?? 0)),
  )

/** Every item and no other, with none but its own marks. */
export const isTallyOf = (items: BallotItem[], tally: Tally): boolean =>
  items.length === Object.keys(tally).length &&
  items.every((item) => tally[item.id] !== undefined && Object.keys(tally[item.id] ?? {}).every((mark) => item.marks.includes(mark)))

/** Every mark of every item, the ones nobody chose included: a result shows its noughts. */
export const addTallies = (items: BallotItem[], ...tallies: Tally[]): Tally =>
  Object.fromEntries(
    items.map((item) => [
      item.id,
      Object.fromEntries(item.marks.map((mark) => [mark, tallies.reduce((votes, tally) => votes + (tally[item.id]?.[mark] ?? 0), 0)])),
    ]),
  )

/** Hands and voices answer all items at once. */
export const sameForAll = (items: BallotItem[], marks: Record<string, number>): Tally =>
  Object.fromEntries(items.map((item) => [item.id, marks]))
