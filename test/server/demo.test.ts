/** The demonstration congress, held to the figures that it promises. */
import Fastify from 'fastify'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { latestCeremony } from '../../db/sealed.ts'
import { findCurrentSession } from '../../db/sessions.ts'
import { agendaTexts } from '../../db/seed-agenda.ts'
import { calendarFrom } from '../../db/seed-calendar.ts'
import { called, DEMO_PASSWORD, representatives, seedId } from '../../db/seed.ts'
import { findSubject } from '../../db/subjects.ts'
import { BallotEvent } from '../../machines/ballot-events.ts'
import { MotionEvent } from '../../machines/motion-events.ts'
import { entropyOfWords, seedOf } from '../../machines/sealed/seed-words.ts'
import { SessionEvent } from '../../machines/session-events.ts'
import { UndertakingEvent } from '../../machines/undertaking-events.ts'
import type { MotionState } from '../../machines/motion-context.ts'
import { holdingOf, tellStory } from '../../server/demo-story.ts'
import { verifyJournal } from '../../server/journal-verify.ts'
import { Logins } from '../../server/login.ts'
import { simulatedSeed, simulatedWords } from '../../server/sealed/simulated.ts'
import { freshDatabase, type FreshDatabase } from '../postgres.ts'
import { temporaryKeys } from '../keys.ts'

const { log } = Fastify()
const NOW = new Date('2026-03-18T02:30:00.000Z')
const SESSION = seedId('session', 'now')

let house: FreshDatabase
beforeAll(async () => {
  house = await freshDatabase()
  await tellStory({ db: house.db, log, ballotKeys: temporaryKeys(), channels: [] }, NOW)
})
afterAll(() => house.drop())

const session = async () => {
  const found = await findSubject(house.db, 'session', SESSION)
  if (!found) throw new Error('there is no session')
  return found
}
const motion = async (key: string) => {
  const found = await findSubject(house.db, 'motion', seedId('motion', key))
  if (!found) throw new Error(`there is no motion ${key}`)
  return found
}
const ballot = async (...key: string[]) => {
  const found = await findSubject(house.db, 'ballot', seedId('ballot', ...key))
  if (!found) throw new Error(`there is no ballot ${key.join(' ')}`)
  return found
}
const undertakingOf = (key: string, part: 'lead' | 'coHandling' = 'lead') =>
  house.db
    .selectFrom('undertaking')
    .selectAll()
    .where('motion', '=', seedId('motion', key))
    .where('part', '=', part)
    .executeTakeFirstOrThrow()
const votesOf = (tally: Record<string, Record<string, number>> | null) => Object.values(tally ?? {})

describe('the school', () => {
  test('has 186 people of many names, nine departments with an officer each, and five delegations', async () => {
    const people = await house.db.selectFrom('person').selectAll().execute()
    expect(people).toHaveLength(186)
    expect(new Set(people.map((person) => person.name)).size).toBe(186)
    expect(new Set(people.map((person) => person.name.charAt(0))).size).toBeGreaterThan(60)
    expect(people.every((person) => /^[a-z]+$/.test(person.pinyin))).toBe(true)
    expect(new Set(people.filter((person) => person.roles.includes('department')).map((person) => person.departmentId)).size).toBe(9)
    expect((await house.db.selectFrom('department').selectAll().execute()).length).toBe(9)
    expect((await house.db.selectFrom('delegation').selectAll().execute()).length).toBe(5)
  })

  test('keeps to ids that can be relied on', () => {
    expect(seedId('session', 'now')).toMatch(/^[1-9A-HJ-NP-Za-km-z]{22}$/)
    expect(called('secretary').number).toBe('1067')
  })

  test('lets people in by number and password', async () => {
    const { account } = await new Logins({ db: house.db, log, clock: () => NOW }).byPassword('1067', DEMO_PASSWORD)
    expect(account.actor.roles).toEqual(['secretary'])
  })
})

describe('the key of the box', () => {
  test('is opened by the twelve characters that are printed for a scrutineer; who holds no share has none', async () => {
    const ceremony = await latestCeremony(house.db, SESSION)
    const { id } = called('chief')
    const words = await simulatedWords(house.db, SESSION, id)
    const entropy = entropyOfWords(words ?? '')
    expect(entropy && seedOf(entropy)).toBe(simulatedSeed(ceremony?.id ?? '', id))
    expect(await simulatedWords(house.db, SESSION, called('secretary').id)).toBeNull()
  })
})

