/** Elections by the whole roll (domain 4.1), against a second count written as one would do it with pencil and paper. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { electionOf } from '../../machines/election.ts'
import { HALF_OF_ROLL } from '../../machines/majority.ts'
import type { BallotItem, ElectionSheet, Sheet, Tally } from '../../machines/matters.ts'
import { faultOf, type MarkedPaper } from '../../machines/paper.ts'
import { isCountOf, mayWriteIn, roomOn } from '../../machines/sheet.ts'

const MARKS = ['approve', 'oppose', 'abstain']
const people = (n: number): BallotItem[] => Array.from({ length: n }, (_, at) => ({ id: `c${at}`, title: `候选人${at + 1}`, marks: MARKS }))
const sheetOf = (seats: number, ...writeIns: string[]): ElectionSheet => ({
  kind: 'election',
  seats,
  stage: 'first',
  writeIns: writeIns.map((id) => ({ id, title: id })),
})
const roll = (n: number) => ({ roll: n, present: n, returned: n, valid: n })
/** Approvals of candidates in order; what else they were given plays no part. */
const approvals = (...votes: number[]): Tally => Object.fromEntries(votes.map((approve, n) => [`c${n}`, { approve }]))
const elect = (seats: number, tally: Tally, N = 57, ...writeIns: string[]) =>
  electionOf(
    people(Object.keys(tally).filter((id) => id.startsWith('c')).length),
    sheetOf(seats, ...writeIns),
    tally,
    HALF_OF_ROLL,
    roll(N),
  )

describe('the demonstration congress', () => {
  test('five seats, six candidates, 48 45 41 38 31 31: four are elected, two are voted on again for the fifth', () => {
    expect(elect(5, approvals(48, 45, 41, 38, 31, 31))).toEqual({
      elected: ['c0', 'c1', 'c2', 'c3'],
      tied: ['c4', 'c5'],
      open: 1,
      vacant: 0,
    })
  })

  test('in the run-off 30 to 18 elects, for 30 is more than half of 57', () => {
    expect(elect(1, approvals(30, 18))).toEqual({ elected: ['c0'], tied: [], open: 0, vacant: 0 })
  })

  test('28 is not: one seat stays open', () => {
    expect(elect(5, approvals(48, 45, 41, 38, 28, 28))).toEqual({ elected: ['c0', 'c1', 'c2', 'c3'], tied: [], open: 0, vacant: 1 })
  })

  test('as many candidates as seats are each approved or not', () => {
    expect(elect(3, approvals(40, 20, 35))).toEqual({ elected: ['c0', 'c2'], tied: [], open: 0, vacant: 1 })
  })

  test('whoever was written in by more than half is elected like a candidate', () => {
    expect(elect(1, { ...approvals(20), w: { writeIn: 30 } }, 57, 'w').elected).toEqual(['w'])
    expect(elect(1, { ...approvals(30), w: { writeIn: 30 } }, 57, 'w')).toMatchObject({ elected: [], tied: ['c0', 'w'], open: 1 })
  })

  test('equals who all find a seat are no tie', () => {
    expect(elect(3, approvals(40, 31, 31))).toEqual({ elected: ['c0', 'c1', 'c2'], tied: [], open: 0, vacant: 0 })
  })

  test('three who tie for two seats leave both open', () => {
    expect(elect(3, approvals(40, 31, 31, 31))).toEqual({ elected: ['c0'], tied: ['c1', 'c2', 'c3'], open: 2, vacant: 0 })
  })
})

describe('a paper', () => {
  const three = people(3)
  const sheet = sheetOf(2, 'w')
  const said = (paper: MarkedPaper) => faultOf(three, sheet, paper, null)
  const marked = (...marks: string[]): MarkedPaper => Object.fromEntries(marks.map((mark, n) => [`c${n}`, mark]))

  test('approves no more than there are seats', () => {
    expect(said(marked('approve', 'approve', 'abstain'))).toBeNull()
    expect(said(marked('approve', 'approve', 'approve'))).toEqual({ fault: 'over-marked', item: 'c0' })
  })

  test('may write in who is eligible, by whoever opposed somebody, within the seats', () => {
    expect(said({ ...marked('approve', 'oppose', 'abstain'), w: 'writeIn' })).toBeNull()
    expect(said({ ...marked('approve', 'abstain', 'abstain'), w: 'writeIn' })).toEqual({ fault: 'write-in-unopposed', item: 'w' })
    expect(said({ ...marked('approve', 'approve', 'oppose'), w: 'writeIn' })?.fault).toBe('over-marked')
    expect(said({ ...marked('approve', 'oppose', 'abstain'), stranger: 'writeIn' })).toEqual({ fault: 'foreign-item', item: 'stranger' })
    expect(said({ ...marked('approve', 'oppose', 'abstain'), w: 'approve' })).toEqual({ fault: 'foreign-mark', item: 'w' })
    expect(said({ ...marked('approve', 'writeIn', 'oppose') })?.fault).toBe('foreign-mark')
  })

  test('has one mark for each candidate', () => {
    expect(said(marked('approve', 'oppose'))).toEqual({ fault: 'unmarked', item: 'c2' })
  })
})

