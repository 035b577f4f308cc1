/** Elections and ratings as sealed papers: what binds their lines, both with our verifier and with Debian's belenios-tool. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { electionOf } from '../../machines/election.ts'
import { HALF_OF_ROLL } from '../../machines/majority.ts'
import type { BallotItem, ElectionSheet } from '../../machines/matters.ts'
import { faultOf, type MarkedPaper } from '../../machines/paper.ts'
import { readBallot, sealBallot } from '../../machines/sealed/ballot.ts'
import { Fault } from '../../machines/sealed/fault.ts'
import { firstUnshown, linesToShow } from '../../machines/sealed/own-line.ts'
import { questionsOf, talliesOf, voteOf } from '../../machines/sealed/paper.ts'
import { verify } from '../../machines/sealed/verify.ts'
import { isCountOf, rowsOf } from '../../machines/sheet.ts'
import { beleniosFaultOf, beleniosIsHere } from './belenios.ts'
import { Board, setStage } from './congress.ts'
import { power, random } from './stand.ts'

const MARKS = ['approve', 'oppose', 'abstain']
const candidates = (...names: string[]): BallotItem[] => names.map((title, n) => ({ id: `candidate${n}`, title, marks: MARKS }))
const sheetOf = (seats: number, ...names: string[]): ElectionSheet => ({
  kind: 'election',
  seats,
  stage: 'first',
  writeIns: names.map((title, n) => ({ id: `writeIn${n}`, title })),
})
const codeOf = (work: () => unknown): string => {
  try {
    work()
    return ''
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.code
    throw thrown
  }
}

const three = candidates('丁一', '王二', '李三')
const two = sheetOf(2, '赵四', '钱五')
const stage = setStage({ questions: questionsOf(three, two), voters: 5 })
const seal = (paper: MarkedPaper, voter = 0) =>
  sealBallot(stage.election, stage.secrets[voter] ?? '', voteOf(three, two, paper), random).text
const papers: MarkedPaper[] = [
  { candidate0: 'approve', candidate1: 'approve', candidate2: 'abstain' },
  { candidate0: 'approve', candidate1: 'oppose', candidate2: 'oppose', writeIn0: 'writeIn' },
  { candidate0: 'oppose', candidate1: 'abstain', candidate2: 'abstain', writeIn0: 'writeIn', writeIn1: 'writeIn' },
  { candidate0: 'abstain', candidate1: 'abstain', candidate2: 'abstain' },
]

describe('an election for two of three, with two who may be written in', () => {
  const counted = new Board(stage)
  for (const [voter, paper] of papers.entries()) counted.put(seal(paper, voter))
  counted.close().open([1]).announce()

  test.runIf(beleniosIsHere())('has an archive that is sound for belenios-tool', () => {
    expect(beleniosFaultOf(counted.bytes, stage.election.uuid)).toBe('')
  })

  test('is counted line by line', async () => {
    const { result } = await verify(counted.bytes, { power })
    expect(result && talliesOf(three, two, result)).toEqual({
      candidate0: { approve: 2, oppose: 1, abstain: 1 },
      candidate1: { approve: 1, oppose: 1, abstain: 2 },
      candidate2: { approve: 0, oppose: 1, abstain: 3 },
      writeIn0: { writeIn: 2 },
      writeIn1: { writeIn: 1 },
    })
  })

  test.each([
    ['three approvals for two seats', { candidate0: 'approve', candidate1: 'approve', candidate2: 'approve' }],
    ['two approvals and a write-in', { candidate0: 'approve', candidate1: 'approve', candidate2: 'oppose', writeIn0: 'writeIn' }],
    ['a write-in by who opposes nobody', { candidate0: 'approve', candidate1: 'abstain', candidate2: 'abstain', writeIn0: 'writeIn' }],
  ])('%s cannot be sealed', (_, paper) => {
    expect(codeOf(() => seal(paper))).toBe('vote')
  })

  test('a line without a mark, and a mark of nobody’s, are no paper', () => {
    expect(codeOf(() => seal({ candidate0: 'approve', candidate1: 'approve' }))).toBe('vote')
    expect(codeOf(() => seal({ ...papers[0], stranger: 'writeIn' }))).toBe('vote')
    expect(codeOf(() => seal({ ...papers[0], writeIn0: 'approve' }))).toBe('vote')
  })

  test('a phone that answers the same thing twice differently is found out by that alone', async () => {
    const questions = stage.election.questions.map((question) => ({
      ...question,
      answers: question.answers.map((answer) => answer.replace('@', '#')),
    }))
    const [approveAll] = [voteOf(three, { ...two, seats: 3 }, { candidate0: 'approve', candidate1: 'approve', candidate2: 'approve' })]
    const honest = voteOf(three, two, papers[0] ?? {})
    const split = [...approveAll.slice(0, 3), ...honest.slice(3)]
    const text = sealBallot({ ...stage.election, questions }, stage.secrets[4] ?? '', split, random).text
    const board = new Board(stage).put(text).close().open([1]).announce()
    await expect(verify(board.bytes, { power })).rejects.toMatchObject({ code: 'ballot-reference', facts: { question: 4, choice: 1 } })
  })
})

describe('the demonstration congress: five seats, six candidates, 51 papers, two write-ins', () => {
  const six = candidates('丁一', '王二', '李三', '赵四', '周五', '郑六')
  const five = sheetOf(5, '吴七', '冯八')
  /** Papers that say the same are one ballot that counts as often: the sums are those of 51 ballots. */
  const heaps: [times: number, marks: string, writtenIn?: string][] = [
    [3, 'oaaaaa'],
    [6, 'a-aaaa'],
    [10, 'aaoaaa'],
    [12, 'aaa-aa'],
    [17, 'aaaaoo'],
    [2, 'aaaao-', 'writeIn0'],
    [1, 'aaa---'],
  ]
  const MARK: Record<string, string> = { a: 'approve', o: 'oppose', '-': 'abstain' }
  const demo = setStage({ questions: questionsOf(six, five), weights: heaps.map(([times]) => times) })
  const board = new Board(demo)
  for (const [voter, [, marks, writtenIn]] of heaps.entries()) {
    const paper: MarkedPaper = Object.fromEntries(marks.split('').map((mark, n) => [`candidate${n}`, MARK[mark] ?? '']))
    const whole = writtenIn === undefined ? paper : { ...paper, [writtenIn]: 'writeIn' }
    board.put(sealBallot(demo.election, demo.secrets[voter] ?? '', voteOf(six, five, whole), random).text)
  }
  board.close().open([1]).announce()

  test('48 45 41 38 31 31: four are elected, two are tied for the fifth seat', async () => {
    const { result } = await verify(board.bytes, { power })
    const tally = talliesOf(six, five, result ?? [])
    expect(six.map(({ id }) => tally[id]?.['approve'])).toEqual([48, 45, 41, 38, 31, 31])
    expect(tally['writeIn0']).toEqual({ writeIn: 2 })
    const figures = { roll: 57, present: 51, returned: 51, valid: 51 }
    expect(electionOf(six, five, tally, HALF_OF_ROLL, figures)).toEqual({
      elected: ['candidate0', 'candidate1', 'candidate2', 'candidate3'],
      tied: ['candidate4', 'candidate5'],
      open: 1,
      vacant: 0,
    })
    expect(isCountOf(six, five, 51, tally)).toBe(true)
  })

  test.runIf(beleniosIsHere())('belenios-tool agrees', () => {
    expect(beleniosFaultOf(board.bytes, demo.election.uuid)).toBe('')
  })
})

