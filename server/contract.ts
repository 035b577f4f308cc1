/**
 * The contract: every operation once, for the server's routes and the client's calls alike.
 *
 * Imports nothing but typebox and the words, so that the browser takes no house with it.
 */
import { Type, type Static, type TSchema } from 'typebox'
import { BallotEvent, Id, LIMIT, MotionEvent, SessionEvent, SUBJECTS, Tally, UndertakingEvent, type SubjectName } from '../machines/events.ts'

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const closed = <P extends Record<string, TSchema>>(properties: P) => Type.Object(properties, { additionalProperties: false })
const record = (description: string) => Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, description })
const names = Type.Unsafe<Record<string, string>>({
  type: 'object', additionalProperties: { type: 'string' }, description: 'Display names of the persons, delegations and departments mentioned, by id.',
})

/** RFC 9457, `application/problem+json`. `code` is one of a closed list; `facts` carries the figures that explain it. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  code: Type.String(),
  facts: record('Figures and names that explain the refusal.'),
  requestId: Type.String(),
})

/** What an act answers, and what it answers again when it is repeated. */
export const ActReply = Type.Object({ act: Type.String(), subject: Type.Unsafe<SubjectName>({ type: 'string', enum: [...SUBJECTS] }), id: Type.String(), version: Type.Integer(), state: Type.String() })

/**
 * A subject as one person may see it: `context` exactly the machine's, `known` what the judge is told besides, `mine`
 * what concerns this person. The same judge runs on it in the browser.
 */
export const SubjectReply = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  context: record('The machine’s context (docs/machines.md).'),
  known: record('What the judge is told beside the context.'),
  mine: record('What concerns the person who asks.'),
  names,
})

const act = <E extends TSchema>(event: E) =>
  closed({ id: Id, event, seen: Type.Optional(Type.Integer({ minimum: 0 })) })

const operation = <const O extends Operation>(o: O): O => o
type Operation = {
  method: 'GET' | 'POST'
  url: string
  summary: string
  params?: TSchema
  query?: TSchema
  body?: TSchema
  reply: TSchema
  /** Everything is closed to strangers unless it says so here. */
  open?: true
}

const one = closed({ id: Id })
const page = { after: Type.Optional(Type.String({ maxLength: 120 })), limit: Type.Optional(Type.String({ pattern: '^(100|[1-9][0-9]?)$', description: 'Rows at the most, 1 to 100' })) }
/** Where the list goes on: a row's number. */
const numbered = { ...page, after: Type.Optional(Type.String({ pattern: '^\\d{1,15}$' })) }
const search = Type.Optional(Type.String({ maxLength: LIMIT.name }))
const list = <T extends TSchema>(item: T) => Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) })
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

// ── login ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const Me = Type.Object({
  actor: record('The actor, as the judge knows this person.'),
  name: Type.String(),
  number: Type.String(),
  school: Type.String(),
  /** The session that is being prepared, held or wound up. */
  session: orNull(Type.String()),
  /** The server's clock, so that a phone whose clock is wrong still counts down rightly. */
  now: Type.String(),
})

export const login = operation({ method: 'POST', url: '/api/login', summary: 'Log in with work number and password', open: true, body: closed({ number: text(32), password: text(200) }), reply: Me })
export const loginByCode = operation({ method: 'POST', url: '/api/login/code', summary: 'Log in with a one-time code from a slip', open: true, body: closed({ code: text(64) }), reply: Me })
export const logout = operation({ method: 'POST', url: '/api/logout', summary: 'Log out', reply: Type.Object({}) })
export const getMe = operation({ method: 'GET', url: '/api/me', summary: 'Who I am', reply: Me })
export const changePassword = operation({ method: 'POST', url: '/api/me/password', summary: 'Set a new password', body: closed({ current: Type.String({ maxLength: 200 }), next: Type.String({ minLength: 8, maxLength: 200 }) }), reply: Type.Object({}) })
export const resetCode = operation({ method: 'POST', url: '/api/people/:id/code', summary: 'Make a new one-time code for a person; older ones end', params: one, body: closed({}), reply: Type.Object({ code: Type.String(), path: Type.String(), expiresAt: Type.String() }) })

// ── the congress ───────────────────────────────────────────────────────────────────────────────────────────────────

