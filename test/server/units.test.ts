/** 代表换届: 186 staff in nine units elect the 57 of the next term, over three days with a restart between (domain 4.1). */
import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { VOTING_SEATS } from '../../db/sessions.ts'
import { VOTING_KINDS } from '../../machines/actor.ts'
import type { BallotContext } from '../../machines/ballot-context.ts'
import type { Subject } from '../../machines/judge.ts'
import type { Unit } from '../../machines/session-events.ts'
import { seatsBySize } from '../../machines/units.ts'
import { buildApp, type App } from '../../server/app.ts'
import { listNotifications } from '../../server/after-contract.ts'
import { closeDueBallots, promptVoters } from '../../server/clock.ts'
import { getBallot, getMe, getSession, listSeats } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { getSeatStory } from '../../server/roll-contract.ts'
import { listUnits, listUnitStaff } from '../../server/units-contract.ts'
import { openHall, speakerAt, type Hall, type Speaker } from '../hall.ts'
import { verifyJournal } from '../../server/journal-verify.ts'
import { temporaryKeyDir } from '../keys.ts'
import { writeMotion } from '../procedure.ts'

const SIZES = [31, 28, 25, 23, 21, 18, 16, 14, 10]
const SEATS = 57
const MARKS = ['approve', 'oppose', 'abstain']
const HALF = { base: 'roll', comparator: '>', numerator: 1, denominator: 2 } as const
const DAYS = ['2030-03-04', '2030-03-05', '2030-03-06'] as const
const CLOSES = `${DAYS[2]}T10:00:00.000Z`

type Member = { person: string; cookie: string; number: string }
const keyDir = temporaryKeyDir()
let now = new Date(`${DAYS[0]}T00:00:00.000Z`)
let hall: Hall
let app: App
let congress: string
let units: Unit[]
let members: Member[][]
/** Of each unit: its election, its ballot, and the candidates in the order of the paper. */
const elections: { session: string; ballot: string; candidates: string[] }[] = []

const speaker = ({ person, cookie }: Member): Speaker => speakerAt(app, { person, seat: '', cookie })
const office = (who: 'staff' | 'secretary' | 'presidium'): Speaker => hall.speakAt(app, hall[who])
const member = (unit: number, n: number): Member => (members[unit] as Member[])[n] as Member

const hire = async (): Promise<void> => {
  const departments = SIZES.map((_, n) => ({ id: newId(), name: `教研组${n + 1}`, ord: 10 + n }))
  await hall.db.insertInto('department').values(departments).execute()
  members = SIZES.map((size, unit) =>
    Array.from({ length: size }, (_, n) => ({
      person: newId(),
      cookie: randomBytes(24).toString('base64url'),
      number: `U${unit}${String(n).padStart(3, '0')}`,
    })),
  )
  for (const [unit, staff] of members.entries()) {
    await hall.db
      .insertInto('person')
      .values(
        staff.map(({ person, number }, n) => ({
          id: person,
          number,
          name: `教师${number}`,
          pinyin: `jiaoshi${number}`,
          sex: n % 3 === 0 ? ('male' as const) : ('female' as const),
          bornOn: n % 4 === 0 ? '1998-01-01' : '1975-01-01',
          duty: n === 0 ? ('leader' as const) : ('teacher' as const),
          frontLine: n !== 0,
          departmentId: departments[unit]?.id ?? null,
          roles: [],
          passwordHash: null,
        })),
      )
      .execute()
    await hall.db
      .insertInto('login')
      .values(
        staff.map(({ person, cookie }) => ({
          tokenHash: createHash('sha256').update(cookie).digest(),
          personId: person,
          createdAt: '2026-01-01T00:00:00.000Z',
          expiresAt: '2099-01-01T00:00:00.000Z',
        })),
      )
      .execute()
  }
  const seats = seatsBySize(SIZES, SEATS)
  const delegations = [newId(), newId(), newId()]
  units = departments.map(({ id, name }, n) => ({
    id: newId(),
    name: `${name}选区`,
    departments: [id],
    seats: seats[n] ?? 1,
    delegation: delegations[n % 3] ?? null,
  }))
}

