/** What holds for every question and every vote. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkOpening, readBallot, sealBallot } from '../../machines/sealed/ballot.ts'
import { credentialOf, makeSecret } from '../../machines/sealed/credential.ts'
import { Fault } from '../../machines/sealed/fault.ts'
import { voteOf } from '../../machines/sealed/paper.ts'
import { proveCases } from '../../machines/sealed/proofs.ts'
import type { Vote } from '../../machines/sealed/question.ts'
import { combine, lagrange, logarithm, type Factors } from '../../machines/sealed/tally.ts'
import { checkCast, checkSetup, verify } from '../../machines/sealed/verify.ts'
import { belenios, Board, holdCeremony, setStage, YES_NO_ABSTAIN, type Asked } from './congress.ts'
import { BELENIOS_2048, power, random } from './stand.ts'

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.code
    throw thrown
  }
  return ''
}

const askedQuestion: fc.Arbitrary<Asked & { blank: boolean }> = fc
  .record({ length: fc.integer({ min: 1, max: 4 }), blank: fc.boolean() })
  .chain(({ length, blank }) =>
    fc.tuple(fc.integer({ min: 0, max: length }), fc.integer({ min: 1, max: length })).map(([a, b]) => ({
      answers: Array.from({ length }, (_, n) => `答 ${n}`),
      min: Math.min(a, b),
      max: Math.max(a, b),
      blank,
    })),
  )

/** Choices that the question allows. */
const allowed = ({ answers, min, max, blank }: Asked & { blank: boolean }): fc.Arbitrary<number[]> => {
  const chosen = fc
    .shuffledSubarray(
      answers.map((_, n) => n),
      { minLength: min, maxLength: max },
    )
    .map((some) => answers.map((_, n) => (some.includes(n) ? 1 : 0)))
  if (!blank) return chosen
  const somebody = chosen.map((each): number[] => [0, ...each])
  const nobody = fc.constant(answers).map((all): number[] => [1, ...all.map(() => 0)])
  return fc.oneof({ weight: 4, arbitrary: somebody }, { weight: 1, arbitrary: nobody })
}

const scene = fc
  .record({ questions: fc.array(askedQuestion, { minLength: 1, maxLength: 2 }), voters: fc.integer({ min: 1, max: 3 }) })
  .chain(({ questions, voters }) => {
    const vote = fc.tuple(...questions.map(allowed))
    return fc.record({
      questions: fc.constant(questions),
      voters: fc.constant(voters),
      casts: fc.array(fc.record({ voter: fc.nat({ max: voters - 1 }), vote }), { minLength: 1, maxLength: voters + 1 }),
    })
  })

describe('whatever is asked and voted', () => {
  test('the box opens to the plain count of everybody’s last vote', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async ({ questions, voters, casts }) => {
        const board = new Board(setStage({ questions, voters }))
        const last = new Map<number, Vote>()
        for (const { voter, vote } of casts) {
          board.cast(voter, vote)
          last.set(voter, vote)
        }
        const plain = questions.map(({ answers, blank }, n) =>
          Array.from({ length: answers.length + (blank ? 1 : 0) }, (_, at) =>
            [...last.values()].reduce((sum, vote) => sum + (vote[n]?.[at] ?? 0), 0),
          ),
        )
        const report = await verify(board.close().open([1]).announce().bytes, { power })
        expect(report.result).toEqual(plain)
        expect(report.counted.length).toBe(last.size)
      }),
      { numRuns: 10 },
    )
  })

  test('what is not allowed cannot be sealed', () => {
    const stage = setStage({
      questions: [
        { answers: ['甲', '乙', '丙'], min: 1, max: 2, blank: true },
        { answers: ['子', '丑'], min: 1, max: 1 },
      ],
    })
    const seal = (vote: Vote) => codeOf(() => sealBallot(stage.election, stage.secrets[0] ?? '', vote, random))
    const fine = [0, 1, 0, 1]
    expect(seal([fine, [1, 0]])).toBe('')
    for (const wrong of [
      [0, 0, 0, 0],
      [0, 1, 1, 1],
      [1, 1, 0, 0],
      [1, 0, 0, 1],
      [0, 2, 0, 0],
      [0, -1, 1, 1],
      [0, 0.5, 0.5, 0],
      [0, 1, 0],
      [1, 0, 1, 0, 0],
      [],
    ])
      expect(seal([wrong, [1, 0]])).toBe('vote')
    expect(seal([fine, [1, 1]])).toBe('vote')
    // Said of the vote itself, before a proof is tried.
    expect(() => sealBallot(stage.election, stage.secrets[0] ?? '', [fine, [1, 1]], random)).toThrow('"chosen":2')
    expect(seal([fine, [0, 0]])).toBe('vote')
    expect(seal([fine])).toBe('vote')
    expect(seal([fine, [1, 0], [1, 0]])).toBe('vote')
  })

  test('a prover who cheats has no true case to prove', () => {
    const { election } = setStage({ questions: [YES_NO_ABSTAIN] })
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 9 }), (m) => {
        const cases = [0, 1].map((claimed) => ({ r: 5n, m, claimed }))
        expect(codeOf(() => proveCases(election, cases, 'prove|x', random))).toBe(m === 0 || m === 1 ? '' : 'vote')
      }),
      { numRuns: 15 },
    )
  })
})

