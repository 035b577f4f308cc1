/** Words for a session (domain 3). */
import { Type, type Static } from 'typebox'
import { HALL_KINDS } from './actor.ts'
import { AWARDS } from './awards.ts'
import { ITEM_KINDS, Method, NAMES_SHOWN, OUTCOMES, Power, SCREEN_PAGES, SESSION_KINDS } from './matters.ts'
import { Count, Day, Id, Ids, Instant, LIMIT, maybe, Note, oneOf, orNull, said, text, Title, word } from './schema.ts'

/** One line of the quota table: the departments of which a unit consists, and its seats. `delegation`: where its representatives sit. */
export const Unit = Type.Object(
  {
    id: Id,
    name: Title,
    departments: Ids(LIMIT.departments, 1),
    seats: Type.Integer({ minimum: 1, maximum: LIMIT.ballotItems }),
    delegation: orNull(Id),
  },
  { additionalProperties: false },
)
export type Unit = Static<typeof Unit>

/** How those who elect voted: how many they are, how many papers came back, how many of them were for it (domain 4.1). */
export const ElectorsVote = Type.Object({ electors: Count, returned: Count, approve: Count }, { additionalProperties: false })
export type ElectorsVote = Static<typeof ElectorsVote>

/** Whose recall is put to a unit: the seat in the congress, and who holds it. */
export const Recalled = Type.Object({ seat: Id, person: Id }, { additionalProperties: false })
export type Recalled = Static<typeof Recalled>

export const HallCode = Type.String({ pattern: '^[A-Za-z0-9._-]{12,60}$' })

const AgendaFields = {
  title: Title,
  power: Power,
  kind: oneOf(ITEM_KINDS),
  method: orNull(Method),
  motion: orNull(Id),
  /** Who presents it (报告人), and for how many minutes. */
  presenter: orNull(text(LIMIT.name)),
  minutes: orNull(Type.Integer({ minimum: 1, maximum: 600 })),
}
/** One request for the floor, made up by whoever asks. */
const request = Id
/** People and the seats that they are given by one word. */
const Seated = (most: number) =>
  Type.Array(Type.Object({ seat: Id, person: Id }, { additionalProperties: false }), { minItems: 1, maxItems: most })
