/** How people come in, stay in and go out. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../server/app.ts'
import type { Me, Problem } from '../../server/replies.ts'
import { newId } from '../../server/ids.ts'
import { COOKIE, hashPassword } from '../../server/login.ts'
import { openHall, type Hall } from '../hall.ts'

const PASSWORD = '正确的马 电池 订书钉'
const DAY_MS = 86_400_000

let hall: Hall
let hash: string
let now = new Date('2026-03-02T01:00:00.000Z')
let serial = 0
const later = (ms: number) => {
  now = new Date(now.getTime() + ms)
}

type Newcomer = { person: string; number: string }
type Heard = { status: number; cookie: string | undefined; flags: string; me: Me; problem: Problem; headers: Record<string, unknown> }

beforeAll(async () => {
  hash = await hashPassword(PASSWORD)
  hall = await openHall(2, { clock: () => now })
})
beforeEach(() => later(DAY_MS / 1000))
afterAll(() => hall.close())

/** Somebody new each time, since attempts are counted by work number. */
const newcomer = async ({
  roles = [],
  passwordHash = hash,
}: { roles?: ('staff' | 'admin' | 'leader')[]; passwordHash?: string | null } = {}): Promise<Newcomer> => {
  serial += 1
  const one = { person: newId(), number: `N${String(serial).padStart(5, '0')}` }
  await hall.db
    .insertInto('person')
    .values({
      id: one.person,
      number: one.number,
      name: `新人${serial}`,
      pinyin: 'xinren',
      sex: 'male',
      bornOn: null,
      duty: 'teacher',
      frontLine: false,
      departmentId: null,
      roles,
      passwordHash,
    })
    .execute()
  return one
}

const ask = async (
  method: 'GET' | 'POST',
  url: string,
  body?: object,
  cookie?: string,
  { app = hall.app.app, from = '10.0.0.1' }: { app?: FastifyInstance; from?: string } = {},
): Promise<Heard> => {
  const response = await app.inject({
    method,
    url,
    remoteAddress: from,
    headers: cookie ? { cookie: `${COOKIE}=${cookie}` } : {},
    ...(body && { payload: body }),
  })
  const set = response.cookies.find(({ name }) => name === COOKIE)
  const reply = JSON.parse(response.body) as Me & Problem
  return {
    status: response.statusCode,
    cookie: set?.value,
    flags: String(response.headers['set-cookie'] ?? ''),
    me: reply,
    problem: reply,
    headers: response.headers,
  }
}
const logIn = (number: string, password = PASSWORD, more: Parameters<typeof ask>[4] = {}) =>
  ask('POST', '/api/login', { number, password }, undefined, more)
const byCode = (code: string, from?: string) => ask('POST', '/api/login/code', { code }, undefined, from === undefined ? {} : { from })
const me = (cookie: string | undefined, app?: FastifyInstance) => ask('GET', '/api/me', undefined, cookie ?? '', app ? { app } : {})
const slipFor = async (person: string): Promise<string> => {
  const { status, me: reply } = await ask('POST', `/api/people/${person}/code`, {}, hall.staff.cookie)
  expect(status).toBe(200)
  return (reply as unknown as { code: string }).code
}

describe('work number and password', () => {
  test('let a person in, and say who they are', async () => {
    const { number, person } = await newcomer({ roles: ['leader'] })
    const heard = await logIn(number)
    expect(heard).toMatchObject({
      status: 200,
      me: {
        number,
        school: '测试学校',
        session: hall.session,
        now: now.toISOString(),
        actor: { kind: 'person', person, roles: ['leader'], seats: [] },
      },
    })
    expect((await me(heard.cookie)).me).toEqual(heard.me)
  })

  test('are answered alike whichever of them is wrong', async () => {
    const { number } = await newcomer()
    const slipOnly = await newcomer({ passwordHash: null })
    const [wrong, nobody, none] = [await logIn(number, '错误的密码'), await logIn('nobody'), await logIn(slipOnly.number)]
    for (const heard of [wrong, nobody, none]) {
      expect(heard).toMatchObject({ status: 401, cookie: undefined, problem: { code: 'login-failed', facts: {} } })
      expect(heard.problem.detail).toBe(wrong.problem.detail)
    }
  })

  test('let nobody in who has left', async () => {
    const { number, person } = await newcomer()
    const { cookie } = await logIn(number)
    await hall.db.updateTable('person').set({ active: false }).where('id', '=', person).execute()
    expect(await logIn(number)).toMatchObject({ status: 401, problem: { code: 'login-failed' } })
    later(16_000)
    expect(await me(cookie)).toMatchObject({ status: 401, problem: { code: 'login-required' } })
  })

  test('are kept as an argon2id hash and a hashed token, never in the clear', async () => {
    const { number, person } = await newcomer()
    const { cookie } = await logIn(number)
    const row = await hall.db.selectFrom('person').select('passwordHash').where('id', '=', person).executeTakeFirstOrThrow()
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const { tokenHash } = await hall.db.selectFrom('login').select('tokenHash').where('personId', '=', person).executeTakeFirstOrThrow()
    expect(tokenHash).toHaveLength(32)
    expect(tokenHash.toString('base64url')).not.toBe(cookie)
  })
})

