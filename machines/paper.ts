/** One marked paper: what a phone sends and the booth accepts (domain 4, step 6). */
import type { BallotItem, Sheet } from './matters.ts'
import { faultOnSheet, WRITE_IN, writeInsOf, type SheetFault } from './sheet.ts'

/** A mark for each item, and `writeIn` for whoever is written in: `{ [item or person]: mark }`. */
export type MarkedPaper = Record<string, string>

export type PaperFault = { fault: 'foreign-item' | 'foreign-mark' | 'unmarked'; item: string } | SheetFault

/**
 * The first thing wrong with a paper, or null: every item has exactly one of its own marks, there is no other but a write-in of
 * somebody who may be written in, and the sheet as a whole keeps its rules for this voter.
 */
export const faultOf = (items: readonly BallotItem[], sheet: Sheet | null, paper: MarkedPaper, voter: string | null): PaperFault | null => {
  const writeIns = writeInsOf(sheet)
  const foreign = Object.keys(paper).find((id) => ![...items, ...writeIns].some((row) => row.id === id))
  if (foreign !== undefined) return { fault: 'foreign-item', item: foreign }
  const odd = writeIns.find(({ id }) => paper[id] !== undefined && paper[id] !== WRITE_IN)
  if (odd) return { fault: 'foreign-mark', item: odd.id }
  for (const { id, marks } of items) {
    const mark = paper[id]
    if (mark === undefined) return { fault: 'unmarked', item: id }
    if (!marks.includes(mark)) return { fault: 'foreign-mark', item: id }
  }
  return faultOnSheet(items, sheet, paper, voter)
}
