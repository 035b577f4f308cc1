/** After the congress, through the API: the period for objecting, the calendar, questions, opinions, and what was told. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../server/after-contract.ts'
import { newId } from '../../server/ids.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { dispatchMotion, fileMotion } from '../procedure.ts'

/** Friday before the National Day of 2025: the weekend after it is half worked, the week after that is off. */
let now = new Date('2025-09-26T02:00:00.000Z')
let hall: Hall
beforeAll(async () => {
  hall = await openHall(8, { clock: () => now })
})
afterAll(() => hall.close())

const author = () => hall.reps[3] as Speaker
const seconder = () => hall.reps[5] as Speaker
const filed = () => fileMotion(hall, author(), hall.reps.slice(5, 7))

describe('a department objects', () => {
  test('within five worked days, holidays and worked Sundays counted as they are, and not a day later', async () => {
    const { lead } = await dispatchMotion(hall, await filed())
    const { lead: other } = await dispatchMotion(hall, await filed())
    const row = await hall.db.selectFrom('undertaking').select('objectBy').where('id', '=', lead).executeTakeFirstOrThrow()
    // Sunday 28, Monday 29, Tuesday 30; then eight days off; Thursday 9 and Friday 10.
    expect(row.objectBy).toBe('2025-10-10')
    now = new Date('2025-10-10T15:59:59.000Z')
    await hall.officer.must('undertaking', lead, { type: 'undertaking.object', reason: '不属本部门职责。' })
    now = new Date('2025-10-10T16:00:00.000Z')
    const late = await hall.officer.say('undertaking', other, { type: 'undertaking.object', reason: '不属本部门职责。' })
    expect([late.status, late.problem.facts.unmet]).toEqual([409, 'objectionOpen'])
    expect((await hall.coOfficer.say('undertaking', other, { type: 'undertaking.accept' })).problem.code).toBe('not-entitled')
  })
})

describe('the calendar', () => {
  const put = (year: number, days: object[]) => hall.staff.call(contract.putCalendar, { body: { year, days } })
  const of = async (year: string) => (await hall.reps[0]?.call(contract.getCalendar, { query: { year } }))?.body.days ?? []

  test('of a year is put whole in the place of what was there', async () => {
    await put(2027, [{ day: '2027-01-01', kind: 'holiday', name: '元旦' }])
    await put(2027, [{ day: '2027-01-02', kind: 'worked', name: '' }])
    expect((await of('2027')).map(({ day }) => day)).toEqual(['2027-01-02'])
    expect((await of('2026')).length).toBeGreaterThan(30)
  })

  test.each([
    ['a day that does not exist', [{ day: '2027-02-30', kind: 'holiday', name: '' }]],
    ['a day of another year', [{ day: '2026-02-03', kind: 'holiday', name: '' }]],
    [
      'a day twice',
      [
        { day: '2027-02-03', kind: 'holiday', name: '' },
        { day: '2027-02-03', kind: 'worked', name: '' },
      ],
    ],
    ['a kind that is none', [{ day: '2027-02-03', kind: 'perhaps', name: '' }]],
    ['more days than a year has', Array.from({ length: 367 }, () => ({ day: '2027-02-03', kind: 'holiday', name: '' }))],
  ])('refuses %s, and changes nothing', async (_, days) => {
    const before = await of('2027')
    expect((await put(2027, days)).status).toBe(400)
    expect(await of('2027')).toEqual(before)
  })
})

