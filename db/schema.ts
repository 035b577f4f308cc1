/** The tables, as Kysely sees them: camelCase here, snake_case in PostgreSQL. Times are ISO 8601 strings in UTC. */
import type { PublishedTables } from './published-tables.ts'
import type { SealedTables } from './sealed-tables.ts'
import type { ColumnType, Generated } from 'kysely'
import type { Actor, SeatKind } from '../machines/actor.ts'
import type { Role } from '../machines/matters.ts'
import type { AgendaItem } from '../machines/agenda.ts'
import type { DayKind } from '../machines/calendar.ts'
import type { Grade } from '../machines/catalogues.ts'
import type { RequestState } from '../machines/floor.ts'
import type { SubjectName } from '../machines/events.ts'
import type { Consent } from '../machines/matters.ts'
import type { ContextOf, StateOf } from '../machines/rights.ts'
import type { Presence } from '../machines/session-context.ts'
import type { Knob, Settings } from '../machines/settings.ts'
import type { Tiding, TidingGroup } from '../machines/tidings.ts'

/** The order in which rows came, for lists; no part of the context. */
export type Ordered = { ord: Generated<number> }

/** A subject's row: its context as real columns. JSON columns are written as text. */
type SubjectTable<S extends SubjectName> = { id: string; version: number; state: StateOf[S] } & {
  [K in keyof ContextOf[S]]: ColumnType<ContextOf[S][K], unknown, unknown>
}

/** `settings`: the knobs that the school has changed; the others stand at their defaults. */
export type SchoolTable = {
  id: Generated<boolean>
  name: string
  settings: ColumnType<Partial<Settings>, string, string>
  /** What the codes on the hall screen are made from; never leaves the server. */
  hallSecret: Generated<Buffer>
}
/** 届: when it began, for how many years, and who said so last. */
export type TermTable = { number: number; startsOn: string; years: number; personId: string; at: string }
export type SettingChangeTable = {
  seq: Generated<number>
  actId: string
  knob: Knob
  from: ColumnType<unknown, string, never>
  to: ColumnType<unknown, string, never>
  reason: string | null
  personId: string
  at: string
}

export type OfficeChangeTable = {
  seq: Generated<number>
  actId: string
  personId: string
  from: Role[]
  to: Role[]
  reason: string | null
  byId: string
  at: string
}

export type DepartmentTable = { id: string; name: string; ord: number }

export type PersonTable = {
  id: string
  /** Work number (工号): what people log in with. */
  number: string
  name: string
  pinyin: string
  sex: 'female' | 'male'
  bornOn: string | null
  duty: 'teacher' | 'leader' | 'worker'
  frontLine: boolean
  departmentId: string | null
  roles: Role[]
  passwordHash: string | null
  active: Generated<boolean>
}

export type DelegationTable = { id: string; term: number; name: string; ord: number }

export type SeatTable = {
  id: string
  sessionId: string
  personId: string
  kind: SeatKind
  delegationId: string | null
  head: boolean
  presence: Generated<Presence>
}

/** Who asks for the floor on an item, in the order in which they are to speak. */
export type FloorRequestTable = {
  id: string
  sessionId: string
  itemId: string
  seatId: string
  place: number
  state: RequestState
  askedAt: string
  startedAt: string | null
  endedAt: string | null
  seconds: number | null
}

/** The agenda as it was put to the congress: a row a version. */
export type AgendaVersionTable = {
  sessionId: string
  version: number
  items: ColumnType<AgendaItem[], string, string>
  changedAt: string
  adoptedAt: string | null
}

export type LoginTable = { tokenHash: Buffer; personId: string; createdAt: string; expiresAt: string }
/** `createdBy`: who had it made; null for the codes that the demonstration prints. */
export type LoginCodeTable = {
  codeHash: Buffer
  personId: string
  createdAt: string
  createdBy: string | null
  expiresAt: string
  usedAt: string | null
}

/** Who was given a paper and by which channel, and whether it came back. Never when, never what. */
export type RegisterTable = { ballotId: string; seatId: string; channel: 'phone' | 'paper'; cast: Generated<boolean>; actId: string | null }
/** Votes by item and mark: secret ballots are counted, never stored. */
export type TallyTable = { ballotId: string; itemId: string; mark: string; votes: number }
/** `cast`: papers in the box. `casts`: how often somebody cast, the casts that replaced another included. */
export type TurnoutTable = { ballotId: string; cast: number; casts: number }
/** Open (named) ballots keep who voted how: that is what makes them open. */
export type NamedVoteTable = { ballotId: string; seatId: string; itemId: string; mark: string }