const allotment = () => ({
  type: 'session.allot' as const,
  units,
  delegations: [...new Set(units.map(({ delegation }) => delegation ?? ''))].map((id, n) => ({ id, name: `第${n + 1}代表团` })),
  decision: '换届筹备组2030年2月20日会议决定。',
})

const constituting = (unit: number, staff = members[unit] as Member[]) => ({
  type: 'session.constitute' as const,
  of: congress,
  unit: units[unit]?.id ?? '',
  title: `四届一次代表选举 · 第${unit + 1}选区`,
  item: newId(),
  itemTitle: '选举代表',
  method: 'secret' as const,
  rules: '无记名投票，参加投票的不少于三分之二，全体教职工过半数当选。',
  countedAllowed: true,
  decision: '换届筹备组2030年2月20日会议决定。',
  scrutineers: [member(unit, 1).person, member(unit, 2).person],
  chief: member(unit, 1).person,
  tellers: [],
  seats: staff.map(({ person }) => ({ seat: newId(), person })),
})

const contextOf = async (ballot: string) =>
  (await office('secretary').call(getBallot, { params: { id: ballot } })).body.context as unknown as BallotContext

/** From the candidates to the open box. */
const openVoting = async (unit: number, session: string, ballot: string): Promise<void> => {
  const secretary = office('secretary')
  await secretary.must('ballot', ballot, { type: 'ballot.adoptRules' })
  await secretary.must('ballot', ballot, {
    type: 'ballot.confirmScrutineers',
    scrutineers: [member(unit, 1).person, member(unit, 2).person],
    chief: member(unit, 1).person,
    tellers: [],
  })
  await secretary.must('ballot', ballot, { type: 'ballot.checkQuorum' })
  await speaker(member(unit, 1)).must('ballot', ballot, { type: 'ballot.sealEmpty' })
  await secretary.must('ballot', ballot, { type: 'ballot.issue', onPaper: [] })
  await secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: CLOSES })
  expect((await contextOf(ballot)).issued).toBe(SIZES[unit])
  expect(session).not.toBe(congress)
}

const configuring = (unit: number, session: string, item: string, more: { seats?: number } = {}) => {
  const seats = more.seats ?? units[unit]?.seats ?? 0
  const candidates = (members[unit] as Member[]).slice(3, 3 + seats + Math.ceil(seats / 5))
  return {
    type: 'ballot.configure' as const,
    session,
    agendaItem: item,
    matter: 'election' as const,
    motion: null,
    title: '选举代表',
    power: 'election' as const,
    method: 'secret' as const,
    items: candidates.map(({ person, number }) => ({ id: person, title: `教师${number}`, marks: MARKS })),
    sheet: { kind: 'election' as const, seats, stage: 'first' as const, writeIns: [] },
    passing: HALF,
    finality: 'first' as const,
  }
}

/** The first candidates get every vote, the others none. */
const paperFor = (unit: number) => {
  const seats = units[unit]?.seats ?? 0
  return Object.fromEntries((elections[unit]?.candidates ?? []).map((id, n) => [id, n < seats ? 'approve' : 'oppose']))
}
const voteIn = async (unit: number, from: number, to: number, ballot = elections[unit]?.ballot ?? ''): Promise<void> => {
  for (const one of (members[unit] as Member[]).slice(from, to)) expect((await speaker(one).cast(ballot, paperFor(unit))).status).toBe(200)
}

const announce = async (unit: number, ballot = elections[unit]?.ballot ?? ''): Promise<void> => {
  const secretary = office('secretary')
  await secretary.must('ballot', ballot, { type: 'ballot.reconcile' })
  await secretary.must('ballot', ballot, { type: 'ballot.declareValid' })
  await secretary.must('ballot', ballot, { type: 'ballot.count' })
  await speaker(member(unit, 1)).must('ballot', ballot, { type: 'ballot.certify' })
  await speaker(member(unit, 2)).must('ballot', ballot, { type: 'ballot.certify' })
  await secretary.must('ballot', ballot, { type: 'ballot.announce' })
}

