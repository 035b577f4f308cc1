/** One marked paper: what a phone sends and the booth accepts (domain 4, step 6). */
import type { BallotItem } from './matters.ts'

/** A mark for each item: `{ [item]: mark }`. */
export type MarkedPaper = Record<string, string>

export type PaperFault = { fault: 'foreign-item' | 'foreign-mark' | 'unmarked'; item: string }

/** The first thing wrong with a paper, or null: every item has exactly one of its own marks, and there is no other. */
export const faultOf = (items: BallotItem[], paper: MarkedPaper): PaperFault | null => {
  const foreign = Object.keys(paper).find((id) => !items.some((item) => item.id === id))
  if (foreign !== undefined) return { fault: 'foreign-item', item: foreign }
  for (const { id, marks } of items) {
    const mark = paper[id]
    if (mark === undefined) return { fault: 'unmarked', item: id }
    if (!marks.includes(mark)) return { fault: 'foreign-mark', item: id }
  }
  return null
}