describe('the roll', () => {
  const seats = () =>
    house.db
      .selectFrom('seat')
      .innerJoin('person', 'person.id', 'seat.personId')
      .leftJoin('delegation', 'delegation.id', 'seat.delegationId')
      .select(['seat.kind', 'seat.head', 'seat.presence', 'person.duty', 'person.sex', 'person.bornOn', 'person.roles', 'delegation.ord'])
      .where('sessionId', '=', SESSION)
      .execute()

  test('is 57: 42 teachers, 10 leaders, 5 others; 33 women; 15 of 35 or younger; and 8 observers', async () => {
    const all = await seats()
    const roll = all.filter((seat) => seat.kind === 'representative')
    expect(roll).toHaveLength(57)
    expect(all.filter((seat) => seat.kind === 'observer')).toHaveLength(8)
    expect(roll.filter((seat) => seat.duty === 'teacher')).toHaveLength(42)
    expect(roll.filter((seat) => seat.duty === 'leader')).toHaveLength(10)
    expect(roll.filter((seat) => seat.duty === 'worker')).toHaveLength(5)
    expect(roll.filter((seat) => seat.sex === 'female')).toHaveLength(33)
    // Whoever was born on the day or later, 36 years ago, is 35 or younger today.
    expect(roll.filter((seat) => (seat.bornOn ?? '') > '1990-03-18')).toHaveLength(15)
  })

  test('is five delegations of 14, 11, 9, 15 and 8, each with one head', async () => {
    const roll = (await seats()).filter((seat) => seat.kind === 'representative')
    expect([1, 2, 3, 4, 5].map((ord) => roll.filter((seat) => seat.ord === ord).length)).toEqual([14, 11, 9, 15, 8])
    expect([1, 2, 3, 4, 5].map((ord) => roll.filter((seat) => seat.ord === ord && seat.head).length)).toEqual([1, 1, 1, 1, 1])
  })

  test('gives seven to the presidium, four of them teachers, and five to the committee', async () => {
    const roll = await seats()
    const presidium = roll.filter((seat) => seat.roles.includes('presidium'))
    expect(presidium).toHaveLength(7)
    expect(presidium.filter((seat) => seat.duty === 'teacher')).toHaveLength(4)
    expect(roll.filter((seat) => seat.roles.includes('committee'))).toHaveLength(5)
  })

  test('51 came, 4 are on leave, 2 are absent', async () => {
    const roll = (await seats()).filter((seat) => seat.kind === 'representative')
    expect(['present', 'leave', 'absent'].map((presence) => roll.filter((seat) => seat.presence === presence).length)).toEqual([51, 4, 2])
    expect((await session()).context).toMatchObject({ roll: 57, present: 51, onLeave: 4 })
  })
})

describe('the session', () => {
  test('stands in the middle of its agenda', async () => {
    const { state, context } = await session()
    expect(state).toBe('open')
    expect(context).toMatchObject({
      term: 3,
      ordinal: 2,
      opensOn: '2026-03-18',
      rulesAdopted: true,
      scrutinyConfirmed: true,
      agendaAdopted: context.agendaVersion,
    })
    const titles = agendaTexts(calendarFrom(NOW)).map((item) => item.title)
    expect(context.items.map((item) => item.title)).toEqual(titles)
    expect(context.items.map((item) => item.phase)).toEqual([
      ...Array.from({ length: 8 }, () => 'decided'),
      'collated',
      ...Array.from({ length: 6 }, () => 'pending'),
    ])
  })

  test('is the one that is meant by "the session", not the next', async () => {
    expect(await findCurrentSession(house.db)).toBe(SESSION)
  })

  test('happened before now, and its papers were out in time', async () => {
    const { context } = await session()
    const times = await house.db
      .selectFrom('journal')
      .select((pick) => pick.fn.max('at').as('last'))
      .executeTakeFirstOrThrow()
    expect(times.last <= NOW.toISOString()).toBe(true)
    expect(context.papersSentAt).toBe('2026-03-10T01:30:00.000Z')
    expect(context.openedAt?.slice(0, 10)).toBe('2026-03-18')
  })
})