const table = async () => (await office('staff').call(listUnits, { params: { id: congress } })).body
const unmet = async (said: Promise<{ problem: { facts: Record<string, unknown> } }>) => (await said).problem.facts['unmet']

beforeAll(async () => {
  hall = await openHall(3, { enrolByActs: true, clock: () => now, ballotKeyDir: keyDir })
  app = hall.app
  await hire()
  congress = newId()
  await office('staff').must('session', congress, {
    type: 'session.create',
    term: 4,
    ordinal: 1,
    kind: 'full',
    title: '四届一次教代会',
    place: '礼堂',
    opensOn: '2030-04-10',
    windowClosesAt: '2030-03-20T15:59:59.000Z',
    items: [],
  })
})
afterAll(async () => {
  await app.app.close()
  await hall.database.drop()
})

test('what the tables call a seat with a vote is what the machines call one', () => {
  expect(VOTING_SEATS).toEqual(VOTING_KINDS)
})

describe('the quota table', () => {
  test('allots the 57 seats by size, at least one a unit', () => {
    expect(units.map(({ seats }) => seats)).toEqual([9, 9, 8, 7, 6, 6, 5, 4, 3])
  })

  test('is the office’s, and makes the delegations of the term', async () => {
    expect((await office('presidium').say('session', congress, allotment())).problem.code).toBe('not-entitled')
    await office('staff').must('session', congress, allotment())
    const { units: rows, delegations, departments } = await table()
    expect(rows.map(({ staff }) => staff)).toEqual(SIZES)
    expect(delegations.map(({ name }) => name)).toEqual(['第1代表团', '第2代表团', '第3代表团'])
    expect(departments.filter(({ staff }) => staff > 0)).toHaveLength(SIZES.length + 2)
  })

  test('is nobody else’s to read', async () => {
    expect((await speaker(member(0, 5)).call(listUnits, { params: { id: congress } })).problem.code).toBe('not-entitled')
    const asked = { params: { id: congress, unit: units[0]?.id ?? '' } }
    expect((await office('presidium').call(listUnitStaff, asked)).problem.code).toBe('not-entitled')
    expect((await office('staff').call(listUnitStaff, asked)).body.items).toHaveLength(SIZES[0] ?? 0)
  })
})

describe('a unit’s election', () => {
  test('is begun with the whole unit and nobody else', async () => {
    const staff = office('staff')
    expect(await unmet(staff.say('session', newId(), constituting(0, (members[0] as Member[]).slice(1))))).toBe('wholeStaff')
    expect(await unmet(staff.say('session', newId(), constituting(0, [...(members[0] as Member[]), member(1, 0)])))).toBe('wholeStaff')
    for (const [unit] of units.entries()) {
      const session = newId()
      const said = constituting(unit)
      await staff.must('session', session, said)
      const ballot = newId()
      const configure = configuring(unit, session, said.item)
      expect(
        await unmet(staff.say('ballot', newId(), configuring(unit, session, said.item, { seats: (units[unit]?.seats ?? 0) + 1 }))),
      ).toBe('seatsAllotted')
      await staff.must('ballot', ballot, configure)
      elections.push({ session, ballot, candidates: configure.items.map(({ id }) => id) })
    }
    expect(await unmet(staff.say('session', newId(), constituting(0)))).toBe('unitIdle')
    expect(await unmet(staff.say('session', congress, allotment()))).toBe('noUnitUnderWay')
  })

  test('is no congress: no current session, no seat among the representatives, and found by its electors', async () => {
    const me = (await speaker(member(4, 7)).call(getMe)).body
    expect(me.session).toBe(hall.session)
    expect(me.units.map(({ id }) => id)).toEqual([elections[4]?.session])
    expect((await office('secretary').call(getMe)).body.units).toHaveLength(SIZES.length)
    const writing = writeMotion({ session: elections[4]?.session ?? '' } as Hall, speaker(member(4, 7)))
    await expect(writing).rejects.toThrow('not-entitled')
  })

  test('signs nobody in and counts its whole staff as the roll', async () => {
    const session = elections[2]?.session ?? ''
    const { body } = await office('secretary').call(getSession, { params: { id: session } })
    expect(body.context).toMatchObject({ roll: SIZES[2], present: SIZES[2] })
    const { items } = (await office('secretary').call(listSeats, { params: { id: session } })).body
    expect(await unmet(office('secretary').say('session', session, { type: 'session.stepOut', seat: items[0]?.seat ?? '' }))).toBe(
      'inAHall',
    )
  })
})

