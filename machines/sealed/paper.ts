/** A ballot of the congress as an election of Belenios: one question an item, one answer a mark, exactly one of them chosen. */
import type { BallotItem, Tally } from '../matters.ts'
import { must } from './fault.ts'
import type { Question, Vote } from './question.ts'
import type { Result } from './tally.ts'

export const questionsOf = (items: readonly BallotItem[]): Question[] =>
  items.map(({ title, marks }) => ({ question: title, answers: [...marks], blank: false, min: 1, max: 1 }))

/** A marked paper as choices, in the order of items and marks. Throws `vote` where an item has no mark, or another's. */
export const voteOf = (items: readonly BallotItem[], paper: Readonly<Record<string, string>>): Vote =>
  items.map(({ id, marks }, n) => {
    const mark = paper[id]
    must(mark !== undefined && marks.includes(mark) && Object.keys(paper).length === items.length, 'vote', { question: n + 1 })
    return marks.map((each) => (each === mark ? 1 : 0))
  })

/** The counts of an opened box, by item and mark. */
export const talliesOf = (items: readonly BallotItem[], result: Result): Tally =>
  Object.fromEntries(items.map(({ id, marks }, n) => [id, Object.fromEntries(marks.map((mark, at) => [mark, result[n]?.[at] ?? 0]))]))
