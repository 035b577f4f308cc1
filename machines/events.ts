/**
 * Every word that may be said: one union a subject (domain 2.1, 2.2, 3, 4).
 *
 * A word is a closed object: an unknown or extra field is refused by name before any rule is asked.
 */
import { Type, type Static, type TObject, type TProperties, type TSchema } from 'typebox'
import { SEAT_KINDS } from './actor.ts'
import { CATEGORIES, DECLINE_REASONS, GRADES, REPLY_CLASSES } from './catalogues.ts'

export const LIMIT = {
  title: 60,
  text: 3000,
  note: 2000,
  name: 60,
  people: 100,
  agendaItems: 100,
  ballotItems: 60,
  marks: 12,
  departments: 12,
  /** The largest number of seats a congress may have. */
  seats: 20_000,
} as const

/** 14 to 22 characters of Base58: what a server or a phone makes up for a new subject or act. */
export const Id = Type.String({ pattern: '^[1-9A-HJ-NP-Za-km-z]{14,22}$' })
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })
const maybe = (maxLength: number) => Type.String({ maxLength })
const oneOf = <const T extends readonly string[]>(words: T) => Type.Unsafe<T[number]>({ type: 'string', enum: words })
const Title = text(LIMIT.title)
const Note = text(LIMIT.note)
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$' })
const Count = Type.Integer({ minimum: 0, maximum: LIMIT.seats })
const Ids = (maxItems: number, minItems = 0) => Type.Array(Id, { minItems, maxItems, uniqueItems: true })
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

const word = <const T extends string, P extends TProperties>(type: T, fields: P) =>
  Type.Object({ type: Type.Literal(type), ...fields }, { additionalProperties: false })

/** A union that a validator can walk by `type`, so that an error names one field of one word. */
const said = <const T extends TObject[]>(words: T) =>
  Type.Unsafe<Static<T[number]>>({
    type: 'object',
    required: ['type'],
    discriminator: { propertyName: 'type' },
    oneOf: words,
  })

// ── the matters of a congress ──────────────────────────────────────────────────────────────────────────────────────

/** Powers of the congress; the first of them that touch people must be secret (domain 2.4). */
export const POWERS = ['staffInterest', 'election', 'appraisal', 'charter', 'plans', 'annualReport', 'motionsReport', 'other'] as const
export const METHODS = ['secret', 'open', 'hands', 'acclamation'] as const
export const ITEM_KINDS = ['hear', 'discuss', 'decide', 'elect', 'appraise'] as const
export const SESSION_KINDS = ['full', 'preparatory', 'workPlan', 'cadreAppraisal', 'finance', 'leaderAppraisal', 'headsMeeting'] as const
/** What a ballot decides besides a motion: the votes by which a congress orders itself. */
export const MATTERS = [
  'motion',
  'agenda',
  'rules',
  'scrutineers',
  'presidium',
  'credentials',
  'resolution',
  'election',
  'appraisal',
  'other',
] as const
export const SCREEN_PAGES = ['follow', 'welcome', 'agenda', 'item', 'ballot', 'result', 'black'] as const

const Power = oneOf(POWERS)
const Method = oneOf(METHODS)
const Category = oneOf(CATEGORIES)

export const Passing = Type.Object(
  {
    base: oneOf(['roll', 'present', 'returned', 'valid'] as const),
    comparator: oneOf(['>', '>='] as const),
    numerator: Type.Integer({ minimum: 1, maximum: 100 }),
    denominator: Type.Integer({ minimum: 1, maximum: 100 }),
  },
  { additionalProperties: false },
)

const Mark = Type.String({ pattern: '^[a-z][A-Za-z]{0,23}$' })
/** One question of a ballot: a motion, a candidate or a person appraised, and the marks it may be given. */
export const BallotItem = Type.Object(
  { id: Id, title: Title, marks: Type.Array(Mark, { minItems: 2, maxItems: LIMIT.marks, uniqueItems: true }) },
  { additionalProperties: false },
)
/** Votes by item and mark: `{ [item]: { [mark]: votes } }`. */
export const Tally = Type.Record(Id, Type.Record(Mark, Count), { maxProperties: LIMIT.ballotItems })

// ── session ────────────────────────────────────────────────────────────────────────────────────────────────────────

const AgendaFields = {
  title: Title,
  power: Power,
  kind: oneOf(ITEM_KINDS),
  method: orNull(Method),
  motion: orNull(Id),
}

