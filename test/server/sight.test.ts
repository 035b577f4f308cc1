/** Who may see what, and who may say it: every operation of the contract for every kind of person. */
import fc from 'fast-check'
import { createHash } from 'node:crypto'
import type { Static } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertSubject } from '../../db/subjects.ts'
import type { Person } from '../../machines/actor.ts'
import { blankMotion, MOTION_STATES, type MotionState } from '../../machines/motion.ts'
import { maySeeMotion } from '../../machines/sight.ts'
import * as contract from '../../server/contract.ts'
import type { Operation } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { COOKIE } from '../../server/login.ts'
import { listenAt, type Ear } from '../ear.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'
import { dispatchMotion, fileMotion, submitMotion, WORDING, writeMotion } from '../procedure.ts'

const KINDS = ['nobody', 'stranger', 'author', 'seconder', 'representative', 'head', 'otherHead', 'staff', 'secretary', 'committee', 'presidium', 'leader', 'officer', 'scrutineer', 'admin'] as const
type Kind = (typeof KINDS)[number]
const SEATED: Kind[] = ['author', 'seconder', 'representative', 'head', 'otherHead', 'scrutineer']
const IN_OFFICE: Kind[] = ['staff', 'secretary', 'committee', 'presidium', 'leader', 'admin']
/** Whoever belongs to the congress. An officer of a department and a member of staff without a seat do not. */
const INSIDE: Kind[] = [...SEATED, ...IN_OFFICE]
const EVERYBODY: Kind[] = [...INSIDE, 'stranger', 'officer']
const REVIEWERS: Kind[] = ['author', 'seconder', 'head', 'staff', 'committee', 'presidium', 'secretary']

let hall: Hall
let people: Record<Kind, Speaker | null>
let scene: { draft: string; seeking: string; reviewed: string; filed: string; dispatched: string; undertaking: string; planned: string; running: string; item: string; counted: string }

const speaker = (kind: Kind): Speaker => {
  const found = people[kind]
  if (!found) throw new Error(`${kind} has no login`)
  return found
}
const MARKS = ['approve', 'oppose', 'abstain']
const HALF = { base: 'roll' as const, comparator: '>' as const, numerator: 1, denominator: 2 }

const configure = async (): Promise<{ ballot: string; item: string; fields: object }> => {
  const [ballot, item] = [newId(), newId()]
  const fields = { title: '绩效工资方案', power: 'staffInterest' as const, method: 'secret' as const, items: [{ id: item, title: '绩效工资方案', marks: MARKS }], passing: HALF, finality: 'first' as const }
  await hall.secretary.must('ballot', ballot, { type: 'ballot.configure', session: hall.session, agendaItem: null, matter: 'other', motion: null, ...fields })
  return { ballot, item, fields }
}
const openSecret = async (): Promise<{ ballot: string; item: string }> => {
  const { ballot, item } = await configure()
  const scrutineers = hall.reps.slice(4, 6).map((rep) => rep.person)
  await hall.secretary.must('ballot', ballot, { type: 'ballot.adoptRules' })
  await hall.secretary.must('ballot', ballot, { type: 'ballot.confirmScrutineers', scrutineers, chief: scrutineers[0] ?? '', tellers: [] })
  await hall.secretary.must('ballot', ballot, { type: 'ballot.checkQuorum' })
  await speaker('scrutineer').must('ballot', ballot, { type: 'ballot.sealEmpty' })
  await hall.secretary.must('ballot', ballot, { type: 'ballot.issue', onPaper: [] })
  await hall.secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
  return { ballot, item }
}

