/** Running a session over the real API: founding with an agenda, its versions, the floor, the clocks, and two desks at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EventOf } from '../../machines/events.ts'
import { TEMPLATES } from '../../machines/templates.ts'
import { getSession, listSeats } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { verifyJournal } from '../../server/journal-verify.ts'
import { listAgendaVersions, listFloor } from '../../server/session-contract.ts'
import { callToOrder, openBallot, openHall, showOfHands, type Hall, type Speaker } from '../hall.ts'

let hall: Hall
beforeAll(async () => {
  hall = await openHall(12, { enrolByActs: true })
})
afterAll(() => hall.close())

const context = async (session = hall.session) => (await hall.secretary.call(getSession, { params: { id: session } })).body.context
const rep = (n: number): Speaker => hall.reps[n] as Speaker
const say = (by: Speaker, event: EventOf['session']) => by.say('session', hall.session, event)
const must = (by: Speaker, event: EventOf['session']) => by.must('session', hall.session, event)
const item = (title: string, kind: 'discuss' | 'hear' = 'discuss') => ({
  item: newId(),
  title,
  power: 'other' as const,
  kind,
  method: null,
  motion: null,
  presenter: '王老师',
  minutes: 20,
})

describe('a session founded from a template', () => {
  const founding = (): EventOf['session'] => ({
    type: 'session.create',
    term: 3,
    ordinal: 3,
    kind: 'finance',
    title: '重大支出审核会',
    place: '',
    opensOn: '2031-01-10',
    windowClosesAt: '2030-12-20T00:00:00Z',
    items: TEMPLATES.finance.map(({ key, ...fields }) => ({ ...fields, item: newId(), title: key, motion: null, presenter: null })),
  })

  test('has its agenda in one act, which said again is the same act', async () => {
    const [session, act, event] = [newId(), newId(), founding()]
    const first = await hall.secretary.say('session', session, event, { act })
    const again = await hall.secretary.say('session', session, event, { act })
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.body).toEqual(first.body)
    expect(await context(session)).toMatchObject({
      agendaVersion: 1,
      items: TEMPLATES.finance.map(({ key }) => ({ title: key, since: 1 })),
    })
  })

  test('with an item that must be secret and is not, is not founded at all', async () => {
    const event = { ...founding(), ordinal: 4, items: [{ ...item('分配方案'), power: 'staffInterest', kind: 'decide', method: 'hands' }] }
    const session = newId()
    expect((await hall.secretary.say('session', session, event as EventOf['session'])).problem).toMatchObject({
      code: 'unmet',
      facts: { unmet: 'secretWhereRequired' },
    })
    expect((await hall.secretary.call(getSession, { params: { id: session } })).status).toBe(404)
  })
})

describe('on the day', () => {
  const talk = item('分组讨论')
  const versions = async () => (await hall.secretary.call(listAgendaVersions, { params: { id: hall.session } })).body.rows
  const floor = async (by = hall.secretary) =>
    (await by.call(listFloor, { params: { id: hall.session }, query: { item: talk.item } })).body.rows
  const waiting = async () => (await floor()).find(({ state }) => state === 'waiting')?.request ?? ''
  const ask = async (by: Speaker): Promise<string> => {
    const request = newId()
    await must(by, { type: 'session.askFloor', request, seat: by.seat, item: talk.item })
    return request
  }

  test('every version of the agenda is kept: what was adopted, and what waits', async () => {
    await callToOrder(hall)
    await must(hall.secretary, { type: 'session.addItem', after: null, ...talk })
    expect(
      (await versions()).map(({ version, adoptedAt, items }) => [version, adoptedAt !== null, items.map(({ title }) => title)]),
    ).toEqual([
      [1, true, ['学校工作报告']],
      [2, false, ['分组讨论', '学校工作报告']],
    ])
    await showOfHands(hall, 'agenda', 12)
    expect((await versions()).map(({ adoptedAt }) => adoptedAt !== null)).toEqual([true, true])
  })

  test('the floor is asked for while an item is discussed, by those who are in the hall, once', async () => {
    const early = await say(rep(1), { type: 'session.askFloor', request: newId(), seat: rep(1).seat, item: talk.item })
    expect(early.problem.facts).toMatchObject({ unmet: 'itemDiscussing' })
    await must(hall.secretary, { type: 'session.presentItem', item: talk.item })
    await must(hall.secretary, { type: 'session.discussItem', item: talk.item })
    await ask(rep(1))
    expect(
      (await say(rep(1), { type: 'session.askFloor', request: newId(), seat: rep(1).seat, item: talk.item })).problem.facts,
    ).toMatchObject({
      unmet: 'notAsking',
    })
    expect((await say(rep(1), { type: 'session.askFloor', request: newId(), seat: rep(2).seat, item: talk.item })).problem.code).toBe(
      'not-entitled',
    )
    await must(rep(9), { type: 'session.stepOut', seat: rep(9).seat })
    expect(
      (await say(rep(9), { type: 'session.askFloor', request: newId(), seat: rep(9).seat, item: talk.item })).problem.facts,
    ).toMatchObject({
      unmet: 'inTheHall',
    })
  })

  test('the chair puts the line in order, gives the floor, and one speaks at a time', async () => {
    const second = await ask(rep(2))
    const third = await ask(rep(3))
    await must(hall.presidium, { type: 'session.orderFloor', request: third, after: null })
    expect((await floor()).map(({ person }) => person)).toEqual([rep(3), rep(1), rep(2)].map(({ person }) => person))
    expect((await say(rep(2), { type: 'session.giveFloor', request: second, seconds: null })).problem.code).toBe('not-entitled')
    await must(hall.presidium, { type: 'session.giveFloor', request: third, seconds: 180 })
    await must(hall.presidium, { type: 'session.giveFloor', request: second, seconds: null })
    expect((await floor()).map(({ state }) => state)).toEqual(['spoken', 'waiting', 'speaking'])
    expect(await context()).toMatchObject({ floor: { person: rep(2).person, seconds: null } })
    await must(hall.presidium, { type: 'session.endFloor' })
    expect((await floor()).map(({ state, endedAt }) => [state, endedAt !== null])).toEqual([
      ['spoken', true],
      ['waiting', false],
      ['spoken', true],
    ])
  })

  test('who asked takes it back themself; nobody takes it back for a neighbour', async () => {
    const request = await waiting()
    expect((await say(rep(5), { type: 'session.withdrawFloor', request })).problem.code).toBe('not-entitled')
    await must(rep(1), { type: 'session.withdrawFloor', request })
    expect((await say(hall.presidium, { type: 'session.giveFloor', request, seconds: null })).problem.facts).toMatchObject({
      unmet: 'requestWaiting',
    })
    await ask(rep(1))
  })

  test('who asks for the floor is the hall’s business and nobody else’s', async () => {
    expect((await floor(rep(8))).length).toBeGreaterThan(0)
    expect((await hall.stranger.call(listFloor, { params: { id: hall.session } })).status).toBe(404)
  })

  test('a recess ends every speech and clock, and tells why and until when', async () => {
    const request = await waiting()
    await must(hall.presidium, { type: 'session.giveFloor', request, seconds: 60 })
    await must(hall.secretary, { type: 'session.startTimer', item: talk.item, seconds: 600 })
    await must(hall.presidium, { type: 'session.recess', reason: '茶歇', resumesAt: '2030-01-10T02:30:00Z' })
    expect(await context()).toMatchObject({ floor: null, timer: null, recess: { reason: '茶歇', resumesAt: '2030-01-10T02:30:00Z' } })
    expect((await floor()).some(({ state }) => state === 'speaking')).toBe(false)
    await must(hall.presidium, { type: 'session.resume' })
    expect(await context()).toMatchObject({ recess: null })
  })
})

describe('two desks open at once', () => {
  const [first, other] = [newId(), newId()]
  const from = (desk: string, event: object, subject = 'sessions', id = hall.session) =>
    hall.secretary.call(
      { method: 'POST', url: `/api/${subject}/${id}/acts`, summary: '', reply: getSession.reply },
      { body: { id: newId(), event, desk } },
    )
  const take = (device: string) => from(device, { type: 'session.takeDesk', device, label: 'Windows · Chrome' })
  const show = { type: 'session.show', page: 'agenda', item: null, ballot: null }

  test('before anybody holds it, both speak', async () => {
    expect((await from(other, show)).status).toBe(200)
  })

  test('the one that does not hold it is refused, told who does, and changes nothing', async () => {
    expect((await take(first)).status).toBe(200)
    expect((await from(first, show)).status).toBe(200)
    const refused = await from(other, { ...show, page: 'black' })
    expect(refused.problem).toMatchObject({ status: 409, code: 'desk-taken', facts: { label: 'Windows · Chrome' } })
    expect(await context()).toMatchObject({ screenPage: 'agenda' })
  })

  test('also where it speaks to a ballot', async () => {
    const { ballot } = await openBallot(hall, 'secret')
    expect((await from(other, { type: 'ballot.close' }, 'ballots', ballot)).problem.code).toBe('desk-taken')
    expect((await from(first, { type: 'ballot.close' }, 'ballots', ballot)).status).toBe(200)
  })

  test('people still sign in at its table, and a script or the chair speaks from no desk', async () => {
    const seat = (await hall.secretary.call(listSeats, { params: { id: hall.session }, query: { presence: 'out' } })).body.items[0]?.seat
    expect((await from(other, { type: 'session.checkIn', seat })).status).toBe(200)
    expect((await say(hall.presidium, { type: 'session.show', page: 'welcome', item: null, ballot: null })).status).toBe(200)
  })

  test('it takes over in one word; then the first is refused until it takes over again', async () => {
    expect((await take(other)).status).toBe(200)
    expect((await from(first, show)).problem.code).toBe('desk-taken')
    expect((await take(first)).status).toBe(200)
    expect((await from(first, show)).status).toBe(200)
    expect((await from(other, show)).problem.code).toBe('desk-taken')
  })

  test('representatives neither take it nor learn of it by trying', async () => {
    expect((await say(rep(1), { type: 'session.takeDesk', device: newId(), label: '手机' })).problem.code).toBe('not-entitled')
  })

  test('the journal makes of all this what the tables hold', async () => {
    const { findings } = await verifyJournal(hall.db)
    expect(findings).toEqual([])
  })
})
