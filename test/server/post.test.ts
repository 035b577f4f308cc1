/** What leaves the house: who is told, in what shape, how often, and what is never in it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listNotifications, putChoice } from '../../db/notifications.ts'
import { addJob } from '../../db/jobs.ts'
import { reviveMessage } from '../../db/outbox.ts'
import { dingtalkSign, feishuSign } from '../../server/post/robots.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { dispatchMotion, fileMotion, WORDING } from '../procedure.ts'
import { openChatDoor, openMailDoor, readable, robotsAt, type ChatDoor, type MailDoor } from '../receiver.ts'
import { until } from '../patience.ts'

const PUBLIC = 'https://congress.example.edu.cn'
const SECRET_TEXT = '这一句只有签发以后才能读'
const SECRET_NOTE = '谈话里说的这一句谁也不告诉'

let chat: ChatDoor
let mail: MailDoor
let hall: Hall
beforeAll(async () => {
  ;[chat, mail] = await Promise.all([openChatDoor(), openMailDoor()])
  hall = await openHall(8, {
    publicUrl: PUBLIC,
    post: { mail: { url: mail.url, from: '教代会 <congress@example.edu.cn>' }, robots: robotsAt(chat.origin) },
  })
})
afterAll(async () => {
  await hall.close()
  await Promise.all([chat.close(), mail.close()])
})
beforeEach(() => {
  chat.arrived.length = 0
  mail.mails.length = 0
  chat.answer = { status: 200, body: { errcode: 0, code: 0 }, hold: false }
  mail.refusing = false
})

const settled = async () => {
  const row = await hall.db
    .selectFrom('outbox')
    .select((pick) => pick.fn.countAll<number>().as('n'))
    .where('state', 'in', ['waiting', 'sending'])
    .executeTakeFirstOrThrow()
  return row.n === 0
}
const author = () => hall.reps[3] as Speaker
const wantsMail = (speaker: Speaker, more: object = {}) =>
  putChoice(hall.db, {
    personId: speaker.person,
    email: 'author@example.edu.cn',
    emailGroups: ['tasks', 'news', 'deadlines'],
    quietFrom: 0,
    quietTo: 0,
    ...more,
  })

test('signatures are what the Python of the makers’ documents computes', () => {
  expect(dingtalkSign(1_577_808_000_000, 'this is secret')).toBe('ijHEivi6YiCNPZOq4hZstmvZ3sPfbioAiMhP30ae7W0=')
  expect(feishuSign(1_599_360_473, 'demo')).toBe('l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=')
})

describe('a reply on its way', () => {
  let motion: string
  let lead: string
  beforeAll(async () => {
    await wantsMail(author())
    motion = await fileMotion(hall, author(), hall.reps.slice(5, 7))
    lead = (await dispatchMotion(hall, motion)).lead
    await hall.officer.must('undertaking', lead, { type: 'undertaking.accept' })
    await hall.officer.must('undertaking', lead, { type: 'undertaking.contact', note: SECRET_NOTE })
    await until('the outbox is settled', settled)
  })

  const kindsOf = async (speaker: Speaker) => (await listNotifications(hall.db, speaker.person, null, 50)).map(({ kind }) => kind)

  test('asks the leader to sign, and tells nobody else before', async () => {
    await hall.officer.must('undertaking', lead, { type: 'undertaking.reply', class: 'A', text: SECRET_TEXT, promise: null })
    expect(await kindsOf(hall.leader)).toEqual(['toSign', 'toDispatch'])
    expect(await kindsOf(author())).toEqual(['dispatched', 'filed'])
    await until('the outbox is settled', settled)
    expect(chat.arrived).toEqual([])
    expect(mail.mails).toEqual([])
  })

  test('signed, tells its proposer and seconders at once, and each group chat once, with number, title and link alone', async () => {
    await hall.leader.must('undertaking', lead, { type: 'undertaking.sign' })
    expect(await kindsOf(author())).toEqual(['replied', 'dispatched', 'filed'])
    expect((await kindsOf(hall.reps[5] as Speaker))[0]).toBe('replied')
    expect(await kindsOf(hall.reps[7] as Speaker)).toEqual([])
    await until('three robots and a mail', () => chat.arrived.length >= 3 && mail.mails.length >= 1)
    await until('the outbox is settled', settled)
    expect(chat.arrived.map(({ path, signed }) => `${path} ${signed}`).toSorted()).toEqual([
      '/dingtalk true',
      '/feishu true',
      '/wecom true',
    ])
    expect(mail.mails).toHaveLength(1)
    const sent = [...chat.arrived.map(({ body }) => JSON.stringify(body)), readable(mail.mails[0]?.text ?? '')]
    for (const text of sent) {
      expect(text).toContain(WORDING.title)
      expect(text).toContain('J3C2-001')
      expect(text).toContain(`${PUBLIC}/works/motions/${motion}`)
      for (const secret of [SECRET_TEXT, SECRET_NOTE, WORDING.rationale, WORDING.remedy]) expect(text).not.toContain(secret)
    }
    expect(mail.mails[0]?.to).toEqual(['author@example.edu.cn'])
  })

  test('said twice, is one act and one message', async () => {
    const act = { act: 'rateActAgain11111111' }
    const rate = { type: 'undertaking.rate', grade: 'dissatisfied', reason: '没有写明期限。' } as const
    await author().say('undertaking', lead, rate, act)
    await author().say('undertaking', lead, rate, act)
    expect((await kindsOf(hall.officer)).filter((kind) => kind === 'toHandleAgain')).toHaveLength(1)
  })
})

describe('a message that fails', () => {
  test('is tried again, later and later, and goes out once', async () => {
    chat.answer = { status: 200, body: { errcode: 45009, code: 9499, errmsg: 'freq out of limit' }, hold: false }
    const motion = await fileMotion(hall, author(), hall.reps.slice(5, 7))
    await until('each robot was asked', () => chat.arrived.length >= 3)
    chat.answer = { status: 200, body: { errcode: 0, code: 0 }, hold: false }
    await until('the outbox is settled', settled)
    const rows = await hall.db
      .selectFrom('outbox')
      .select(['channel', 'state', 'attempts'])
      .where('motionId', '=', motion)
      .where('channel', '!=', 'email')
      .execute()
    expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
    for (const { attempts } of rows) expect(attempts).toBeGreaterThanOrEqual(2)
  })

  test('after its last attempt lies dead until the office has it tried again, and tells no address', async () => {
    mail.refusing = true
    await fileMotion(hall, author(), hall.reps.slice(5, 7))
    const row = await hall.db
      .selectFrom('outbox')
      .select(['id'])
      .where('channel', '=', 'email')
      .where('state', '=', 'waiting')
      .orderBy('ord', 'desc')
      .executeTakeFirstOrThrow()
    // Its last attempt: what came before is the same.
    const state = () => hall.db.selectFrom('outbox').select(['state', 'fault']).where('id', '=', row.id).executeTakeFirstOrThrow()
    await until('it was tried', async () => (await state()).fault !== null)
    await hall.db.updateTable('outbox').set({ attempts: 5 }).where('id', '=', row.id).execute()
    await addJob(hall.db, 'send', { id: row.id }, { key: row.id, runAt: null })
    await until('it is dead', async () => (await state()).state === 'dead')
    expect((await state()).fault).not.toContain('smtp:')
    mail.refusing = false
    mail.mails.length = 0
    expect(await reviveMessage(hall.db, row.id)).toBe(true)
    expect(await reviveMessage(hall.db, row.id)).toBe(false)
    await addJob(hall.db, 'send', { id: row.id }, { key: row.id, runAt: null })
    await until('it went out', async () => (await state()).state === 'sent')
    expect(mail.mails).toHaveLength(1)
  })
})

describe('what somebody does not want', () => {
  test('a motion that is shown to few is told to no group chat', async () => {
    const motion = await fileMotion(hall, author(), hall.reps.slice(5, 7))
    await until('the outbox is settled', settled)
    await hall.committee.must('motion', motion, { type: 'motion.show', visibility: 'representatives' })
    chat.arrived.length = 0
    await dispatchMotion(hall, motion)
    await until('the outbox is settled', settled)
    expect(chat.arrived).toEqual([])
  })

  test('groups that were not chosen are not mailed, and quiet hours are waited out', async () => {
    await wantsMail(author(), { emailGroups: ['deadlines'] })
    await fileMotion(hall, author(), hall.reps.slice(5, 7))
    await until('the outbox is settled', settled)
    expect(mail.mails).toEqual([])
    const now = new Date(Date.now() + 8 * 3_600_000)
    const minute = now.getUTCHours() * 60 + now.getUTCMinutes()
    await wantsMail(author(), { quietFrom: (minute + 1_380) % 1_440, quietTo: (minute + 60) % 1_440 })
    const quiet = await fileMotion(hall, author(), hall.reps.slice(5, 7))
    await until('the robots are told', () => chat.arrived.length >= 3)
    expect(mail.mails).toEqual([])
    const row = await hall.db
      .selectFrom('outbox')
      .select('state')
      .where('motionId', '=', quiet)
      .where('channel', '=', 'email')
      .executeTakeFirstOrThrow()
    expect(row.state).toBe('waiting')
  })
})
