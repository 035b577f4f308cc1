/** What each kind of person sees in what they may open, and hears of it; and what they do not. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertSubject } from '../../db/subjects.ts'
import type { Person } from '../../machines/actor.ts'
import { VISIBILITIES } from '../../machines/catalogues.ts'
import { blankMotion, MOTION_STATES, type MotionState } from '../../machines/motion-context.ts'
import { maySeeMotion } from '../../machines/sight.ts'
import { buildApp } from '../../server/app.ts'
import * as contract from '../../server/contract.ts'
import type { MotionRow } from '../../server/replies.ts'
import { newId } from '../../server/ids.ts'
import { listenAt, type Ear } from '../ear.ts'
import type { Hall, Speaker } from '../hall.ts'
import { WORDING } from '../procedure.ts'
import { EVERYBODY, openScene, type Kind, type Scene } from './sight-scene.ts'

let scene: Scene
let hall: Hall
let speaker: Scene['speaker']
beforeAll(async () => {
  scene = await openScene()
  ;({ hall, speaker } = scene)
})
afterAll(() => hall.close())

const kindsWith = async (holds: (one: Speaker) => Promise<boolean>): Promise<Kind[]> => {
  const found: Kind[] = []
  for (const kind of EVERYBODY) if (await holds(speaker(kind))) found.push(kind)
  return found.toSorted()
}

describe('a motion', () => {
  test('stands in exactly the lists of those who may open it', async () => {
    for (const motion of [scene.draft, scene.seeking, scene.reviewed, scene.filed, scene.dispatched]) {
      const listed = await kindsWith(async (one) =>
        (await one.call(contract.listMotions, { query: { limit: '100' } })).body.items.some((row) => row.id === motion),
      )
      expect(listed).toEqual(
        await kindsWith(async (one) => (await one.call(contract.getMotion, { params: { id: motion } })).status === 200),
      )
      expect(listed).toContain('author')
    }
  })

  test('that is filed is read as far as the committee shows it, and its undertaking with it', async () => {
    const motion = scene.dispatched
    const work: Kind[] = ['author', 'seconder', 'staff', 'secretary', 'committee', 'presidium', 'leader', 'officer']
    const representatives: Kind[] = [...work, 'head', 'otherHead', 'representative', 'scrutineer']
    const shown = { private: work, representatives, staff: EVERYBODY, public: EVERYBODY }
    for (const visibility of VISIBILITIES) {
      await speaker('committee').must('motion', motion, { type: 'motion.show', visibility })
      const opens = (operation: typeof contract.getMotion | typeof contract.getUndertaking, id: string) =>
        kindsWith(async (one) => (await one.call(operation, { params: { id } })).status === 200)
      expect([visibility, await opens(contract.getMotion, motion)]).toEqual([visibility, shown[visibility].toSorted()])
      expect(await opens(contract.getUndertaking, scene.undertaking)).toEqual(shown[visibility].toSorted())
      const listed = await kindsWith(async (one) =>
        (await one.call(contract.listUndertakings, { query: { motion } })).body.items.some((row) => row.id === scene.undertaking),
      )
      expect(listed).toEqual(shown[visibility].toSorted())
    }
    await speaker('committee').must('motion', motion, { type: 'motion.show', visibility: 'staff' })
  })

  test('is heard of, at every step, by exactly those who may open it then', async () => {
    const ears = new Map<Kind, Ear>()
    for (const kind of EVERYBODY) ears.set(kind, await listenAt(scene.origin, speaker(kind)))
    const [author, motion] = [speaker('author'), newId()]
    const marker = async () => {
      const { version } = await hall.secretary.must('session', hall.session, {
        type: 'session.show',
        page: 'follow',
        item: null,
        ballot: null,
      })
      await Promise.all(
        [...ears.values()].map((ear) => ear.until('changed', (frame) => frame.id === hall.session && frame.version === version)),
      )
    }
    const steps: (() => Promise<{ version: number; state: string }>)[] = [
      () =>
        author.must('motion', motion, {
          type: 'motion.create',
          session: hall.session,
          kind: 'proposal',
          delegation: null,
          category: 'campus',
          department: null,
          ...WORDING,
        }),
      () => author.must('motion', motion, { type: 'motion.invite', people: [] }),
      ...scene.seconders.map((seconder) => () => seconder.must('motion', motion, { type: 'motion.second' })),
      () => author.must('motion', motion, { type: 'motion.submit', oneMatter: true }),
      () => hall.staff.must('motion', motion, { type: 'motion.accept' }),
      () => hall.committee.must('motion', motion, { type: 'motion.return', note: '请补充' }),
      () => author.must('motion', motion, { type: 'motion.submit', oneMatter: true }),
      () => hall.staff.must('motion', motion, { type: 'motion.accept' }),
      () => hall.committee.must('motion', motion, { type: 'motion.file', priority: 'ordinary' }),
    ]
    for (const step of steps) {
      const { version, state } = await step()
      await marker()
      const heard = EVERYBODY.filter((kind) =>
        ears
          .get(kind)
          ?.of('changed')
          .some((frame) => frame.id === motion && frame.version === version),
      ).toSorted()
      expect({ state, heard }).toEqual({
        state,
        heard: await kindsWith(async (one) => (await one.call(contract.getMotion, { params: { id: motion } })).status === 200),
      })
    }
    await Promise.all([...ears.values()].map((ear) => ear.close()))
  })
})

describe('an answer that the leader has not signed', () => {
  const TEXT = '拟在三楼增设休息室'
  const words = async (one: Speaker) =>
    JSON.stringify([
      (await one.call(contract.getUndertaking, { params: { id: scene.undertaking } })).body.context,
      (await one.call(contract.getTimeline, { params: { id: scene.dispatched } })).body.rows,
    ])
  const listed = async (one: Speaker) =>
    (await one.call(contract.listUndertakings, { query: { motion: scene.dispatched } })).body.items[0]?.replyClass
  test('is for the department that writes it, the leader and the office; signed, for everybody', async () => {
    await hall.officer.must('undertaking', scene.undertaking, { type: 'undertaking.reply', class: 'A', text: TEXT, promise: null })
    expect(await kindsWith(async (one) => (await words(one)).includes(TEXT))).toEqual(['committee', 'leader', 'officer', 'staff'])
    expect(await listed(speaker('author'))).toBeNull()
    await hall.leader.must('undertaking', scene.undertaking, { type: 'undertaking.sendBack', note: '请写明时间表' })
    expect(await kindsWith(async (one) => (await words(one)).includes('请写明时间表'))).toEqual(['committee', 'leader', 'staff'])
    await hall.officer.must('undertaking', scene.undertaking, {
      type: 'undertaking.reply',
      class: 'A',
      text: '九月前在三楼增设',
      promise: null,
    })
    await hall.leader.must('undertaking', scene.undertaking, { type: 'undertaking.sign' })
    expect(await kindsWith(async (one) => (await words(one)).includes('九月前在三楼增设'))).toEqual(EVERYBODY.toSorted())
    expect(await kindsWith(async (one) => (await words(one)).includes(TEXT))).toEqual(['committee', 'leader', 'staff'])
    expect(await listed(speaker('stranger'))).toBe('A')
  })
})

describe('a result that is not announced', () => {
  const ballot = (one: Speaker) => one.call(contract.getBallot, { params: { id: scene.counted } })
  const listed = async (one: Speaker) =>
    (await one.call(contract.listBallots, { query: { session: hall.session } })).body.items.find((row) => row.id === scene.counted)?.passed
  const RESULT = ['tally', 'verdicts', 'passed', 'valid', 'invalid'] as const

  test('is for those who run the ballot; announced, for the whole staff', async () => {
    const seeing = () =>
      kindsWith(async (one) => {
        const { status, body } = await ballot(one)
        return status === 200 && RESULT.some((field) => body.context[field] !== null && JSON.stringify(body.context[field]) !== '[]')
      })
    expect(await seeing()).toEqual(['presidium', 'scrutineer', 'secretary'])
    expect(await kindsWith(async (one) => typeof (await listed(one).catch(() => null)) === 'boolean')).toEqual([])
    const scrutineer = speaker('scrutineer')
    await scrutineer.must('ballot', scene.counted, { type: 'ballot.certify' })
    await hall.reps[5]?.must('ballot', scene.counted, { type: 'ballot.certify' })
    expect((await ballot(scrutineer)).body.state).toBe('certified')
    expect((await seeing()).filter((kind) => kind !== 'scrutineer')).toEqual(['presidium', 'secretary'])
    const ear = await listenAt(scene.origin, speaker('representative'))
    await hall.secretary.must('ballot', scene.counted, { type: 'ballot.announce' })
    await ear.until('changed', (frame) => frame.id === scene.counted && frame.state === 'announced')
    expect(JSON.stringify(ear.frames)).not.toMatch(/approve|oppose|abstain|tally|passed/)
    await ear.close()
    expect(await seeing()).toEqual(EVERYBODY.toSorted())
    expect(await listed(speaker('representative'))).toBe(true)
  })
})

describe('a work number', () => {
  const NUMBER = 'W77777'
  beforeAll(() => hall.db.updateTable('person').set({ number: NUMBER }).where('id', '=', speaker('author').person).execute())
  const seats = async (one: Speaker, query: Record<string, string> = {}) =>
    (await one.call(contract.listSeats, { params: { id: hall.session }, query })).body.items

  test('is seen, and searched by, in the office only', async () => {
    const office = ['admin', 'secretary', 'staff']
    expect(await kindsWith(async (one) => (await seats(one)).some((row) => row.number === NUMBER))).toEqual(office)
    expect(await kindsWith(async (one) => (await seats(one, { text: NUMBER })).length > 0)).toEqual(office)
  })

  test('is in nothing else that a colleague can open', async () => {
    const one = speaker('representative')
    const opened = await Promise.all([
      one.call(contract.getSession, { params: { id: hall.session } }),
      one.call(contract.getCongress),
      one.call(contract.listMotions),
      one.call(contract.getMotion, { params: { id: scene.filed } }),
      one.call(contract.getTimeline, { params: { id: scene.filed } }),
      one.call(contract.getBallot, { params: { id: scene.running } }),
      one.call(contract.getUndertaking, { params: { id: scene.undertaking } }),
    ])
    expect(opened.map(({ status }) => status)).toEqual(opened.map(() => 200))
    expect(JSON.stringify(opened)).not.toContain(NUMBER)
  })
})

describe('the list of motions, which says the rules of sight again in SQL', () => {
  const born = MOTION_STATES.filter((state): state is Exclude<MotionState, 'unborn'> => state !== 'unborn')
  let sessions: string[]
  let readers: { one: Speaker; actor: Person }[]

  beforeAll(async () => {
    const elsewhere = newId()
    await hall.secretary.must('session', elsewhere, {
      type: 'session.create',
      term: 3,
      ordinal: 3,
      kind: 'full',
      title: '三届三次',
      place: '',
      opensOn: '2031-01-10',
      windowClosesAt: '2030-12-20T00:00:00Z',
      items: [],
    })
    const [home = null, other = null] = hall.delegations
    const seat = (person: string, more: { kind?: 'observer'; delegationId?: string | null; head?: boolean }) => ({
      id: newId(),
      sessionId: elsewhere,
      personId: person,
      kind: 'representative' as const,
      delegationId: home,
      head: false,
      ...more,
    })
    await hall.db
      .insertInto('seat')
      .values([
        seat(speaker('stranger').person, { delegationId: null, head: true }),
        seat(speaker('officer').person, { kind: 'observer', head: true }),
        seat(speaker('head').person, { delegationId: other, head: true }),
        seat(speaker('author').person, {}),
        { ...seat(speaker('leader').person, { head: true }), presence: 'lapsed' as const },
      ])
      .execute()
    sessions = [hall.session, elsewhere]
    // Seats given by rows are news to nobody: another server has not read these people yet.
    const fresh = await buildApp({ databaseUrl: hall.url })
    readers = await Promise.all(
      EVERYBODY.map(async (kind) => {
        const one = hall.speakAt(fresh, speaker(kind))
        return { one, actor: (await one.call(contract.getMe)).body.actor as unknown as Person }
      }),
    )
    return () => fresh.app.close()
  })

  const listedFor = async (one: Speaker): Promise<string[]> => {
    const found: string[] = []
    let after: string | null = null
    do {
      const page: { items: MotionRow[]; next: string | null } = (
        await one.call(contract.listMotions, { query: { limit: '40', ...(after === null ? {} : { after }) } })
      ).body
      found.push(...page.items.map((row) => row.id))
      after = page.next
    } while (after !== null)
    return found
  }

  test('shows everybody what the rules show them, each motion once, over all pages', async () => {
    const persons = EVERYBODY.map((kind) => speaker(kind).person)
    const some = fc.subarray(persons, { maxLength: 2 })
    const motions = fc.array(
      fc.record({
        state: fc.constantFrom(...born),
        session: fc.constantFrom(...sessions),
        homeDelegation: fc.constantFrom(null, ...hall.delegations),
        proposer: fc.constantFrom(...persons),
        coProposers: some,
        seconders: some,
        tabledFor: fc.constantFrom(null, ...sessions),
        visibility: fc.constantFrom(...VISIBILITIES),
        lead: fc.constantFrom(null, ...hall.departments),
        coHandling: fc.subarray(hall.departments, { maxLength: 1 }),
      }),
      { minLength: 100, maxLength: 100 },
    )
    await fc.assert(
      fc.asyncProperty(motions, async (made) => {
        const rows = made.map(({ state, ...context }) => ({
          id: newId(),
          version: 1,
          state,
          context: { ...blankMotion, title: '提案', ...context },
        }))
        await hall.db.transaction().execute(async (trx) => {
          for (const { id: motion, ...subject } of rows) await insertSubject(trx, 'motion', motion, subject)
        })
        const ours = new Set(rows.map((row) => row.id))
        for (const { one, actor } of readers) {
          const listed = (await listedFor(one)).filter((motion) => ours.has(motion))
          expect(listed).toEqual(
            rows
              .filter((row) => maySeeMotion(actor, row))
              .map((row) => row.id)
              .toReversed(),
          )
        }
        await hall.db
          .deleteFrom('motion')
          .where('id', 'in', [...ours])
          .execute()
      }),
      { numRuns: 3, endOnFailure: true },
    )
  })
})
