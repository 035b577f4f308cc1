/** A phone that is asked to prove what it sealed (Benaloh's challenge): what it reveals is recomputed elsewhere. */
import { describe, expect, test } from 'vitest'
import { AUDIT_KIND, checkAudit, codeOf, writeAudit } from '../../machines/sealed/audit.ts'
import { readBallot, sealBallot } from '../../machines/sealed/ballot.ts'
import { Fault } from '../../machines/sealed/fault.ts'
import { setStage, YES_NO_ABSTAIN } from './congress.ts'
import { power, random } from './stand.ts'

const stage = setStage({ questions: [YES_NO_ABSTAIN, { answers: ['@1.1', '另'], min: 0, max: 1 }] })
const vote = [
  [0, 1, 0],
  [0, 1],
]
const sealed = sealBallot(stage.election, stage.secrets[0] ?? '', vote, random)
const file = writeAudit(stage.election, sealed, vote)
type Parts = { kind: string; election: string; content: string; vote: number[][]; randomness: string[][] }
const changed = (change: (parts: Parts) => Partial<Parts>) => {
  const parts = JSON.parse(file) as Parts
  return JSON.stringify({ ...parts, ...change(parts) })
}
const codeOfFault = (text: string) => {
  try {
    checkAudit(text, { power })
    return ''
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.code
    throw thrown
  }
}

describe('what a phone reveals instead of casting it', () => {
  test('tells another device what was chosen, and the code that was shown before', () => {
    expect(checkAudit(file, { power })).toEqual({
      name: stage.election.name,
      uuid: stage.election.uuid,
      fingerprint: stage.election.fingerprint,
      code: codeOf(sealed),
      chosen: [
        { question: '第 1 题', answers: ['反对'] },
        { question: '第 2 题', answers: ['另'] },
      ],
    })
  })

  test('is no ballot: nobody can put it into a box', () => {
    const { content } = JSON.parse(file) as Parts
    expect(file).not.toContain('signature')
    expect(file).not.toContain(stage.secrets[0] ?? '')
    expect(() => readBallot(stage.election, content)).toThrow('shape')
  })

  test('is refused when it tells another choice than it sealed', () => {
    expect(
      codeOfFault(
        changed(() => ({
          vote: [
            [1, 0, 0],
            [1, 0],
          ],
        })),
      ),
    ).toBe('opening')
  })

  test('is refused with other randomness, or without', () => {
    expect(codeOfFault(changed(({ randomness }) => ({ randomness: randomness.toReversed() })))).toBe('opening')
    expect(codeOfFault(changed(() => ({ randomness: [] })))).toBe('opening')
  })

  test('is refused for another election, and where a proof is false', () => {
    expect(codeOfFault(changed(({ election }) => ({ election: election.replace('票决', '别的') })))).toBe('ballot-election')
    const broken = changed(({ content }) => ({
      content: content.replace(
        /"challenge":"(\d+)(\d)"/,
        (_, head: string, digit: string) => `"challenge":"${head}${(Number(digit) + 1) % 10}"`,
      ),
    }))
    expect(codeOfFault(broken)).toBe('ballot-choice')
  })

  test('is refused when it is some other file', () => {
    expect(codeOfFault(changed(() => ({ kind: `${AUDIT_KIND}0` })))).toBe('shape')
    expect(codeOfFault('{}')).toBe('shape')
    expect(codeOfFault('no json')).toBe('json')
  })
})