describe('any k of the scrutineers', () => {
  const scrutineers = holdCeremony(belenios, { n: 4, k: 3 })
  const board = new Board(setStage({ questions: [YES_NO_ABSTAIN], scrutineers })).cast(0, [[1, 0, 0]]).cast(1, [[0, 0, 1]])
  board.close().open([1, 2, 3, 4, 5])
  const opened = (owners: number[]) => {
    const parts = new Map(owners.map((owner) => [owner, board.opened.get(owner) as Factors]))
    const { election, trustees } = board.stage
    return combine(election, trustees, board.tally, parts)
  }

  test('open the same', () => {
    const expected = [[1, 0, 1]].map((row) => row.map((count) => belenios.g(BigInt(count))))
    for (const three of [
      [2, 3, 4],
      [2, 3, 5],
      [2, 4, 5],
      [5, 4, 3],
    ])
      expect(opened([1, ...three])).toEqual(expected)
    expect(opened([5, 1, 2, 3, 4])).toEqual(expected)
  })

  test('with fewer, or without the server, nothing opens', () => {
    expect(codeOf(() => opened([1, 2, 3]))).toBe('factor-missing')
    expect(codeOf(() => opened([2, 3, 4, 5]))).toBe('factor-missing')
  })

  test('lagrange’s coefficients carry a polynomial to 0', () => {
    const { q } = BELENIOS_2048
    const value = (x: number) => 7n + 5n * BigInt(x) + 11n * BigInt(x * x)
    const sum = [1, 4, 9].reduce((total, x) => total + lagrange([1, 4, 9], x, q) * value(x), 0n)
    expect(sum % q).toBe(7n)
  })
})

describe('a logarithm', () => {
  test('is found up to its limit', () => {
    for (const m of [0, 1, 2, 15, 16, 17, 999, 1000]) expect(logarithm(belenios, belenios.g(BigInt(m)), 1000)).toBe(m)
    expect(codeOf(() => logarithm(belenios, belenios.g(123456789n), 1000))).toBe('result')
  })
})

describe('a credential', () => {
  test('is typed with or without dashes, and mistyping is noticed', () => {
    const secret = makeSecret(random)
    expect(secret).toMatch(/^(?:[1-9A-HJ-NP-Za-km-z]{3}-){4}[1-9A-HJ-NP-Za-km-z]{3}$/)
    const credential = credentialOf(secret, 'AWL95GGJcKV6tZ', belenios)
    expect(credentialOf(secret.replaceAll('-', ''), 'AWL95GGJcKV6tZ', belenios)).toEqual(credential)
    expect(credentialOf(secret, 'aJqgyC6aZT94Mm', belenios).public).not.toBe(credential.public)
    const changed = (secret.startsWith('2') ? '3' : '2') + secret.slice(1)
    for (const wrong of [changed, secret.slice(1), `${secret}1`, secret.replace(/./, '0'), ''])
      expect(codeOf(() => credentialOf(wrong, 'AWL95GGJcKV6tZ', belenios))).toBe('credential')
  })

  test('is drawn without favour, and always reads', () => {
    const cheap = { ...belenios, g: () => 4n }
    for (let n = 0; n < 60; n++) expect(codeOf(() => credentialOf(makeSecret(random), 'AWL95GGJcKV6tZ', cheap))).toBe('')
    // Bytes of 232 and more would favour the first digits: they are drawn again.
    let drawn = 0
    const biased = (bytes: number) => Uint8Array.from({ length: bytes }, () => (drawn++ % 2 === 0 ? 255 : 1))
    expect(makeSecret(biased)).toMatch(/^222-222-222-222-22/)
  })
})

describe('a ballot that will not be cast', () => {
  test('can be recomputed from what its phone reveals', () => {
    const { election, secrets } = setStage({ questions: [YES_NO_ABSTAIN] })
    const vote = [[0, 1, 0]]
    const { text, randomness } = sealBallot(election, secrets[0] ?? '', vote, random)
    const ballot = readBallot(election, text)
    expect(codeOf(() => checkOpening(election, ballot, vote, randomness))).toBe('')
    expect(codeOf(() => checkOpening(election, ballot, [[1, 0, 0]], randomness))).toBe('opening')
    expect(codeOf(() => checkOpening(election, ballot, vote, [['1', '2', '3']]))).toBe('opening')
    expect(codeOf(() => checkOpening(election, ballot, vote, []))).toBe('opening')
    expect(codeOf(() => checkOpening(election, ballot, vote, [['-1', '2', '3']]))).toBe('scalar')
  })
})

test('a phone without OpenSSL takes what a server with it takes', () => {
  const stage = setStage({ questions: [{ answers: ['甲', '乙', '丙'], min: 1, max: 2, blank: true }] })
  const { text } = sealBallot(stage.election, stage.secrets[0] ?? '', [[0, 1, 0, 1]], random)
  const [phone, server] = [checkSetup(stage.setup), checkSetup(stage.setup, { power, random })]
  expect(checkCast(phone, text).tracker).toBe(checkCast(server, text).tracker)
})

describe('a paper of the congress', () => {
  const items = [
    { id: 'a', title: '方案', marks: ['yes', 'no', 'abstain'] },
    { id: 'b', title: '决议', marks: ['yes', 'no', 'abstain'] },
  ] as unknown as Parameters<typeof voteOf>[0]

  test('is a vote: one mark an item, and no other', () => {
    expect(voteOf(items, null, { a: 'no', b: 'yes' })).toEqual([
      [0, 1, 0],
      [1, 0, 0],
    ])
    for (const paper of [{ a: 'no' }, { a: 'no', b: 'perhaps' }, { a: 'no', b: 'yes', c: 'yes' }] as Record<string, string>[])
      expect(codeOf(() => voteOf(items, null, paper))).toBe('vote')
  })
})
