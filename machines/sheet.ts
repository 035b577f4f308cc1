/**
 * What a paper is beyond its single lines (domain 4.1, 4.2): an election whose seats are fewer than its candidates, an appraisal in
 * which nobody rates themself. The phone, the booth, the sealed paper and the tellers' bundle all go by these rules.
 */
import type { BallotItem, Sheet, Tally } from './matters.ts'
import type { MarkedPaper } from './paper.ts'
import { areRatersSound } from './raters.ts'

/** The printed form of a paper: its lines, and what it is as a whole. */
export type PaperForm = { readonly items: BallotItem[]; readonly sheet: Sheet | null }

/** 另选他人: the one mark of a person who is no candidate. */
export const WRITE_IN = 'writeIn'
/** A line of a rating that is left out: one's own always, another's where the school allows it. */
export const SKIP = 'skip'

export const writeInsOf = (sheet: Sheet | null): { id: string; title: string }[] => (sheet?.kind === 'election' ? sheet.writeIns : [])

/** Every line that can have votes: the items, and whoever may be written in. */
export const rowsOf = (items: readonly BallotItem[], sheet: Sheet | null): BallotItem[] => [
  ...items,
  ...writeInsOf(sheet).map(({ id, title }) => ({ id, title, marks: [WRITE_IN] })),
]

const countOf = (paper: MarkedPaper, mark: string): number => Object.values(paper).filter((each) => each === mark).length

/** How many more approvals or write-ins the paper has room for; below nought it is overfilled. */
export const roomOn = ({ seats }: { seats: number }, paper: MarkedPaper): number =>
  seats - countOf(paper, 'approve') - countOf(paper, WRITE_IN)

/** Whoever opposes a candidate may write in another; who merely abstains may not. */
export const mayWriteIn = (paper: MarkedPaper): boolean => countOf(paper, 'oppose') > 0

/** The person whom a line is about. */
export const personOnLine = ({ id, person }: BallotItem): string => person ?? id

const BETWEEN = ' · '
/** A line's title says whom and what, so that it reads by itself in a sealed archive or on a printed sheet. */
export const aspectTitle = (name: string, aspect: string): string => `${name}${BETWEEN}${aspect}`

/** Whom a line is about and under which aspect; null where a person has the one line. */
export const aspectOf = ({ title, person }: BallotItem): { name: string; aspect: string } | null => {
  const at = title.lastIndexOf(BETWEEN)
  return person === undefined || at < 0 ? null : { name: title.slice(0, at), aspect: title.slice(at + BETWEEN.length) }
}

export const isOwnLine = (item: BallotItem, voter: string | null): boolean => personOnLine(item) === voter

export type SheetFault = { fault: 'over-marked' | 'write-in-unopposed' | 'own-line' | 'line-missing'; item: string }

/** The first thing that a paper with good marks does against its sheet, or null. `voter` is the person who marks it. */
export const faultOnSheet = (
  items: readonly BallotItem[],
  sheet: Sheet | null,
  paper: MarkedPaper,
  voter: string | null,
): SheetFault | null => {
  if (sheet?.kind === 'election') {
    const [approved] = Object.entries(paper).filter(([, mark]) => mark === 'approve' || mark === WRITE_IN)
    if (roomOn(sheet, paper) < 0) return { fault: 'over-marked', item: approved?.[0] ?? '' }
    const [writtenIn] = Object.entries(paper).filter(([, mark]) => mark === WRITE_IN)
    return writtenIn && !mayWriteIn(paper) ? { fault: 'write-in-unopposed', item: writtenIn[0] } : null
  }
  if (sheet?.kind !== 'rating') return null
  for (const item of items) {
    const isSkipped = paper[item.id] === SKIP
    if (isOwnLine(item, voter) && !isSkipped) return { fault: 'own-line', item: item.id }
    if (sheet.complete && isSkipped && !isOwnLine(item, voter)) return { fault: 'line-missing', item: item.id }
  }
  return null
}

/**
 * Whether so many valid papers can have given these votes: the marks of each line are as many as the papers, and an election's
 * approvals and write-ins no more than its seats on each.
 */
export const isCountOf = (items: readonly BallotItem[], sheet: Sheet | null, valid: number, tally: Tally): boolean => {
  const votes = (id: string, mark: string) => tally[id]?.[mark] ?? 0
  const total = (id: string) => Object.values(tally[id] ?? {}).reduce((sum, n) => sum + n, 0)
  if (valid < 0 || !items.every(({ id }) => total(id) === valid)) return false
  if (sheet?.kind !== 'election') return true
  const approvals = items.reduce((sum, { id }) => sum + votes(id, 'approve'), 0)
  const writeIns = sheet.writeIns.map(({ id }) => votes(id, WRITE_IN))
  const written = writeIns.reduce((sum, n) => sum + n, 0)
  const opposed = items.reduce((sum, { id }) => sum + votes(id, 'oppose'), 0)
  return approvals + written <= sheet.seats * valid && writeIns.every((n) => n <= valid) && (written === 0 || opposed > 0)
}

/** An election's lines are candidates for seats; a rating's may be left out; anything else has no sheet. */
export const isSheetSound = (items: readonly BallotItem[], sheet: Sheet | null): boolean => {
  if (sheet?.kind === 'rating' && sheet.raters && !areRatersSound(sheet.raters)) return false
  if (sheet?.kind === 'rating')
    return items.every(
      ({ marks }) =>
        marks.includes(SKIP) && !marks.includes('approve') && marks.every((mark) => mark === SKIP || !sheet.points || mark in sheet.points),
    )
  if (sheet?.kind !== 'election') return items.every(({ marks, person }) => !marks.includes(SKIP) && person === undefined)
  const ids = [...items.map(({ id }) => id), ...sheet.writeIns.map(({ id }) => id)]
  const isQuestion = ({ marks, person }: BallotItem) => marks.join() === 'approve,oppose,abstain' && person === undefined
  return sheet.seats <= items.length && items.every(isQuestion) && new Set(ids).size === ids.length
}