describe('the cookie', () => {
  test('is out of the reach of scripts and other sites, and lasts a fortnight', async () => {
    const { number } = await newcomer()
    const { flags, cookie } = await logIn(number)
    expect(cookie).toMatch(/^[\w-]{43}$/)
    expect(flags).toMatch(/; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(flags).not.toContain('Secure')
  })

  test('is for https only behind https', async () => {
    const { number } = await newcomer()
    const secure = await buildApp({ databaseUrl: hall.url, behindProxy: true })
    expect((await logIn(number, PASSWORD, { app: secure.app })).flags).toContain('; Secure')
    await secure.app.close()
  })

  test('ends with its login', async () => {
    const { number } = await newcomer()
    const { cookie } = await logIn(number)
    later(14 * DAY_MS - 1_000)
    expect((await me(cookie)).status).toBe(200)
    later(20_000)
    expect(await me(cookie)).toMatchObject({ status: 401, problem: { code: 'login-required' } })
  })
})

describe('logging out', () => {
  test('ends this login and no other', async () => {
    const { number } = await newcomer()
    const [phone, desk] = [await logIn(number), await logIn(number)]
    const out = await ask('POST', '/api/logout', undefined, phone.cookie)
    expect(out).toMatchObject({ status: 200, cookie: '' })
    expect(out.flags).toContain('Expires=Thu, 01 Jan 1970')
    expect((await me(phone.cookie)).status).toBe(401)
    expect((await me(desk.cookie)).status).toBe(200)
  })
})

describe('a code from a slip', () => {
  test('lets its person in, once, however it is typed', async () => {
    const { person, number } = await newcomer({ passwordHash: null })
    const code = await slipFor(person)
    expect(code).toMatch(/^[A-HJKMNP-TV-Z2-9]{4}-[A-HJKMNP-TV-Z2-9]{4}-[A-HJKMNP-TV-Z2-9]{4}$/)
    expect(await byCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toMatchObject({ status: 200, me: { number } })
    expect(await byCode(code)).toMatchObject({ status: 401, problem: { code: 'code-spent' }, cookie: undefined })
  })

  test('lets in one of two who use it at the same moment', async () => {
    const code = await slipFor((await newcomer()).person)
    const heard = await Promise.all(Array.from({ length: 8 }, () => byCode(code)))
    expect(heard.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(heard.filter(({ status, problem }) => status === 401 && problem.code === 'code-spent')).toHaveLength(7)
  })

  test('ends when another is made, and only the newer opens', async () => {
    const { person } = await newcomer()
    const [older, newer] = [await slipFor(person), await slipFor(person)]
    expect(await byCode(older)).toMatchObject({ status: 401, problem: { code: 'code-spent' } })
    expect((await byCode(newer)).status).toBe(200)
  })

  test('ends what is still logged in on a lost phone', async () => {
    const { person } = await newcomer()
    const { cookie } = await byCode(await slipFor(person))
    expect((await ask('GET', '/api/me', undefined, cookie)).status).toBe(200)
    await slipFor(person)
    expect((await ask('GET', '/api/me', undefined, cookie)).status).toBe(401)
  })

  test('to an office is made by the administrator alone: it would be the office itself', async () => {
    const path = `/api/people/${hall.leader.person}/code`
    expect((await ask('POST', path, {}, hall.secretary.cookie)).status).toBe(403)
    expect((await ask('POST', path, {}, hall.staff.cookie)).status).toBe(403)
    expect((await ask('POST', path, {}, hall.admin.cookie)).status).toBe(200)
  })

  test('ends by itself after thirty days', async () => {
    const code = await slipFor((await newcomer()).person)
    later(30 * DAY_MS)
    expect(await byCode(code)).toMatchObject({ status: 401, problem: { code: 'code-spent' } })
  })

  test('is not kept in the clear', async () => {
    const { person } = await newcomer()
    const code = await slipFor(person)
    const rows = await hall.db.selectFrom('loginCode').selectAll().where('personId', '=', person).execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''))
  })

  test('opens nothing for who has left, and is made for nobody who is not there', async () => {
    const { person } = await newcomer()
    const code = await slipFor(person)
    await hall.db.updateTable('person').set({ active: false }).where('id', '=', person).execute()
    expect(await byCode(code)).toMatchObject({ status: 401, cookie: undefined })
    expect(await ask('POST', `/api/people/${person}/code`, {}, hall.staff.cookie)).toMatchObject({
      status: 404,
      problem: { code: 'not-found' },
    })
    expect(await ask('POST', `/api/people/${newId()}/code`, {}, hall.staff.cookie)).toMatchObject({ status: 404 })
  })
})

describe('trying', () => {
  test('one work number is stopped at the eleventh time in a minute, though it were right, and nobody else is', async () => {
    const { number } = await newcomer()
    const { number: neighbour } = await newcomer()
    for (let i = 0; i < 10; i += 1) expect((await logIn(number, 'wrong')).status).toBe(401)
    const heard = await logIn(number)
    expect(heard).toMatchObject({ status: 429, problem: { code: 'too-many' }, cookie: undefined })
    expect(Number(heard.headers['retry-after'])).toBeGreaterThan(0)
    expect((await logIn(neighbour)).status).toBe(200)
  })

  test('from one address a hall of sixty gets in, by password and by slip, and sets its passwords', async () => {
    const people = await Promise.all(Array.from({ length: 60 }, () => newcomer()))
    const from = '10.9.9.9'
    expect((await Promise.all(people.map(({ number }) => logIn(number, PASSWORD, { from })))).map(({ status }) => status)).toEqual(
      Array(60).fill(200),
    )
    const slips: string[] = []
    for (const { person } of people) slips.push(await slipFor(person))
    const entered = await Promise.all(slips.map((slip) => byCode(slip, from)))
    expect(entered.map(({ status }) => status)).toEqual(Array(60).fill(200))
    const changed = await Promise.all(
      entered
        .slice(0, 12)
        .map(({ cookie }) => ask('POST', '/api/me/password', { current: PASSWORD, next: '新的密码一二三四' }, cookie, { from })),
    )
    expect(changed.map(({ status }) => status)).toEqual(Array(12).fill(200))
  })

  test('from one address, whatever the number or the code, is stopped at the six hundred and first time in a minute', async () => {
    const from = '10.6.6.6'
    const codes: number[] = []
    for (let i = 0; i < 601; i += 1) codes.push((await byCode(`GUESS${i}`, from)).status)
    expect(codes).toEqual([...Array<number>(600).fill(401), 429])
  })
})

describe('a new password', () => {
  test('ends every other login of the person, and keeps the one that set it', async () => {
    const { number } = await newcomer()
    const [here, elsewhere] = [(await logIn(number)).cookie, (await logIn(number)).cookie]
    await ask('POST', '/api/me/password', { current: PASSWORD, next: '另一个密码 五六七八' }, here)
    expect((await ask('GET', '/api/me', undefined, here)).status).toBe(200)
    expect((await ask('GET', '/api/me', undefined, elsewhere)).status).toBe(401)
  })

  const change = (cookie: string | undefined, current: string, next: string) => ask('POST', '/api/me/password', { current, next }, cookie)
  test('needs the old one, and replaces it', async () => {
    const { number } = await newcomer()
    const { cookie } = await logIn(number)
    expect(await change(cookie, '错误的密码', '全新的密码八个字')).toMatchObject({ status: 401, problem: { code: 'login-failed' } })
    expect((await change(cookie, PASSWORD, '全新的密码八个字')).status).toBe(200)
    expect((await logIn(number)).status).toBe(401)
    expect((await logIn(number, '全新的密码八个字')).status).toBe(200)
  })

  test('is long enough', async () => {
    const { cookie } = await logIn((await newcomer()).number)
    expect(await change(cookie, PASSWORD, '1234567')).toMatchObject({
      status: 400,
      problem: { code: 'invalid', facts: { field: 'next', rule: 'minLength', limit: 8 } },
    })
  })

  test('is set without an old one by who came in by a slip', async () => {
    const { number, person } = await newcomer({ passwordHash: null })
    const { cookie } = await byCode(await slipFor(person))
    expect((await change(cookie, '', '第一个密码八个字')).status).toBe(200)
    expect((await logIn(number, '第一个密码八个字')).status).toBe(200)
  })
})

describe('what a server knows of a person', () => {
  test('is a quarter of a minute old at the most: an office given or taken counts from then on', async () => {
    const { number, person } = await newcomer()
    const { cookie } = await logIn(number)
    const mayMakeCodes = async () => (await ask('POST', `/api/people/${person}/code`, {}, cookie)).status === 200
    expect(await mayMakeCodes()).toBe(false)
    await hall.db
      .updateTable('person')
      .set({ roles: ['admin'] })
      .where('id', '=', person)
      .execute()
    later(15_001)
    expect(await mayMakeCodes()).toBe(true)
    await hall.db.updateTable('person').set({ roles: [] }).where('id', '=', person).execute()
    later(15_001)
    expect(await mayMakeCodes()).toBe(false)
  })

  test('is forgotten at once when the roll changes', async () => {
    const { number, person } = await newcomer()
    const { cookie } = await logIn(number)
    expect((await me(cookie)).me.actor).toMatchObject({ seats: [] })
    await hall.secretary.must('session', hall.session, {
      type: 'session.enrol',
      seat: newId(),
      person,
      kind: 'representative',
      delegation: null,
      head: false,
    })
    await expect.poll(async () => (await me(cookie)).me.actor).toMatchObject({ seats: [{ session: hall.session, kind: 'representative' }] })
  })
})
