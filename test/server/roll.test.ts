/** The roll changes by words with reasons; rows, history and journal agree on it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getComposition } from '../../server/people-contract.ts'
import { getSeatStory, listStaff } from '../../server/roll-contract.ts'
import { verifyJournal } from '../../server/journal-verify.ts'
import { newId } from '../../server/ids.ts'
import { findAccount } from '../../db/people.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'

let hall: Hall
beforeAll(async () => {
  hall = await openHall(6, { enrolByActs: true })
})
afterAll(() => hall.close())

const seatRow = (seat: string, of = hall) => of.db.selectFrom('seat').selectAll().where('id', '=', seat).executeTakeFirstOrThrow()
const rollOf = async (of = hall) =>
  (await of.db.selectFrom('session').select('roll').where('id', '=', of.session).executeTakeFirstOrThrow()).roll
const rep = (n: number): Speaker => hall.reps[n] ?? expect.fail(`no representative ${n}`)
/** A meeting of those who elect. */
const vote = { electors: 30, returned: 22, approve: 16 }
const say = (event: Parameters<Speaker['say']>[2], by = hall.staff) => by.say('session', hall.session, event as never)

describe('a seat', () => {
  test('that ended is filled by a by-election, and whoever lost it may be elected again', async () => {
    const [gone, filled] = [rep(5), newId()]
    await hall.staff.must('session', hall.session, { type: 'session.lapse', seat: gone.seat, reason: '借调外校。' })
    expect(await rollOf()).toBe(5)
    const event = {
      type: 'session.byElect',
      person: gone.person,
      delegation: hall.delegations[0] ?? null,
      replaces: gone.seat,
      vote,
    } as const
    const few = await say({ ...event, seat: filled, reason: '本团补选。', vote: { ...vote, returned: 19 } })
    expect(few.problem.facts['unmet']).toBe('electorsAttended')
    await hall.staff.must('session', hall.session, { ...event, seat: filled, reason: '借调期满，本团补选。' })
    expect(await rollOf()).toBe(6)
    expect((await findAccount(hall.db, gone.person))?.actor.seats).toMatchObject([{ id: filled, kind: 'representative' }])
    const again = await say({ ...event, seat: newId(), reason: '重复办理。' })
    expect(again.problem.facts['unmet']).toBe('notEnrolled')
  })

  test('that stands is not filled by somebody else', async () => {
    const event = {
      type: 'session.byElect',
      seat: newId(),
      person: hall.stranger.person,
      delegation: null,
      reason: '补选。',
      vote,
    } as const
    expect((await say({ ...event, replaces: rep(1).seat })).problem.facts['unmet']).toBe('placeFree')
    expect((await say({ ...event, replaces: newId() })).problem.facts['unmet']).toBe('placeFree')
  })

  test('is recalled by the vote of those who elected, and its holder votes no more', async () => {
    const recall = { type: 'session.recall', seat: rep(4).seat, decision: '语文选区2030年1月5日全体会议。', ballot: null } as const
    const short = await say({ ...recall, vote: { electors: 30, returned: 22, approve: 15 } })
    expect(short.problem.facts['unmet']).toBe('electorsCarried')
    await hall.staff.must('session', hall.session, { ...recall, vote: { electors: 30, returned: 22, approve: 16 } })
    expect((await seatRow(rep(4).seat)).presence).toBe('lapsed')
    expect((await findAccount(hall.db, rep(4).person))?.actor.seats).toEqual([])
  })

  test('moves to another delegation, where its holder leads nobody', async () => {
    const to = hall.delegations[1] ?? ''
    await hall.staff.must('session', hall.session, { type: 'session.transfer', seat: rep(0).seat, delegation: to, reason: '调入高中部。' })
    expect(await seatRow(rep(0).seat)).toMatchObject({ delegationId: to, head: false })
    const again = await say({ type: 'session.transfer', seat: rep(0).seat, delegation: to, reason: '重复办理。' })
    expect(again.problem.facts['unmet']).toBe('movesElsewhere')
  })

  test('of another term’s delegation is nobody’s', async () => {
    const old = newId()
    await hall.db.insertInto('delegation').values({ id: old, term: 2, name: '旧团', ord: 9 }).execute()
    const moved = await say({ type: 'session.transfer', seat: rep(0).seat, delegation: old, reason: '误选。' })
    expect(moved.problem.facts['unmet']).toBe('delegationOfTerm')
    const nowhere = await say({ type: 'session.transfer', seat: rep(0).seat, delegation: newId(), reason: '误选。' })
    expect(nowhere.problem.facts).toMatchObject({ field: 'event.delegation', rule: 'unknown' })
  })

  test('takes the lead of its delegation from whoever had it', async () => {
    const delegation = hall.delegations[1] ?? ''
    await hall.staff.must('session', hall.session, {
      type: 'session.nameHead',
      delegation,
      seat: rep(3).seat,
      reason: '原团长辞任，本团推选。',
    })
    expect([(await seatRow(rep(1).seat)).head, (await seatRow(rep(3).seat)).head]).toEqual([false, true])
    const stranger = await say({ type: 'session.nameHead', delegation, seat: rep(2).seat, reason: '不是本团代表。' })
    expect(stranger.problem.facts['unmet']).toBe('memberThere')
  })

  test('has a history that the office reads', async () => {
    const { body } = await hall.staff.call(getSeatStory, { params: { id: hall.session, seat: rep(5).seat } })
    expect(body.rows.map(({ word }) => word)).toEqual(['session.enrol', 'session.lapse', 'session.byElect'])
    expect(body.rows[1]?.event).toMatchObject({ reason: '借调外校。' })
    expect((await hall.officer.call(getSeatStory, { params: { id: hall.session, seat: rep(5).seat } })).status).toBe(403)
  })

  test('stands for the figures of the roll', async () => {
    const { body } = await hall.stranger.call(getComposition, { params: { id: hall.session } })
    expect(body.representatives).toBe(await rollOf())
  })

  test('agrees with the journal', async () => {
    expect((await verifyJournal(hall.db)).findings).toEqual([])
  })
})

