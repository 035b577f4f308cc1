/** The suggestion box: any colleague writes, others support, a representative takes it up, the office answers; and the time a delegation has. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../server/contract.ts'
import { forwardReviewed } from '../../server/clock.ts'
import { verifyJournal } from '../../server/journal-verify.ts'
import { newId } from '../../server/ids.ts'
import { listSuggestions } from '../../server/writing-contract.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { dispatchMotion, submitMotion, suggest, WORDING } from '../procedure.ts'

let hall: Hall
let author: Speaker
let rep: Speaker
beforeAll(async () => {
  hall = await openHall(8, { enrolByActs: true })
  author = hall.stranger
  ;[rep = author] = hall.reps
})
afterAll(() => hall.close())

const read = async (one: Speaker, id: string) => (await one.call(contract.getMotion, { params: { id } })).body
const box = async (one: Speaker, query: Record<string, string> = {}) =>
  (await one.call(listSuggestions, { query: { view: 'open', ...query } })).body.items
const takeUp = (by: Speaker, suggestion: string, motion = newId()) =>
  by.say('motion', motion, {
    type: 'motion.create',
    session: hall.session,
    kind: 'proposal',
    delegation: null,
    category: 'logistics',
    department: null,
    suggestion,
    ...WORDING,
  })

describe('support', () => {
  test('counts each colleague once, whether or not they hold a seat, and can be taken back', async () => {
    const id = await suggest(hall, author)
    await hall.officer.must('motion', id, { type: 'motion.support' })
    await rep.must('motion', id, { type: 'motion.support' })
    const again = await rep.say('motion', id, { type: 'motion.support' })
    expect(again.problem.facts).toMatchObject({ unmet: 'notYetSupported' })
    expect((await author.say('motion', id, { type: 'motion.support' })).problem.code).toBe('not-entitled')
    expect((await read(rep, id)).context['supports']).toBe(2)
    await rep.must('motion', id, { type: 'motion.unsupport' })
    expect((await read(rep, id)).context['supports']).toBe(1)
    expect((await read(rep, id)).known['supported']).toBe(false)
    expect((await read(hall.officer, id)).known['supported']).toBe(true)
  })

  test('given twice in the same moment is one', async () => {
    const id = await suggest(hall, author)
    const answers = await Promise.all(Array.from({ length: 6 }, () => rep.say('motion', id, { type: 'motion.support' })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(5)
    expect((await read(rep, id)).context['supports']).toBe(1)
  })
})

describe('the box', () => {
  test('is read page by page, by support or by age, and says what is mine', async () => {
    const ids = [await suggest(hall, author, '一号'), await suggest(hall, author, '二号'), await suggest(hall, author, '三号')]
    for (const one of [hall.officer, rep]) await one.must('motion', ids[1] ?? '', { type: 'motion.support' })
    expect((await box(author, { order: 'newest' })).slice(0, 3).map(({ id }) => id)).toEqual(ids.toReversed())
    const all: string[] = []
    let next: string | null = null
    do {
      const { body }: { body: { items: { id: string }[]; next: string | null } } = await rep.call(listSuggestions, {
        query: { view: 'open', order: 'supports', limit: '2', ...(next === null ? {} : { after: next }) },
      })
      all.push(...body.items.map(({ id }) => id))
      next = body.next
    } while (next !== null)
    expect(all[0]).toBe(ids[1])
    expect(all.toSorted()).toEqual((await box(rep)).map(({ id }) => id).toSorted())
    expect((await box(author)).every(({ mine }) => mine)).toBe(true)
    expect((await box(rep, { text: '二号' })).map(({ id, supported }) => [id, supported])).toEqual([[ids[1], true]])
  })

  test('is no part of the lists of motions', async () => {
    const id = await suggest(hall, author)
    const listed = (await author.call(contract.listMotions, { query: { limit: '100' } })).body.items
    expect(listed.some((row) => row.id === id)).toBe(false)
  })

  test('does not show what was hidden but to its author and the office, who read why', async () => {
    const id = await suggest(hall, author, '点名批评某位同事')
    await hall.secretary.must('motion', id, { type: 'motion.hide', note: '写了同事的姓名。' })
    const shows = async (one: Speaker) => (await box(one)).find((row) => row.id === id)?.hidden ?? null
    expect(await Promise.all([rep, hall.officer, author, hall.staff].map(shows))).toEqual([
      null,
      null,
      '写了同事的姓名。',
      '写了同事的姓名。',
    ])
    expect((await rep.say('motion', id, { type: 'motion.support' })).status).toBe(404)
    expect((await takeUp(rep, id)).problem.facts).toMatchObject({ unmet: 'suggestionOpen' })
    await hall.secretary.must('motion', id, { type: 'motion.unhide', note: '已改写。' })
    expect((await box(rep)).some((row) => row.id === id)).toBe(true)
  })

  test('takes twenty unanswered ones of a person, no more', async () => {
    const writer = hall.coOfficer
    for (let n = 0; n < 20; n += 1) await suggest(hall, writer, `第${n}条`)
    const one = { type: 'motion.suggest', session: hall.session, category: 'other', title: '再一条', remedy: '。' } as const
    expect((await writer.say('motion', newId(), one)).problem.facts).toMatchObject({ unmet: 'fewSuggestions' })
  })
})

describe('what becomes of a suggestion', () => {
  test('answered by the office, it stands among the answered with the text', async () => {
    const id = await suggest(hall, author)
    expect((await rep.say('motion', id, { type: 'motion.answer', note: '好' })).problem.code).toBe('not-entitled')
    await hall.staff.must('motion', id, { type: 'motion.answer', note: '已放置两台。' })
    expect((await box(rep, { view: 'answered' })).find((row) => row.id === id)?.answer).toBe('已放置两台。')
  })

  test('taken up by a representative, it is tied to their motion and its author is named there', async () => {
    const [id, motion] = [await suggest(hall, author), newId()]
    expect((await takeUp(rep, id, motion)).status).toBe(200)
    expect((await read(rep, motion)).context).toMatchObject({ suggestion: id, suggestedBy: author.person, proposer: rep.person })
    expect((await read(rep, motion)).names[author.person]).toBeTruthy()
    expect(await read(hall.officer, id)).toMatchObject({ state: 'taken_up', context: { takenUpIn: motion } })
    const { rows } = (await author.call(contract.getTimeline, { params: { id } })).body
    expect(rows.map(({ word }) => word)).toEqual(['motion.suggest', 'motion.takeUp'])
  })

  test('of several representatives who take it up at once, one has it, and nobody else has made a motion', async () => {
    const id = await suggest(hall, author)
    const motions = hall.reps.slice(0, 6).map((by) => ({ by, motion: newId() }))
    const answers = await Promise.all(motions.map(({ by, motion }) => takeUp(by, id, motion)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const made = await Promise.all(
      motions.map(async ({ by, motion }) => (await by.call(contract.getMotion, { params: { id: motion } })).status),
    )
    expect(made.filter((status) => status === 200)).toHaveLength(1)
  })

  test('is told apart by name where it names what is not there', async () => {
    expect((await takeUp(rep, newId())).problem.facts).toMatchObject({ unmet: 'suggestionOpen' })
    const nowhere = { type: 'motion.suggest', session: newId(), category: 'other', title: '一条', remedy: '。' } as const
    const { status, problem } = await author.say('motion', newId(), nowhere)
    expect([status, problem.facts['field']]).toEqual([400, 'event.session'])
  })
})

describe('a motion that the committee made a suggestion', () => {
  test('stands in the box with what becomes of it, and with its reply once that is signed', async () => {
    const motion = await submitMotion(hall, rep, hall.reps.slice(1, 3), '教工之家延长开放')
    await hall.staff.must('motion', motion, { type: 'motion.accept' })
    const converted = async () =>
      (await hall.stranger.call(listSuggestions, { query: { view: 'converted' } })).body.items.find(({ id }) => id === motion)
    expect(await converted()).toBeUndefined()
    await hall.committee.must('motion', motion, { type: 'motion.convert', note: '宜由部门直接办理。' })
    expect(await converted()).toMatchObject({ state: 'converted', wasMotion: true, answer: null, supports: 2 })
    const { lead } = await dispatchMotion(hall, motion)
    await hall.officer.must('undertaking', lead, { type: 'undertaking.accept' })
    await hall.officer.must('undertaking', lead, { type: 'undertaking.reply', class: 'A', text: '已延长到晚上八点。', promise: null })
    expect((await converted())?.answer).toBeNull()
    await hall.leader.must('undertaking', lead, { type: 'undertaking.sign' })
    expect(await converted()).toMatchObject({ answer: '已延长到晚上八点。' })
  })
})

describe('a delegation that lets its time pass', () => {
  test('has not stopped a motion: at the end of its days it goes on by itself, once, with several servers', async () => {
    let now = new Date('2029-11-01T03:00:00.000Z')
    const school = await openHall(9, { delegations: 3, enrolByActs: true, clock: () => now })
    const [, , , writer = school.staff, ...others] = school.reps
    const motion = await submitMotion(school, writer, others.slice(0, 2))
    expect(await read(writer, motion)).toMatchObject({ state: 'delegation_review', context: { reviewDueAt: '2029-11-04T16:00:00.000Z' } })
    now = new Date('2029-11-04T15:59:59.000Z')
    await forwardReviewed(school.app.house)
    expect((await read(writer, motion)).state).toBe('delegation_review')
    now = new Date('2029-11-04T16:00:00.000Z')
    await Promise.all([forwardReviewed(school.app.house), forwardReviewed(school.app.house)])
    expect(await read(writer, motion)).toMatchObject({ state: 'submitted', context: { reviewDueAt: null } })
    expect((await verifyJournal(school.db)).findings).toEqual([])
    await school.close()
  })
})

test('what the box did is what the journal makes of it', async () => {
  expect((await verifyJournal(hall.db)).findings).toEqual([])
})