test('what the booth refuses cannot be sealed, and what it takes can', () => {
  const few = candidates('丁一', '王二')
  const mark = fc.constantFrom(...MARKS)
  const chance = fc.record(
    { candidate0: mark, candidate1: mark, writeIn0: fc.constant('writeIn') },
    { requiredKeys: ['candidate0', 'candidate1'] },
  )
  for (const sheet of [sheetOf(1), sheetOf(1, '赵四'), sheetOf(2, '赵四'), sheetOf(2)]) {
    const { election, secrets } = setStage({ questions: questionsOf(few, sheet), voters: 1 })
    fc.assert(
      fc.property(chance, (paper) => {
        const refused = faultOf(few, sheet, paper, null) !== null
        expect(codeOf(() => sealBallot(election, secrets[0] ?? '', voteOf(few, sheet, paper), random))).toBe(refused ? 'vote' : '')
      }),
      { numRuns: 12 },
    )
  }
})

describe('a rating', () => {
  const LEVELS = ['excellent', 'competent', 'skip']
  const items: BallotItem[] = ['甲', '乙'].map((title, n) => ({ id: `person${n}`, title, marks: LEVELS }))
  const rated = setStage({ questions: questionsOf(items, { kind: 'rating', complete: true, seenBy: 'presidium' }), voters: 1 })
  const sealed = (paper: MarkedPaper) => {
    const { text, randomness } = sealBallot(rated.election, rated.secrets[0] ?? '', voteOf(items, null, paper), random)
    const shown = randomness.map((drawn, line) => ({ line, r: drawn[2] ?? '' }))
    return { ballot: readBallot(rated.election, text), shown }
  }
  const unshown = (paper: MarkedPaper, voter: string, complete = true) => {
    const { ballot, shown } = sealed(paper)
    return (
      firstUnshown(rated.election, ballot, linesToShow(items, { kind: 'rating', complete, seenBy: 'presidium' }, voter), shown)?.line ??
      null
    )
  }

  test('shows that its voter left out their own line', () => {
    expect(unshown({ person0: 'skip', person1: 'excellent' }, 'person0')).toBeNull()
    expect(unshown({ person0: 'excellent', person1: 'excellent' }, 'person0')).toBe(0)
  })

  test('shows that no other line was left out, where the school wants complete papers', () => {
    expect(unshown({ person0: 'excellent', person1: 'skip' }, 'somebody')).toBe(1)
    expect(unshown({ person0: 'excellent', person1: 'skip' }, 'somebody', false)).toBeNull()
    expect(unshown({ person0: 'excellent', person1: 'competent' }, 'somebody')).toBeNull()
  })

  test('is not taken without showing it, nor with something else', () => {
    const { ballot, shown } = sealed({ person0: 'skip', person1: 'excellent' })
    const lines = linesToShow(items, { kind: 'rating', complete: false, seenBy: 'presidium' }, 'person0')
    expect(lines).toEqual([{ line: 0, at: 2, m: 1 }])
    for (const wrong of [[], [{ line: 0, r: '5' }], [{ line: 0, r: '-1' }], [{ line: 1, r: shown[0]?.r ?? '' }]])
      expect(firstUnshown(rated.election, ballot, lines, wrong)?.line).toBe(0)
  })

  test('asks whoever is not on it to show nothing where lines may be left out', () => {
    expect(linesToShow(items, { kind: 'rating', complete: false, seenBy: 'presidium' }, 'somebody')).toEqual([])
    expect(linesToShow(items, null, 'person0')).toEqual([])
  })
})

test('a printed form lists whoever may be written in below its candidates', () => {
  expect(rowsOf(three, two).map(({ title }) => title)).toEqual(['丁一', '王二', '李三', '赵四', '钱五'])
})