export const SessionEvent = said([
  word('session.create', {
    term: Type.Integer({ minimum: 1, maximum: 99 }),
    ordinal: Type.Integer({ minimum: 1, maximum: 99 }),
    kind: oneOf(SESSION_KINDS),
    title: Title,
    place: maybe(LIMIT.name),
    opensOn: Day,
    /** The collection window: motions submitted after it are late (2.3). */
    windowClosesAt: Instant,
  }),
  word('session.schedule', { title: Title, place: maybe(LIMIT.name), opensOn: Day, windowClosesAt: Instant }),
  word('session.enrol', { seat: Id, person: Id, kind: oneOf(SEAT_KINDS), delegation: orNull(Id), head: Type.Boolean() }),
  word('session.lapse', { seat: Id, reason: Note }),
  word('session.addItem', { item: Id, after: orNull(Id), ...AgendaFields }),
  word('session.editItem', { item: Id, ...AgendaFields }),
  word('session.moveItem', { item: Id, after: orNull(Id) }),
  word('session.removeItem', { item: Id, reason: Note }),
  word('session.override', { item: Id, method: Method, reason: Note }),
  word('session.sendPapers', { overrideReason: orNull(Note) }),
  word('session.prepare', {}),
  word('session.adoptAgenda', {}),
  word('session.adoptRules', {}),
  word('session.nominateScrutineers', { scrutineers: Ids(15, 2), chief: Id, tellers: Ids(15) }),
  word('session.confirmScrutineers', {}),
  word('session.checkIn', { seat: Id }),
  word('session.undoCheckIn', { seat: Id, reason: Note }),
  word('session.stepOut', { seat: Id }),
  word('session.grantLeave', { seat: Id, reason: Note }),
  word('session.open', {}),
  word('session.recess', {}),
  word('session.resume', {}),
  word('session.presentItem', { item: Id }),
  word('session.discussItem', { item: Id }),
  word('session.collateItem', { item: Id, note: maybe(LIMIT.note) }),
  word('session.voteItem', { item: Id, ballot: Id }),
  word('session.reopenItem', { item: Id }),
  word('session.decideItem', { item: Id }),
  word('session.show', { page: oneOf(SCREEN_PAGES), item: orNull(Id), ballot: orNull(Id) }),
  word('session.close', {}),
  word('session.publish', {}),
  word('session.archive', {}),
])

// ── motion ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const Wording = { title: Title, rationale: maybe(LIMIT.text), remedy: maybe(LIMIT.text) }
const Dispatch = { lead: Id, coHandling: Ids(LIMIT.departments), dueOn: Day }

export const MotionEvent = said([
  word('motion.create', {
    session: Id,
    kind: oneOf(['proposal', 'draftItem'] as const),
    /** Given when the motion is a whole delegation's. */
    delegation: orNull(Id),
    category: Category,
    department: orNull(Id),
    ...Wording,
  }),
  word('motion.edit', { category: Category, department: orNull(Id), ...Wording }),
  word('motion.invite', { people: Ids(LIMIT.people) }),
  word('motion.second', {}),
  word('motion.unsecond', {}),
  word('motion.submit', { oneMatter: Type.Literal(true) }),
  word('motion.endorse', {}),
  word('motion.return', { note: Note }),
  word('motion.accept', {}),
  word('motion.withdraw', {}),
  word('motion.file', { priority: oneOf(['priority', 'ordinary'] as const) }),
  word('motion.merge', { into: Id, note: Note }),
  word('motion.absorb', { from: Id, proposers: Ids(LIMIT.people), seconders: Ids(LIMIT.people) }),
  word('motion.convert', { note: Note }),
  word('motion.decline', { reason: oneOf(DECLINE_REASONS), note: Note }),
  word('motion.appeal', { note: Note }),
  word('motion.refer', { note: Note }),
  word('motion.table', { session: Id }),
  word('motion.amend', { ...Wording, note: Note }),
  word('motion.openBallot', { ballot: Id }),
  word('motion.adopt', { ballot: Id }),
  word('motion.reject', { ballot: Id }),
  word('motion.voidBallot', { ballot: Id }),
  word('motion.resubmit', { session: Id, ...Wording, note: Note }),
  word('motion.publish', { resolution: text(LIMIT.text) }),
  word('motion.proposeDispatch', Dispatch),
  word('motion.dispatch', Dispatch),
  word('motion.handOver', { from: Id, to: Id }),
  word('motion.close', {}),
  word('motion.report', {}),
  word('motion.archive', {}),
])

