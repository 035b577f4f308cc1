/** Quorum and outcome: the figures of domain 3, and the arithmetic behind them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMIT } from '../../machines/schema.ts'
import type { Passing } from '../../machines/matters.ts'
import {
  HALF_OF_ROLL,
  isQuorate,
  isReturnWithinIssue,
  quorumOf,
  QUORUM,
  sum,
  verdictOf,
  votesNeeded,
  type Figures,
} from '../../machines/majority.ts'

const hall = (roll: number, more: Partial<Figures> = {}): Figures => ({ roll, present: roll, returned: roll, valid: roll, ...more })
const rule = (more: Partial<Passing>): Passing => ({ ...HALF_OF_ROLL, ...more })

describe('quorum', () => {
  test.each([
    [57, 38],
    [32, 22],
    [40, 27],
    [3, 2],
    [1, 1],
  ])('of %i on the roll is %i present', (roll, quorum) => {
    expect(quorumOf(roll, QUORUM)).toBe(quorum)
    expect(isQuorate(quorum, roll, QUORUM)).toBe(true)
    expect(isQuorate(quorum - 1, roll, QUORUM)).toBe(false)
  })

  test('includes the two thirds themselves', () => {
    expect(isQuorate(40, 60, QUORUM)).toBe(true)
    expect(isQuorate(39, 60, QUORUM)).toBe(false)
  })

  test('is what the school asks for, where that is more', () => {
    const threeQuarters = { numerator: 3, denominator: 4 }
    expect(quorumOf(57, threeQuarters)).toBe(43)
    expect([isQuorate(43, 57, threeQuarters), isQuorate(42, 57, threeQuarters)]).toEqual([true, false])
  })

  test('is never reached by a congress of nobody', () => {
    expect(isQuorate(0, 0, QUORUM)).toBe(false)
  })

  test('is the least number present that is quorate, for every size of congress', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LIMIT.seats }), (roll) => {
        const quorum = quorumOf(roll, QUORUM)
        expect([isQuorate(quorum, roll, QUORUM), isQuorate(quorum - 1, roll, QUORUM), quorum <= roll]).toEqual([true, false, true])
      }),
    )
  })
})

describe('passing by more than half of the whole roll', () => {
  test.each([
    [57, 29],
    [32, 17],
    [40, 21],
    [186, 94],
  ])('of %i takes %i approvals', (roll, needed) => {
    expect(votesNeeded(HALF_OF_ROLL, roll)).toBe(needed)
    expect(verdictOf(HALF_OF_ROLL, needed, hall(roll)).passed).toBe(true)
    expect(verdictOf(HALF_OF_ROLL, needed - 1, hall(roll)).passed).toBe(false)
  })

  test('is missed by 28 of 50 votes cast, though they are 56 % of them', () => {
    expect(verdictOf(HALF_OF_ROLL, 28, hall(57, { present: 51, returned: 50, valid: 50 }))).toEqual({
      passed: false,
      got: 28,
      needed: 29,
      base: 'roll',
      baseCount: 57,
      weakerThanRoll: false,
    })
  })

  test('is reached by the pay plan of the demonstration congress, 38 of 57', () => {
    expect(verdictOf(HALF_OF_ROLL, 38, hall(57, { present: 51, returned: 50, valid: 49 }))).toMatchObject({
      passed: true,
      got: 38,
      needed: 29,
    })
  })

  test('does not include the half itself: 过半数 leaves it out', () => {
    expect(verdictOf(HALF_OF_ROLL, 20, hall(40)).passed).toBe(false)
    expect(verdictOf(HALF_OF_ROLL, 21, hall(40)).passed).toBe(true)
  })

  test('does not come about by a tie, whatever the base', () => {
    fc.assert(
      fc.property(
        fc.nat(LIMIT.seats),
        fc.nat(5000),
        fc.constantFrom<Passing['base']>('roll', 'present', 'returned', 'valid'),
        (votes, abstentions, base) => {
          const valid = 2 * votes + abstentions
          expect(verdictOf(rule({ base }), votes, { valid, returned: valid, present: valid, roll: valid }).passed).toBe(false)
        },
      ),
    )
  })
})

describe('other rules that a congress may adopt', () => {
  test('以上 includes the number itself: at least half of 40 is 20', () => {
    const atLeastHalf = rule({ comparator: '>=' })
    expect(votesNeeded(atLeastHalf, 40)).toBe(20)
    expect(verdictOf(atLeastHalf, 20, hall(40)).passed).toBe(true)
    expect(verdictOf(atLeastHalf, 19, hall(40)).passed).toBe(false)
  })

  test.each([
    ['>=', 57, 38],
    ['>', 57, 39],
    ['>=', 40, 27],
    ['>', 40, 27],
    ['>=', 50, 34],
  ] as const)('two thirds by %s of %i takes %i', (comparator, roll, needed) => {
    const twoThirds = rule({ comparator, numerator: 2, denominator: 3 })
    expect(votesNeeded(twoThirds, roll)).toBe(needed)
    expect(verdictOf(twoThirds, needed, hall(roll)).passed).toBe(true)
    expect(verdictOf(twoThirds, needed - 1, hall(roll)).passed).toBe(false)
  })

  test.each([
    ['roll', 57, 29, false],
    ['present', 51, 26, true],
    ['returned', 50, 26, true],
    ['valid', 49, 25, true],
  ] as const)('a base of %s counts %i, takes %i, and warns if it is weaker than the roll', (base, baseCount, needed, weakerThanRoll) => {
    const figures = { roll: 57, present: 51, returned: 50, valid: 49 }
    expect(verdictOf(rule({ base }), 28, figures)).toEqual({ passed: 28 >= needed, got: 28, needed, base, baseCount, weakerThanRoll })
  })

  test('nothing passes without an approval, or on a base of nobody', () => {
    const atLeast = rule({ comparator: '>=', base: 'valid' })
    expect(verdictOf(atLeast, 0, hall(57, { valid: 0 })).passed).toBe(false)
    expect(verdictOf(atLeast, 1, hall(57, { valid: 0 })).passed).toBe(false)
    expect(verdictOf(rule({ comparator: '>=', numerator: 1, denominator: 100 }), 0, hall(57)).passed).toBe(false)
  })
})

const anyPassing = fc.record<Passing>({
  base: fc.constantFrom('roll', 'present', 'returned', 'valid'),
  comparator: fc.constantFrom('>', '>='),
  numerator: fc.integer({ min: 1, max: 100 }),
  denominator: fc.integer({ min: 1, max: 100 }),
})
const anyFigures = fc
  .tuple(fc.nat(LIMIT.seats), fc.nat(LIMIT.seats), fc.nat(LIMIT.seats), fc.nat(LIMIT.seats))
  .map((counts) => counts.toSorted((a, b) => b - a) as [number, number, number, number])
  .map(([roll, present, returned, valid]) => ({ roll, present, returned, valid }))

describe('the verdict, for any rule and any figures,', () => {
  test('is what exact rational arithmetic says', () => {
    fc.assert(
      fc.property(anyPassing, anyFigures, fc.nat(LIMIT.seats), (passing, figures, approvals) => {
        const got = BigInt(approvals) * BigInt(passing.denominator)
        const asked = BigInt(passing.numerator) * BigInt(figures[passing.base])
        const reached = passing.comparator === '>' ? got > asked : got >= asked
        expect(verdictOf(passing, approvals, figures).passed).toBe(reached && approvals > 0 && figures[passing.base] > 0)
      }),
    )
  })

  test('never turns from passed to not passed by one more approval', () => {
    fc.assert(
      fc.property(anyPassing, anyFigures, fc.nat(LIMIT.seats), (passing, figures, approvals) => {
        const before = verdictOf(passing, approvals, figures).passed
        const after = verdictOf(passing, approvals + 1, figures).passed
        expect(before && !after).toBe(false)
      }),
    )
  })

  test('names the least number that passes', () => {
    fc.assert(
      fc.property(anyPassing, anyFigures, (passing, figures) => {
        fc.pre(figures[passing.base] > 0)
        const { needed } = verdictOf(passing, 0, figures)
        expect(verdictOf(passing, needed, figures).passed).toBe(true)
        expect(verdictOf(passing, needed - 1, figures).passed).toBe(false)
      }),
    )
  })

  test('asks for no more than there are, unless the fraction is more than the whole', () => {
    fc.assert(
      fc.property(anyPassing, fc.integer({ min: 1, max: LIMIT.seats }), (passing, count) => {
        fc.pre(passing.comparator === '>' ? passing.numerator < passing.denominator : passing.numerator <= passing.denominator)
        expect(votesNeeded(passing, count)).toBeLessThanOrEqual(count)
      }),
    )
  })
})

describe('papers', () => {
  test('more returned than issued is not within issue, as many is', () => {
    expect(isReturnWithinIssue(51, 50)).toBe(false)
    expect(isReturnWithinIssue(50, 50)).toBe(true)
  })

  test('sum', () => {
    expect(sum([38, 7, 4])).toBe(49)
    expect(sum([])).toBe(0)
  })
})