const Named = Type.Object({ id: Type.String(), name: Type.String() })
export const getCongress = operation({
  method: 'GET', url: '/api/congress', summary: 'The school, its departments and delegations, and its sessions',
  reply: Type.Object({
    school: Type.String(), departments: Type.Array(Named), delegations: Type.Array(Named),
    sessions: Type.Array(Type.Object({ id: Type.String(), term: Type.Integer(), ordinal: Type.Integer(), title: Type.String(), state: Type.String() })),
  }),
})

/** A seat and its holder. `person` is left out of what people without an office get about others' work numbers. */
export const SeatRow = Type.Object({
  seat: Type.String(), person: Type.String(), name: Type.String(), number: orNull(Type.String()), pinyin: Type.String(), kind: Type.String(),
  delegation: orNull(Type.String()), head: Type.Boolean(), presence: Type.String(),
})
export const AttendanceRow = Type.Object({ delegation: orNull(Type.String()), name: Type.String(), roll: Type.Integer(), present: Type.Integer(), onLeave: Type.Integer() })

export const getSession = operation({ method: 'GET', url: '/api/sessions/:id', summary: 'One session', params: one, reply: SubjectReply })
export const sendSessionAct = operation({ method: 'POST', url: '/api/sessions/:id/acts', summary: 'Say a word to a session', params: one, body: act(SessionEvent), reply: ActReply })
export const listSeats = operation({ method: 'GET', url: '/api/sessions/:id/seats', summary: 'The roll, by name, pinyin or number', params: one, query: closed({ text: search, presence: Type.Optional(Type.String({ maxLength: 12 })), ...page }), reply: list(SeatRow) })
export const getAttendance = operation({ method: 'GET', url: '/api/sessions/:id/attendance', summary: 'Roll, present and on leave by delegation', params: one, reply: Type.Object({ rows: Type.Array(AttendanceRow) }) })

// ── motions ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const MotionRow = Type.Object({
  id: Type.String(), version: Type.Integer(), state: Type.String(), number: orNull(Type.String()), title: Type.String(), category: Type.String(), kind: Type.String(),
  route: orNull(Type.String()), priority: orNull(Type.String()), proposer: orNull(Type.String()), proposerName: orNull(Type.String()), delegation: orNull(Type.String()),
  seconds: Type.Integer(), secondsNeeded: Type.Integer(), mine: Type.Boolean(), seconded: Type.Boolean(), invited: Type.Boolean(), submittedAt: orNull(Type.String()),
})
export const listMotions = operation({
  method: 'GET', url: '/api/motions', summary: 'Motions that I may see, newest first',
  query: closed({ session: Type.Optional(Id), state: Type.Optional(Type.String({ maxLength: 200, description: 'One state, or several joined by commas' })), mine: Type.Optional(Type.Literal('true')), text: search, ...numbered }),
  reply: list(MotionRow),
})
export const getMotion = operation({ method: 'GET', url: '/api/motions/:id', summary: 'One motion', params: one, reply: SubjectReply })
export const sendMotionAct = operation({ method: 'POST', url: '/api/motions/:id/acts', summary: 'Say a word to a motion', params: one, body: act(MotionEvent), reply: ActReply })

/** What happened to a motion, its ballots and its undertakings: one line an act, oldest first. */
export const TimelineRow = Type.Object({
  seq: Type.Integer(), at: Type.String(), by: orNull(Type.String()), subject: Type.String(), id: Type.String(), word: Type.String(), state: Type.String(), event: record('The word as it was said.'),
})
export const getTimeline = operation({ method: 'GET', url: '/api/motions/:id/timeline', summary: 'The story of a motion', params: one, reply: Type.Object({ rows: Type.Array(TimelineRow), names }) })

// ── ballots ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const BallotRow = Type.Object({ id: Type.String(), version: Type.Integer(), state: Type.String(), title: Type.String(), method: Type.String(), matter: Type.String(), motion: orNull(Type.String()), agendaItem: orNull(Type.String()), round: Type.Integer(), passed: orNull(Type.Boolean()) })
export const listBallots = operation({ method: 'GET', url: '/api/ballots', summary: 'The ballots of a session', query: closed({ session: Id, ...numbered }), reply: list(BallotRow) })
export const getBallot = operation({ method: 'GET', url: '/api/ballots/:id', summary: 'One ballot; before it is announced its result is left out for most', params: one, reply: SubjectReply })
export const sendBallotAct = operation({ method: 'POST', url: '/api/ballots/:id/acts', summary: 'Say a word to a ballot', params: one, body: act(BallotEvent), reply: ActReply })

