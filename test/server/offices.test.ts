/** Founding a school, and its offices: the first administrator comes in by what the server wrote, every later one by an act on record. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../machines/matters.ts'
import { buildApp, type App } from '../../server/app.ts'
import { getMe } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { COOKIE } from '../../server/login.ts'
import { changeOffices, found, getFounding, listOfficeChanges, listOffices } from '../../server/offices-contract.ts'
import { openHall, speakerAt, type Hall, type Speaker } from '../hall.ts'
import { temporaryKeyDir } from '../keys.ts'
import { freshDatabase, type FreshDatabase } from '../postgres.ts'

describe('a server with an empty database', () => {
  let fresh: FreshDatabase
  let app: App
  beforeAll(async () => {
    fresh = await freshDatabase()
    app = await buildApp({ databaseUrl: fresh.url, ballotKeyDir: temporaryKeyDir() })
  })
  afterAll(async () => {
    await app.app.close()
    await fresh.drop()
  })

  const code = () => app.founding.path?.split('/').at(-1) ?? ''
  const ask = (body: Record<string, unknown>) => app.app.inject({ method: 'POST', url: found.url, payload: body })
  const founder = { school: '明溪湖学校', number: '1070', name: '邓勇', sex: 'male', password: '八个字的新的密码' }
  const isFounded = async () => (await app.app.inject({ method: 'GET', url: getFounding.url })).json<{ founded: boolean }>().founded

  test('says that there is no school, and writes a link by which one is founded', async () => {
    expect(await isFounded()).toBe(false)
    expect(app.founding.path).toMatch(/^\/found\/[A-Z2-9]{12}$/)
  })

  test('is founded by nobody who does not have the link', async () => {
    const { statusCode } = await ask({ ...founder, code: 'AAAABBBBCCCC' })
    expect({ statusCode, founded: await isFounded() }).toEqual({ statusCode: 401, founded: false })
  })

  test('takes no password that is too short', async () => {
    expect((await ask({ ...founder, code: code(), password: '1234567' })).statusCode).toBe(400)
    expect(await isFounded()).toBe(false)
  })

  test('is founded once, however many try at once; the founder is its administrator and logged in', async () => {
    const link = code()
    const answers = await Promise.all(['1070', '1071'].map((number) => ask({ ...founder, number, code: link })))
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 401])
    const winner = answers.find(({ statusCode }) => statusCode === 200)
    const me = winner?.json<{ school: string; actor: { roles: Role[] } }>()
    expect(me).toMatchObject({ school: '明溪湖学校', actor: { roles: ['admin'] } })
    const cookie = winner?.cookies.find(({ name }) => name === COOKIE)?.value ?? ''
    const speaker = speakerAt(app, { person: '', seat: '', cookie })
    expect((await speaker.call(getMe)).status).toBe(200)
    expect(await fresh.db.selectFrom('person').select('number').execute()).toHaveLength(1)
    expect((await speaker.call(listOfficeChanges)).body.items).toMatchObject([{ from: [], to: ['admin'], person: '邓勇', by: '邓勇' }])
  })

  test('has no link any more, nor has the next server', async () => {
    expect(app.founding.path).toBeNull()
    const next = await buildApp({ databaseUrl: fresh.url, ballotKeyDir: temporaryKeyDir() })
    expect(next.founding.path).toBeNull()
    await next.app.close()
  })
})

describe('offices', () => {
  let hall: Hall
  beforeAll(async () => {
    hall = await openHall(3)
  })
  afterAll(() => hall.close())

  const holds = async (person: string) => (await hall.secretary.call(listOffices)).body.items.find(({ id }) => id === person)?.roles ?? []
  type Asked = { id?: string; from?: Role[]; reason?: string | null }
  const give = async (by: Speaker, person: string, to: Role[], { id = newId(), from, reason = null }: Asked = {}) =>
    by.call(changeOffices, { body: { id, person, from: from ?? (await holds(person)), to, reason } })
  const rolesOf = async (speaker: Speaker) => ((await speaker.call(getMe)).body.actor as { roles: Role[] }).roles

  test('are given by the administrator with a reason, and count from the next request on', async () => {
    const { status } = await give(hall.admin, hall.stranger.person, ['committee', 'staff'], { reason: '接替退休的同事' })
    expect(status).toBe(200)
    expect(await rolesOf(hall.stranger)).toEqual(['committee', 'staff'])
    const { items } = (await hall.secretary.call(listOfficeChanges)).body
    expect(items[0]).toMatchObject({
      from: [],
      to: ['committee', 'staff'],
      reason: '接替退休的同事',
      by: '教师A00007',
      person: '教师A00010',
    })
  })

  test('are taken likewise, and then open no door any more', async () => {
    await give(hall.admin, hall.stranger.person, [])
    expect(await rolesOf(hall.stranger)).toEqual([])
    expect((await hall.stranger.call(listOffices)).status).toBe(403)
  })

  test('are given by nobody else, the secretary and oneself included', async () => {
    for (const by of [hall.secretary, hall.staff, hall.presidium, hall.stranger])
      expect((await give(by, by.person, ['admin'])).problem.code).toBe('not-entitled')
  })

  test('asked for twice with one id change once, and the same id for something else is refused', async () => {
    const id = newId()
    const rep = hall.reps[0]?.person ?? ''
    const first = await give(hall.admin, rep, ['presidium'], { id, from: [] })
    expect((await give(hall.admin, rep, ['presidium'], { id, from: [] })).body).toEqual(first.body)
    expect((await give(hall.admin, rep, ['leader'], { id, from: [] })).problem.code).toBe('act-id-reused')
  })

  test('are not overwritten by whoever looked at an older picture', async () => {
    expect((await give(hall.admin, hall.reps[0]?.person ?? '', ['leader'], { from: [] })).problem.code).toBe('stale')
  })

  test('that do not change are no change, and a department needs somebody who is in one', async () => {
    const { person } = hall.committee
    expect((await give(hall.admin, person, ['committee'])).problem.facts).toMatchObject({ field: 'to', rule: 'same' })
    expect((await give(hall.admin, person, ['committee', 'department'])).problem.facts).toMatchObject({ rule: 'departmentMissing' })
    expect(await rolesOf(hall.committee)).toEqual(['committee'])
  })

  test('a school is never without an administrator, even if two resign at once', async () => {
    await give(hall.admin, hall.stranger.person, ['admin'])
    const answers = await Promise.all([give(hall.admin, hall.admin.person, []), give(hall.stranger, hall.stranger.person, [])])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400])
  })

  test('their history cannot be changed in the database', async () => {
    await expect(hall.db.deleteFrom('officeChange').execute()).rejects.toThrow('append-only')
    await expect(hall.db.updateTable('officeChange').set({ reason: 'x' }).execute()).rejects.toThrow('append-only')
  })
})