beforeAll(async () => {
  hall = await openHall(8)
  const [head = null, otherHead = null, author = null, representative = null, scrutineer = null, , seconder = null, another] = hall.reps
  people = { nobody: null, stranger: hall.stranger, author, seconder, representative, head, otherHead, staff: hall.staff, secretary: hall.secretary, committee: hall.committee, presidium: hall.presidium, leader: hall.leader, officer: hall.officer, scrutineer, admin: hall.admin }
  const seconders = [seconder, another].filter((one) => one !== null && one !== undefined)
  const writer = speaker('author')
  const seeking = await writeMotion(hall, writer)
  await writer.must('motion', seeking, { type: 'motion.invite', people: [] })
  const reviewed = await submitMotion(hall, writer, seconders)
  await hall.staff.must('motion', reviewed, { type: 'motion.accept' })
  const dispatched = await fileMotion(hall, writer, seconders)
  const undertaking = (await dispatchMotion(hall, dispatched)).lead
  await hall.officer.must('undertaking', undertaking, { type: 'undertaking.accept' })
  await callToOrder(hall)
  const over = await openSecret()
  for (const rep of hall.reps.slice(0, 7)) await rep.cast(over.ballot, { [over.item]: 'approve' })
  for (const word of ['ballot.close', 'ballot.reconcile', 'ballot.count'] as const) await hall.secretary.must('ballot', over.ballot, { type: word })
  const running = await openSecret()
  scene = { draft: await writeMotion(hall, writer), seeking, reviewed, filed: await fileMotion(hall, writer, seconders), dispatched, undertaking, planned: (await configure()).ballot, running: running.ballot, item: running.item, counted: over.ballot }
})
afterAll(() => hall.close())

type Asked = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }
/** Statuses by kind of person: those named, and everybody else with a login. Nobody without one is told anything but 401. */
type Row = { what?: string; ask: (kind: Kind) => Asked; allowed: Kind[]; others?: number; of?: Partial<Record<Kind, number>> }
type OperationName = { [K in keyof typeof contract]: (typeof contract)[K] extends { method: string; url: string } ? K : never }[keyof typeof contract]

const act = (event: object) => ({ id: newId(), event })
const id = (of: () => string) => ({ ask: () => ({ params: { id: of() } }) })
const say = (of: () => string, event: () => object) => ({ ask: () => ({ params: { id: of() }, body: act(event()) }) })
const outside = (status: number): Row['of'] => ({ stranger: status, officer: status })
const motionRows: Row[] = [
  { what: 'a draft', ...id(() => scene.draft), allowed: ['author'], others: 404 },
  { what: 'a motion that seeks seconds', ...id(() => scene.seeking), allowed: SEATED, others: 404 },
  { what: 'a motion under review', ...id(() => scene.reviewed), allowed: REVIEWERS, others: 404 },
  { what: 'a filed motion', ...id(() => scene.filed), allowed: EVERYBODY },
  { what: 'a dispatched motion', ...id(() => scene.dispatched), allowed: EVERYBODY },
]
const ballotRow = (of: () => string): Row => ({ ...id(of), allowed: INSIDE, others: 404 })

