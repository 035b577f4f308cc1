/** Operations after the congress: notifications and what leaves the house, the working calendar, questions and opinions, the load. */
import { Type, type Static } from 'typebox'
import { GRADES } from '../machines/catalogues.ts'
import { Day, Id, LIMIT, oneOf } from '../machines/schema.ts'
import { closed, list, numbered, one, operation } from './operation.ts'
import { orNull } from './replies.ts'

// ── notifications ──────────────────────────────────────────────────────────────────────────────────────────────────

export const NotificationRow = Type.Object({
  ord: Type.Integer(),
  kind: Type.String(),
  /** One of the two. */
  motion: orNull(Type.String()),
  ballot: orNull(Type.String()),
  undertaking: orNull(Type.String()),
  department: orNull(Type.String()),
  number: orNull(Type.String()),
  title: Type.String(),
  at: Type.String(),
  readAt: orNull(Type.String()),
})
export const listNotifications = operation({
  method: 'GET',
  url: '/api/notifications',
  summary: 'What I was told, newest first',
  query: closed(numbered),
  reply: list(NotificationRow),
})
export const countUnread = operation({
  method: 'GET',
  url: '/api/notifications/unread',
  summary: 'How many I have not read, up to 100',
  reply: Type.Object({ unread: Type.Integer() }),
})
export const readNotifications = operation({
  method: 'POST',
  url: '/api/notifications/read',
  summary: 'I have seen everything up to this one',
  body: closed({ upTo: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }) }),
  reply: Type.Object({}),
})

const MINUTES_A_DAY = 1_440
const Minute = Type.Integer({ minimum: 0, maximum: MINUTES_A_DAY - 1 })
const GROUPS = ['tasks', 'news', 'deadlines'] as const
export const Choice = closed({
  /** Empty: no mails. */
  email: Type.String({ maxLength: 120, pattern: '^([^\\s@,;<>"]{1,64}@[^\\s@,;<>"]{1,100}\\.[^\\s@,;<>"]{2,20})?$' }),
  emailGroups: Type.Array(oneOf(GROUPS), { maxItems: GROUPS.length, uniqueItems: true }),
  /** Minutes since midnight in Asia/Shanghai; alike, there are no quiet hours. */
  quietFrom: Minute,
  quietTo: Minute,
})
export const getChoice = operation({
  method: 'GET',
  url: '/api/notifications/choice',
  summary: 'How I want to be told',
  reply: Type.Object({ ...Choice.properties, canMail: Type.Boolean() }),
})
export const putChoice = operation({
  method: 'POST',
  url: '/api/notifications/choice',
  summary: 'Choose how I want to be told',
  body: Choice,
  reply: Type.Object({}),
})

export const FailedMessage = Type.Object({
  id: Type.String(),
  ord: Type.Integer(),
  channel: Type.String(),
  kind: Type.String(),
  state: Type.String(),
  attempts: Type.Integer(),
  fault: orNull(Type.String()),
  createdAt: Type.String(),
  name: orNull(Type.String()),
  number: orNull(Type.String()),
  title: Type.String(),
})
export const listFailedMessages = operation({
  method: 'GET',
  url: '/api/outbox',
  summary: 'Messages that did not go out, or may not have; for the office',
  query: closed(numbered),
  reply: list(FailedMessage),
})
export const retryMessage = operation({
  method: 'POST',
  url: '/api/outbox/:id/retry',
  summary: 'Try a failed message again',
  params: one,
  body: closed({}),
  reply: Type.Object({}),
})

// ── the working calendar ───────────────────────────────────────────────────────────────────────────────────────────

const DAYS_A_YEAR = 366
export const CalendarDay = closed({ day: Day, kind: oneOf(['holiday', 'worked'] as const), name: Type.String({ maxLength: LIMIT.name }) })
const Year = Type.Integer({ minimum: 2000, maximum: 2199 })
export const getCalendar = operation({
  method: 'GET',
  url: '/api/calendar',
  summary: 'Holidays and worked weekends of a year, and the years that are arranged',
  query: closed({ year: Type.String({ pattern: '^2[01]\\d{2}$' }) }),
  reply: Type.Object({ year: Type.Integer(), years: Type.Array(Type.Integer()), days: Type.Array(CalendarDay) }),
})
const CALENDAR_FILE_BYTES = 262_144
export const CalendarPreview = Type.Object({
  /** A fault of the whole file. */
  fault: orNull(Type.String()),
  days: Type.Array(CalendarDay),
  /** Lines that cannot be taken, by their number in the file. */
  bad: Type.Array(Type.Object({ row: Type.Integer(), rule: Type.String() })),
})
export const previewCalendar = operation({
  method: 'POST',
  url: '/api/calendar/preview',
  summary: 'Read a calendar file (.xlsx or .csv) without keeping it',
  file: CALENDAR_FILE_BYTES,
  reply: CalendarPreview,
})
export const putCalendar = operation({
  method: 'POST',
  url: '/api/calendar',
  summary: 'Put a year of the calendar in the place of what was there',
  body: closed({ year: Year, days: Type.Array(CalendarDay, { maxItems: DAYS_A_YEAR }) }),
  reply: Type.Object({}),
})

// ── questions, opinions, load ──────────────────────────────────────────────────────────────────────────────────────

export const QuestionRow = Type.Object({
  id: Type.String(),
  motion: Type.String(),
  number: orNull(Type.String()),
  title: Type.String(),
  department: Type.String(),
  departmentName: Type.String(),
  askedBy: Type.String(),
  askedByName: Type.String(),
  askedAt: Type.String(),
  text: Type.String(),
  dueOn: Type.String(),
  answer: orNull(Type.String()),
  answeredAt: orNull(Type.String()),
})
export const listQuestions = operation({
  method: 'GET',
  url: '/api/questions',
  summary: 'Questions on motions that I may see; open ones first',
  query: closed({ motion: Type.Optional(Id), department: Type.Optional(Id), open: Type.Optional(Type.Literal('true')) }),
  reply: Type.Object({ items: Type.Array(QuestionRow) }),
})
export const listOpinions = operation({
  method: 'GET',
  url: '/api/undertakings/:id/opinions',
  summary: 'What joint proposers and seconders think of a reply, beside its rating',
  params: one,
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        person: Type.String(),
        name: Type.String(),
        round: Type.Integer(),
        grade: oneOf(GRADES),
        note: Type.String(),
        at: Type.String(),
      }),
    ),
  }),
})
export const getLoad = operation({
  method: 'GET',
  url: '/api/departments/load',
  summary: 'What each department has in hand, for those who dispatch',
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        department: Type.String(),
        name: Type.String(),
        open: Type.Integer(),
        dueSoon: Type.Integer(),
        overdue: Type.Integer(),
      }),
    ),
  }),
})

export type NotificationRow = Static<typeof NotificationRow>
export type Choice = Static<typeof Choice>
export type FailedMessage = Static<typeof FailedMessage>
export type CalendarDay = Static<typeof CalendarDay>
export type CalendarPreview = Static<typeof CalendarPreview>
export type QuestionRow = Static<typeof QuestionRow>
