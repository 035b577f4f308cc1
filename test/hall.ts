/**
 * A congress for tests: a real server on a real database, people who are logged in, and a session that they may open.
 *
 * `openHall` makes people and seats as rows (they have no history worth testing) and everything else by acts. The only
 * thing that is not real is the clock, where a test asks for a fixed one.
 */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Static } from 'typebox'
import { buildApp, type App, type AppOptions } from '../server/app.ts'
import type { Operation } from '../server/operation.ts'
import type { ActReply, Problem } from '../server/replies.ts'
import { COOKIE } from '../server/login.ts'
import { newId } from '../server/ids.ts'
import type { Role } from '../machines/matters.ts'
import type { EventOf, SubjectName } from '../machines/events.ts'
import type { Settings } from '../machines/settings.ts'
import type { Db } from '../db/connect.ts'
import { freshDatabase, type FreshDatabase } from './postgres.ts'
import { temporaryKeyDir } from './keys.ts'

export type Answer<T> = { status: number; body: T; problem: Problem }

/** Somebody with a login, who speaks through the real API. */
export type Speaker = {
  person: string
  /** Their seat, if they hold one. */
  seat: string
  cookie: string
  say: <S extends SubjectName>(
    subject: S,
    id: string,
    event: EventOf[S],
    options?: { act?: string; seen?: number },
  ) => Promise<Answer<ActReply>>
  /** As `say`, but throws the problem: for what a test takes for granted. */
  must: <S extends SubjectName>(subject: S, id: string, event: EventOf[S]) => Promise<ActReply>
  call: <O extends Operation>(
    operation: O,
    asked?: { params?: Record<string, string>; query?: Record<string, string>; body?: unknown },
  ) => Promise<Answer<Static<O['reply']>>>
  cast: (ballot: string, paper: Record<string, string>, act?: string) => Promise<Answer<{ ballot: string; act: string; code: string }>>
}

export const ROLES_IN_HALL = [
  'secretary',
  'staff',
  'presidium',
  'committee',
  'leader',
  'officer',
  'coOfficer',
  'admin',
  'teller',
  'teller2',
  'stranger',
] as const
type Office = (typeof ROLES_IN_HALL)[number]

export type Hall = Record<Office, Speaker> & {
  app: App
  db: Db
  url: string
  database: FreshDatabase
  session: string
  reps: Speaker[]
  delegations: string[]
  departments: string[]
  /** A person's login on another server of the same database. */
  speakAt: (app: App, speaker: Speaker) => Speaker
  close: () => Promise<void>
}

const PLURAL: Record<SubjectName, string> = { session: 'sessions', motion: 'motions', ballot: 'ballots', undertaking: 'undertakings' }
const OFFICES: Record<Office, Role[]> = {
  secretary: ['secretary'],
  staff: ['staff'],
  presidium: ['presidium'],
  committee: ['committee'],
  leader: ['leader'],
  officer: ['department'],
  coOfficer: ['department'],
  admin: ['admin'],
  teller: ['staff'],
  teller2: ['staff'],
  stranger: [],
}

type Send = (request: { method: 'GET' | 'POST'; url: string; cookie: string; body?: unknown }) => Promise<{ status: number; text: string }>
type Who = { person: string; seat: string; cookie: string }