/** Total: an operation without a row does not compile. */
const table: Record<OperationName, Row[]> = {
  login: [{ ask: (kind) => ({ body: { number: `unknown-${kind}`, password: 'x' } }), allowed: [], others: 401 }],
  loginByCode: [{ ask: () => ({ body: { code: 'AAAA-BBBB-CCCC' } }), allowed: [], others: 401 }],
  logout: [{ ask: () => ({}), allowed: EVERYBODY }],
  getMe: [{ ask: () => ({}), allowed: EVERYBODY }],
  changePassword: [{ ask: () => ({ body: { current: '', next: '八个字的新的密码' } }), allowed: EVERYBODY }],
  resetCode: [{ ask: () => ({ params: { id: hall.stranger.person }, body: {} }), allowed: ['staff', 'secretary', 'admin'], others: 403 }],
  getCongress: [{ ask: () => ({}), allowed: EVERYBODY }],
  getSession: [{ ...id(() => hall.session), allowed: EVERYBODY }],
  sendSessionAct: [
    { what: 'showing a page', ...say(() => hall.session, () => ({ type: 'session.show', page: 'agenda', item: null, ballot: null })), allowed: ['secretary', 'presidium'], others: 403 },
    { what: 'adding to the agenda', ...say(() => hall.session, () => ({ type: 'session.addItem', item: newId(), after: null, title: '临时议题', power: 'other', kind: 'hear', method: null, motion: null })), allowed: ['secretary', 'staff'], others: 403 },
    { what: 'adopting the rules by themselves', ...say(() => hall.session, () => ({ type: 'session.adoptRules' })), allowed: [], others: 403 },
  ],
  listSeats: [{ ...id(() => hall.session), allowed: EVERYBODY }, { what: 'of no session', ...id(newId), allowed: [], others: 404 }],
  getAttendance: [{ ...id(() => hall.session), allowed: EVERYBODY }, { what: 'of no session', ...id(newId), allowed: [], others: 404 }],
  listMotions: [{ ask: () => ({}), allowed: EVERYBODY }],
  getMotion: motionRows,
  getTimeline: motionRows,
  sendMotionAct: [
    { what: 'writing one', ask: () => ({ params: { id: newId() }, body: act({ type: 'motion.create', session: hall.session, kind: 'proposal', delegation: null, category: 'campus', department: null, ...WORDING }) }), allowed: SEATED, others: 403 },
    { what: 'laying a draft before the congress', ask: () => ({ params: { id: newId() }, body: act({ type: 'motion.create', session: hall.session, kind: 'draftItem', delegation: null, category: 'campus', department: null, ...WORDING }) }), allowed: ['staff'], others: 403 },
    { what: 'editing one that seeks seconds', ...say(() => scene.seeking, () => ({ type: 'motion.edit', category: 'campus', department: null, ...WORDING })), allowed: ['author'], others: 404, of: { seconder: 403, representative: 403, head: 403, otherHead: 403, scrutineer: 403 } },
    { what: 'proposing whom to dispatch to', ...say(() => scene.filed, () => ({ type: 'motion.proposeDispatch', lead: hall.departments[0], coHandling: [], dueOn: '2030-03-10' })), allowed: ['committee'], others: 403 },
    { what: 'adopting it without a ballot', ...say(() => scene.filed, () => ({ type: 'motion.adopt', ballot: newId() })), allowed: [], others: 409 },
  ],
  listBallots: [{ ask: () => ({ query: { session: hall.session } }), allowed: INSIDE, others: 404 }],
  getBallot: [ballotRow(() => scene.running), ballotRow(() => scene.counted), ballotRow(() => scene.planned)],
  sendBallotAct: [
    { what: 'adjusting one', ...say(() => scene.planned, () => ({ type: 'ballot.adjust', title: '方案', power: 'staffInterest', method: 'secret', items: [{ id: scene.item, title: '方案', marks: MARKS }], passing: HALF, finality: 'first' })), allowed: ['secretary', 'staff'], others: 403, of: outside(404) },
    { what: 'certifying one', ...say(() => scene.planned, () => ({ type: 'ballot.certify' })), allowed: [], others: 409, of: outside(404) },
    { what: 'announcing what is not certified', ...say(() => scene.counted, () => ({ type: 'ballot.announce' })), allowed: [], others: 403, of: { secretary: 409, presidium: 409, ...outside(404) } },
  ],
  cast: [{ ask: () => ({ params: { id: scene.running }, body: { id: newId(), paper: { [scene.item]: 'approve' } } }), allowed: SEATED, others: 403, of: outside(404) }],
  getTurnout: [ballotRow(() => scene.running)],
  listUndertakings: [{ ask: () => ({}), allowed: EVERYBODY }],
  getUndertaking: [{ ...id(() => scene.undertaking), allowed: EVERYBODY }],
  sendUndertakingAct: [
    { what: 'reporting progress', ...say(() => scene.undertaking, () => ({ type: 'undertaking.report', progress: 30, note: '已询价' })), allowed: ['officer'], others: 403 },
    { what: 'naming a case owner', ...say(() => scene.undertaking, () => ({ type: 'undertaking.supervise', owner: hall.committee.person })), allowed: ['committee'], others: 403 },
    { what: 'rating what is not answered', ...say(() => scene.undertaking, () => ({ type: 'undertaking.rate', grade: 'satisfied', reason: '' })), allowed: [], others: 409 },
    { what: 'reminding', ...say(() => scene.undertaking, () => ({ type: 'undertaking.remind', note: '' })), allowed: ['staff'], others: 403 },
  ],
}