describe('over three days', () => {
  test('papers go out to everybody, and a third of them come back on the first', async () => {
    for (const [unit, { session, ballot }] of elections.entries()) await openVoting(unit, session, ballot)
    for (const [unit, size] of SIZES.entries()) await voteIn(unit, 0, Math.floor(size / 3))
    const { units: rows } = await table()
    expect(rows.map(({ ballot }) => ballot?.returned)).toEqual(SIZES.map((size) => Math.floor(size / 3)))
    expect(rows.every(({ ballot }) => ballot?.closesAt === CLOSES)).toBe(true)
  })

  test('nobody votes in another unit, or twice', async () => {
    expect((await speaker(member(0, 20)).cast(elections[1]?.ballot ?? '', paperFor(1))).problem.code).toBe('not-found')
    expect((await speaker(member(0, 0)).cast(elections[0]?.ballot ?? '', paperFor(0))).problem.code).toBe('already-voted')
  })

  test('the server is started anew in the night, and the second day goes on', async () => {
    await app.app.close()
    now = new Date(`${DAYS[1]}T01:00:00.000Z`)
    app = await buildApp({ databaseUrl: hall.url, ballotKeyDir: keyDir, clock: () => now })
    await closeDueBallots(app.house)
    expect((await table()).units.map(({ ballot }) => ballot?.state)).toEqual(SIZES.map(() => 'open'))
    // The last unit is slow: of its ten, six have voted when the box is closed.
    for (const [unit, size] of SIZES.entries()) await voteIn(unit, Math.floor(size / 3), unit === 8 ? 6 : size - 2)
  })

  test('voters are told that the box is open; who has not voted is reminded by the desk, or by the clock on the last day, once', async () => {
    const told = async (unit: number, n: number) => {
      const { items } = (await speaker(member(unit, n)).call(listNotifications, { query: {} })).body
      return items.map(({ kind, ballot, motion, title }) => [kind, ballot, motion, title])
    }
    const line = (unit: number) => ['toVote', elections[unit]?.ballot, null, '选举代表']
    const prompt = (who: Speaker) => who.say('ballot', elections[0]?.ballot ?? '', { type: 'ballot.prompt' })
    expect([await told(0, 30), await told(3, 0), await told(3, 22)]).toEqual([[line(0)], [line(3)], [line(3)]])
    expect((await prompt(speaker(member(0, 30)))).problem.code).toBe('not-entitled')
    expect((await prompt(office('staff'))).status).toBe(200)
    expect(await unmet(prompt(office('staff')))).toBe('notPromptedToday')
    await promptVoters(app.house)
    expect(await told(3, 22)).toHaveLength(1)
    now = new Date(`${DAYS[1]}T11:00:00.000Z`)
    await promptVoters(app.house)
    await promptVoters(app.house)
    expect([await told(0, 30), await told(3, 22), await told(8, 9)].map((rows) => rows.length)).toEqual([2, 2, 2])
    expect([await told(0, 0), await told(3, 0), await told(8, 0)].map((rows) => rows.length)).toEqual([1, 1, 1])
  })

  test('the clock closes every box at the time that was set', async () => {
    now = new Date(CLOSES)
    await closeDueBallots(app.house)
    const states = await Promise.all(
      elections.map(async ({ ballot }) => (await office('staff').call(getBallot, { params: { id: ballot } })).body.state),
    )
    expect(new Set(states)).toEqual(new Set(['closed']))
    expect((await speaker(member(0, 30)).cast(elections[0]?.ballot ?? '', paperFor(0))).problem.code).toBe('ballot-not-open')
  })

  test('where less than two thirds took part the ballot is void, and voted again', async () => {
    const secretary = office('secretary')
    const { session, ballot } = elections[8] as (typeof elections)[number]
    expect(await unmet(secretary.say('ballot', ballot, { type: 'ballot.reconcile' }))).toBe('turnoutReached')
    await secretary.must('ballot', ballot, { type: 'ballot.void', reason: '参加投票的不足三分之二。' })
    const next = newId()
    await secretary.must('ballot', ballot, { type: 'ballot.revote', ballot: next })
    now = new Date(`${DAYS[2]}T02:00:00.000Z`)
    await openVoting(8, session, next)
    await voteIn(8, 0, 7, next)
    await secretary.must('ballot', next, { type: 'ballot.close' })
    await announce(8, next)
    expect((await contextOf(next)).election?.elected).toHaveLength(3)
  })
})

