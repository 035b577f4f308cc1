/** Awards: nominated from the data, voted on, granted to what the vote chose (domain 5). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Award } from '../../machines/awards.ts'
import { listAwardable } from '../../server/awards-contract.ts'
import { getSession } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { verifyJournal } from '../../server/journal-verify.ts'
import { callToOrder, closeAndAnnounce, openHall, type Hall, type Speaker } from '../hall.ts'
import { dispatchMotion, fileMotion, writeMotion } from '../procedure.ts'

const MARKS = ['approve', 'oppose', 'abstain']

let hall: Hall
const motions: string[] = []
beforeAll(async () => {
  hall = await openHall(8, { enrolByActs: true })
  for (const [n, title] of ['改善教师休息室', '规范课后服务', '更换课桌'].entries()) {
    const motion = await fileMotion(hall, rep(n), hall.reps.slice(5, 7), title)
    const { lead } = await dispatchMotion(hall, motion)
    await hall.officer.must('undertaking', lead, { type: 'undertaking.accept' })
    if (n < 2) {
      await hall.officer.must('undertaking', lead, { type: 'undertaking.reply', class: 'A', text: '已解决。', promise: null })
      await hall.leader.must('undertaking', lead, { type: 'undertaking.sign' })
      const grade = n === 0 ? 'basicallySatisfied' : 'satisfied'
      await rep(n).must('undertaking', lead, { type: 'undertaking.rate', grade, reason: '' })
    }
    motions.push(motion)
  }
  await callToOrder(hall, 8, 2)
})
afterAll(() => hall.close())

const rep = (n: number) => hall.reps[n] as Speaker
const nominating = (of: string, award: Award['award'] = 'motion') =>
  ({ type: 'session.nominateAward', award, of, name: '一件提案', reason: '办成了，提案人满意。' }) as const
const say = (by: Speaker, event: object) => by.say('session', hall.session, event as never)
const unmet = async (by: Speaker, event: object) => (await say(by, event)).problem.facts['unmet']
const awards = async () =>
  ((await hall.staff.call(getSession, { params: { id: hall.session } })).body.context as unknown as { awards: Award[] }).awards

describe('what may be honoured', () => {
  test('is listed by the data, the best rated first, and only what was answered', async () => {
    const { body } = await hall.committee.call(listAwardable, { params: { id: hall.session } })
    expect(body.motions.map(({ title, grade }) => `${title} ${grade}`)).toEqual([
      '规范课后服务 satisfied',
      '改善教师休息室 basicallySatisfied',
    ])
    expect(body.departments).toMatchObject([{ dispatched: 3, answered: 2, satisfied: 1, basicallySatisfied: 1 }])
    expect((await rep(0).call(listAwardable, { params: { id: hall.session } })).problem.code).toBe('not-entitled')
  })

  test('is nominated by those who review, once, and never what was not filed', async () => {
    const draft = await writeMotion(hall, rep(3), '还没有立案')
    expect(await unmet(hall.committee, nominating(draft))).toBe('awardDeserved')
    expect(await unmet(hall.committee, nominating(hall.departments[2] ?? '', 'department'))).toBe('awardDeserved')
    expect((await say(rep(1), nominating(motions[1] ?? ''))).problem.code).toBe('not-entitled')
    for (const motion of motions.slice(0, 2)) expect((await say(hall.committee, nominating(motion))).status).toBe(200)
    expect((await say(hall.staff, nominating(hall.departments[0] ?? '', 'department'))).status).toBe(200)
    expect(await unmet(hall.staff, nominating(motions[0] ?? ''))).toBe('awardNew')
  })
})

describe('a vote on it', () => {
  const ballot = newId()
  const granting = (of: string, more: object = {}) =>
    ({ type: 'session.grantAward', award: 'motion', of, ballot, decision: '大会票决。', ...more }) as const

  test('grants nothing before it is announced', async () => {
    expect(await unmet(hall.presidium, granting(motions[1] ?? ''))).toBe('awardVoted')
    const { secretary, session } = hall
    await secretary.must('ballot', ballot, {
      type: 'ballot.configure',
      session,
      agendaItem: null,
      matter: 'election',
      motion: null,
      title: '评选优秀提案',
      power: 'election',
      method: 'secret',
      items: motions.slice(0, 2).map((id, n) => ({ id, title: `提案${n + 1}`, marks: MARKS })),
      sheet: { kind: 'election', seats: 1, stage: 'first', writeIns: [] },
      passing: { base: 'roll', comparator: '>', numerator: 1, denominator: 2 },
      finality: 'first',
    })
    const scrutineers = [rep(0).person, rep(1).person]
    await secretary.must('ballot', ballot, { type: 'ballot.adoptRules' })
    await secretary.must('ballot', ballot, { type: 'ballot.confirmScrutineers', scrutineers, chief: rep(0).person, tellers: [] })
    await secretary.must('ballot', ballot, { type: 'ballot.checkQuorum' })
    await rep(0).must('ballot', ballot, { type: 'ballot.sealEmpty' })
    await secretary.must('ballot', ballot, { type: 'ballot.issue', onPaper: [] })
    await secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
    for (const n of hall.reps.keys())
      expect((await rep(n).cast(ballot, { [motions[0] ?? '']: 'oppose', [motions[1] ?? '']: n < 6 ? 'approve' : 'abstain' })).status).toBe(
        200,
      )
    expect(await unmet(hall.presidium, granting(motions[1] ?? ''))).toBe('awardVoted')
    await closeAndAnnounce(hall, ballot)
  })

  test('grants what it chose, to the presidium’s word and nobody else’s, once', async () => {
    expect(await unmet(hall.presidium, granting(motions[0] ?? ''))).toBe('awardVoted')
    expect((await say(hall.committee, granting(motions[1] ?? ''))).problem.code).toBe('not-entitled')
    expect((await say(hall.presidium, granting(motions[1] ?? ''))).status).toBe(200)
    expect(await unmet(hall.presidium, granting(motions[1] ?? ''))).toBe('awardNominated')
    const department = { award: 'department', ballot: null, decision: '主席团会议决定。' }
    expect((await say(hall.presidium, granting(hall.departments[0] ?? '', department))).status).toBe(200)
    expect((await say(hall.staff, { type: 'session.withdrawAward', award: 'motion', of: motions[0] ?? '' })).status).toBe(200)
    expect((await awards()).map(({ of, decision }) => [of, decision])).toEqual([
      [motions[1], '大会票决。'],
      [hall.departments[0], '主席团会议决定。'],
    ])
    expect((await verifyJournal(hall.db)).findings).toEqual([])
  })
})
