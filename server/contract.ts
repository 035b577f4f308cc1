/**
 * The contract: every operation once, for the server's routes and the client's calls alike.
 *
 * Imports nothing but typebox and the words, so that the browser takes no house with it.
 */
import { Type } from 'typebox'
import { BallotEvent } from '../machines/ballot-events.ts'
import { MotionEvent } from '../machines/motion-events.ts'
import { Id } from '../machines/schema.ts'
import { SessionEvent } from '../machines/session-events.ts'
import { UndertakingEvent } from '../machines/undertaking-events.ts'
import { MOTION_FILTER } from './lists-contract.ts'
import { act, closed, list, numbered, one, operation, page, search, text } from './operation.ts'
import {
  ActReply,
  AttendanceRow,
  BallotRow,
  Me,
  MissingRow,
  MotionRow,
  names,
  Paper,
  Receipt,
  SeatRow,
  SubjectReply,
  TimelineRow,
  Turnout,
  UndertakingRow,
} from './replies.ts'

// ── login ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const login = operation({
  method: 'POST',
  url: '/api/login',
  summary: 'Log in with work number and password',
  open: true,
  body: closed({ number: text(32), password: text(200) }),
  reply: Me,
})
export const loginByCode = operation({
  method: 'POST',
  url: '/api/login/code',
  summary: 'Log in with a one-time code from a slip',
  open: true,
  body: closed({ code: text(64) }),
  reply: Me,
})
export const logout = operation({ method: 'POST', url: '/api/logout', summary: 'Log out', reply: Type.Object({}) })
export const getMe = operation({ method: 'GET', url: '/api/me', summary: 'Who I am', reply: Me })
export const changePassword = operation({
  method: 'POST',
  url: '/api/me/password',
  summary: 'Set a new password',
  body: closed({ current: Type.String({ maxLength: 200 }), next: Type.String({ minLength: 8, maxLength: 200 }) }),
  reply: Type.Object({}),
})
export const resetCode = operation({
  method: 'POST',
  url: '/api/people/:id/code',
  summary: 'Make a new one-time code for a person; older ones end',
  params: one,
  body: closed({}),
  reply: Type.Object({ code: Type.String(), path: Type.String(), expiresAt: Type.String() }),
})

// ── the congress ───────────────────────────────────────────────────────────────────────────────────────────────────

const Named = Type.Object({ id: Type.String(), name: Type.String() })
export const getCongress = operation({
  method: 'GET',
  url: '/api/congress',
  summary: 'The school, its departments and delegations, and its sessions',
  reply: Type.Object({
    school: Type.String(),
    departments: Type.Array(Named),
    delegations: Type.Array(Named),
    sessions: Type.Array(
      Type.Object({ id: Type.String(), term: Type.Integer(), ordinal: Type.Integer(), title: Type.String(), state: Type.String() }),
    ),
  }),
})

export const getSession = operation({ method: 'GET', url: '/api/sessions/:id', summary: 'One session', params: one, reply: SubjectReply })
export const sendSessionAct = operation({
  method: 'POST',
  url: '/api/sessions/:id/acts',
  summary: 'Say a word to a session',
  params: one,
  body: act(SessionEvent),
  reply: ActReply,
})
export const listSeats = operation({
  method: 'GET',
  url: '/api/sessions/:id/seats',
  summary: 'The roll, by name, pinyin or number',
  params: one,
  query: closed({ text: search, presence: Type.Optional(Type.String({ maxLength: 12 })), ...page }),
  reply: list(SeatRow),
})
export const getAttendance = operation({
  method: 'GET',
  url: '/api/sessions/:id/attendance',
  summary: 'Roll, present and on leave by delegation',
  params: one,
  reply: Type.Object({
    rows: Type.Array(AttendanceRow),
    /** Who sits in without a vote: no part of the roll. */
    beside: Type.Array(Type.Object({ kind: Type.String(), seats: Type.Integer(), present: Type.Integer() })),
  }),
})

// ── motions ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const listMotions = operation({
  method: 'GET',
  url: '/api/motions',
  summary: 'Motions that I may see, newest first',
  query: closed({ mine: Type.Optional(Type.Literal('true')), ...MOTION_FILTER, ...numbered }),
  reply: list(MotionRow),
})
export const getMotion = operation({ method: 'GET', url: '/api/motions/:id', summary: 'One motion', params: one, reply: SubjectReply })
export const sendMotionAct = operation({
  method: 'POST',
  url: '/api/motions/:id/acts',
  summary: 'Say a word to a motion',
  params: one,
  body: act(MotionEvent),
  reply: ActReply,
})

export const getTimeline = operation({
  method: 'GET',
  url: '/api/motions/:id/timeline',
  summary: 'The story of a motion',
  params: one,
  reply: Type.Object({ rows: Type.Array(TimelineRow), names }),
})

// ── ballots ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const listBallots = operation({
  method: 'GET',
  url: '/api/ballots',
  summary: 'The ballots of a session',
  query: closed({ session: Id, ...numbered }),
  reply: list(BallotRow),
})
export const getBallot = operation({
  method: 'GET',
  url: '/api/ballots/:id',
  summary: 'One ballot; before it is announced its result is left out for most',
  params: one,
  reply: SubjectReply,
})
export const sendBallotAct = operation({
  method: 'POST',
  url: '/api/ballots/:id/acts',
  summary: 'Say a word to a ballot',
  params: one,
  body: act(BallotEvent),
  reply: ActReply,
})

export const cast = operation({
  method: 'POST',
  url: '/api/ballots/:id/casts',
  summary: 'Put my paper into the box',
  params: one,
  body: closed({ id: Id, paper: Paper }),
  reply: Receipt,
})

export const getTurnout = operation({
  method: 'GET',
  url: '/api/ballots/:id/turnout',
  summary: 'Papers issued and returned; counts too where the ballot is open',
  params: one,
  reply: Turnout,
})

export const listMissing = operation({
  method: 'GET',
  url: '/api/ballots/:id/missing',
  summary: 'Whose papers are not back, for those who run the ballot; never what anybody chose',
  params: one,
  query: closed(page),
  reply: list(MissingRow),
})

// ── undertakings ───────────────────────────────────────────────────────────────────────────────────────────────────

export const listUndertakings = operation({
  method: 'GET',
  url: '/api/undertakings',
  summary: 'Undertakings, the most urgent first',
  query: closed({
    department: Type.Optional(Id),
    motion: Type.Optional(Id),
    state: Type.Optional(Type.String({ maxLength: 200 })),
    overdue: Type.Optional(Type.Literal('true')),
    class: Type.Optional(Type.String({ pattern: '^[A-D](,[A-D]){0,3}$' })),
    ...page,
  }),
  reply: list(UndertakingRow),
})
export const getUndertaking = operation({
  method: 'GET',
  url: '/api/undertakings/:id',
  summary: 'One undertaking',
  params: one,
  reply: SubjectReply,
})
export const sendUndertakingAct = operation({
  method: 'POST',
  url: '/api/undertakings/:id/acts',
  summary: 'Say a word to an undertaking',
  params: one,
  body: act(UndertakingEvent),
  reply: ActReply,
})
