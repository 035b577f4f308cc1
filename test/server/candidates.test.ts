/** Candidates: put forward by heads and the desk, standing only with their own consent (domain 4.1). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listCandidates, type CandidateRow } from '../../server/candidates-contract.ts'
import { newId } from '../../server/ids.ts'
import { verifyJournal } from '../../server/journal-verify.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'
import { issuePapersOf } from '../sealed-hall.ts'

const ELECTION = {
  after: null,
  title: '选举工会委员',
  power: 'election',
  kind: 'elect',
  method: 'secret',
  motion: null,
  presenter: null,
  minutes: null,
} as const

let hall: Hall
const item = newId()
beforeAll(async () => {
  hall = await openHall(8, { enrolByActs: true })
  await hall.secretary.must('session', hall.session, { type: 'session.addItem', item, ...ELECTION })
})
afterAll(() => hall.close())

const rep = (n: number) => hall.reps[n] as Speaker
const say = (by: Speaker, event: object) => by.say('session', hall.session, event as never)
const codeOf = async (by: Speaker, event: object) => {
  const { problem } = await say(by, event)
  return problem.facts['unmet'] ?? problem.code
}
const putting = (person: string, seat: string | null = null) =>
  ({ type: 'session.nominateCandidate', item, person, seat, reason: '二十年班主任。' }) as const
const answering = (person: string, agrees = true, statement = '愿意为大家服务。') =>
  ({ type: 'session.answerNomination', item, person, agrees, statement }) as const
const seenBy = async (by: Speaker): Promise<CandidateRow[]> => (await by.call(listCandidates, { params: { id: hall.session } })).body.items

describe('somebody is put forward', () => {
  test('by the desk, or by the head of a delegation through their own seat', async () => {
    expect((await say(hall.secretary, putting(rep(4).person))).status).toBe(200)
    expect((await say(rep(0), putting(rep(5).person, rep(0).seat))).status).toBe(200)
    expect(await codeOf(rep(3), putting(rep(6).person, rep(3).seat))).toBe('mayPutForward')
    expect(await codeOf(rep(3), putting(rep(6).person, rep(0).seat))).toBe('not-entitled')
    expect(await codeOf(rep(3), putting(rep(6).person))).toBe('not-entitled')
  })

  test('once, only of the staff, and only where something is elected', async () => {
    expect(await codeOf(rep(1), putting(rep(4).person, rep(1).seat))).toBe('nomineeNew')
    expect(await codeOf(hall.secretary, putting(newId()))).toBe('nomineeThere')
    expect(await codeOf(hall.secretary, { ...putting(rep(6).person), item: newId() })).toBe('itemElects')
  })

  test('and nobody hears of it but the desk, who put them forward, and themselves', async () => {
    const people = async (by: Speaker) => (await seenBy(by)).map(({ person, consent }) => [person, consent])
    expect(await people(hall.secretary)).toEqual([
      [rep(4).person, 'asked'],
      [rep(5).person, 'asked'],
    ])
    expect(await people(rep(0))).toEqual([[rep(5).person, 'asked']])
    expect(await people(rep(4))).toEqual([[rep(4).person, 'asked']])
    expect(await people(rep(2))).toEqual([])
  })
})

describe('they answer', () => {
  test('for themselves, twice sent being once said, and everybody reads what they say', async () => {
    expect(await codeOf(rep(2), answering(rep(4).person))).toBe('not-entitled')
    const act = newId()
    for (const _ of [1, 2]) expect((await rep(4).say('session', hall.session, answering(rep(4).person) as never, { act })).status).toBe(200)
    expect(await seenBy(rep(2))).toMatchObject([
      { name: expect.any(String) as string, reason: '二十年班主任。', statement: '愿意为大家服务。', consent: 'given', onPaper: false },
    ])
  })

  test('may think again until the vote', async () => {
    await say(rep(4), answering(rep(4).person, false, ''))
    expect(await seenBy(rep(2))).toEqual([])
    await say(rep(4), answering(rep(4).person))
    expect(await seenBy(rep(2))).toHaveLength(1)
  })

  test('at the desk for whoever has no phone: the record says so', async () => {
    await say(hall.secretary, answering(rep(5).person))
    expect((await seenBy(rep(2))).map(({ onPaper }) => onPaper)).toEqual([false, true])
  })

  test('and whoever is withdrawn with a reason stands no more, but can be put forward anew', async () => {
    const withdrawal = { type: 'session.withdrawNomination', item, person: rep(5).person, reason: '本人调离。' } as const
    expect(await codeOf(rep(0), withdrawal)).toBe('not-entitled')
    expect((await say(hall.presidium, withdrawal)).status).toBe(200)
    expect(await codeOf(hall.presidium, withdrawal)).toBe('nomineeStands')
    expect(await codeOf(rep(5), answering(rep(5).person))).toBe('nomineeStands')
    expect((await say(rep(0), putting(rep(5).person, rep(0).seat))).status).toBe(200)
    expect((await seenBy(rep(5))).find(({ mine }) => mine)).toMatchObject({ consent: 'asked', statement: '', answeredAt: null })
  })
})

test('once the ballot is open nobody is put forward, answers or is withdrawn any more', async () => {
  await callToOrder(hall, 8, 2)
  await say(hall.presidium, { type: 'session.presentItem', item })
  const ballot = newId()
  await hall.secretary.must('ballot', ballot, {
    type: 'ballot.configure',
    session: hall.session,
    agendaItem: item,
    matter: 'election',
    motion: null,
    title: ELECTION.title,
    power: 'election',
    method: 'secret',
    items: [{ id: rep(4).person, title: '候选人', marks: ['approve', 'oppose', 'abstain'] }],
    sheet: { kind: 'election', seats: 1, stage: 'first', writeIns: [] },
    passing: { base: 'roll', comparator: '>', numerator: 1, denominator: 2 },
    finality: 'first',
  })
  await issuePapersOf(hall, ballot, hall.reps.slice(0, 2))
  await hall.secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
  expect(await codeOf(hall.secretary, putting(rep(6).person))).toBe('itemOpenToVote')
  expect(await codeOf(rep(4), answering(rep(4).person, false))).toBe('itemOpenToVote')
  expect((await verifyJournal(hall.db)).findings).toEqual([])
})