describe('a question', () => {
  test('is due by the rules, answered by the department that was asked alone, and once', async () => {
    const motion = await filed()
    const question = newId()
    const ask = { type: 'motion.ask', question, department: hall.departments[1] ?? '', text: '何时动工？' } as const
    expect((await hall.officer.say('motion', motion, ask)).problem.code).toBe('not-entitled')
    await seconder().must('motion', motion, ask)
    const answer = { type: 'motion.answerQuestion', question, text: '暑假动工。' } as const
    expect((await hall.officer.say('motion', motion, answer)).problem.code).toBe('not-entitled')
    await hall.coOfficer.must('motion', motion, answer)
    expect((await hall.coOfficer.say('motion', motion, answer)).problem.facts.unmet).toBe('questionOpen')
    const { items } = (await author().call(contract.listQuestions, { query: { motion } })).body
    expect(items).toMatchObject([{ text: '何时动工？', answer: '暑假动工。', dueOn: '2025-10-21' }])
    const unknown = await seconder().say('motion', motion, { ...ask, question: newId(), department: newId() })
    expect(unknown.problem.facts.unmet).toBe('departmentsKnown')
  })

  test('on a motion that is shown to few is read by few', async () => {
    const motion = await filed()
    await seconder().must('motion', motion, {
      type: 'motion.ask',
      question: newId(),
      department: hall.departments[0] ?? '',
      text: '谁经办？',
    })
    await hall.committee.must('motion', motion, { type: 'motion.show', visibility: 'private' })
    const seen = async (one: Speaker) => (await one.call(contract.listQuestions, { query: { motion } })).body.items.length
    expect([await seen(author()), await seen(hall.officer), await seen(hall.stranger), await seen(hall.reps[7] as Speaker)]).toEqual([
      1, 1, 0, 0,
    ])
  })
})

describe('beside the rating', () => {
  test('a seconder’s last opinion stands; it moves nothing, and a department has none', async () => {
    const { lead } = await dispatchMotion(hall, await filed())
    await hall.officer.must('undertaking', lead, { type: 'undertaking.accept' })
    await hall.officer.must('undertaking', lead, { type: 'undertaking.reply', class: 'A', text: '已解决。', promise: null })
    await hall.leader.must('undertaking', lead, { type: 'undertaking.sign' })
    const opine = (grade: 'satisfied' | 'dissatisfied') => ({ type: 'undertaking.opine', grade, note: '' }) as const
    for (const grade of ['dissatisfied', 'satisfied'] as const) await seconder().must('undertaking', lead, opine(grade))
    for (const other of [hall.officer, hall.coOfficer, hall.leader, author(), hall.reps[7] as Speaker])
      expect((await other.say('undertaking', lead, opine('satisfied'))).problem.code).toBe('not-entitled')
    for (const department of [hall.officer, hall.coOfficer])
      expect((await department.say('undertaking', lead, { type: 'undertaking.rate', grade: 'satisfied', reason: '' })).problem.code).toBe(
        'not-entitled',
      )
    const { items } = (await author().call(contract.listOpinions, { params: { id: lead } })).body
    expect(items.map(({ grade }) => grade)).toEqual(['satisfied'])
    const row = await hall.db.selectFrom('undertaking').select(['state', 'grade']).where('id', '=', lead).executeTakeFirstOrThrow()
    expect(row).toEqual({ state: 'replied', grade: null })
  })
})

describe('what was told', () => {
  test('is unread until it was seen, and is nobody else’s', async () => {
    const unread = async (one: Speaker) => (await one.call(contract.countUnread)).body.unread
    await filed()
    expect(await unread(author())).toBeGreaterThan(0)
    const { items } = (await author().call(contract.listNotifications)).body
    await hall.stranger.call(contract.readNotifications, { body: { upTo: Number.MAX_SAFE_INTEGER } })
    expect(await unread(author())).toBeGreaterThan(0)
    await author().call(contract.readNotifications, { body: { upTo: items[0]?.ord ?? 0 } })
    expect(await unread(author())).toBe(0)
    expect((await hall.stranger.call(contract.listNotifications)).body.items).toEqual([])
  })

  test.each(['someone', 'a b@c.de', 'a@b', 'a@b.de, c@d.de', 'a@b.de\nBcc: c@d.de'])('is not mailed to "%s"', async (email) => {
    const { status } = await author().call(contract.putChoice, { body: { email, emailGroups: [], quietFrom: 0, quietTo: 0 } })
    expect(status).toBe(400)
  })
})