const speakerBy = (send: Send, who: Who): Speaker => {
  const call: Speaker['call'] = async (operation, asked = {}) => {
    const path = operation.url.replaceAll(/:(\w+)/g, (_, name: string) => asked.params?.[name] ?? '')
    const url = asked.query ? `${path}?${new URLSearchParams(asked.query).toString()}` : path
    const { status, text } = await send({ method: operation.method, url, cookie: `${COOKIE}=${who.cookie}`, body: asked.body })
    const body = text === '' ? {} : (JSON.parse(text) as never)
    return { status, body, problem: body as Problem } as never
  }
  const say: Speaker['say'] = async (subject, id, event, { act = newId(), seen } = {}) =>
    call({ method: 'POST', url: `/api/${PLURAL[subject]}/${id}/acts` } as Operation, {
      body: { id: act, event, ...(seen === undefined ? {} : { seen }) },
    }) as Promise<Answer<ActReply>>
  return {
    person: who.person,
    seat: who.seat,
    cookie: who.cookie,
    call,
    say,
    must: async (subject, id, event) => {
      const { status, body } = await say(subject, id, event)
      if (status !== 200) throw new Error(`${event.type} was refused: ${JSON.stringify(body)}`)
      return body
    },
    cast: (ballot, paper, act = newId()) =>
      call({ method: 'POST', url: `/api/ballots/${ballot}/casts` } as Operation, { body: { id: act, paper } }) as never,
  }
}

/** Speaks without a network between: quick, for what is not about the network. */
export const speakerAt = ({ app }: App, who: Who): Speaker =>
  speakerBy(async ({ method, url, cookie, body }) => {
    const response = await app.inject({ method, url, headers: { cookie }, ...(body === undefined ? {} : { payload: body as object }) })
    return { status: response.statusCode, text: response.body }
  }, who)

