/** The rules of a school: who may change them, what no school can set, and that a change governs only what comes. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../server/ids.ts'
import { rulesAt, rulesNow } from '../../server/rules.ts'
import { changeSetting, getSettings, listSettingChanges } from '../../server/settings-contract.ts'
import { DEFAULT_SETTINGS, type Knob, type SettingChange } from '../../machines/settings.ts'
import { getMe, getMotion, getSession, getUndertaking } from '../../server/contract.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { dispatchMotion, fileMotion } from '../procedure.ts'

let now = '2026-03-02T01:00:00.000Z'
let hall: Hall
beforeAll(async () => {
  hall = await openHall(4, { clock: () => new Date(now), settings: { signInBy: 'hallCode' } })
})
afterAll(() => hall.close())
beforeEach(() => {
  now = new Date(Date.parse(now) + 60_000).toISOString()
})

const seenOf = async (knob: Knob) => (await hall.staff.call(getSettings)).body.since.find((row) => row.knob === knob)?.seq ?? 0
type Options = { id?: string; reason?: string | null; seen?: number }
const change = async (by: Speaker, to: SettingChange, { id = newId(), reason = null, seen }: Options = {}) =>
  by.call(changeSetting, { body: { id, change: to, reason, seen: seen ?? (await seenOf(to.knob)) } })

describe('the settings', () => {
  test('stand at their defaults until somebody changes one', async () => {
    const { body } = await hall.stranger.call(getSettings)
    expect(body.settings).toEqual(DEFAULT_SETTINGS)
    expect(body.since).toEqual([])
  })

  test('are changed with who, when, from, to and why on record', async () => {
    const { status } = await change(hall.staff, { knob: 'papersDays', to: 10 }, { reason: '职代会条例要求' })
    expect(status).toBe(200)
    const { body } = await hall.stranger.call(listSettingChanges, { query: { knob: 'papersDays' } })
    expect(body.items).toMatchObject([{ from: 7, to: 10, at: now, by: '教师A00001', reason: '职代会条例要求' }])
    expect((await hall.stranger.call(getSettings)).body.settings.papersDays).toBe(10)
  })

  test('asked for twice with one id change once, and the same id for something else is refused', async () => {
    const id = newId()
    const first = await change(hall.admin, { knob: 'rounds', to: 3 }, { id, seen: 0 })
    const again = await change(hall.admin, { knob: 'rounds', to: 3 }, { id, seen: 0 })
    expect(again.body).toEqual(first.body)
    expect((await change(hall.admin, { knob: 'rounds', to: 4 }, { id, seen: 0 })).problem.code).toBe('act-id-reused')
    expect((await hall.admin.call(listSettingChanges, { query: { knob: 'rounds' } })).body.items).toHaveLength(1)
  })

  test('are not overwritten by whoever looked at an older value', async () => {
    const seen = await seenOf('keepUpDays')
    await change(hall.admin, { knob: 'keepUpDays', to: 20 }, { seen })
    expect((await change(hall.staff, { knob: 'keepUpDays', to: 30 }, { seen })).problem.code).toBe('stale')
  })

  test('changed by two at once, change once', async () => {
    const seen = await seenOf('dueSoonDays')
    const answers = await Promise.all([5, 6].map((to) => change(hall.admin, { knob: 'dueSoonDays', to }, { seen })))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  test('keep a history that nobody rewrites, not even in the database', async () => {
    await expect(sql`update setting_change set reason = 'nothing'`.execute(hall.db)).rejects.toThrow('append-only')
    await expect(sql`delete from setting_change`.execute(hall.db)).rejects.toThrow('append-only')
    await expect(sql`truncate setting_change`.execute(hall.db)).rejects.toThrow('append-only')
  })

  test('are read as they were at a moment', async () => {
    const before = now
    now = new Date(Date.parse(now) + 60_000).toISOString()
    await change(hall.staff, { knob: 'replyDays', to: 45 })
    now = new Date(Date.parse(now) + 60_000).toISOString()
    await change(hall.staff, { knob: 'replyDays', to: 30 })
    expect((await rulesAt(hall.db, before)).replyDays).toBe(60)
    expect((await rulesNow(hall.db)).replyDays).toBe(30)
    expect((await rulesAt(hall.db, new Date(Date.parse(now) - 30_000).toISOString())).replyDays).toBe(45)
  })
})

describe('who changes', () => {
  test.each(['presidium', 'committee', 'leader', 'officer', 'stranger'] as const)('a setting: not the %s', async (office) => {
    expect((await change(hall[office], { knob: 'secondsNeeded', to: 1 })).problem.code).toBe('not-entitled')
  })

  test('the rules by which a session is run: the secretary too, and no others', async () => {
    expect((await change(hall.secretary, { knob: 'signInBy', to: 'anywhere' })).status).toBe(200)
    expect((await change(hall.secretary, { knob: 'quorum', to: { numerator: 3, denominator: 4 } })).problem.code).toBe('not-entitled')
  })
})

describe('what no school can set', () => {
  const entry = (id: string, name: string | null = null, active = true) => ({ id, name, active })
  const { categories, grades, replyClasses, methodByPower } = DEFAULT_SETTINGS
  test.each<[string, SettingChange, string]>([
    ['what stands already', { knob: 'secondsNeeded', to: 2 }, 'same'],
    ['a quorum under two thirds', { knob: 'quorum', to: { numerator: 65, denominator: 100 } }, 'belowTwoThirds'],
    ['a quorum above the roll', { knob: 'quorum', to: { numerator: 4, denominator: 3 } }, 'moreThanWhole'],
    ['less than half to pass', { knob: 'passing', to: { base: 'roll', comparator: '>=', numerator: 49, denominator: 100 } }, 'belowHalf'],
    ['an election by hands', { knob: 'methodByPower', to: { ...methodByPower, election: 'hands' } }, 'secretRequired'],
    ['pay by acclamation', { knob: 'methodByPower', to: { ...methodByPower, staffInterest: 'acclamation' } }, 'secretRequired'],
    ['a category taken away', { knob: 'categories', to: categories.slice(1) }, 'entryRemoved'],
    ['a category twice', { knob: 'categories', to: [...categories, entry('other')] }, 'entryTwice'],
    ['a category without a name', { knob: 'categories', to: [...categories, entry('own1')] }, 'nameMissing'],
    ['two categories of one name', { knob: 'categories', to: [...categories, entry('own1', '食堂'), entry('own2', '食堂')] }, 'nameTwice'],
    ['no category in use', { knob: 'categories', to: categories.map(({ id }) => entry(id, null, false)) }, 'noneActive'],
    ['no way to be dissatisfied', { knob: 'grades', to: grades.map(({ id }) => entry(id, null, id !== 'dissatisfied')) }, 'endsNeeded'],
    ['a class the rules do not know', { knob: 'replyClasses', to: [...replyClasses.slice(1), entry('E', '转交')] }, 'entryUnknown'],
    [
      'a better level that is worth less',
      { knob: 'ratingPoints', to: { excellent: 80, competent: 90, basicallyCompetent: 60, incompetent: 0 } },
      'pointsRise',
    ],
    [
      'groups whose weights are more than the whole',
      {
        knob: 'raterGroups',
        to: [
          { group: 'leaders', name: '校领导', weight: 50 },
          { group: 'others', name: '其他代表', weight: 60 },
        ],
      },
      'groupsUnsound',
    ],
    ['numbers without a serial', { knob: 'numbering', to: 'J{term}C{session}' }, 'placeholderMissing'],
    ['numbers of nothing known', { knob: 'numbering', to: '{term}-{session}-{serial}-{name}' }, 'placeholderUnknown'],
    ['numbers that read alike', { knob: 'numbering', to: '{term}{session}-{serial}' }, 'placeholdersTouch'],
  ])('%s', async (_, to, rule) => {
    const { status, problem } = await change(hall.admin, to)
    expect([status, problem.code, problem.facts['field'], problem.facts['rule']]).toEqual([400, 'invalid', 'change.to', rule])
  })

  test.each<[string, unknown, string, string]>([
    ['a negative number', { knob: 'secondsNeeded', to: -1 }, 'change.to', 'minimum'],
    ['half a day', { knob: 'replyDays', to: 1.5 }, 'change.to', 'type'],
    ['a number as a word', { knob: 'replyDays', to: '30' }, 'change.to', 'type'],
    ['a choice nobody offers', { knob: 'lateBecome', to: 'nothing' }, 'change.to', 'enum'],
    ['a power nobody knows', { knob: 'methodByPower', to: { ...methodByPower, pay: 'hands' } }, 'change.to.pay', 'additionalProperties'],
    ['a knob nobody knows', { knob: 'constructor', to: 1 }, 'change.knob', 'discriminator'],
    ['a name of 31 characters', { knob: 'categories', to: [entry('own1', '长'.repeat(31))] }, 'change.to.0.name', 'maxLength'],
  ])('%s', async (_, to, field, rule) => {
    const { status, problem } = await change(hall.admin, to as SettingChange, { seen: 0 })
    expect([status, problem.facts['field'], problem.facts['rule']]).toEqual([400, field, rule])
  })
})

describe('a catalogue', () => {
  const WORDS = { department: null, title: '改善食堂就餐条件', rationale: '高峰期排队太久。', remedy: '增开两个窗口。' }
  const create = (category: string, motion = newId()) =>
    hall.reps[0]?.say('motion', motion, {
      type: 'motion.create',
      session: hall.session,
      kind: 'proposal',
      delegation: null,
      category,
      ...WORDS,
    })
  const offered = async () => (await hall.admin.call(getSettings)).body.settings.categories

  test('gives motions the categories that the school has added, by the name it gave', async () => {
    expect((await create('own1'))?.problem.facts['unmet']).toBe('categoryOffered')
    await change(hall.admin, { knob: 'categories', to: [...(await offered()), { id: 'own1', name: '食堂', active: true }] })
    expect((await create('own1'))?.status).toBe(200)
    const { body } = await hall.stranger.call(getMe)
    expect(body.catalogues.categories.at(-1)).toEqual({ id: 'own1', name: '食堂', active: true })
  })

  test('offers no more what was retired, and leaves it to what bears it', async () => {
    const motion = newId()
    expect((await create('own1', motion))?.status).toBe(200)
    const retired = (await offered()).map((entry) => (entry.id === 'own1' ? { ...entry, active: false } : entry))
    await change(hall.admin, { knob: 'categories', to: retired })
    expect((await create('own1'))?.problem.facts['unmet']).toBe('categoryOffered')
    const kept = await hall.reps[0]?.say('motion', motion, { type: 'motion.edit', category: 'own1', ...WORDS })
    expect(kept?.status).toBe(200)
    const moved = await hall.reps[0]?.say('motion', motion, { type: 'motion.edit', category: 'own2', ...WORDS })
    expect(moved?.problem.facts['unmet']).toBe('categoryOffered')
  })

  test('and the form of numbers go to what is filed from now on', async () => {
    const file = () => fileMotion(hall, hall.reps[0] as Speaker, hall.reps.slice(1, 3))
    const numberOf = async (motion: string) => (await hall.staff.call(getMotion, { params: { id: motion } })).body.context['number']
    const before = await file()
    await change(hall.staff, { knob: 'numbering', to: '{term}届{session}次第{serial:4}号' })
    const after = await file()
    expect([await numberOf(before), await numberOf(after)]).toEqual(['J3C2-001', '3届2次第0002号'])
  })
})

describe('what was created under the old rule keeps to it', () => {
  test('a session its quorum and its pass line, whatever the school asks for later', async () => {
    const contextOf = async (id: string) => (await hall.staff.call(getSession, { params: { id } })).body.context
    await change(hall.staff, { knob: 'quorum', to: { numerator: 3, denominator: 4 } })
    await change(hall.staff, { knob: 'passing', to: { base: 'roll', comparator: '>=', numerator: 2, denominator: 3 } })
    expect(await contextOf(hall.session)).toMatchObject({
      quorum: { numerator: 2, denominator: 3 },
      passing: { base: 'roll', comparator: '>', numerator: 1, denominator: 2 },
    })
    const next = newId()
    await hall.secretary.must('session', next, {
      type: 'session.create',
      term: 3,
      ordinal: 4,
      kind: 'full',
      title: '三届四次教代会',
      place: '礼堂',
      opensOn: '2032-01-10',
      windowClosesAt: '2031-12-20T00:00:00Z',
      items: [],
    })
    expect(await contextOf(next)).toMatchObject({
      quorum: { numerator: 3, denominator: 4 },
      passing: { comparator: '>=', numerator: 2, denominator: 3 },
    })
  })

  test('a dispatched motion the grades and rounds of the day on which it was filed', async () => {
    const motion = await fileMotion(hall, hall.reps[0] as Speaker, hall.reps.slice(1, 3))
    const { lead } = await dispatchMotion(hall, motion)
    now = new Date(Date.parse(now) + 60_000).toISOString()
    const rounds = async () => (await hall.staff.call(getUndertaking, { params: { id: lead } })).body.known['rounds']
    const before = await rounds()
    expect((await change(hall.staff, { knob: 'rounds', to: 5 })).status).toBe(200)
    expect([await rounds(), (await rulesNow(hall.db)).rounds]).toEqual([before, 5])
    const grades = DEFAULT_SETTINGS.grades.map((grade) => ({ ...grade, active: grade.id !== 'basicallySatisfied' }))
    expect((await change(hall.staff, { knob: 'grades', to: grades })).status).toBe(200)
    await hall.officer.must('undertaking', lead, { type: 'undertaking.accept' })
    await hall.officer.must('undertaking', lead, { type: 'undertaking.reply', class: 'A', text: '已增开。', promise: null })
    await hall.leader.must('undertaking', lead, { type: 'undertaking.sign' })
    const rated = await hall.reps[0]?.say('undertaking', lead, { type: 'undertaking.rate', grade: 'basicallySatisfied', reason: '' })
    expect(rated?.status).toBe(200)
  })
})