const operations = Object.entries(contract).filter((entry): entry is [OperationName, Operation & (typeof contract)[OperationName]] => {
  const [, value] = entry as [string, object]
  return 'method' in value && 'url' in value
})

/** A login besides, for words that end or change one. */
const anotherLogin = async (kind: Kind): Promise<string> => {
  const cookie = newId()
  await hall.db.insertInto('login').values({ tokenHash: createHash('sha256').update(cookie).digest(), personId: speaker(kind).person, createdAt: '2026-01-01T00:00:00.000Z', expiresAt: '2099-01-01T00:00:00.000Z' }).execute()
  return cookie
}

const statusFor = async (name: OperationName, operation: Operation, row: Row, kind: Kind): Promise<number> => {
  const { params = {}, query = {}, body } = row.ask(kind)
  const cookie = kind === 'nobody' ? null : name === 'logout' ? await anotherLogin(kind) : speaker(kind).cookie
  const response = await hall.app.app.inject({
    method: operation.method, url: operation.url.replaceAll(/:(\w+)/g, (_, part: string) => params[part] ?? ''), query,
    headers: cookie === null ? {} : { cookie: `${COOKIE}=${cookie}` }, ...(body === undefined ? {} : { payload: body }),
  })
  return response.statusCode
}
const expected = (row: Row, kind: Kind): number => (kind === 'nobody' ? 401 : (row.of?.[kind] ?? (row.allowed.includes(kind) ? 200 : (row.others ?? 200))))

describe('every operation, for every kind of person', () => {
  test('has a row', () => expect(operations.map(([name]) => name).toSorted()).toEqual(Object.keys(table).toSorted()))

  test.each(operations)('%s', async (name, operation) => {
    for (const row of table[name]) {
      const [answers, wanted]: [string[], string[]] = [[], []]
      for (const kind of KINDS) {
        answers.push(`${kind} ${await statusFor(name, operation, row, kind)}`)
        wanted.push(`${kind} ${expected(row, kind)}`)
      }
      expect(answers, row.what ?? name).toEqual(wanted)
    }
  })
})

const kindsWith = async (test: (one: Speaker) => Promise<boolean>): Promise<Kind[]> => {
  const found: Kind[] = []
  for (const kind of EVERYBODY) if (await test(speaker(kind))) found.push(kind)
  return found.toSorted()
}

describe('a motion', () => {
  test('stands in exactly the lists of those who may open it', async () => {
    for (const { what, ask, allowed } of motionRows) {
      const motion = ask('stranger').params?.['id'] ?? ''
      const listed = await kindsWith(async (one) => (await one.call(contract.listMotions, { query: { limit: '100' } })).body.items.some((row) => row.id === motion))
      expect(listed, what).toEqual(allowed.toSorted())
    }
  })

  test('is heard of, at every step, by exactly those who may open it then', async () => {
    const origin = await hall.app.app.listen({ port: 0, host: '127.0.0.1' })
    const ears = new Map<Kind, Ear>()
    for (const kind of EVERYBODY) ears.set(kind, await listenAt(origin, speaker(kind)))
    const [author, motion] = [speaker('author'), newId()]
    const marker = async () => {
      const { version } = await hall.secretary.must('session', hall.session, { type: 'session.show', page: 'follow', item: null, ballot: null })
      await Promise.all([...ears.values()].map((ear) => ear.until('changed', (frame) => frame.id === hall.session && frame.version === version)))
    }
    const steps: (() => Promise<{ version: number; state: string }>)[] = [
      () => author.must('motion', motion, { type: 'motion.create', session: hall.session, kind: 'proposal', delegation: null, category: 'campus', department: null, ...WORDING }),
      () => author.must('motion', motion, { type: 'motion.invite', people: [] }),
      () => speaker('seconder').must('motion', motion, { type: 'motion.second' }),
      () => hall.reps[7]?.must('motion', motion, { type: 'motion.second' }) ?? Promise.reject(new Error('nobody seconds')),
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
      const heard = EVERYBODY.filter((kind) => ears.get(kind)?.of('changed').some((frame) => frame.id === motion && frame.version === version)).toSorted()
      expect(heard, state).toEqual(await kindsWith(async (one) => (await one.call(contract.getMotion, { params: { id: motion } })).status === 200))
    }
    await Promise.all([...ears.values()].map((ear) => ear.close()))
  })
})

