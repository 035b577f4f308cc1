/**
 * Homomorphic questions (specification 4.9.1) and votes. What the congress asks:
 *
 * - yes / no / abstain: one question of three answers, min 1, max 1. Abstaining is a choice that is counted, not a blank paper.
 * - an election of at most n: the candidates as answers, min 1 (or 0), max n, and `blank` so that somebody may choose nobody.
 * - appraisal: a question a row, its grades as answers, min 1, max 1.
 */
import { must } from './fault.ts'
import { readFields, readInteger, readList, readText } from './shape.ts'

export type Question = {
  readonly question: string
  readonly answers: readonly string[]
  /** A blank vote is allowed; it chooses nothing, whatever `min` says. */
  readonly blank: boolean
  readonly min: number
  readonly max: number
}

/** A question's part of a vote: 0 or 1 for each answer; where blank is allowed, first 0 or 1 for blank. */
export type Choices = readonly number[]
export type Vote = readonly Choices[]

export const MAX_QUESTIONS = 200
export const MAX_ANSWERS = 100

/** How many ciphertexts an answer to it has. */
export const widthOf = ({ answers, blank }: Question): number => answers.length + (blank ? 1 : 0)

/** The numbers of answers that may be chosen, in order. */
export const allowedSums = ({ min, max }: Question): number[] => Array.from({ length: max - min + 1 }, (_, n) => min + n)

export const readQuestion = (value: unknown): Question => {
  must(typeof value === 'object' && value !== null && 'answers' in value, 'election-question', { only: 'homomorphic' })
  const fields = readFields(value, 'answers ?blank min max question')
  const question = {
    question: readText(fields['question']),
    answers: readList(fields['answers'], MAX_ANSWERS, (answer) => readText(answer)),
    blank: fields['blank'] === true,
    min: readInteger(fields['min']),
    max: readInteger(fields['max']),
  }
  must(fields['blank'] === undefined || typeof fields['blank'] === 'boolean', 'shape', { expected: 'boolean' })
  checkQuestion(question)
  return question
}

export const checkQuestion = ({ answers, min, max }: Question): void => {
  const countable = answers.length >= 1 && answers.length <= MAX_ANSWERS && min >= 0 && min <= max && max >= 1 && max <= answers.length
  must(countable, 'election-question', { answers: answers.length, min, max })
}

/** In the order in which Belenios writes a question. */
export const questionFields = ({ answers, blank, min, max, question }: Question) => ({
  answers,
  ...(blank ? { blank } : {}),
  min,
  max,
  question,
})

/** Whether a question allows these choices; nothing else can be sealed, for there would be no proof. */
export const checkChoices = (question: Question, choices: Choices): void => {
  must(choices.length === widthOf(question) && choices.every((each) => each === 0 || each === 1), 'vote')
  const [blank, chosen] = question.blank ? [choices[0] === 1, choices.slice(1)] : [false, choices]
  const sum = chosen.reduce<number>((total, each) => total + each, 0)
  must(blank ? sum === 0 : sum >= question.min && sum <= question.max, 'vote', { chosen: sum })
}
