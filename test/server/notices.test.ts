/** Notices reach all staff, each takes note once, and what they say to a draft is answered before all. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../operations.ts'
import { newId } from '../../server/ids.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { bring, fetchFile, pdf, postNotice } from '../sample-files.ts'
import { everything } from './asking.ts'

let hall: Hall
beforeAll(async () => {
  hall = await openHall(4)
})
afterAll(() => hall.close())

const noticeFor = async (by: Speaker, notice: string) => {
  const { body } = await by.call(contract.listNotices, { params: { id: hall.session } })
  return body.items.find(({ id }) => id === notice)
}
const note = (by: Speaker, notice: string) => by.call(contract.noteNotice, { params: { id: notice }, body: {} })
const comment = (by: Speaker, notice: string, text = '班主任津贴偏低。', id = newId()) =>
  by.say('session', hall.session, { type: 'session.comment', comment: id, notice, text })
const commentsFor = async (by: Speaker, notice: string) => (await by.call(contract.listComments, { params: { id: notice } })).body.items

describe('a notice', () => {
  test('is read by whoever has a login, with its paper, before any paper of the session is sent', async () => {
    const { notice, noticePaper } = await postNotice(hall, { papers: 1 })
    const wanted = { title: '绩效工资分配方案征求意见', notedAt: null, withdrawnAt: null, consultation: { names: 'desk' } }
    expect(await noticeFor(hall.stranger, notice)).toMatchObject({ ...wanted, noted: null })
    expect(await noticeFor(hall.staff, notice)).toMatchObject({ ...wanted, noted: { staff: 15, noted: 0 } })
    expect((await fetchFile(hall, hall.stranger, noticePaper)).statusCode).toBe(200)
    const { body } = await hall.stranger.call(contract.listPapers, { params: { id: hall.session } })
    expect(body.items).toMatchObject([{ id: noticePaper, notice, readers: null }])
  })

  test('is taken note of once, however often it is said and by however many at a time', async () => {
    const { notice } = await postNotice(hall)
    const answers = await Promise.all(Array.from({ length: 8 }, () => note(hall.stranger, notice)))
    expect(new Set(answers.map(({ body }) => body.at)).size).toBe(1)
    await note(hall.reps[0] as Speaker, notice)
    expect(await noticeFor(hall.staff, notice)).toMatchObject({ noted: { staff: 15, noted: 2 } })
    expect(await noticeFor(hall.stranger, notice)).toMatchObject({ notedAt: answers[0]?.body.at })
    const page = async (after?: string) =>
      (await hall.secretary.call(contract.listReceipts, { params: { id: notice }, query: { limit: '13', ...(after ? { after } : {}) } }))
        .body
    const { items, next } = await page()
    expect(items.map(({ at }) => at)).toEqual(Array.from({ length: 13 }, () => null))
    const rest = (await page(next ?? '')).items
    expect(rest.map(({ person }) => person).toSorted()).toEqual([hall.stranger.person, hall.reps[0]?.person ?? ''].toSorted())
  })

  test('that is withdrawn says why, and is neither noted nor commented on', async () => {
    const { notice, noticePaper } = await postNotice(hall, { papers: 1 })
    await hall.staff.must('session', hall.session, { type: 'session.withdrawNotice', notice, reason: '附件拿错了' })
    expect(await noticeFor(hall.stranger, notice)).toMatchObject({ text: '', withdrawnReason: '附件拿错了' })
    expect((await noticeFor(hall.staff, notice))?.text).not.toBe('')
    expect((await note(hall.stranger, notice)).status).toBe(404)
    expect((await comment(hall.stranger, notice)).problem.facts).toMatchObject({ unmet: 'noticeStanding' })
    expect((await fetchFile(hall, hall.stranger, noticePaper)).statusCode).toBe(404)
  })

  test('names what is there: a draft, papers of its own, an id of its own', async () => {
    const { notice } = await postNotice(hall)
    const paper = (await bring(hall, hall.staff, pdf())).body.id
    const word = {
      type: 'session.postNotice' as const,
      notice: newId(),
      title: '告知',
      text: '正文',
      item: null,
      motion: null,
      papers: [],
      consultation: null,
    }
    const before = await everything(hall)
    const say = async (more: object) => (await hall.staff.say('session', hall.session, { ...word, ...more })).problem.facts
    expect(await say({ motion: newId() })).toMatchObject({ field: 'event.motion', rule: 'unknown' })
    expect(await say({ notice })).toMatchObject({ field: 'event.notice', rule: 'taken' })
    expect(await say({ papers: [paper, newId()] })).toMatchObject({ unmet: 'noticePapersUploaded' })
    expect(await say({ item: newId() })).toMatchObject({ unmet: 'paperItemKnown' })
    expect(await everything(hall)).toBe(before)
  })
})

describe('a comment', () => {
  test('is anybody’s, with the name only for the desk where the notice says so', async () => {
    const { notice } = await postNotice(hall)
    expect((await comment(hall.stranger, notice)).status).toBe(200)
    expect(await commentsFor(hall.stranger, notice)).toMatchObject([{ mine: true, name: '教师A00010', answer: null }])
    expect(await commentsFor(hall.reps[0] as Speaker, notice)).toMatchObject([{ mine: false, name: null, text: '班主任津贴偏低。' }])
    for (const by of [hall.leader, hall.presidium, hall.admin]) expect(await commentsFor(by, notice)).toMatchObject([{ name: null }])
    for (const by of [hall.staff, hall.secretary]) expect(await commentsFor(by, notice)).toMatchObject([{ name: '教师A00010' }])
  })

  test('shows its name to all where the notice says so', async () => {
    const { notice } = await postNotice(hall, { names: 'shown' })
    await comment(hall.stranger, notice)
    expect(await commentsFor(hall.leader, notice)).toMatchObject([{ name: '教师A00010' }])
  })

  test('five are one person’s share, also when six are sent at a time; a colleague still has theirs', async () => {
    const { notice } = await postNotice(hall)
    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => comment(hall.stranger, notice, `第${n}条`)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(answers.find(({ status }) => status !== 200)?.problem.facts).toMatchObject({ unmet: 'commentsLeft' })
    expect((await comment(hall.reps[1] as Speaker, notice)).status).toBe(200)
  })

  test('is one, however often it is sent; its id is nobody else’s', async () => {
    const { notice } = await postNotice(hall)
    const [act, id] = [newId(), newId()]
    const event = { type: 'session.comment' as const, comment: id, notice, text: '意见' }
    for (let n = 0; n < 3; n += 1) expect((await hall.stranger.say('session', hall.session, event, { act })).status).toBe(200)
    expect(await commentsFor(hall.staff, notice)).toHaveLength(1)
    expect((await comment(hall.reps[0] as Speaker, notice, '另一条', id)).problem.facts).toMatchObject({
      field: 'event.comment',
      rule: 'taken',
    })
  })

  test('after the closing time is too late', async () => {
    let now = new Date()
    const own = await openHall(2, { clock: () => now })
    const closesAt = new Date(now.getTime() + 60_000).toISOString()
    const { notice } = await postNotice(own, { closesAt })
    const say = () => own.stranger.say('session', own.session, { type: 'session.comment', comment: newId(), notice, text: '意见' })
    expect((await say()).status).toBe(200)
    now = new Date(closesAt)
    expect((await say()).problem.facts).toMatchObject({ unmet: 'consultationOpen' })
    await own.close()
  })

  test('is answered by the desk before all; a better answer takes the place of the first, and the journal keeps both', async () => {
    const { notice } = await postNotice(hall)
    const id = newId()
    await comment(hall.stranger, notice, '建议提高班主任津贴。', id)
    expect(await noticeFor(hall.leader, notice)).toMatchObject({ comments: 1, unanswered: 1 })
    const answer = (by: Speaker, outcome: 'adopted' | 'partly' | 'notAdopted', text: string) =>
      by.say('session', hall.session, { type: 'session.answerComment', comment: id, outcome, text })
    expect((await answer(hall.stranger, 'adopted', '同意')).status).toBe(403)
    await answer(hall.staff, 'notAdopted', '经费不足。')
    await answer(hall.secretary, 'partly', '上调一半。')
    expect(await commentsFor(hall.reps[0] as Speaker, notice)).toMatchObject([{ answer: { outcome: 'partly', text: '上调一半。' } }])
    expect(await noticeFor(hall.leader, notice)).toMatchObject({ comments: 1, unanswered: 0 })
    const said = await hall.db.selectFrom('journal').select('event').orderBy('seq').execute()
    expect(said.filter(({ event }) => event.type === 'session.answerComment' && event.comment === id)).toHaveLength(2)
  })

  test('of another session is not answered here', async () => {
    const refused = await hall.staff.say('session', hall.session, {
      type: 'session.answerComment',
      comment: newId(),
      outcome: 'adopted',
      text: '同意',
    })
    expect(refused.problem.facts).toMatchObject({ unmet: 'noticeStanding' })
  })
})