describe('an answer that the leader has not signed', () => {
  const TEXT = '拟在三楼增设休息室'
  const words = async (one: Speaker) => JSON.stringify([
    (await one.call(contract.getUndertaking, { params: { id: scene.undertaking } })).body.context, (await one.call(contract.getTimeline, { params: { id: scene.dispatched } })).body.rows,
  ])
  const listed = async (one: Speaker) => (await one.call(contract.listUndertakings, { query: { motion: scene.dispatched } })).body.items[0]?.replyClass
  test('is for the department that writes it, the leader and the office; signed, for everybody', async () => {
    await hall.officer.must('undertaking', scene.undertaking, { type: 'undertaking.reply', class: 'A', text: TEXT, promise: null })
    expect(await kindsWith(async (one) => (await words(one)).includes(TEXT))).toEqual(['committee', 'leader', 'officer', 'staff'])
    expect(await listed(speaker('author'))).toBeNull()
    await hall.leader.must('undertaking', scene.undertaking, { type: 'undertaking.sendBack', note: '请写明时间表' })
    expect(await kindsWith(async (one) => (await words(one)).includes('请写明时间表'))).toEqual(['committee', 'leader', 'staff'])
    await hall.officer.must('undertaking', scene.undertaking, { type: 'undertaking.reply', class: 'A', text: '九月前在三楼增设', promise: null })
    await hall.leader.must('undertaking', scene.undertaking, { type: 'undertaking.sign' })
    expect(await kindsWith(async (one) => (await words(one)).includes('九月前在三楼增设'))).toEqual(EVERYBODY.toSorted())
    expect(await kindsWith(async (one) => (await words(one)).includes(TEXT))).toEqual(['committee', 'leader', 'staff'])
    expect(await listed(speaker('stranger'))).toBe('A')
  })
})

