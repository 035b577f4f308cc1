/** What the operations of the contract answer: one schema each, and its type. */
import { Type, type Static, type TSchema } from 'typebox'
import { Id, LIMIT } from '../machines/schema.ts'
import { SUBJECTS, type SubjectName } from '../machines/events.ts'
import { Tally } from '../machines/matters.ts'
import type { CatalogueName, Settings } from '../machines/settings.ts'

export const record = (description: string) =>
  Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, description })
export const names = Type.Unsafe<Record<string, string>>({
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'Display names of the persons, delegations and departments mentioned, by id.',
})
export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

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
export const ActReply = Type.Object({
  act: Type.String(),
  subject: Type.Unsafe<SubjectName>({ type: 'string', enum: [...SUBJECTS] }),
  id: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
})

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

export const Me = Type.Object({
  actor: record('The actor, as the judge knows this person.'),
  name: Type.String(),
  number: Type.String(),
  school: Type.String(),
  /** The session that is being prepared, held or wound up. */
  session: orNull(Type.String()),
  /** The rehearsal of it, where one is going on: whoever takes part says so on their own device. */
  rehearsal: orNull(Type.String()),
  /** Elections of units (选区) that are under way: mine, or all of them for the desk. */
  units: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
  /** Where phones reach this server, for links and codes; null: as the browser does. */
  publicUrl: orNull(Type.String()),
  /** The school's catalogues, with what it has renamed, added and retired. */
  catalogues: Type.Unsafe<Pick<Settings, CatalogueName>>({
    type: 'object',
    additionalProperties: true,
    description: 'Entries by catalogue',
  }),
  /** The server's clock, so that a phone whose clock is wrong still counts down rightly. */
  now: Type.String(),
})

/** A seat and its holder. `person` is left out of what people without an office get about others' work numbers. */
export const SeatRow = Type.Object({
  seat: Type.String(),
  person: Type.String(),
  name: Type.String(),
  number: orNull(Type.String()),
  pinyin: Type.String(),
  kind: Type.String(),
  delegation: orNull(Type.String()),
  head: Type.Boolean(),
  presence: Type.String(),
})

export const AttendanceRow = Type.Object({
  delegation: orNull(Type.String()),
  name: Type.String(),
  roll: Type.Integer(),
  present: Type.Integer(),
  onLeave: Type.Integer(),
})

export const MotionRow = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  number: orNull(Type.String()),
  title: Type.String(),
  category: Type.String(),
  kind: Type.String(),
  route: orNull(Type.String()),
  priority: orNull(Type.String()),
  proposer: orNull(Type.String()),
  proposerName: orNull(Type.String()),
  delegation: orNull(Type.String()),
  seconds: Type.Integer(),
  secondsNeeded: Type.Integer(),
  mine: Type.Boolean(),
  seconded: Type.Boolean(),
  invited: Type.Boolean(),
  submittedAt: orNull(Type.String()),
})

/** A suggestion in the box. `answer`: what the office said; `hidden`: why it is not shown, to those who may know. */
export const SuggestionRow = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  title: Type.String(),
  category: Type.String(),
  remedy: Type.String(),
  supports: Type.Integer(),
  authorName: Type.String(),
  mine: Type.Boolean(),
  supported: Type.Boolean(),
  answer: orNull(Type.String()),
  hidden: orNull(Type.String()),
  takenUpIn: orNull(Type.String()),
  /** Proposed as a motion, and made a suggestion by the committee. */
  wasMotion: Type.Boolean(),
})

/** A motion or suggestion that resembles another text, and what became of it. */
export const SimilarRow = Type.Object({
  id: Type.String(),
  number: orNull(Type.String()),
  title: Type.String(),
  state: Type.String(),
  kind: Type.String(),
  term: Type.Integer(),
  ordinal: Type.Integer(),
  replyClass: orNull(Type.String()),
})

/** What happened to a motion, its ballots and its undertakings: one line an act, oldest first. */
export const TimelineRow = Type.Object({
  seq: Type.Integer(),
  at: Type.String(),
  by: orNull(Type.String()),
  subject: Type.String(),
  id: Type.String(),
  word: Type.String(),
  state: Type.String(),
  event: record('The word as it was said.'),
})

export const BallotRow = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  title: Type.String(),
  method: Type.String(),
  matter: Type.String(),
  motion: orNull(Type.String()),
  agendaItem: orNull(Type.String()),
  /** The ballot with which it is issued and announced together. */
  togetherWith: orNull(Type.String()),
  round: Type.Integer(),
  passed: orNull(Type.Boolean()),
  /** Whether its result stands: void rounds and those that were dropped have none. */
  announced: Type.Boolean(),
})

/** Says that a paper is in the box. Never which mark, never when. `code` is the same for the same act. */
export const Receipt = Type.Object({ ballot: Type.String(), act: Type.String(), code: Type.String() })

/** A paper that is not back. By hand nobody knows whose came back, so that every one of those given out is here. */
export const MissingRow = Type.Object({
  seat: Type.String(),
  name: Type.String(),
  delegation: orNull(Type.String()),
  channel: Type.String(),
})

export const Turnout = Type.Object({
  ballot: Type.String(),
  issued: Type.Integer(),
  returned: Type.Integer(),
  seq: Type.Integer(),
  counts: Type.Union([Tally, Type.Null()]),
})

export const UndertakingRow = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  motion: Type.String(),
  number: orNull(Type.String()),
  title: Type.String(),
  department: Type.String(),
  departmentName: Type.String(),
  part: Type.String(),
  dueOn: orNull(Type.String()),
  progress: Type.Integer(),
  round: Type.Integer(),
  grade: orNull(Type.String()),
  overdue: Type.Boolean(),
  dueSoon: Type.Boolean(),
  /** Answered, and silent for longer than the school waits. */
  unrated: Type.Boolean(),
  /** The case owner whom the committee named. */
  owner: orNull(Type.String()),
  /** The ladder of reminders has reached the leader. */
  isRaised: orNull(Type.Boolean()),
  /** A reply is written and waits for countersignatures or the leader. */
  isDrafted: Type.Boolean(),
  session: Type.String(),
  repliedAt: orNull(Type.String()),
  replyClass: orNull(Type.String()),
  promise: orNull(Type.Object({ what: Type.String(), by: Type.String(), who: Type.String(), cost: Type.String() })),
})

/** One marked paper: a mark for each item, `{ [item]: mark }`. */
export const Paper = Type.Record(Id, Type.String({ pattern: '^[a-z][A-Za-z]{0,23}$' }), {
  minProperties: 1,
  maxProperties: LIMIT.ballotItems,
})

export type Problem = Static<typeof Problem>
export type ActReply = Static<typeof ActReply>
export type Me = Static<typeof Me>
export type Receipt = Static<typeof Receipt>
export type Turnout = Static<typeof Turnout>
export type SeatRow = Static<typeof SeatRow>
export type MotionRow = Static<typeof MotionRow>
export type SimilarRow = Static<typeof SimilarRow>
export type SuggestionRow = Static<typeof SuggestionRow>
export type BallotRow = Static<typeof BallotRow>
export type UndertakingRow = Static<typeof UndertakingRow>
export type TimelineRow = Static<typeof TimelineRow>
export type AttendanceRow = Static<typeof AttendanceRow>
export type Paper = Static<typeof Paper>
