/** What a count means, item by item (domain 3 and 4). */
import type { BallotItem, Passing, Sheet, Tally } from './matters.ts'
import { verdictOf, type Figures, type Verdict } from './majority.ts'
import { rowsOf, WRITE_IN, writeInsOf } from './sheet.ts'
import { votesFor } from './election.ts'

/** R, X and the marks of the valid papers. */
export type PaperCount = { returned: number; invalid: number; tally: Tally }
export type ItemVerdict = Verdict & { item: string }

/** The mark that counts towards passing. Items without it (an appraisal's levels) are reported, not passed. */
export const APPROVE = 'approve'

/** One verdict an item that can be approved, and one a person whom somebody wrote in; none for an appraisal. */
export const outcomeOf = (items: BallotItem[], sheet: Sheet | null, tally: Tally, passing: Passing, figures: Figures): ItemVerdict[] =>
  [...items.filter((item) => item.marks.includes(APPROVE)), ...writeInsOf(sheet).filter(({ id }) => (tally[id]?.[WRITE_IN] ?? 0) > 0)].map(
    ({ id }) => ({ item: id, ...verdictOf(passing, votesFor(tally, id), figures) }),
  )

/** The same figures, where a mark left out is nought. */
export const isSameCount = (a: PaperCount, b: PaperCount): boolean =>
  a.returned === b.returned &&
  a.invalid === b.invalid &&
  Object.keys({ ...a.tally, ...b.tally }).every((item) =>
    Object.keys({ ...a.tally[item], ...b.tally[item] }).every((mark) => (a.tally[item]?.[mark] ?? 0) === (b.tally[item]?.[mark] ?? 0)),
  )

/** Every item, whoever may be written in, and no other, with none but their own marks. */
export const isTallyOf = (items: BallotItem[], sheet: Sheet | null, tally: Tally): boolean => {
  const rows = rowsOf(items, sheet)
  return (
    items.every(({ id }) => tally[id] !== undefined) &&
    Object.entries(tally).every(([id, votes]) => {
      const row = rows.find((each) => each.id === id)
      return row !== undefined && Object.keys(votes).every((mark) => row.marks.includes(mark))
    })
  )
}

/** Every mark of every line, the ones nobody chose included: a result shows its noughts. */
export const addTallies = (items: BallotItem[], sheet: Sheet | null, ...tallies: Tally[]): Tally =>
  Object.fromEntries(
    rowsOf(items, sheet).map((row) => [
      row.id,
      Object.fromEntries(row.marks.map((mark) => [mark, tallies.reduce((votes, tally) => votes + (tally[row.id]?.[mark] ?? 0), 0)])),
    ]),
  )

/** Hands and voices answer all items at once. */
export const sameForAll = (items: BallotItem[], marks: Record<string, number>): Tally =>
  Object.fromEntries(items.map((item) => [item.id, marks]))
