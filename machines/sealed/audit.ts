/**
 * Benaloh's challenge: a phone that has sealed a paper, and shown a code of it, is asked to prove what is inside instead of casting it.
 * It reveals the choices and what was drawn for every ciphertext; another device makes the ciphertexts anew. Such a paper is spoiled:
 * its signature is not revealed, so that nobody can put it into a box.
 */
import { readContent, checkContent, checkOpening, type Randomness, type SealedBallot } from './ballot.ts'
import { readElection, type Election } from './election.ts'
import { must } from './fault.ts'
import type { Question, Vote } from './question.ts'
import { placeOf } from './reference.ts'
import { parseJson, readFields, readInteger, readList, readText } from './shape.ts'

/** How the file begins that says of itself what it is. */
export const AUDIT_KIND = 'staff-congress-audit-1'
/** Whether a file is one; an archive begins with the name of its first entry, never like this. */
export const isAudit = (bytes: Uint8Array): boolean => {
  const begin = `{"kind":"${AUDIT_KIND}"`
  return begin.split('').every((letter, at) => bytes[at] === letter.codePointAt(0))
}

const MOST = 4_000
const MOST_TEXT = 4_000_000

/** What the phone shows before it knows whether it is asked: the hash of everything in the paper but the signature. */
export const codeOf = (sealed: Pick<SealedBallot, 'text'>): string => {
  const { signature } = readFields(parseJson(sealed.text), 'election_uuid election_hash credential answers signature')
  return readText(readFields(signature, 'hash proof')['hash'])
}

/** The file for the other device: compact JSON, with neither the signature nor any secret of the voter. */
export const writeAudit = (election: Election, { text, randomness }: SealedBallot, vote: Vote): string => {
  const { signature: _, ...content } = readFields(parseJson(text), 'election_uuid election_hash credential answers signature')
  return JSON.stringify({ kind: AUDIT_KIND, election: election.text, content: JSON.stringify(content), vote, randomness })
}

/** A question with the answers that the paper chose; answers that only bind others are left out. */
export type Chosen = { question: string; answers: string[] }
export type Audited = { name: string; uuid: string; fingerprint: string; code: string; chosen: Chosen[] }

const chosenIn = (questions: readonly Question[], vote: Vote): Chosen[] =>
  questions.flatMap(({ question, answers, blank }, n) => {
    const choices = (vote[n] ?? []).slice(blank ? 1 : 0)
    const own = answers.filter((answer) => placeOf(questions, n, answer) === null)
    const chosen = answers.filter((answer, at) => choices[at] === 1 && own.includes(answer))
    return own.length > 0 ? [{ question, answers: chosen }] : []
  })

/**
 * Recomputes what was revealed. Throws `opening` where the ciphertexts are not of these choices, and the fault of whatever else is wrong
 * with the paper. What it gives back is what the phone had truly sealed, and the code that it must have shown.
 */
export const checkAudit = (text: string, tools: Parameters<typeof readElection>[1] = {}): Audited => {
  const fields = readFields(parseJson(text), 'kind election content vote randomness')
  must(fields['kind'] === AUDIT_KIND, 'shape', { expected: AUDIT_KIND })
  const election = readElection(readText(fields['election'], MOST_TEXT), tools)
  const content = readText(fields['content'], MOST_TEXT)
  const ballot = readContent(election, content)
  const vote = readList(fields['vote'], MOST, (row) => readList(row, MOST, (m) => readInteger(m, 1)))
  const randomness: Randomness = readList(fields['randomness'], MOST, (row) => readList(row, MOST, (r) => readText(r)))
  checkContent(election, ballot)
  checkOpening(election, ballot, vote, randomness)
  const { name, uuid, fingerprint, questions } = election
  return { name, uuid, fingerprint, code: election.in.hash(content), chosen: chosenIn(questions, vote) }
}