describe('the motions', () => {
  test('are ten received and seven filed', async () => {
    const received = await house.db
      .selectFrom('motion')
      .select(['state', 'number'])
      .where('kind', '=', 'proposal')
      .where('submittedAt', 'is not', null)
      .execute()
    expect(received).toHaveLength(10)
    expect(received.filter((row) => row.number !== null)).toHaveLength(7)
  })

  test.each<[string, MotionState]>([
    ['payPlan', 'handling'],
    ['restRoom', 'closed'],
    ['collective', 'closed'],
    ['ventilation', 'handling'],
    ['canteen', 'handling'],
    ['lightMeals', 'merged'],
    ['personal', 'handling'],
    ['singleLogin', 'handling'],
    ['dutyPay', 'tabled'],
    ['parking', 'withdrawn'],
  ])('%s is %s', async (key, state) => {
    expect((await motion(key)).state).toBe(state)
  })

  test('the rest room was answered in 21 days, class A, satisfied', async () => {
    const { reply, grade, repliedAt, motion: id } = await undertakingOf('restRoom')
    const { at } = await house.db
      .selectFrom('journal')
      .select('at')
      .where('subjectId', '=', id)
      .where((where) => where(where.ref('event', '->>').key('type'), '=', 'motion.dispatch'))
      .executeTakeFirstOrThrow()
    expect({ class: reply?.class, grade }).toEqual({ class: 'A', grade: 'satisfied' })
    expect((Date.parse(repliedAt?.slice(0, 10) ?? '') - Date.parse(at.slice(0, 10))) / 86_400_000).toBe(21)
  })

  test('the collective one was re-handled with a date, and the date was kept', async () => {
    expect((await motion('collective')).context).toMatchObject({
      seconders: [],
      delegation: called('headPrimary').seat && seedId('delegation', 'primary'),
    })
    expect(await undertakingOf('collective')).toMatchObject({
      state: 'closed',
      round: 2,
      grade: 'basicallySatisfied',
      reply: { class: 'B', promise: { by: '2026-02-26' } },
    })
  })

  test('the ventilation is overdue and supervised, its class C reply unsigned', async () => {
    expect(await undertakingOf('ventilation')).toMatchObject({
      state: 'handling',
      overdue: true,
      reminders: 1,
      owner: called('committee1').id,
      draft: { class: 'C' },
      reply: null,
    })
  })

  test('of two canteen motions one joined the other, and its proposer may rate the answer', async () => {
    expect((await motion('lightMeals')).context.mergedInto).toBe(seedId('motion', 'canteen'))
    expect((await motion('canteen')).context.coProposers).toEqual([called('canteenCoProposer').id])
    expect((await undertakingOf('canteen')).state).toBe('replied')
  })

  test('the personal matter was declined and converted, and is soon due', async () => {
    expect((await motion('personal')).context).toMatchObject({ declineReason: 'individual', number: null, route: 'direct' })
    expect(await undertakingOf('personal')).toMatchObject({ dueSoon: true, overdue: false })
  })

  test('single sign-on was objected to and reassigned, and its promise is tracked', async () => {
    expect(await undertakingOf('singleLogin')).toMatchObject({
      state: 'tracking',
      department: seedId('department', 'informatics'),
      reply: { class: 'B', promise: { by: '2026-05-02' } },
      grade: 'satisfied',
      dueOn: '2026-05-02',
    })
  })

  test('duty pay came back once and is on the agenda of the next session', async () => {
    const { context } = await motion('dutyPay')
    expect(context).toMatchObject({ tabledFor: seedId('session', 'next'), textVersion: 2, number: 'J3C2-007' })
    expect((await findSubject(house.db, 'session', seedId('session', 'next')))?.context).toMatchObject({ term: 3, ordinal: 3 })
  })

  test('the pay plan is a priority, resolved and dispatched', async () => {
    const { context } = await motion('payPlan')
    expect(context).toMatchObject({ priority: 'priority', route: 'congress', number: 'J3C2-001', textVersion: 2 })
    expect(context.resolution).toContain('赞成38票，反对7票，弃权4票')
  })
})

