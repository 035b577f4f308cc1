/** Signing in by the code on the hall screen: by the server's clock, half a minute at a time. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeSetting } from '../../server/settings-contract.ts'
import { getHallCode, takeHallPass } from '../../server/sign-in-contract.ts'
import { newId } from '../../server/ids.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'

const MORNING = Date.parse('2030-01-10T00:30:00.000Z')
let seconds = 0
let hall: Hall
beforeAll(async () => {
  hall = await openHall(6, { clock: () => new Date(MORNING + seconds * 1000), settings: { signInBy: 'hallCode' } })
  const item = { type: 'session.addItem', item: newId(), after: null, title: '学校工作报告', power: 'annualReport', kind: 'hear' } as const
  await hall.secretary.must('session', hall.session, { ...item, method: null, motion: null, presenter: null, minutes: null })
  await hall.secretary.must('session', hall.session, { type: 'session.sendPapers', overrideReason: '会期临时提前。' })
  await hall.secretary.must('session', hall.session, { type: 'session.prepare' })
})
afterAll(() => hall.close())
beforeEach(() => {
  seconds += 600
})

const codeNow = async (session = hall.session) => (await hall.secretary.call(getHallCode, { params: { id: session } })).body
const rep = (n: number): Speaker => hall.reps[n] ?? expect.fail(`no representative ${n}`)
const arrive = (who: Speaker, code?: string) =>
  who.say('session', hall.session, { type: 'session.checkIn', seat: who.seat, ...(code === undefined ? {} : { code }) })
const unmetOf = async (answer: ReturnType<typeof arrive>) => (await answer).problem.facts['unmet']

describe('the code', () => {
  test('turns every half minute, and says when', async () => {
    const first = await codeNow()
    expect(first.until).toBe(new Date(MORNING + (seconds + 30) * 1000).toISOString())
    seconds += 29
    expect((await codeNow()).code).toBe(first.code)
    seconds += 1
    expect((await codeNow()).code).not.toBe(first.code)
  })

  test('signs in whoever scans it, in its own window and in the next', async () => {
    const { code } = await codeNow()
    seconds += 59
    expect((await arrive(rep(0), code)).status).toBe(200)
  })

  test('is worth nothing once the next has turned too: whoever scanned it scans again', async () => {
    const { code } = await codeNow()
    seconds += 60
    expect(await unmetOf(arrive(rep(1), code))).toBe('codeFresh')
    expect((await arrive(rep(1), (await codeNow()).code)).status).toBe(200)
  })

  test('that is to come, made up, or another session’s is worth nothing', async () => {
    seconds += 30
    const { code: next } = await codeNow()
    seconds -= 30
    expect(await unmetOf(arrive(rep(2), next))).toBe('codeFresh')
    expect(await unmetOf(arrive(rep(2), 'A'.repeat(16)))).toBe('codeFresh')
    const other = newId()
    await hall.secretary.must('session', other, {
      type: 'session.create',
      term: 3,
      ordinal: 3,
      kind: 'full',
      title: '三届三次教代会',
      place: '礼堂',
      opensOn: '2031-01-10',
      windowClosesAt: '2030-12-20T00:00:00Z',
      items: [],
    })
    expect(await unmetOf(arrive(rep(2), (await codeNow(other)).code))).toBe('codeFresh')
  })

  test('is asked of every phone, and of no desk', async () => {
    expect(await unmetOf(arrive(rep(3)))).toBe('codeSaid')
    expect((await hall.secretary.say('session', hall.session, { type: 'session.checkIn', seat: rep(3).seat })).status).toBe(200)
  })

  test('is no longer asked for once the school lets phones sign in from anywhere', async () => {
    const body = { id: newId(), change: { knob: 'signInBy', to: 'anywhere' }, reason: '大屏临时故障', seen: 0 }
    expect((await hall.secretary.call(changeSetting, { body })).status).toBe(200)
    expect((await arrive(rep(4))).status).toBe(200)
    const back = { ...body, id: newId(), change: { knob: 'signInBy', to: 'hallCode' }, seen: 1 }
    expect((await hall.secretary.call(changeSetting, { body: back })).status).toBe(200)
  })

  test('sent again over bad Wi-Fi after it has turned is the same act, answered the same', async () => {
    const act = newId()
    const { code } = await codeNow()
    const event = { type: 'session.checkIn', seat: rep(5).seat, code } as const
    const first = await rep(5).say('session', hall.session, event, { act })
    seconds += 300
    expect((await rep(5).say('session', hall.session, event, { act })).body).toEqual(first.body)
  })
})

describe('the pass', () => {
  const pass = (code: string) =>
    hall.app.app.inject({
      method: 'POST',
      url: takeHallPass.url.replace(':id', hall.session),
      payload: { code },
    })

  test('waits ten minutes for whoever scanned before logging in', async () => {
    await hall.secretary.must('session', hall.session, { type: 'session.stepOut', seat: rep(0).seat })
    const scanned = await pass((await codeNow()).code)
    expect(scanned.statusCode).toBe(200)
    const { pass: given } = scanned.json<{ pass: string }>()
    seconds += 9 * 60
    expect((await arrive(rep(0), given)).status).toBe(200)
    await hall.secretary.must('session', hall.session, { type: 'session.stepOut', seat: rep(0).seat })
    seconds += 2 * 60
    expect(await unmetOf(arrive(rep(0), given))).toBe('codeFresh')
  })

  test('is not given for a code that has turned, nor for another pass, nor made up', async () => {
    const { code } = await codeNow()
    const { pass: given } = (await pass(code)).json<{ pass: string }>()
    expect((await pass(given)).statusCode).toBe(409)
    const [, window = '', signature = ''] = given.split('.')
    expect(await unmetOf(arrive(rep(0), `pass.${Number(window) + 5}.${signature}`))).toBe('codeFresh')
    expect(await unmetOf(arrive(rep(0), `pass.x.${signature}`))).toBe('codeFresh')
    seconds += 60
    expect((await pass(code)).statusCode).toBe(409)
  })
})
