/**
 * Quorum and outcome, in integers (domain 3).
 *
 * No division anywhere: a fraction is compared by multiplying across, so that 28 of 57 and 29 of 57 can never round to
 * the same side.
 */
import type { Passing } from './matters.ts'

/** More than half of the whole roll: what the law calls 全体代表半数以上通过 and every school means by it. */
export const HALF_OF_ROLL: Passing = { base: 'roll', comparator: '>', numerator: 1, denominator: 2 }

/** The least whole number whose product with `denominator` reaches `product`. */
const leastAtLeast = (product: number, denominator: number): number => {
  const rest = product % denominator
  return (product - rest) / denominator + (rest === 0 ? 0 : 1)
}

type Share = { numerator: number; denominator: number }

/** Attendance at which a congress can act: two thirds of the roll, the number itself included. A school may ask for more. */
export const QUORUM = { numerator: 2, denominator: 3 } as const

export const quorumOf = (roll: number, { numerator, denominator }: Share): number => leastAtLeast(numerator * roll, denominator)

/** `3·P ≥ 2·N`. A congress of nobody is never quorate. */
export const isQuorate = (present: number, roll: number, { numerator, denominator }: Share): boolean =>
  roll > 0 && denominator * present >= numerator * roll

/** The counts that a base may be taken from; all are persons or papers. */
export type Figures = { roll: number; present: number; returned: number; valid: number }

export type Verdict = {
  passed: boolean
  /** Approvals received and approvals needed: "需 29 票，得 28 票". */
  got: number
  needed: number
  base: Passing['base']
  baseCount: number
  /** A base below the whole roll is allowed but must be shown as a warning. */
  weakerThanRoll: boolean
}

/** The least number of approvals that satisfies the rule on this base; nothing passes without a single one, of an empty box either. */
export const votesNeeded = (passing: Passing, baseCount: number): number => {
  const product = passing.numerator * baseCount
  const exact = product % passing.denominator === 0
  const needed = leastAtLeast(product, passing.denominator) + (passing.comparator === '>' && exact ? 1 : 0)
  return needed === 0 ? 1 : needed
}

/** Judges approvals by the rule adopted. A tie is not passed; the chair has no casting vote. */
export const verdictOf = (passing: Passing, approvals: number, figures: Figures): Verdict => {
  const baseCount = figures[passing.base]
  const left = passing.denominator * approvals
  const right = passing.numerator * baseCount
  const reached = passing.comparator === '>' ? left > right : left >= right
  return {
    passed: baseCount > 0 && approvals > 0 && reached,
    got: approvals,
    needed: votesNeeded(passing, baseCount),
    base: passing.base,
    baseCount,
    weakerThanRoll: passing.base !== 'roll',
  }
}

/** `R ≤ I`: more papers in the box than were given out makes the whole ballot void. */
export const isReturnWithinIssue = (returned: number, issued: number): boolean => returned <= issued

export const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0)