/** One marked paper: a mark for each item, `{ [item]: mark }`. */
export const Paper = Type.Record(Id, Type.String({ pattern: '^[a-z][A-Za-z]{0,23}$' }), { minProperties: 1, maxProperties: LIMIT.ballotItems })
/** Says that a paper is in the box. Never which mark, never when. `code` is the same for the same act. */
export const Receipt = Type.Object({ ballot: Type.String(), act: Type.String(), code: Type.String() })
export const cast = operation({ method: 'POST', url: '/api/ballots/:id/casts', summary: 'Put my paper into the box', params: one, body: closed({ id: Id, paper: Paper }), reply: Receipt })

export const Turnout = Type.Object({ ballot: Type.String(), issued: Type.Integer(), returned: Type.Integer(), seq: Type.Integer(), counts: Type.Union([Tally, Type.Null()]) })
export const getTurnout = operation({ method: 'GET', url: '/api/ballots/:id/turnout', summary: 'Papers issued and returned; counts too where the ballot is open', params: one, reply: Turnout })

// ── undertakings ───────────────────────────────────────────────────────────────────────────────────────────────────

export const UndertakingRow = Type.Object({
  id: Type.String(), version: Type.Integer(), state: Type.String(), motion: Type.String(), number: orNull(Type.String()), title: Type.String(), department: Type.String(), departmentName: Type.String(),
  part: Type.String(), dueOn: orNull(Type.String()), progress: Type.Integer(), round: Type.Integer(), grade: orNull(Type.String()), overdue: Type.Boolean(), dueSoon: Type.Boolean(), replyClass: orNull(Type.String()),
})
export const listUndertakings = operation({
  method: 'GET', url: '/api/undertakings', summary: 'Undertakings, the most urgent first',
  query: closed({ department: Type.Optional(Id), motion: Type.Optional(Id), state: Type.Optional(Type.String({ maxLength: 200 })), overdue: Type.Optional(Type.Literal('true')), ...page }),
  reply: list(UndertakingRow),
})
export const getUndertaking = operation({ method: 'GET', url: '/api/undertakings/:id', summary: 'One undertaking', params: one, reply: SubjectReply })
export const sendUndertakingAct = operation({ method: 'POST', url: '/api/undertakings/:id/acts', summary: 'Say a word to an undertaking', params: one, body: act(UndertakingEvent), reply: ActReply })

// ── the socket ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const LIVE = { url: '/api/live', version: 1, heartbeatSeconds: 20 } as const

/**
 * What the hall hears. Every frame carries a sequence number that comes from the database, and so agrees between
 * servers: the journal's for subjects; for a turnout one that rises with every cast and every word to its ballot. A
 * client drops what is not newer than what it has, and resumes with `?after=<journal seq>`.
 */
const frame = <const T extends string, P extends Record<string, TSchema>>(is: T, fields: P) => closed({ is: Type.Literal(is), seq: Type.Integer(), ...fields })
export const Frame = Type.Union([
  frame('hello', { v: Type.Literal(1), heartbeatSeconds: Type.Integer(), now: Type.String() }),
  frame('changed', { subject: ActReply.properties.subject, id: Type.String(), version: Type.Integer(), state: Type.String() }),
  /** Roll and presence after one or more sign-ins: small, because a whole hall signs in at once. */
  frame('attendance', { of: Type.String(), version: Type.Integer(), roll: Type.Integer(), present: Type.Integer(), onLeave: Type.Integer() }),
  frame('turnout', { of: Type.String(), returned: Type.Integer(), counts: Type.Optional(Tally) }),
  /** Too much was missed to replay: fetch again what is on the screen. */
  frame('reset', {}),
  /** Nothing happened, and the line stands. */
  frame('beat', {}),
  frame('bye', {}),
])

export type Frame = Static<typeof Frame>
export type Problem = Static<typeof Problem>
export type ActReply = Static<typeof ActReply>
export type Me = Static<typeof Me>
export type Receipt = Static<typeof Receipt>
export type Turnout = Static<typeof Turnout>
export type SeatRow = Static<typeof SeatRow>
export type MotionRow = Static<typeof MotionRow>
export type BallotRow = Static<typeof BallotRow>
export type UndertakingRow = Static<typeof UndertakingRow>
export type TimelineRow = Static<typeof TimelineRow>
export type AttendanceRow = Static<typeof AttendanceRow>
export type Paper = Static<typeof Paper>
export type { Operation }
