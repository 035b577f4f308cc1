/** The disclosure board: who reads it, what stands on it, and how long. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../server/ids.ts'
import { COOKIE } from '../../server/login.ts'
import { callToOrder, closeAndAnnounce, openBallot, openHall, showOfHands, type Hall, type Speaker } from '../hall.ts'

const DAY_MS = 86_400_000
let hall: Hall
let now = new Date('2030-01-01T02:00:00.000Z')
const inDays = (days: number) => {
  now = new Date(Date.parse('2030-01-10T02:00:00.000Z') + days * DAY_MS)
}
const read = async (path: string, who: Speaker | null) => {
  const response = await hall.app.app.inject({ method: 'GET', url: path, headers: who ? { cookie: `${COOKIE}=${who.cookie}` } : {} })
  return { status: response.statusCode, page: response.body, headers: response.headers }
}
const allow = (settings: object) => sql`update school set settings = settings || ${JSON.stringify(settings)}::jsonb`.execute(hall.db)
const here = () => `/board/${hall.session}`
const takeDown = (overrideReason: string | null) => hall.staff.say('session', hall.session, { type: 'session.takeDown', overrideReason })

beforeAll(async () => {
  hall = await openHall(12, { clock: () => now })
  await callToOrder(hall)
  inDays(0)
  const secret = await openBallot(hall, 'secret')
  for (const rep of hall.reps) await rep.cast(secret.ballot, { [secret.item]: 'approve' })
  await closeAndAnnounce(hall, secret.ballot)
  await hall.secretary.must('session', hall.session, {
    type: 'session.writeResolution',
    text: '大会审议通过了各项报告。<script>alert(1)</script>',
  })
  await showOfHands(hall, 'resolution', 12)
  await hall.presidium.must('session', hall.session, { type: 'session.close' })
})
afterAll(() => hall.close())

describe('before anything is published', () => {
  test('staff read when the session meets, its agenda, and what they were told; withdrawn notices are gone', async () => {
    const post = (notice: string, title: string) =>
      hall.staff.must('session', hall.session, {
        type: 'session.postNotice',
        notice,
        title,
        text: '票决前向全体教职工公布方案全文。',
        item: null,
        motion: null,
        papers: [],
        consultation: null,
      })
    const withdrawn = newId()
    await post(newId(), '关于票决事项的告知')
    await post(withdrawn, '写错的告知')
    await hall.staff.must('session', hall.session, { type: 'session.withdrawNotice', notice: withdrawn, reason: '写错了。' })
    expect((await read('/board', hall.stranger)).page).toContain('将要召开的会议')
    const { status, page } = await read(here(), hall.stranger)
    expect(status).toBe(200)
    for (const said of ['关于票决事项的告知', '票决前向全体教职工公布方案全文', '学校工作报告']) expect(page).toContain(said)
    expect(page).not.toContain('写错的告知')
    // What the congress decided is not told before it is published.
    expect(page).not.toContain('大会审议通过')
  })

  test('strangers read none of it, on an open board neither', async () => {
    await allow({ publicBoard: true })
    expect((await read('/board', null)).page).toContain('目前没有公开的内容')
    expect((await read(here(), null)).status).toBe(404)
    await allow({ publicBoard: false })
  })
})

describe('a session that is published', () => {
  beforeAll(async () => {
    inDays(2)
    await hall.staff.must('session', hall.session, { type: 'session.publish' })
  })

  test('is read by every member of staff, with results, resolution and agenda', async () => {
    const { status, page } = await read(here(), hall.stranger)
    expect(status).toBe(200)
    for (const said of ['大会审议通过了各项报告', '测试票决', '需 7 票；得 12 票，通过', '学校工作报告', '2030年1月27日'])
      expect(page).toContain(said)
  })

  test('holds what people wrote as text', async () => {
    const { page } = await read(here(), hall.stranger)
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;')
  })

  test('is closed to strangers unless the school opens it', async () => {
    for (const path of ['/board', here()]) {
      const { status, page, headers } = await read(path, null)
      expect(status).toBe(401)
      expect(page).toContain('登录后查看')
      expect(page).not.toContain('大会审议通过')
      expect(headers['cache-control']).toBe('private, no-store')
    }
  })
})

describe('a board that the school has opened', () => {
  beforeAll(() => allow({ publicBoard: true }))

  test('is a few kilobytes, kept by caches for a minute, with no script and nobody’s name', async () => {
    const { status, page, headers } = await read(here(), null)
    expect(status).toBe(200)
    expect(Buffer.byteLength(page)).toBeLessThan(8_000)
    expect(headers['cache-control']).toBe('public, max-age=60')
    expect(headers['vary']).toContain('cookie')
    expect(page).not.toContain('<script')
    expect(page).not.toMatch(/教师[AR]\d/)
  })

  test('speaks English as well', async () => {
    const { page } = await read(`${here()}?lang=en`, null)
    expect(page).toContain('Line: 7 votes needed; 12 received, passed')
  })

  test('tells strangers nothing of what is not published', async () => {
    for (const path of [`/api/sessions/${hall.session}`, `/api/sessions/${hall.session}/documents/report?as=html`])
      expect((await read(path, null)).status).toBe(401)
  })

  test('turns away whoever asks too often', async () => {
    const statuses = []
    for (let asked = 0; asked < 62; asked += 1) statuses.push((await read('/board', null)).status)
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('the days that results are up', () => {
  test('are fifteen at the least, unless a reason is put on record', async () => {
    inDays(16)
    const early = await takeDown(null)
    expect(early.problem.code).toBe('unmet')
    expect(early.problem.facts).toMatchObject({ unmet: 'upLongEnough' })
  })

  test('once over, staff take them down, and they are gone at once', async () => {
    inDays(17)
    expect((await takeDown(null)).status).toBe(200)
    expect((await read(here(), hall.stranger)).status).toBe(404)
    expect((await takeDown(null)).problem.facts).toMatchObject({ unmet: 'stillUp' })
  })
})
