/**
 * In a rating nobody rates themself (domain 4.2), and where the school wants complete papers nobody leaves out another. A sealed paper
 * shows both without showing a mark: beside it goes, for the lines in question, the randomness of the one ciphertext that says
 * "left out". It opens that ciphertext, which must be 1 on one's own line and 0 on others, and none of the levels.
 */
import type { BallotItem, Sheet } from '../matters.ts'
import { isOwnLine, SKIP } from '../sheet.ts'
import type { Ballot } from './ballot.ts'
import type { Election } from './election.ts'
import { Fault } from './fault.ts'
import { readScalar } from './group.ts'
import { encrypt } from './proofs.ts'

/** The number of a line, counted from 0, and the randomness of its "left out", in decimal. */
export type ShownLine = { line: number; r: string }
/** A line that has to be shown: which of its answers says "left out", and whether it must say so. */
export type LineToShow = { line: number; at: number; m: 0 | 1 }

export const linesToShow = (items: readonly BallotItem[], sheet: Sheet | null, voter: string | null): LineToShow[] =>
  items.flatMap((item, line) => {
    const own = isOwnLine(item, voter)
    if (sheet?.kind !== 'rating' || (!own && !sheet.complete)) return []
    return [{ line, at: item.marks.indexOf(SKIP), m: own ? 1 : 0 }]
  })

const opens = (election: Election, ballot: Ballot, { line, at, m }: LineToShow, r: string): boolean => {
  const choice = ballot.answers[line]?.choices[at]
  try {
    const made = encrypt(election, readScalar(election.in.group, r), m)
    return choice !== undefined && made.alpha === choice.alpha && made.beta === choice.beta
  } catch (thrown) {
    if (thrown instanceof Fault) return false
    throw thrown
  }
}

/** The first line that is not shown to be what it must be, or null. */
export const firstUnshown = (
  election: Election,
  ballot: Ballot,
  lines: readonly LineToShow[],
  shown: readonly ShownLine[],
): LineToShow | null =>
  lines.find((line) => {
    const one = shown.find((each) => each.line === line.line)
    return !one || !opens(election, ballot, line, one.r)
  }) ?? null
