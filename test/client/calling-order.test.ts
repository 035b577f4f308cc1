/** Calling out the votes: whatever the shuffle, it ends in the result and nothing sinks on the way. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calledAfter, callingMs, callingOf, countOfCalled } from '../../client/calling-order.ts'
import { id } from '../machines/people.ts'

const MARKS = ['approve', 'oppose', 'abstain']
const votes = fc.record({ approve: fc.nat(80), oppose: fc.nat(80), abstain: fc.nat(80) })
/** One result: some items on the same papers, so that the marks of each add up to the same. */
const result = fc.record({
  first: votes,
  invalid: fc.nat(20),
  items: fc.integer({ min: 1, max: 4 }),
  seed: fc.string({ minLength: 1, maxLength: 22 }),
})
const stand = ({ first, items }: { first: Record<string, number>; items: number }) => {
  const questions = Array.from({ length: items }, (_, n) => ({ id: id(`item${n + 1}`), title: `第${n + 1}项`, marks: MARKS }))
  return { questions, tally: Object.fromEntries(questions.map((question) => [question.id, first])) }
}

describe('the votes called out', () => {
  test('end equal to the tally, item by item, the papers that were not valid included', () => {
    fc.assert(
      fc.property(result, ({ first, invalid, items, seed }) => {
        const { questions, tally } = stand({ first, items })
        const calling = callingOf(questions, tally, invalid, seed)
        for (const question of questions) {
          const called = calling[question.id] ?? []
          expect(countOfCalled(called, called.length, MARKS)).toEqual({ marks: first, invalid })
        }
      }),
    )
  })

  test('rise by one paper at a time, and no count ever sinks', () => {
    fc.assert(
      fc.property(result, ({ first, invalid, seed }) => {
        const { questions, tally } = stand({ first, items: 1 })
        const called = callingOf(questions, tally, invalid, seed)[questions[0]?.id ?? ''] ?? []
        let before = countOfCalled(called, 0, MARKS)
        expect(before).toEqual({ marks: { approve: 0, oppose: 0, abstain: 0 }, invalid: 0 })
        for (let papers = 1; papers <= called.length; papers += 1) {
          const so = countOfCalled(called, papers, MARKS)
          const steps = [...MARKS.map((mark) => (so.marks[mark] ?? 0) - (before.marks[mark] ?? 0)), so.invalid - before.invalid]
          expect(steps.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 1])
          before = so
        }
      }),
      { numRuns: 40 },
    )
  })

  test('are the same on every screen, and in another order for another ballot', () => {
    const { questions, tally } = stand({ first: { approve: 38, oppose: 7, abstain: 4 }, items: 1 })
    expect(callingOf(questions, tally, 1, id('payPlan'))).toEqual(callingOf(questions, tally, 1, id('payPlan')))
    expect(callingOf(questions, tally, 1, id('payPlan'))).not.toEqual(callingOf(questions, tally, 1, id('spending')))
  })

  test('are shuffled: the last paper is not always the last mark', () => {
    const { questions, tally } = stand({ first: { approve: 25, oppose: 25, abstain: 0 }, items: 1 })
    const last = new Set(Array.from({ length: 40 }, (_, n) => callingOf(questions, tally, 0, `ballot${n}`)[questions[0]?.id ?? '']?.at(-1)))
    expect(last).toEqual(new Set(['approve', 'oppose']))
  })
})

describe('the time it takes', () => {
  test('is a fifth of a second a paper, and never more than a quarter of a minute', () => {
    expect([callingMs(0), callingMs(50), callingMs(2000)]).toEqual([0, 10_000, 15_000])
  })

  test('never goes back, begins at nought and ends with all papers, whole ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.array(fc.nat(20_000), { minLength: 2 }), (papers, moments) => {
        const called = moments.toSorted((a, b) => a - b).map((ms) => calledAfter(ms, papers))
        expect(called).toEqual(called.toSorted((a, b) => a - b))
        for (const n of called) expect(Number.isInteger(n) && n >= 0 && n <= papers).toBe(true)
      }),
    )
    expect(calledAfter(-5, 50)).toBe(0)
    expect(calledAfter(0, 50)).toBe(0)
    expect(calledAfter(15_000, 50)).toBe(50)
  })

  test('of nothing is over at once', () => expect(calledAfter(0, 0)).toBe(0))
})
