/** Deadlines with several servers on one database, some of which die in the middle: everything is said once, and sent once. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { putChoice } from '../../db/notifications.ts'
import { dayIn, dayOf, numberOf } from '../../machines/calendar.ts'
import { newId } from '../../server/ids.ts'
import { climbLadder, flagUndertakings } from '../../server/clock.ts'
import { buildApp } from '../../server/app.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { fileMotion } from '../procedure.ts'
import { openChatDoor, openMailDoor, type ChatDoor, type MailDoor } from '../receiver.ts'
import { until } from '../patience.ts'

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

let hall: Hall
let chat: ChatDoor
let mail: MailDoor
let keys: string
let servers: ChildProcess[]
const today = dayIn(new Date().toISOString())

beforeAll(async () => {
  ;[chat, mail, keys] = await Promise.all([openChatDoor(), openMailDoor(), mkdtemp(path.join(tmpdir(), 'congress-keys-'))])
})
afterAll(async () => {
  await Promise.all([chat.close(), mail.close(), rm(keys, { recursive: true, force: true })])
})
beforeEach(async () => {
  servers = []
  hall = await openHall(8)
  chat.arrived.length = 0
  mail.mails.length = 0
  chat.answer.hold = false
})
afterEach(async () => {
  for (const server of servers) server.kill('SIGKILL')
  await hall.close()
})

/** Dispatched with a due day so many days from today; whoever answers for it wants mails. */
const dispatchDue = async (days: number): Promise<string> => {
  const motion = await fileMotion(hall, hall.reps[3] as Speaker, hall.reps.slice(5, 7))
  const order = { lead: hall.departments[0] ?? '', coHandling: [], dueOn: dayOf(numberOf(today) + days) }
  await hall.committee.must('motion', motion, { type: 'motion.proposeDispatch', ...order })
  await hall.leader.must('motion', motion, { type: 'motion.dispatch', ...order })
  return motion
}
const wantsMail = (speaker: Speaker) =>
  putChoice(hall.db, { personId: speaker.person, email: 'officer@example.edu.cn', emailGroups: ['deadlines'], quietFrom: 0, quietTo: 0 })