describe('a sheet of persons to be rated', () => {
  const items: BallotItem[] = [
    { id: 'a', title: '甲', marks: ['excellent', 'competent', 'skip'] },
    { id: 'b1', title: '乙 · 德', marks: ['excellent', 'competent', 'skip'], person: 'b' },
    { id: 'b2', title: '乙 · 能', marks: ['excellent', 'competent', 'skip'], person: 'b' },
  ]
  const said = (sheet: Sheet, voter: string, a: string, b1: string, b2: string) => faultOf(items, sheet, { a, b1, b2 }, voter)
  const loose: Sheet = { kind: 'rating', complete: false, seenBy: 'presidium' }
  const strict: Sheet = { kind: 'rating', complete: true, seenBy: 'presidium' }

  test('nobody rates themself, in none of their lines', () => {
    expect(said(loose, 'a', 'excellent', 'competent', 'competent')).toEqual({ fault: 'own-line', item: 'a' })
    expect(said(loose, 'b', 'excellent', 'skip', 'excellent')).toEqual({ fault: 'own-line', item: 'b2' })
    expect(said(strict, 'b', 'excellent', 'skip', 'skip')).toBeNull()
  })

  test('lines are left out only where the school allows it', () => {
    expect(said(loose, 'x', 'excellent', 'skip', 'competent')).toBeNull()
    expect(said(strict, 'x', 'excellent', 'skip', 'competent')).toEqual({ fault: 'line-missing', item: 'b1' })
  })
})

/** As a teller would: a heap for each person, the highest heap first, a seat at a time. */
const byHand = (n: number, seats: number, writeIns: string[], papers: MarkedPaper[], N: number) => {
  const names = [...Array.from({ length: n }, (_, at) => `c${at}`), ...writeIns]
  const heaps = new Map(names.map((name) => [name, papers.filter((paper) => ['approve', 'writeIn'].includes(paper[name] ?? '')).length]))
  const elected: string[] = []
  for (let left = seats; left > 0;) {
    const open = names.filter((name) => !elected.includes(name) && (heaps.get(name) ?? 0) * 2 > N)
    if (open.length === 0) return { elected, tied: [], open: 0, vacant: left }
    const best = Math.max(...open.map((name) => heaps.get(name) ?? 0))
    const equals = open.filter((name) => heaps.get(name) === best)
    if (equals.length > left) return { elected, tied: equals, open: left, vacant: 0 }
    elected.push(...equals)
    left -= equals.length
  }
  return { elected, tied: [], open: 0, vacant: 0 }
}

type Chance = () => number
/** Small and repeatable: a hundred thousand elections are drawn from one number each. */
const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
const pick = (chance: Chance, most: number) => Math.floor(chance() * (most + 1))

const anyElection = (seed: number) => {
  const chance = chanceFrom(seed)
  const n = 1 + pick(chance, 6)
  const seats = 1 + pick(chance, n - 1)
  const writeIns = Array.from({ length: pick(chance, 2) }, (_, at) => `w${at}`)
  const N = 1 + pick(chance, 8)
  const sheet = sheetOf(seats, ...writeIns)
  const papers = Array.from({ length: N - pick(chance, N > 2 ? 2 : 0) }, () => {
    const paper: MarkedPaper = {}
    const mark = (id: string, among: string[]) => {
      const chosen = among[pick(chance, among.length - 1)] ?? 'abstain'
      if (chosen !== '') paper[id] = chosen === 'approve' && roomOn(sheet, paper) === 0 ? 'oppose' : chosen
    }
    for (const { id } of people(n)) mark(id, ['approve', 'approve', 'approve', 'oppose', 'abstain'])
    for (const id of writeIns) if (mayWriteIn(paper) && roomOn(sheet, paper) > 0) mark(id, ['writeIn', ''])
    return paper
  })
  return { n, sheet, N, papers }
}

const tallyOf = (items: BallotItem[], { writeIns }: ElectionSheet, papers: MarkedPaper[]): Tally => {
  const count = (id: string, mark: string) => papers.filter((paper) => paper[id] === mark).length
  return Object.fromEntries([
    ...items.map(({ id, marks }) => [id, Object.fromEntries(marks.map((mark) => [mark, count(id, mark)]))] as const),
    ...writeIns.map(({ id }) => [id, { writeIn: count(id, 'writeIn') }] as const),
  ])
}

test('a hundred thousand elections come out as by hand, and every count adds up', () => {
  let ties = 0
  let short = 0
  const wrong: unknown[] = []
  for (let seed = 1; seed <= 100_000; seed++) {
    const { n, sheet, N, papers } = anyElection(seed)
    const items = people(n)
    const tally = tallyOf(items, sheet, papers)
    const came = electionOf(items, sheet, tally, HALF_OF_ROLL, { roll: N, present: N, returned: papers.length, valid: papers.length })
    const hand = byHand(
      n,
      sheet.seats,
      sheet.writeIns.map(({ id }) => id),
      papers,
      N,
    )
    if (JSON.stringify(came) !== JSON.stringify(hand) || !isCountOf(items, sheet, papers.length, tally)) wrong.push({ seed, came, hand })
    ties += came.tied.length > 0 ? 1 : 0
    short += came.vacant > 0 ? 1 : 0
  }
  expect(wrong).toEqual([])
  // What is compared is met often enough to mean something.
  expect(ties).toBeGreaterThan(500)
  expect(short).toBeGreaterThan(1_000)
})

test('a count with a vote too many is none of these papers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(), (seed, at) => {
      const { n, sheet, papers } = anyElection(seed)
      const items = people(n)
      const tally = tallyOf(items, sheet, papers)
      const { id } = items[at % n] as BallotItem
      const more = { ...tally, [id]: { ...tally[id], approve: (tally[id]?.['approve'] ?? 0) + 1 } }
      expect(isCountOf(items, sheet, papers.length, more)).toBe(false)
    }),
  )
})