describe('the new roll', () => {
  test('is seated by those who were elected, and by nobody before the result is announced', async () => {
    const staff = office('staff')
    const seat = (unit: number, persons: string[]) => ({
      type: 'session.seatElected' as const,
      from: elections[unit]?.session ?? '',
      delegation: units[unit]?.delegation ?? null,
      seats: persons.map((person) => ({ seat: newId(), person })),
    })
    expect(await unmet(staff.say('session', congress, seat(0, [elections[0]?.candidates[0] ?? ''])))).toBe('electedThere')
    for (const unit of SIZES.keys()) {
      if (unit !== 8) await announce(unit)
      const row = (await table()).units[unit]
      expect(row?.elected.map(({ person }) => person)).toEqual(elections[unit]?.candidates.slice(0, units[unit]?.seats))
      const loser = elections[unit]?.candidates.at(-1) ?? ''
      expect(await unmet(staff.say('session', congress, seat(unit, [loser])))).toBe('electedThere')
      const all = row?.elected.map(({ person }) => person) ?? []
      await staff.must('session', congress, seat(unit, all))
      expect(await unmet(staff.say('session', congress, seat(unit, all)))).toBe('notEnrolled')
    }
    const { body } = await staff.call(getSession, { params: { id: congress } })
    expect((body as unknown as Subject<'session'>).context.roll).toBe(SEATS)
  })

  test('has its make-up shown, and nobody reordered by it', async () => {
    const { elected, candidates } = await table()
    expect(elected).toMatchObject({ representatives: SEATS, teachers: SEATS, leaders: 0, staff: 186 + hall.reps.length + 11 })
    expect(candidates.representatives).toBeGreaterThan(SEATS)
  })

  test('each election is closed and published, and the journal tells the same again', async () => {
    for (const { session } of elections) {
      await office('secretary').must('session', session, { type: 'session.close' })
      await office('staff').must('session', session, { type: 'session.publish' })
    }
    expect((await speaker(member(4, 7)).call(getMe)).body.units).toEqual([])
    expect((await verifyJournal(app.db)).findings).toEqual([])
  })
})

