import type { BallotItem, Sheet } from '../../machines/matters.ts'
import type { MarkedPaper } from '../../machines/paper.ts'
import { isOwnLine, SKIP, WRITE_IN, writeInsOf } from '../../machines/sheet.ts'
import { sheetWords } from '../words/phone-sheet.ts'
import { phoneWords } from '../words/phone.ts'
import { useWords } from '../words.ts'

const words = { ...phoneWords, ...sheetWords }
export const useSheetWords = () => useWords(words)
type Wording = ReturnType<typeof useSheetWords>

/** In an election one does not oppose a person: one does not approve. */
export const markOfElection = (w: Wording, mark: string): string =>
  mark === 'approve' || mark === 'oppose' || mark === 'abstain' ? w(`sheet.${mark}`) : w('sheet.writeIn')

type Form = { items: BallotItem[]; sheet: Sheet }

/** The names under each mark, in the order of the paper. */
export const wholePaper = (w: Wording, { items, sheet }: Form, paper: MarkedPaper, voter: string): { label: string; names: string[] }[] => {
  const marked = (mark: string) => items.filter(({ id }) => paper[id] === mark).map(({ title }) => title)
  if (sheet.kind === 'election') {
    const written = writeInsOf(sheet).filter(({ id }) => paper[id] === WRITE_IN)
    return [
      ...['approve', 'oppose', 'abstain'].map((mark) => ({ label: markOfElection(w, mark), names: marked(mark) })),
      ...(sheet.writeIns.length > 0 ? [{ label: w('sheet.writeIn'), names: written.map(({ title }) => title) }] : []),
    ]
  }
  const levels = (items[0]?.marks ?? []).filter((mark) => mark !== SKIP)
  const skipped = items.filter((item) => paper[item.id] === SKIP && !isOwnLine(item, voter)).map(({ title }) => title)
  return [
    ...levels.map((mark) => ({ label: w.name('mark', mark), names: marked(mark) })),
    ...(skipped.length > 0 ? [{ label: w('sheet.skipped'), names: skipped }] : []),
  ]
}
