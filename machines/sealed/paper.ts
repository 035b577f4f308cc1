/**
 * A ballot of the congress as an election of Belenios: one question an item, one answer a mark, exactly one of them chosen.
 *
 * An election binds its candidates by further questions whose answers refer to earlier ones. Where nobody may be written in: approvals
 * ≤ seats. Else, with a spare answer for every seat that a paper leaves open:
 *
 *   fill   approvals + write-ins + spares = seats
 *   flag   somebody is written in, or nobody
 *   room   approvals + spares + seats × flag ≥ seats: without the flag there is no write-in
 *   why    oppositions + no flag ≥ 1: who opposes nobody writes in nobody
 */
import type { BallotItem, ElectionSheet, Sheet, Tally } from '../matters.ts'
import { roomOn, rowsOf, WRITE_IN } from '../sheet.ts'
import { must } from './fault.ts'
import type { Question, Vote } from './question.ts'
import { referenceTo } from './reference.ts'
import type { Result } from './tally.ts'

type Paper = Readonly<Record<string, string>>

const times = <T>(n: number, make: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => make(at))
const [APPROVE_AT, OPPOSE_AT] = [0, 1]

const bindings = (candidates: number, { seats, writeIns }: ElectionSheet): Question[] => {
  const approvals = times(candidates, (question) => referenceTo({ question, answer: APPROVE_AT }))
  if (writeIns.length === 0)
    return seats < candidates ? [{ question: `approve ≤ ${seats}`, answers: approvals, blank: false, min: 0, max: seats }] : []
  const [fill, flag] = [candidates, candidates + 1]
  const spares = times(seats, (n) => referenceTo({ question: fill, answer: candidates + writeIns.length + n }))
  const opposed = times(candidates, (question) => referenceTo({ question, answer: OPPOSE_AT }))
  const filling = [...approvals, ...writeIns.map(({ title }) => `+ ${title}`), ...times(seats, (n) => `spare ${n + 1}`)]
  return [
    { question: `approve + writeIn + spare = ${seats}`, answers: filling, blank: false, min: seats, max: seats },
    { question: 'writeIn', answers: ['some', 'none'], blank: false, min: 1, max: 1 },
    {
      question: `approve + spare + ${seats} × some ≥ ${seats}`,
      answers: [...approvals, ...spares, ...times(seats, () => referenceTo({ question: flag, answer: 0 }))],
      blank: false,
      min: seats,
      max: 2 * seats,
    },
    {
      question: 'oppose + none ≥ 1',
      answers: [...opposed, referenceTo({ question: flag, answer: 1 })],
      blank: false,
      min: 1,
      max: candidates + 1,
    },
  ]
}

export const questionsOf = (items: readonly BallotItem[], sheet: Sheet | null): Question[] => [
  ...items.map(({ title, marks }) => ({ question: title, answers: [...marks], blank: false, min: 1, max: 1 })),
  ...(sheet?.kind === 'election' ? bindings(items.length, sheet) : []),
]

const bound = (items: readonly BallotItem[], sheet: ElectionSheet, paper: Paper): Vote => {
  const { seats, writeIns } = sheet
  const chose = (id: string, mark: string) => (paper[id] === mark ? 1 : 0)
  const approvals = items.map(({ id }) => chose(id, 'approve'))
  if (writeIns.length === 0) return seats < items.length ? [approvals] : []
  const room = roomOn(sheet, paper)
  must(room >= 0, 'vote', { of: 'seats' })
  const written = writeIns.map(({ id }) => chose(id, WRITE_IN))
  const spares = times(seats, (n) => (n < room ? 1 : 0))
  const some = written.includes(1) ? 1 : 0
  return [
    [...approvals, ...written, ...spares],
    [some, 1 - some],
    [...approvals, ...spares, ...times(seats, () => some)],
    [...items.map(({ id }) => chose(id, 'oppose')), 1 - some],
  ]
}

/**
 * A marked paper as choices, in the order of items and marks. Throws `vote` where an item has no mark, or another's, and where an
 * election's paper is overfilled; what no proof can be made for is refused by whoever seals it.
 */
export const voteOf = (items: readonly BallotItem[], sheet: Sheet | null, paper: Paper): Vote => {
  const rows = rowsOf(items, sheet)
  must(
    Object.entries(paper).every(([id, mark]) => rows.some((row) => row.id === id && row.marks.includes(mark))),
    'vote',
    { of: 'mark' },
  )
  const chosen = items.map(({ id, marks }, n) => {
    must(paper[id] !== undefined, 'vote', { question: n + 1 })
    return marks.map((each) => (each === paper[id] ? 1 : 0))
  })
  return [...chosen, ...(sheet?.kind === 'election' ? bound(items, sheet, paper) : [])]
}

/** The counts of an opened box, by line and mark. */
export const talliesOf = (items: readonly BallotItem[], sheet: Sheet | null, result: Result): Tally => {
  const writeIns = sheet?.kind === 'election' ? sheet.writeIns : []
  return Object.fromEntries([
    ...items.map(({ id, marks }, n) => [id, Object.fromEntries(marks.map((mark, at) => [mark, result[n]?.[at] ?? 0]))] as const),
    ...writeIns.map(({ id }, n) => [id, { [WRITE_IN]: result[items.length]?.[items.length + n] ?? 0 }] as const),
  ])
}