// ── ballot ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const BallotFields = {
  title: Title,
  power: Power,
  method: Method,
  items: Type.Array(BallotItem, { minItems: 1, maxItems: LIMIT.ballotItems }),
  passing: Passing,
  /** Which of two casts by one seat counts, where the rules adopted say so (domain 4, step 6). */
  finality: oneOf(['first', 'last'] as const),
}
const Votes = Type.Object({ approve: Count, oppose: Count, abstain: Count }, { additionalProperties: false })

export const BallotEvent = said([
  word('ballot.configure', {
    session: Id,
    /** The agenda item it decides; none for the votes by which the congress orders itself. */
    agendaItem: orNull(Id),
    matter: oneOf(MATTERS),
    motion: orNull(Id),
    ...BallotFields,
  }),
  word('ballot.adjust', BallotFields),
  word('ballot.adoptRules', {}),
  word('ballot.confirmScrutineers', { scrutineers: Ids(15, 2), chief: Id, tellers: Ids(15) }),
  word('ballot.checkQuorum', {}),
  word('ballot.sealEmpty', {}),
  word('ballot.issue', { onPaper: Ids(LIMIT.seats) }),
  word('ballot.open', { closesAt: orNull(Instant) }),
  word('ballot.enterPaper', { returned: Count, invalid: Count, tally: Tally }),
  word('ballot.close', {}),
  word('ballot.reconcile', {}),
  word('ballot.void', { reason: Note }),
  word('ballot.fallBack', { method: Method, reason: Note }),
  word('ballot.revote', { ballot: Id }),
  word('ballot.recordHands', Votes.properties),
  word('ballot.recordAcclamation', { objections: Count }),
  word('ballot.count', {}),
  word('ballot.certify', {}),
  word('ballot.announce', {}),
  word('ballot.archive', {}),
])

// ── undertaking ────────────────────────────────────────────────────────────────────────────────────────────────────

const Promised = Type.Object({ what: Note, by: Day, who: text(LIMIT.name), cost: maybe(LIMIT.name) }, { additionalProperties: false })

export const UndertakingEvent = said([
  word('undertaking.assign', { motion: Id, department: Id, part: oneOf(['lead', 'coHandling'] as const), dueOn: Day }),
  word('undertaking.accept', {}),
  word('undertaking.object', { reason: Note }),
  word('undertaking.reassign', { department: Id, dueOn: Day }),
  word('undertaking.uphold', { note: Note }),
  word('undertaking.contact', { note: Note }),
  word('undertaking.report', { progress: Type.Integer({ minimum: 0, maximum: 100 }), note: Note }),
  word('undertaking.reply', { class: oneOf(REPLY_CLASSES), text: text(LIMIT.text), promise: orNull(Promised) }),
  word('undertaking.countersign', {}),
  word('undertaking.sendBack', { note: Note }),
  word('undertaking.sign', {}),
  word('undertaking.rate', { grade: oneOf(GRADES), reason: maybe(LIMIT.note) }),
  word('undertaking.settle', { note: Note }),
  word('undertaking.fulfil', { text: text(LIMIT.text) }),
  word('undertaking.track', {}),
  word('undertaking.close', {}),
  word('undertaking.remind', { note: maybe(LIMIT.note) }),
  word('undertaking.supervise', { owner: Id }),
  word('undertaking.fallDue', { flag: oneOf(['dueSoon', 'overdue'] as const) }),
])

export type SessionEvent = Static<typeof SessionEvent>
export type MotionEvent = Static<typeof MotionEvent>
export type BallotEvent = Static<typeof BallotEvent>
export type UndertakingEvent = Static<typeof UndertakingEvent>

export const SUBJECTS = ['session', 'motion', 'ballot', 'undertaking'] as const
export type SubjectName = (typeof SUBJECTS)[number]
export type EventOf = { session: SessionEvent; motion: MotionEvent; ballot: BallotEvent; undertaking: UndertakingEvent }
export type AnyEvent = EventOf[SubjectName]
export type Word<S extends SubjectName = SubjectName> = EventOf[S]['type']

export type Power = Static<typeof Power>
export type Method = Static<typeof Method>
export type Passing = Static<typeof Passing>
export type BallotItem = Static<typeof BallotItem>
export type Tally = Static<typeof Tally>
export type Promised = Static<typeof Promised>
export type Matter = (typeof MATTERS)[number]
export type ItemKind = (typeof ITEM_KINDS)[number]
export type ScreenPage = (typeof SCREEN_PAGES)[number]