describe('a result that is not announced', () => {
  const ballot = (one: Speaker) => one.call(contract.getBallot, { params: { id: scene.counted } })
  const listed = async (one: Speaker) => (await one.call(contract.listBallots, { query: { session: hall.session } })).body.items.find((row) => row.id === scene.counted)?.passed
  const RESULT = ['tally', 'verdicts', 'passed', 'valid', 'invalid'] as const

  test('is for those who run the ballot; announced, for the whole congress', async () => {
    const seeing = () => kindsWith(async (one) => {
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
    const origin = `http://${hall.app.app.server.listening ? '127.0.0.1' : ''}:${(hall.app.app.server.address() as { port: number }).port}`
    const ear = await listenAt(origin, speaker('representative'))
    await hall.secretary.must('ballot', scene.counted, { type: 'ballot.announce' })
    await ear.until('changed', (frame) => frame.id === scene.counted && frame.state === 'announced')
    expect(JSON.stringify(ear.frames)).not.toMatch(/approve|oppose|abstain|tally|passed/)
    await ear.close()
    expect(await seeing()).toEqual(INSIDE.toSorted())
    expect(await listed(speaker('representative'))).toBe(true)
  })
})

describe('a work number', () => {
  const NUMBER = 'W77777'
  beforeAll(() => hall.db.updateTable('person').set({ number: NUMBER }).where('id', '=', speaker('author').person).execute())
  const seats = async (one: Speaker, query: Record<string, string> = {}) => (await one.call(contract.listSeats, { params: { id: hall.session }, query })).body.items

  test('is seen, and searched by, in the office only', async () => {
    const office = ['admin', 'secretary', 'staff']
    expect(await kindsWith(async (one) => (await seats(one)).some((row) => row.number === NUMBER))).toEqual(office)
    expect(await kindsWith(async (one) => (await seats(one, { text: NUMBER })).length > 0)).toEqual(office)
  })

  test('is in nothing else that a colleague can open', async () => {
    const one = speaker('representative')
    const opened = await Promise.all([
      one.call(contract.getSession, { params: { id: hall.session } }), one.call(contract.getCongress), one.call(contract.listMotions), one.call(contract.getMotion, { params: { id: scene.filed } }),
      one.call(contract.getTimeline, { params: { id: scene.filed } }), one.call(contract.getBallot, { params: { id: scene.running } }), one.call(contract.getUndertaking, { params: { id: scene.undertaking } }),
    ])
    expect(opened.map(({ status }) => status)).toEqual(opened.map(() => 200))
    expect(JSON.stringify(opened)).not.toContain(NUMBER)
  })
})

describe('the list of motions, which says the rules of sight again in SQL', () => {
  type Made = Static<typeof contract.MotionRow>['id']
  const born = MOTION_STATES.filter((state): state is Exclude<MotionState, 'unborn'> => state !== 'unborn')
  let sessions: string[]
  let readers: { one: Speaker; actor: Person }[]

  beforeAll(async () => {
    const elsewhere = newId()
    await hall.secretary.must('session', elsewhere, { type: 'session.create', term: 3, ordinal: 3, kind: 'full', title: '三届三次', place: '', opensOn: '2031-01-10', windowClosesAt: '2030-12-20T00:00:00Z' })
    const [home = null, other = null] = hall.delegations
    const seat = (person: string, more: { kind?: 'observer'; delegationId?: string | null; head?: boolean }) => ({ id: newId(), sessionId: elsewhere, personId: person, kind: 'representative' as const, delegationId: home, head: false, ...more })
    await hall.db.insertInto('seat').values([
      seat(speaker('stranger').person, { delegationId: null, head: true }), seat(speaker('officer').person, { kind: 'observer', head: true }), seat(speaker('head').person, { delegationId: other, head: true }),
      seat(speaker('author').person, {}), { ...seat(speaker('leader').person, { head: true }), presence: 'lapsed' as const },
    ]).execute()
    sessions = [hall.session, elsewhere]
    // Seats given by rows are news to nobody: another server has not read these people yet.
    const { buildApp } = await import('../../server/app.ts')
    const fresh = await buildApp({ databaseUrl: hall.url })
    readers = await Promise.all(EVERYBODY.map(async (kind) => {
      const one = hall.speakAt(fresh, speaker(kind))
      return { one, actor: (await one.call(contract.getMe)).body.actor as unknown as Person }
    }))
    return () => fresh.app.close()
  })

  const listedFor = async (one: Speaker): Promise<Made[]> => {
    const found: Made[] = []
    let after: string | null = null
    do {
      const { body } = await one.call(contract.listMotions, { query: { limit: '40', ...(after === null ? {} : { after }) } })
      found.push(...body.items.map((row: { id: string }) => row.id))
      after = body.next
    } while (after !== null)
    return found
  }

  test('shows everybody what the rules show them, each motion once, over all pages', async () => {
    const persons = EVERYBODY.map((kind) => speaker(kind).person)
    const some = fc.subarray(persons, { maxLength: 2 })
    const motions = fc.array(fc.record({
      state: fc.constantFrom(...born), session: fc.constantFrom(...sessions), homeDelegation: fc.constantFrom(null, ...hall.delegations), proposer: fc.constantFrom(...persons), coProposers: some, seconders: some,
      tabledFor: fc.constantFrom(null, ...sessions),
    }), { minLength: 100, maxLength: 100 })
    await fc.assert(fc.asyncProperty(motions, async (made) => {
      const rows = made.map(({ state, ...context }) => ({ id: newId(), version: 1, state, context: { ...blankMotion, title: '提案', ...context } }))
      await hall.db.transaction().execute(async (trx) => { for (const { id: motion, ...subject } of rows) await insertSubject(trx, 'motion', motion, subject) })
      const ours = new Set(rows.map((row) => row.id))
      for (const { one, actor } of readers) {
        const listed = (await listedFor(one)).filter((motion) => ours.has(motion))
        expect(listed).toEqual(rows.filter((row) => maySeeMotion(actor, row)).map((row) => row.id).toReversed())
      }
      await hall.db.deleteFrom('motion').where('id', 'in', [...ours]).execute()
    }), { numRuns: 3, endOnFailure: true })
  })
})
