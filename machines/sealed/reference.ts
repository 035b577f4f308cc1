/**
 * Answers that stand for another answer: `@3.1` is the first answer of the third question, once more. A ballot encrypts it in the very
 * same ciphertext, so that a later question can bind what earlier ones chose (approvals and write-ins together fill no more than the
 * seats). To Belenios these are ordinary answers; whoever verifies sees that the ciphertexts are equal.
 */
import type { Question } from './question.ts'

/** Positions counted from 0. */
export type Place = { readonly question: number; readonly answer: number }

export const referenceTo = ({ question, answer }: Place): string => `@${question + 1}.${answer + 1}`

/** The earlier answer that an answer of question `n` stands for, or null where it stands for itself. */
export const placeOf = (questions: readonly Question[], n: number, answer: string): Place | null => {
  const [, question, at] = /^@([1-9]\d{0,2})\.([1-9]\d{0,2})$/.exec(answer) ?? []
  if (question === undefined || at === undefined) return null
  const place = { question: Number(question) - 1, answer: Number(at) - 1 }
  const named = questions[place.question]
  const isEarlier = place.question < n && named !== undefined && !named.blank && place.answer < named.answers.length
  return isEarlier && !(questions[n]?.blank ?? false) ? place : null
}
