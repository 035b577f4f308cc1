/** Words for a motion (domain 2.1). */
import { Type, type Static } from 'typebox'
import { TELLABLE, VISIBILITIES } from './catalogues.ts'
import { Entry } from './matters.ts'
import { Day, Id, Ids, LIMIT, maybe, Note, oneOf, orNull, said, text, Title, word } from './schema.ts'

const Wording = { title: Title, rationale: maybe(LIMIT.text), remedy: maybe(LIMIT.text) }
const Dispatch = { lead: Id, coHandling: Ids(LIMIT.departments), dueOn: Day }

export const MotionEvent = said([
  word('motion.create', {
    session: Id,
    kind: oneOf(['proposal', 'draftItem'] as const),
    /** Given when the motion is a whole delegation's. */
    delegation: orNull(Id),
    /** The suggestion of a colleague that is taken up in it. */
    suggestion: Type.Optional(Id),
    category: Entry,
    department: orNull(Id),
    ...Wording,
  }),
  /** A motion of a session before the school had this software: it is archived as it is told. */
  word('motion.record', {
    term: Type.Integer({ minimum: 1, maximum: 99 }),
    ordinal: Type.Integer({ minimum: 1, maximum: 99 }),
    number: maybe(LIMIT.name),
    category: Entry,
    ...Wording,
    proposer: maybe(LIMIT.name),
    department: maybe(LIMIT.name),
    reply: maybe(LIMIT.text),
    closedOn: orNull(Day),
  }),
  word('motion.edit', { category: Entry, department: orNull(Id), ...Wording }),
  /** Photographs, tables, drafts: what shows or proves what the text says. */
  word('motion.attach', { paper: Id }),
  word('motion.detach', { paper: Id }),
  word('motion.invite', { people: Ids(LIMIT.people) }),
  word('motion.second', {}),
  word('motion.unsecond', {}),
  word('motion.submit', { oneMatter: Type.Literal(true) }),
  word('motion.endorse', {}),
  word('motion.forward', {}),
  word('motion.return', { note: Note }),
  word('motion.accept', {}),
  word('motion.withdraw', {}),
  word('motion.file', { priority: oneOf(['priority', 'ordinary'] as const) }),
  word('motion.merge', { into: Id, note: Note }),
  word('motion.absorb', { from: Id, proposers: Ids(LIMIT.people), seconders: Ids(LIMIT.people) }),
  word('motion.convert', { note: Note }),
  word('motion.decline', { reason: Entry, note: Note }),
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
  word('motion.suggest', { session: Id, category: Entry, title: Title, remedy: text(LIMIT.text) }),
  word('motion.support', {}),
  word('motion.unsupport', {}),
  word('motion.takeUp', { motion: Id }),
  word('motion.answer', { note: Note }),
  word('motion.hide', { note: Note }),
  word('motion.unhide', { note: Note }),
  word('motion.show', { visibility: oneOf(VISIBILITIES) }),
  word('motion.ask', { question: Id, department: Id, text: Note }),
  word('motion.answerQuestion', { question: Id, text: text(LIMIT.text) }),
  /** A question that a department leaves lying is reminded of, up the same ladder as what it owes. */
  word('motion.promptQuestion', {
    question: Id,
    dueOn: Day,
    days: Type.Integer({ minimum: -180, maximum: 180 }),
    tell: Type.Array(oneOf(TELLABLE), { minItems: 1, maxItems: TELLABLE.length, uniqueItems: true }),
  }),
])

export type MotionEvent = Static<typeof MotionEvent>
