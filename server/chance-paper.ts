/** Papers of simulated representatives: marked by chance, and by the rules of their form. */
import { randomInt } from 'node:crypto'
import type { ElectionSheet } from '../machines/matters.ts'
import type { MarkedPaper } from '../machines/paper.ts'
import { isOwnLine, mayWriteIn, roomOn, SKIP, WRITE_IN, type PaperForm } from '../machines/sheet.ts'

const oneOf = <T>(choices: readonly T[]): T | undefined => choices[randomInt(Math.max(1, choices.length))]
/** One paper in so many has somebody written in, where that is allowed. */
const WRITTEN_IN = 25

const election = ({ items, sheet }: { items: PaperForm['items']; sheet: ElectionSheet }): MarkedPaper => {
  const paper: MarkedPaper = {}
  for (const { id } of items.toSorted(() => randomInt(3) - 1))
    paper[id] = roomOn(sheet, paper) > 0 && randomInt(10) < 8 ? 'approve' : (oneOf(['oppose', 'abstain']) ?? 'abstain')
  const writeIn = oneOf(sheet.writeIns)
  if (writeIn && mayWriteIn(paper) && roomOn(sheet, paper) > 0 && randomInt(WRITTEN_IN) === 0) paper[writeIn.id] = WRITE_IN
  return paper
}

/** `voter` is the person, who does not rate themself. */
export const markedByChance = ({ items, sheet }: PaperForm, voter: string): MarkedPaper => {
  if (sheet?.kind === 'election') return election({ items, sheet })
  return Object.fromEntries(
    items.map((item) => {
      const open = item.marks.filter((mark) => mark !== SKIP)
      return [item.id, sheet?.kind === 'rating' && isOwnLine(item, voter) ? SKIP : (oneOf(open) ?? '')]
    }),
  )
}