test('once the session has opened the roll is frozen: every word that would change it is refused', async () => {
  const opened = await openHall(4)
  await callToOrder(opened)
  const seat = opened.reps[0]?.seat ?? ''
  const second = opened.reps[1]?.seat ?? ''
  const reason = '开幕以后。'
  const person = opened.stranger.person
  const events = [
    { type: 'session.enrol', seat: newId(), person, kind: 'representative', delegation: null, head: false },
    { type: 'session.byElect', seat: newId(), person, delegation: null, replaces: null, reason, vote },
    { type: 'session.lapse', seat, reason },
    { type: 'session.recall', seat, decision: reason, vote: { electors: 20, returned: 20, approve: 20 }, ballot: null },
    { type: 'session.transfer', seat, delegation: null, reason },
    { type: 'session.assemble', seats: [{ seat: newId(), person }] },
  ] as const
  for (const event of events) {
    const { problem } = await opened.staff.say('session', opened.session, event as never)
    expect([event.type, problem.code]).toEqual([event.type, 'out-of-order'])
  }
  expect(await rollOf(opened)).toBe(4)
  const lead = { type: 'session.nameHead', delegation: opened.delegations[1] ?? '', seat: opened.reps[3]?.seat ?? '', reason } as const
  expect((await opened.staff.say('session', opened.session, lead)).status).toBe(200)
  expect((await seatRow(second, opened)).head).toBe(false)
  await opened.close()
})

/** The id of a seat in another session of the same school. */
const seatElsewhere = async ({ staff }: Hall): Promise<string> => {
  const [session, seat] = [newId(), newId()]
  await staff.must('session', session, {
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
  const enrol = { type: 'session.enrol', seat, person: staff.person, kind: 'observer', delegation: null, head: false } as const
  await staff.must('session', session, enrol)
  return seat
}

describe('the staff', () => {
  test('is listed a hundred a page, and those without a seat alone where slips are made for them', async () => {
    const school = await openHall(120)
    const walk = async (query: Record<string, string>): Promise<string[]> => {
      const found: string[] = []
      for (let after: string | null = ''; after !== null;) {
        const { body }: Awaited<ReturnType<typeof school.staff.call<typeof listStaff>>> = await school.staff.call(listStaff, {
          query: { ...query, ...(after ? { after } : {}) },
        })
        found.push(...body.items.map(({ number }) => number))
        after = body.next
      }
      return found
    }
    const everybody = await walk({})
    expect([everybody.length, new Set(everybody).size]).toEqual([131, 131])
    expect(await walk({ without: school.session })).toEqual(everybody.slice(0, 11))
    await school.close()
  })
})

describe('an assembly of the whole staff', () => {
  test('seats everybody at once, or nobody', async () => {
    const school = await openHall(0)
    const { body } = await school.staff.call(listStaff, { query: {} })
    expect(body.items).toHaveLength(11)
    const seats = body.items.map(({ id: person }) => ({ seat: newId(), person }))
    const assemble = (some: typeof seats) => school.staff.say('session', school.session, { type: 'session.assemble', seats: some })
    expect((await assemble(seats.slice(1))).problem.facts['unmet']).toBe('wholeStaff')
    expect((await assemble([...seats.slice(1), { seat: newId(), person: newId() }])).problem.facts['unmet']).toBe('wholeStaff')
    const onto = (seat: string) => assemble([...seats.slice(1), { seat, person: seats[0]?.person ?? '' }])
    expect((await onto(seats[1]?.seat ?? '')).problem.facts['unmet']).toBe('wholeStaff')
    const taken = await seatElsewhere(school)
    expect((await onto(taken)).problem.facts).toMatchObject({ field: 'event.seats', rule: 'taken' })
    expect(await rollOf(school)).toBe(0)
    expect((await assemble(seats)).status).toBe(200)
    expect(await rollOf(school)).toBe(11)
    expect((await assemble(seats)).problem.facts['unmet']).toBe('rollEmpty')
    expect((await verifyJournal(school.db)).findings).toEqual([])
    await school.close()
  })

  test('is for fewer than eighty', async () => {
    const large = await openHall(70)
    await large.db.deleteFrom('seat').execute()
    await large.db.updateTable('session').set({ roll: 0 }).execute()
    const { body } = await large.staff.call(listStaff, { query: {} })
    const seats = body.items.map(({ id: person }) => ({ seat: newId(), person }))
    expect((await large.staff.say('session', large.session, { type: 'session.assemble', seats })).problem.facts['unmet']).toBe(
      'underEighty',
    )
    await large.close()
  })
})