describe('a recall', () => {
  const recalled = { session: newId(), item: newId() }
  /** The seat of the first whom the last unit elected. */
  const seatOf = async () => {
    const person = elections[8]?.candidates[0] ?? ''
    const row = hall.db.selectFrom('seat').select('id').where('sessionId', '=', congress).where('personId', '=', person)
    return { seat: (await row.executeTakeFirstOrThrow()).id, person }
  }
  const story = async (seat: string) => (await office('staff').call(getSeatStory, { params: { id: congress, seat } })).body
  const recalling = async (ballot: string | null, vote: { electors: number; returned: number; approve: number }) => ({
    type: 'session.recall' as const,
    seat: (await seatOf()).seat,
    decision: '第9选区全体教职工票决。',
    vote,
    ballot,
  })
  /** The unit votes on the question: the first `approve` of its voters are for the recall. */
  const put = async (ballot: string, { voters, approve }: { voters: number; approve: number }): Promise<void> => {
    const { person } = await seatOf()
    await office('secretary').must('ballot', ballot, {
      type: 'ballot.configure',
      session: recalled.session,
      agendaItem: recalled.item,
      matter: 'other',
      motion: null,
      title: '罢免代表',
      power: 'election',
      method: 'secret',
      items: [{ id: person, title: '罢免代表', marks: MARKS }],
      passing: HALF,
      finality: 'first',
    })
    await openVoting(8, recalled.session, ballot)
    for (const [n, one] of (members[8] as Member[]).slice(0, voters).entries())
      expect((await speaker(one).cast(ballot, { [person]: n < approve ? 'approve' : 'oppose' })).status).toBe(200)
    await office('secretary').must('ballot', ballot, { type: 'ballot.close' })
  }

  beforeAll(() => {
    now = new Date(`${DAYS[2]}T03:00:00.000Z`)
  })

  test('is put to the unit that elected, of which the one to be recalled is a member and counts no votes', async () => {
    const staff = office('staff')
    const recalls = await seatOf()
    const said = { ...constituting(8), ...recalled, recalls, itemTitle: '罢免代表', type: 'session.constitute' as const }
    const { session, ...event } = said
    expect(await unmet(staff.say('session', newId(), { ...event, recalls: { ...recalls, seat: newId() } }))).toBe('recalledThere')
    expect(await unmet(staff.say('session', newId(), { ...constituting(7), recalls }))).toBe('recalledThere')
    const scrutineers = [recalls.person, member(8, 1).person]
    expect(await unmet(staff.say('session', newId(), { ...event, scrutineers, chief: recalls.person }))).toBe('scrutineersNotRecalled')
    await staff.must('session', session, event)
    expect((await story(recalls.seat)).rows).toMatchObject([{ word: 'session.seatElected', event: { delegation: units[8]?.delegation } }])
    expect((await story(recalls.seat)).unit).toBe(units[8]?.id)
    expect((await story(recalls.seat)).recall).toEqual({ session, state: 'open', ballot: null })
    expect((await table()).units[8]?.session).toBe(elections[8]?.session)
  })

  test('elects nobody', async () => {
    const { type, ...fields } = configuring(8, recalled.session, recalled.item, { seats: 1 })
    const refused = await office('staff').say('ballot', newId(), { type, ...fields })
    expect(refused.problem.facts['unmet']).toBe('seatsAllotted')
  })

  test('is told as it came out, and counts only once it was announced and with its own figures', async () => {
    const [staff, ballot] = [office('staff'), newId()]
    await put(ballot, { voters: 8, approve: 6 })
    const vote = { electors: 10, returned: 8, approve: 6 }
    expect(await unmet(staff.say('session', congress, await recalling(ballot, vote)))).toBe('recallCounted')
    await announce(8, ballot)
    const { seat, person } = await seatOf()
    expect((await story(seat)).recall?.ballot).toEqual({ id: ballot, state: 'announced', vote })
    expect(await unmet(staff.say('session', congress, await recalling(ballot, { ...vote, approve: 7 })))).toBe('recallCounted')
    expect(await unmet(staff.say('session', congress, await recalling(elections[8]?.ballot ?? '', vote)))).toBe('recallCounted')
    await staff.must('session', congress, await recalling(ballot, vote))
    const { presence } = await hall.db.selectFrom('seat').select('presence').where('id', '=', seat).executeTakeFirstOrThrow()
    expect([presence, person]).toEqual(['lapsed', elections[8]?.candidates[0]])
    const { body } = await staff.call(getSession, { params: { id: congress } })
    expect((body as unknown as Subject<'session'>).context.roll).toBe(SEATS - 1)
  })

  test('of nobody who was recalled already, and the journal tells it again', async () => {
    const again = office('staff').say('session', congress, await recalling(null, { electors: 10, returned: 10, approve: 10 }))
    expect(await unmet(again)).toBe('seatKnown')
    expect((await verifyJournal(app.db)).findings).toEqual([])
  })
})
