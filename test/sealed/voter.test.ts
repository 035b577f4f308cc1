/** A representative's phone seals in no round but the one that it was told of: this ballot, these questions, the key that was read aloud. */
import { beforeAll, describe, expect, test } from 'vitest'
import { shortCode } from '../../machines/sealed/ceremony.ts'
import { makeSecret } from '../../machines/sealed/credential.ts'
import { Fault } from '../../machines/sealed/fault.ts'
import { checkRound, sealPaper, type Expected, type SetupTexts } from '../../machines/sealed/voter.ts'
import type { BallotItem } from '../../machines/matters.ts'
import { belenios, holdCeremony, setStage, YES_NO_ABSTAIN, type Stage } from './congress.ts'
import { power, random } from './stand.ts'

const ITEM: BallotItem = { id: 'itemitemitemitem', title: '第 1 题', marks: [...YES_NO_ABSTAIN.answers] }

let stage: Stage
let texts: SetupTexts
let expected: Expected

const faultOf = (work: () => unknown) => {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof Fault) return { code: thrown.code, ...thrown.facts }
    throw thrown
  }
  return null
}
const check = (change: Partial<Expected> = {}) => checkRound(texts, { ...expected, ...change }, { power })

beforeAll(() => {
  const scrutineers = holdCeremony(belenios, { n: 3, k: 2 })
  stage = setStage({ questions: [YES_NO_ABSTAIN], scrutineers })
  const [election = '', trustees = '', credentials = ''] = stage.setup
  texts = { election, trustees, credentials }
  expected = { ballot: stage.election.uuid, form: { items: [ITEM], sheet: null }, code: shortCode(JSON.stringify(scrutineers.text)) }
})

describe('before a phone seals', () => {
  test('it takes the round that it was told of', () => {
    expect(check().election.uuid).toBe(expected.ballot)
  })

  test('another ballot’s round is found out', () => {
    expect(faultOf(() => check({ ballot: 'another' }))).toMatchObject({ code: 'election-uuid' })
  })

  test('so are other questions, and the same answers in another order', () => {
    expect(faultOf(() => check({ form: { items: [{ ...ITEM, title: '另一题' }], sheet: null } }))).toEqual({
      code: 'election-question',
      of: 'ballot',
    })
    expect(faultOf(() => check({ form: { items: [{ ...ITEM, marks: ITEM.marks.toReversed() }], sheet: null } }))).toMatchObject({
      code: 'election-question',
    })
  })

  test('so is a key whose code is not the one that was read aloud', () => {
    expect(faultOf(() => check({ code: '0000 0000 0000' }))).toEqual({ code: 'election-key', of: 'code' })
  })

  test('it seals with no secret that is not on the list', () => {
    const seal = (secret: string) =>
      sealPaper(check(), secret, { items: [ITEM], sheet: null, paper: { [ITEM.id]: ITEM.marks[0] ?? '' }, voter: 'nobody' }, random)
    expect(seal(stage.secrets[0] ?? '').text).not.toBe('')
    expect(faultOf(() => seal(makeSecret(random)))).toEqual({ code: 'credential', of: 'list' })
  })
})