/** Somebody who is put forward for an election; withdrawn, the row stays with its reason. */
export type CandidacyTable = {
  sessionId: string
  itemId: string
  personId: string
  nominatedBy: string
  nominatedAt: string
  reason: string
  consent: Consent
  statement: string
  answeredAt: string | null
  answeredBy: string | null
  withdrawnAt: string | null
  withdrawnReason: string | null
}

/** Who supports a suggestion: a row a person, beside the motion that counts them. */
export type SupportTable = { motionId: string; personId: string }

/** A motion's text in the words and pairs by which similar ones are found (db/similar.ts). */
export type MotionGramTable = { motionId: string; edition: number; textVersion: number; title: string[]; body: string[] }

export type JournalTable = {
  seq: number
  actId: string
  subject: SubjectName
  subjectId: string
  version: number
  state: string
  event: ColumnType<{ type: string } & Record<string, unknown>, string, never>
  by: ColumnType<Actor, string, never>
  known: ColumnType<unknown, string, never>
  at: string
  /** The act that this one is a consequence of. */
  cause: string | null
  prevHash: string
  hash: string
}
export type JournalHeadTable = { id: Generated<boolean>; seq: number; hash: string }

export type NotificationTable = {
  ord: Generated<number>
  personId: string
  actId: string
  kind: Tiding
  /** One of the two: what it is about. */
  motionId: string | null
  ballotId: string | null
  undertakingId: string | null
  at: string
  readAt: string | null
}
/** Minutes since midnight in Asia/Shanghai; alike, there are no quiet hours. */
export type NotificationChoiceTable = { personId: string; email: string; emailGroups: TidingGroup[]; quietFrom: number; quietTo: number }
export type Channel = 'email' | 'wecom' | 'dingtalk' | 'feishu'
/** `unsure`: the server died while it was sending, and the other side cannot tell a message it has had from a new one. */
export type OutboxTable = {
  id: string
  ord: Generated<number>
  channel: Channel
  personId: string | null
  kind: Tiding
  motionId: string | null
  ballotId: string | null
  state: 'waiting' | 'sending' | 'sent' | 'dead' | 'unsure'
  attempts: number
  fault: string | null
  createdAt: string
  settledAt: string | null
}

export type ListViewTable = { id: string; personId: string; name: string; query: string; keptAt: string }
export type CalendarDayTable = { day: string; kind: DayKind; name: string }

export type QuestionTable = {
  id: string
  motionId: string
  departmentId: string
  askedBy: string
  askedAt: string
  text: string
  dueOn: string
  answer: string | null
  answeredBy: string | null
  answeredAt: string | null
  /** The rung of the ladder that was said last, in days from the due day. */
  rung: number | null
}
export type OpinionTable = { undertakingId: string; personId: string; round: number; grade: Grade; note: string; at: string }

export type Database = SealedTables &
  PublishedTables & {
    school: SchoolTable
    settingChange: SettingChangeTable
    officeChange: OfficeChangeTable
    term: TermTable
    department: DepartmentTable
    person: PersonTable
    delegation: DelegationTable
    seat: SeatTable
    floorRequest: FloorRequestTable
    agendaVersion: AgendaVersionTable
    login: LoginTable
    loginCode: LoginCodeTable
    session: SubjectTable<'session'>
    motion: SubjectTable<'motion'> & Ordered
    ballot: SubjectTable<'ballot'> & Ordered
    undertaking: SubjectTable<'undertaking'> & Ordered
    support: SupportTable
    motionGram: MotionGramTable
    register: RegisterTable
    tally: TallyTable
    turnout: TurnoutTable
    namedVote: NamedVoteTable
    journal: JournalTable
    journalHead: JournalHeadTable
    calendarDay: CalendarDayTable
    question: QuestionTable
    candidacy: CandidacyTable
    opinion: OpinionTable
    notification: NotificationTable
    notificationChoice: NotificationChoiceTable
    outbox: OutboxTable
    listView: ListViewTable
  }