describe('the ballots', () => {
  test('five shows of hands ordered the congress; the agenda got 49/0/2', async () => {
    for (const key of ['credentials', 'presidium', 'agenda', 'rules', 'scrutineers']) expect((await ballot(key)).state).toBe('announced')
    const { context } = await ballot('agenda')
    expect(votesOf(context.tally)).toEqual([{ approve: 49, oppose: 0, abstain: 2 }])
    expect(context.passed).toBe(true)
  })

  test('the work plan: 51 returned of 50 issued, void, voted again and passed', async () => {
    const first = await ballot('workPlan')
    expect(first).toMatchObject({
      state: 'archived',
      context: { issued: 50, returned: 51, passed: null, tally: null, next: seedId('ballot', 'workPlan again') },
    })
    const second = await ballot('workPlan again')
    expect(second).toMatchObject({
      state: 'announced',
      context: { round: 2, issued: 50, returned: 50, passed: true, previous: seedId('ballot', 'workPlan') },
    })
  })

  test('the pay plan: present 51, issued 51, returned 50, valid 49, invalid 1; 38/7/4; needed 29; passed', async () => {
    const { state, context } = await ballot('payPlan')
    expect(state).toBe('announced')
    expect(context).toMatchObject({
      method: 'sealed',
      roll: 57,
      present: 51,
      issued: 51,
      onPaper: 3,
      returned: 50,
      valid: 49,
      invalid: 1,
      passed: true,
      round: 1,
    })
    expect(votesOf(context.tally)).toEqual([{ approve: 38, oppose: 7, abstain: 4 }])
    expect(context.verdicts).toMatchObject([{ needed: 29, got: 38, passed: true }])
    expect(context.certifiedBy).toEqual([called('chief').id, called('scrutineer2').id])
    expect(representatives.filter((person) => context.scrutineers.includes(person.id))).toHaveLength(3)
  })

  test('the spending is next: configured, on the agenda, its motion tabled', async () => {
    expect(await ballot('spending')).toMatchObject({
      state: 'configured',
      context: { method: 'sealed', agendaItem: seedId('item', 'spending') },
    })
    expect((await motion('spending')).state).toBe('tabled')
  })
})

describe('the calendar', () => {
  test('lets nothing of the day lie ahead, whenever the demonstration is started', () => {
    for (const start of ['2026-11-22T16:00:05.000Z', '2026-03-18T02:30:00.000Z', '2028-02-29T15:59:00.000Z']) {
      const { moment, day, today } = calendarFrom(new Date(start))
      const times = ['08:00', '08:50', '09:11', '10:22', '10:30'].map((time) => moment(0, time).toISOString())
      expect(times).toEqual(times.toSorted())
      expect(times.at(-1)).toBe(start)
      expect(new Date(Date.parse(times[0] ?? '') + 8 * 3_600_000).toISOString().slice(0, 10)).toBe(today)
      expect(moment(-1, '16:00') < moment(0, '08:00')).toBe(true)
      expect(day(0)).toBe(today)
    }
  })

  test('counts days and school years in Shanghai', () => {
    const calendar = calendarFrom(new Date('2026-12-31T16:30:00.000Z'))
    expect(calendar.today).toBe('2027-01-01')
    expect(calendar.spoken(-1)).toBe('12月31日')
    expect(calendar.schoolYear).toBe('2026—2027学年')
  })
})

describe('the journal', () => {
  test('is whole, and folds to what the tables hold', async () => {
    const report = await verifyJournal(house.db)
    expect(report.findings).toEqual([])
    expect(report.seats).toBe(65)
    expect(report.rows).toBeGreaterThan(400)
  })

  test('has only words that the contract would let through', async () => {
    const schemas = { session: SessionEvent, motion: MotionEvent, ballot: BallotEvent, undertaking: UndertakingEvent }
    for (const { subject, event } of await house.db.selectFrom('journal').select(['subject', 'event']).execute()) {
      expect({ word: event.type, faults: [...Value.Errors(schemas[subject], event)] }).toEqual({ word: event.type, faults: [] })
    }
  })

  test('tells by its last act that the story is whole', async () => {
    expect(await holdingOf(house.db)).toBe('demonstration')
  })
})