const Seconds = Type.Integer({ minimum: 10, maximum: 7200 })

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
    /** The agenda it begins with: a template's, or the last session's. */
    items: Type.Array(Type.Object({ item: Id, ...AgendaFields }, { additionalProperties: false }), { maxItems: LIMIT.firstItems }),
  }),
  /** A copy in which nothing real moves, born where people sign in; the title says that it is one. */
  word('session.rehearse', { of: Id, title: Title }),
  word('session.schedule', { title: Title, place: maybe(LIMIT.name), opensOn: Day, windowClosesAt: Instant }),
  word('session.enrol', { seat: Id, person: Id, kind: oneOf(HALL_KINDS), delegation: orNull(Id), head: Type.Boolean() }),
  word('session.lapse', { seat: Id, reason: Note }),
  /** 补选, in the place of an ended seat; 增补, where it replaces none: by those who elect, at a meeting that is told in figures. */
  word('session.byElect', {
    seat: Id,
    person: Id,
    delegation: orNull(Id),
    replaces: orNull(Id),
    reason: Note,
    vote: ElectorsVote,
  }),
  /**
   * 罢免: by those who elected (domain 4.1). The figures of their vote are part of the record; `ballot`: where it was held here, by the
   * unit that was constituted for it.
   */
  word('session.recall', { seat: Id, decision: Note, vote: ElectorsVote, ballot: orNull(Id) }),
  word('session.transfer', { seat: Id, delegation: orNull(Id), reason: Note }),
  word('session.nameHead', { delegation: Id, seat: Id, reason: Note }),
  /** 教职工大会: every member of staff takes a seat. */
  word('session.assemble', { seats: Seated(LIMIT.people) }),
  /** The quota table of a renewal (换届), the delegations in which those elected will sit, and who decided on it. */
  word('session.allot', {
    units: Type.Array(Unit, { minItems: 1, maxItems: LIMIT.units }),
    delegations: Type.Array(Type.Object({ id: Id, name: Title }, { additionalProperties: false }), { maxItems: LIMIT.units }),
    decision: Note,
  }),
  /** The election of one unit, or its vote on the recall of somebody whom it elected: its whole staff, and what was decided on how it is held. */
  word('session.constitute', {
    of: Id,
    unit: Id,
    title: Title,
    item: Id,
    itemTitle: Title,
    method: oneOf(['sealed', 'secret'] as const),
    rules: text(LIMIT.text),
    countedAllowed: Type.Boolean(),
    decision: Note,
    scrutineers: Ids(15, 2),
    chief: Id,
    tellers: Ids(15),
    seats: Seated(LIMIT.unitStaff),
    recalls: Type.Optional(Recalled),
  }),
  /** Those whom a unit elected take their seats, once their credentials (资格审查) were found good. */
  word('session.seatElected', { from: Id, delegation: orNull(Id), seats: Seated(LIMIT.ballotItems) }),
  word('session.addItem', { item: Id, after: orNull(Id), ...AgendaFields }),
  word('session.editItem', { item: Id, ...AgendaFields }),
  word('session.moveItem', { item: Id, after: orNull(Id) }),
  word('session.removeItem', { item: Id, reason: Note }),
  word('session.override', { item: Id, method: Method, reason: Note }),
  word('session.sendPapers', { overrideReason: orNull(Note) }),
  word('session.attachPaper', { paper: Id, item: orNull(Id) }),
  word('session.removePaper', { paper: Id, reason: orNull(Note) }),
  word('session.postNotice', {
    notice: Id,
    title: Title,
    text: text(LIMIT.text),
    /** The agenda item, and with it the ballot, that it is about; or a draft that is not on the agenda yet. */
    item: orNull(Id),
    motion: orNull(Id),
    papers: Ids(LIMIT.noticePapers),
    /** Every member of staff may comment until then. */
    consultation: orNull(Type.Object({ closesAt: Instant, names: oneOf(NAMES_SHOWN) }, { additionalProperties: false })),
  }),
  word('session.withdrawNotice', { notice: Id, reason: Note }),
  word('session.comment', { comment: Id, notice: Id, text: Note }),
  word('session.answerComment', { comment: Id, outcome: oneOf(OUTCOMES), text: Note }),
  /** 候选人提名 (domain 4.1). `seat`: through which it is said by a head, or in a unit by any elector; null at the desk. */
  word('session.nominateCandidate', { item: Id, person: Id, seat: orNull(Id), reason: text(LIMIT.candidacy) }),
  /** By whoever is nominated, or at the desk as it was handed in; heard anew until the vote. */
  word('session.answerNomination', { item: Id, person: Id, agrees: Type.Boolean(), statement: maybe(LIMIT.candidacy) }),
  word('session.withdrawNomination', { item: Id, person: Id, reason: Note }),
  word('session.prepare', {}),
  word('session.adoptAgenda', {}),
  word('session.adoptRules', {}),
  /** The voting rules (表决办法) that the congress is asked to adopt, and the two choices that they make. */
  word('session.writeRules', { text: maybe(LIMIT.text), countedAllowed: Type.Boolean(), lastCastCounts: Type.Boolean() }),
  word('session.nominateScrutineers', { scrutineers: Ids(15, 2), chief: Id, tellers: Ids(15) }),
  word('session.confirmScrutineers', {}),
  /** The scrutineers' ceremony came to its end: together they hold the key of the session's sealed ballots. */
  word('session.keepKeys', { ceremony: Id, code: Title, threshold: Type.Integer({ minimum: 1, maximum: 15 }), trustees: Ids(15, 2) }),
  word('session.discardKeys', { reason: Note }),
  /** `code`: what the hall screen shows now, where one signs in on one's own phone. */
  word('session.checkIn', { seat: Id, code: Type.Optional(HallCode) }),
  word('session.undoCheckIn', { seat: Id, reason: Note }),
  word('session.stepOut', { seat: Id }),
  word('session.grantLeave', { seat: Id, reason: Note }),
  word('session.open', {}),
  word('session.recess', { reason: maybe(LIMIT.title), resumesAt: orNull(Instant) }),
  word('session.resume', {}),
  word('session.presentItem', { item: Id }),
  word('session.discussItem', { item: Id }),
  word('session.collateItem', { item: Id, note: maybe(LIMIT.note) }),
  word('session.voteItem', { item: Id, ballot: Id }),
  word('session.reopenItem', { item: Id }),
  word('session.decideItem', { item: Id }),
  word('session.show', { page: oneOf(SCREEN_PAGES), item: orNull(Id), ballot: orNull(Id) }),
  word('session.turnSheet', { sheet: Type.Integer({ minimum: 0, maximum: 99 }) }),
  word('session.startTimer', { item: orNull(Id), seconds: Seconds }),
  word('session.stopTimer', {}),
  word('session.askFloor', { request, seat: Id, item: Id }),
  word('session.withdrawFloor', { request }),
  word('session.orderFloor', { request, after: orNull(Id) }),
  word('session.giveFloor', { request, seconds: orNull(Seconds) }),
  word('session.endFloor', {}),
  word('session.takeDesk', { device: Id, label: text(LIMIT.name) }),
  word('session.close', {}),
  /** The congress's resolution (大会决议) as it is put to it; what was adopted is never rewritten. */
  word('session.writeResolution', { text: text(LIMIT.text) }),
  word('session.adoptResolution', {}),
  /** Motions and departments that the data speak for (优秀提案, 先进承办单位), before they are voted on. */
  word('session.nominateAward', { award: oneOf(AWARDS), of: Id, name: Title, reason: Note }),
  word('session.withdrawAward', { award: oneOf(AWARDS), of: Id }),
  /** By a vote of this session, or by a decision that is named. */
  word('session.grantAward', { award: oneOf(AWARDS), of: Id, ballot: orNull(Id), decision: Note }),
  word('session.publish', {}),
  /** Off the board; before its days are over only with a reason. */
  word('session.takeDown', { overrideReason: orNull(Note) }),
  /** Sent to the bodies above (上报): to whom, on which day, under which number. */
  word('session.reportUpward', { to: Title, number: maybe(LIMIT.name), sentOn: Day }),
  word('session.archive', {}),
  /** Throws a rehearsal away: nobody sees it any more, and its journal stays. */
  word('session.discard', {}),
])

export type SessionEvent = Static<typeof SessionEvent>