const startServer = async (): Promise<ChildProcess> => {
  const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    stdio: 'ignore',
    env: {
      ...process.env,
      DATABASE_URL: hall.url,
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
      BALLOT_KEY_DIR: keys,
      PUBLIC_URL: 'https://congress.example.edu.cn',
      WECOM_ROBOT_URL: `${chat.origin}/wecom?key=wecomKey`,
      ROBOT_HOSTS: '127.0.0.1',
      SMTP_URL: mail.url,
      MAIL_FROM: 'congress@example.edu.cn',
    },
  })
  servers.push(server)
  return server
}
const wordsSaid = async (word: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from journal where event->>'type' = ${word}`.execute(hall.db)
  return rows[0]?.n ?? 0
}
const deadlines = () =>
  hall.db.selectFrom('outbox').select(['channel', 'state']).where('kind', '=', 'deadline').orderBy('channel').execute()

describe('the ladder', () => {
  test('two servers that strike at once climb each rung once, and tell each person once', async () => {
    await dispatchDue(-1)
    await dispatchDue(5)
    await dispatchDue(40)
    const other = await buildApp({ databaseUrl: hall.url })
    try {
      const both = [hall.app.house, other.house]
      for (let round = 0; round < 3; round += 1) await Promise.all(both.flatMap((house) => [climbLadder(house), flagUndertakings(house)]))
      // One day over, and within a week; what is due in forty days has no rung yet.
      expect(await wordsSaid('undertaking.prompt')).toBe(2)
      expect(await wordsSaid('undertaking.fallDue')).toBe(2)
      const told = await hall.db
        .selectFrom('notification')
        .select('kind')
        .where('personId', '=', hall.officer.person)
        .where('kind', '=', 'deadline')
        .execute()
      expect(told).toHaveLength(2)
    } finally {
      await other.app.close()
    }
  })

  test('a server that slept over several rungs says the highest, and no lower one afterwards', async () => {
    await dispatchDue(-30)
    await climbLadder(hall.app.house)
    await climbLadder(hall.app.house)
    const { rows } = await sql<{
      days: number
    }>`select (event->>'days')::int as days from journal where event->>'type' = 'undertaking.prompt'`.execute(hall.db)
    expect(rows).toEqual([{ days: 7 }])
    const leader = await hall.db
      .selectFrom('notification')
      .select('kind')
      .where('personId', '=', hall.leader.person)
      .where('kind', '=', 'deadline')
      .execute()
    expect(leader).toHaveLength(1)
  })

  test('a question that nobody answers climbs it too, once a rung by however many servers, and not once it is answered', async () => {
    const motion = await dispatchDue(60)
    const question = newId()
    const department = hall.departments[0] ?? ''
    await hall.reps[2]?.must('motion', motion, { type: 'motion.ask', question, department, text: '何时动工？' })
    const { dueOn } = await hall.db.selectFrom('question').select('dueOn').where('id', '=', question).executeTakeFirstOrThrow()
    const dayAfter = { ...hall.app.house, clock: () => new Date(`${dayOf(numberOf(dueOn) + 1)}T02:00:00Z`) }
    const other = await buildApp({ databaseUrl: hall.url })
    try {
      const both = [dayAfter, { ...other.house, clock: dayAfter.clock }]
      for (let round = 0; round < 2; round += 1) await Promise.all(both.map((house) => climbLadder(house)))
      expect(await wordsSaid('motion.promptQuestion')).toBe(1)
      const told = hall.db.selectFrom('notification').select('personId').where('kind', '=', 'deadline').execute()
      expect(new Set((await told).map(({ personId }) => personId))).toContain(hall.officer.person)
      await hall.officer.must('motion', motion, { type: 'motion.answerQuestion', question, text: '暑假动工。' })
      await climbLadder({ ...hall.app.house, clock: () => new Date(`${dayOf(numberOf(dueOn) + 30)}T02:00:00Z`) })
      expect(await wordsSaid('motion.promptQuestion')).toBe(1)
    } finally {
      await other.app.close()
    }
  })

  test('silence after a signed reply is called not rated, once, and is nobody’s satisfaction', async () => {
    const motion = await dispatchDue(40)
    const { id } = await hall.db.selectFrom('undertaking').select('id').where('motion', '=', motion).executeTakeFirstOrThrow()
    await hall.officer.must('undertaking', id, { type: 'undertaking.accept' })
    await hall.officer.must('undertaking', id, { type: 'undertaking.reply', class: 'A', text: '已解决。', promise: null })
    await hall.leader.must('undertaking', id, { type: 'undertaking.sign' })
    await flagUndertakings(hall.app.house)
    expect(await wordsSaid('undertaking.fallDue')).toBe(0)
    const later = { ...hall.app.house, clock: () => new Date(Date.now() + 15 * 86_400_000) }
    await Promise.all([flagUndertakings(later), flagUndertakings(later)])
    const row = await hall.db.selectFrom('undertaking').select(['state', 'unrated', 'grade']).where('id', '=', id).executeTakeFirstOrThrow()
    expect(row).toEqual({ state: 'replied', unrated: true, grade: null })
    expect(await wordsSaid('undertaking.fallDue')).toBe(1)
  })
})

describe('servers that die', () => {
  test('two run, both are killed while a robot keeps them waiting: the reminder was said once, and the group hears it at most once', async () => {
    await wantsMail(hall.officer)
    await dispatchDue(-1)
    await hall.app.app.close()
    chat.answer.hold = true
    await Promise.all([startServer(), startServer()])
    await until('a robot was called', () => chat.arrived.length > 0)
    await until('the mail is out', () => mail.mails.length > 0)
    for (const server of servers) server.kill('SIGKILL')
    chat.answer.hold = false
    await Promise.all([startServer(), startServer()])
    await until(
      'everything is settled',
      async () => (await deadlines()).length === 2 && (await deadlines()).every(({ state }) => ['sent', 'unsure'].includes(state)),
    )
    expect(await wordsSaid('undertaking.prompt')).toBe(1)
    // The group chat cannot tell a message it has had from a new one, so that nobody sends it again unasked.
    expect(await deadlines()).toEqual([
      { channel: 'email', state: 'sent' },
      { channel: 'wecom', state: 'unsure' },
    ])
    expect(chat.arrived).toHaveLength(1)
    const ids = mail.mails.map(({ text }) => /^Message-ID: (.*)$/im.exec(text)?.[1])
    expect(new Set(ids).size).toBe(1)
    const told = await hall.db
      .selectFrom('notification')
      .select('kind')
      .where('personId', '=', hall.officer.person)
      .where('kind', '=', 'deadline')
      .execute()
    expect(told).toHaveLength(1)
  })

  test('what was to be sent when all servers ended goes out with the next one', async () => {
    await wantsMail(hall.officer)
    await dispatchDue(-1)
    const other = await buildApp({
      databaseUrl: hall.url,
      publicUrl: 'https://congress.example.edu.cn',
      // A mail server that is not there.
      post: { mail: { url: 'smtp://127.0.0.1:1', from: 'congress@example.edu.cn' }, robots: {} },
    })
    await climbLadder(other.house)
    await until('it was tried', async () => (await deadlines()).some(({ state }) => state === 'waiting'))
    await other.app.close()
    await hall.app.app.close()
    expect(mail.mails).toEqual([])
    await startServer()
    await until('it is sent', async () => (await deadlines()).every(({ state }) => state === 'sent'))
    expect(mail.mails).toHaveLength(1)
  })
})