/** Speaks over real HTTP to a server that listens. */
export const speakerOver = (origin: string, who: Who): Speaker =>
  speakerBy(async ({ method, url, cookie, body }) => {
    const headers = { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
    const response = await fetch(`${origin}${url}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    return { status: response.status, text: await response.text() }
  }, who)

type Row = {
  person: string
  seat: string
  cookie: string
  number: string
  roles: Role[]
  department: string | null
  delegation: string | null
}

const insertPeople = async (db: Db, rows: Row[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += 1000) {
    const part = rows.slice(from, from + 1000)
    await db
      .insertInto('person')
      .values(
        part.map((row) => ({
          id: row.person,
          number: row.number,
          name: `教师${row.number}`,
          pinyin: `jiaoshi${row.number}`,
          sex: 'female' as const,
          bornOn: '1985-05-05',
          duty: 'teacher' as const,
          frontLine: true,
          departmentId: row.department,
          roles: row.roles,
          passwordHash: null,
        })),
      )
      .execute()
    await db
      .insertInto('login')
      .values(
        part.map((row) => ({
          tokenHash: createHash('sha256').update(row.cookie).digest(),
          personId: row.person,
          createdAt: '2026-01-01T00:00:00.000Z',
          expiresAt: '2099-01-01T00:00:00.000Z',
        })),
      )
      .execute()
  }
}

const row = (number: string, roles: Role[] = [], department: string | null = null, delegation: string | null = null): Row => ({
  person: newId(),
  seat: newId(),
  cookie: randomBytes(24).toString('base64url'),
  number,
  roles,
  department,
  delegation,
})

const enrolByRows = async (db: Db, session: string, voters: Row[], isHead: (voter: number) => boolean): Promise<void> => {
  for (let from = 0; from < voters.length; from += 1000) {
    await db
      .insertInto('seat')
      .values(
        voters.slice(from, from + 1000).map((voter, i) => ({
          id: voter.seat,
          sessionId: session,
          personId: voter.person,
          kind: 'representative' as const,
          delegationId: voter.delegation,
          head: isHead(from + i),
        })),
      )
      .execute()
  }
  await db.updateTable('session').set({ roll: voters.length }).where('id', '=', session).execute()
}

type HallOptions = Partial<AppOptions> & {
  delegations?: number
  database?: FreshDatabase
  /** Enrols by acts, for a journal that tells of every seat; rows are quicker. */
  enrolByActs?: boolean
  /** False: the people are there, and nobody sits yet. */
  enrolled?: false
  /** Rules that differ from the usual ones. Phones sign in from anywhere unless a test is about the hall's code. */
  settings?: Partial<Settings>
}

/** A school with people, an agenda-less session in `preparing`, and representatives enrolled by rows. */
export const openHall = async (size = 12, options: HallOptions = {}): Promise<Hall> => {
  const database = options.database ?? (await freshDatabase())
  const { db, url } = database
  await db
    .insertInto('school')
    .values({ name: '测试学校', settings: JSON.stringify({ signInBy: 'anywhere', ...options.settings }) })
    .execute()
  const departments = [newId(), newId(), newId()]
  await db
    .insertInto('department')
    .values(departments.map((id, ord) => ({ id, name: `部门${ord + 1}`, ord })))
    .execute()
  const delegations = Array.from({ length: options.delegations ?? 2 }, newId)
  await db
    .insertInto('delegation')
    .values(delegations.map((id, ord) => ({ id, term: 3, name: `第${ord + 1}代表团`, ord })))
    .execute()
  const department = (office: Office) =>
    office === 'officer' ? (departments[0] ?? null) : office === 'coOfficer' ? (departments[1] ?? null) : null
  const officers = ROLES_IN_HALL.map((office, i) => row(`A${String(i).padStart(5, '0')}`, OFFICES[office], department(office)))
  const voters = Array.from({ length: size }, (_, i) =>
    row(`R${String(i).padStart(5, '0')}`, [], null, delegations[i % delegations.length] ?? null),
  )
  await insertPeople(db, [...officers, ...voters])

  const app = await buildApp({ databaseUrl: url, ballotKeyDir: temporaryKeyDir(), ...options })
  const speakers = officers.map((officer) => speakerAt(app, officer))
  const session = newId()
  const secretary = speakers[0]
  if (!secretary) throw new Error('a hall needs a secretary')
  await secretary.must('session', session, {
    type: 'session.create',
    term: 3,
    ordinal: 2,
    kind: 'full',
    title: '三届二次教代会',
    place: '礼堂',
    opensOn: '2030-01-10',
    windowClosesAt: '2029-12-20T00:00:00Z',
    items: [],
  })
  const isHead = (voter: number) => voter < delegations.length
  if (options.enrolByActs) {
    for (const [i, voter] of voters.entries()) {
      await secretary.must('session', session, {
        type: 'session.enrol',
        seat: voter.seat,
        person: voter.person,
        kind: 'representative',
        delegation: voter.delegation,
        head: isHead(i),
      })
    }
  } else if (options.enrolled !== false) await enrolByRows(db, session, voters, isHead)
  return {
    ...(Object.fromEntries(ROLES_IN_HALL.map((office, i) => [office, speakers[i]])) as Record<Office, Speaker>),
    app,
    db,
    url,
    database,
    session,
    departments,
    delegations,
    reps: voters.map((voter) => speakerAt(app, voter)),
    speakAt: (other, speaker) => speakerAt(other, speaker),
    close: async () => {
      await app.app.close()
      await database.drop()
    },
  }
}

/** Carries the session to `open`: agenda, papers, everybody (or `present` of them) signed in, order adopted by hands. */
export const callToOrder = async (hall: Hall, present = hall.reps.length, scrutineers = 6): Promise<void> => {
  const { secretary, session, reps } = hall
  await secretary.must('session', session, {
    type: 'session.addItem',
    item: newId(),
    after: null,
    title: '学校工作报告',
    power: 'annualReport',
    kind: 'hear',
    method: null,
    motion: null,
    presenter: null,
    minutes: null,
  })
  await secretary.must('session', session, { type: 'session.sendPapers', overrideReason: null })
  await secretary.must('session', session, { type: 'session.prepare' })
  const inHall = reps.slice(0, present)
  if (inHall.length <= 60) for (const rep of inHall) await rep.must('session', session, { type: 'session.checkIn', seat: rep.seat })
  else {
    await sql`update seat set presence = 'present' where session_id = ${session} and id = any(${inHall.map((rep) => rep.seat)}::text[])`.execute(
      hall.db,
    )
    await hall.db.updateTable('session').set({ present }).where('id', '=', session).execute()
  }
  await secretary.must('session', session, {
    type: 'session.nominateScrutineers',
    scrutineers: reps.slice(0, scrutineers).map((rep) => rep.person),
    chief: reps[0]?.person ?? '',
    tellers: [hall.teller.person, hall.teller2.person],
  })
  await secretary.must('session', session, { type: 'session.writeRules', text: '', countedAllowed: true, lastCastCounts: true })
  for (const matter of ['agenda', 'rules', 'scrutineers'] as const) await showOfHands(hall, matter, present)
  await secretary.must('session', session, { type: 'session.open' })
}

const MARKS = ['approve', 'oppose', 'abstain']
const HALF = { base: 'roll', comparator: '>', numerator: 1, denominator: 2 } as const

export const showOfHands = async (
  hall: Hall,
  matter: 'agenda' | 'rules' | 'scrutineers' | 'resolution',
  approve: number,
): Promise<string> => {
  const { secretary, session } = hall
  const ballot = newId()
  await secretary.must('ballot', ballot, {
    type: 'ballot.configure',
    session,
    agendaItem: null,
    matter,
    motion: null,
    title: matter,
    power: 'other',
    method: 'hands',
    items: [{ id: newId(), title: matter, marks: MARKS }],
    passing: HALF,
    finality: 'first',
  })
  await secretary.must('ballot', ballot, { type: 'ballot.checkQuorum' })
  await secretary.must('ballot', ballot, { type: 'ballot.recordHands', approve, oppose: 0, abstain: 0 })
  await secretary.must('ballot', ballot, { type: 'ballot.announce' })
  return ballot
}

export type OpenBallot = { ballot: string; item: string }

/** A ballot on something of its own, carried through the ritual to `open`. */
export const openBallot = async (
  hall: Hall,
  method: 'secret' | 'open',
  finality: 'first' | 'last' = 'first',
  onPaper: string[] = [],
): Promise<OpenBallot> => {
  const { secretary, session, reps } = hall
  const ballot = newId()
  const item = newId()
  await secretary.must('ballot', ballot, {
    type: 'ballot.configure',
    session,
    agendaItem: null,
    matter: 'other',
    motion: null,
    title: '测试票决',
    power: method === 'secret' ? 'staffInterest' : 'other',
    method,
    items: [{ id: item, title: '测试票决', marks: MARKS }],
    passing: HALF,
    finality,
  })
  await secretary.must('ballot', ballot, { type: 'ballot.adoptRules' })
  await secretary.must('ballot', ballot, {
    type: 'ballot.confirmScrutineers',
    scrutineers: reps.slice(0, 2).map((rep) => rep.person),
    chief: reps[0]?.person ?? '',
    tellers: [hall.teller.person, hall.teller2.person],
  })
  await secretary.must('ballot', ballot, { type: 'ballot.checkQuorum' })
  if (method === 'secret') await reps[0]?.must('ballot', ballot, { type: 'ballot.sealEmpty' })
  await secretary.must('ballot', ballot, { type: 'ballot.issue', onPaper })
  await secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
  return { ballot, item }
}

/** From closing to announcement. */
export const closeAndAnnounce = async (hall: Hall, ballot: string): Promise<void> => {
  const { secretary, reps } = hall
  await secretary.must('ballot', ballot, { type: 'ballot.close' })
  await secretary.must('ballot', ballot, { type: 'ballot.reconcile' })
  await secretary.must('ballot', ballot, { type: 'ballot.declareValid' })
  await secretary.must('ballot', ballot, { type: 'ballot.count' })
  await reps[0]?.must('ballot', ballot, { type: 'ballot.certify' })
  await reps[1]?.must('ballot', ballot, { type: 'ballot.certify' })
  await secretary.must('ballot', ballot, { type: 'ballot.announce' })
}
