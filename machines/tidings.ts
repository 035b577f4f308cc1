/**
 * Whom a settled word is told to, and under which heading (domain 2).
 *
 * Total: a new word of a motion or an undertaking must say whom it concerns, or that it concerns nobody. What is told is
 * only that something happened to a motion; its number, its title and a link go with it, never what was written.
 */
import { minuteIn } from './calendar.ts'
import type { Tellable } from './catalogues.ts'
import type { EventOf, Word } from './events.ts'
import type { KnownOf } from './rights.ts'

/** What a tiding is about, from the reader's side. */
export const TIDINGS = [
  'invited',
  'toReview',
  'returned',
  'filed',
  'declined',
  'converted',
  'merged',
  'toDispatch',
  'dispatched',
  'toHandle',
  'objected',
  'upheld',
  'toCountersign',
  'toSign',
  'sentBack',
  'replied',
  'rated',
  'toHandleAgain',
  'toSettle',
  'settled',
  'fulfilled',
  'reminded',
  'supervised',
  'deadline',
  'unrated',
  'asked',
  'answered',
  'toVote',
] as const
export type Tiding = (typeof TIDINGS)[number]

/** What people choose by: what waits for them, how their motions go, and deadlines. */
export const TIDING_GROUPS = ['tasks', 'news', 'deadlines'] as const
export type TidingGroup = (typeof TIDING_GROUPS)[number]

export const groupOf: Record<Tiding, TidingGroup> = {
  invited: 'tasks',
  toReview: 'tasks',
  returned: 'tasks',
  filed: 'news',
  declined: 'news',
  converted: 'news',
  merged: 'news',
  toDispatch: 'tasks',
  dispatched: 'news',
  toHandle: 'tasks',
  objected: 'tasks',
  upheld: 'tasks',
  toCountersign: 'tasks',
  toSign: 'tasks',
  sentBack: 'tasks',
  replied: 'tasks',
  rated: 'news',
  toHandleAgain: 'tasks',
  toSettle: 'tasks',
  settled: 'news',
  fulfilled: 'news',
  reminded: 'deadlines',
  supervised: 'tasks',
  deadline: 'deadlines',
  unrated: 'deadlines',
  asked: 'tasks',
  answered: 'news',
  toVote: 'tasks',
}

/** Who is meant, by their part in the motion or the undertaking; `someone` are persons whom the word names. */
export type Audience = Tellable | 'proposers' | 'seconders' | 'coHandlers' | 'head' | 'asker' | 'askedDepartment' | 'someone'

export type Told = { tiding: Tiding; to: Audience[]; someone?: string[] }
type Subjects = 'motion' | 'undertaking'
type Settled<W> = { event: Extract<EventOf[Subjects], { type: W }>; state: string; known: KnownOf[Subjects] }
type Telling<W> = ((settled: Settled<W>) => Told | null) | null

const to =
  (tiding: Tiding, ...audience: Audience[]) =>
  (): Told => ({ tiding, to: audience })
const proposers = (tiding: Tiding) => to(tiding, 'proposers')

/** On a reply its new version has no countersignature yet: what is asked is whether anybody must give one. */
const isCountersigned = (known: KnownOf[Subjects]) => 'countersignsMissing' in known && known.countersignsMissing === 0

const TELLING: { [W in Word<Subjects>]: Telling<W> } = {
  'motion.create': null,
  'motion.record': null,
  'motion.edit': null,
  'motion.attach': null,
  'motion.detach': null,
  'motion.invite': ({ event }) => ({ tiding: 'invited', to: ['someone'], someone: event.people }),
  'motion.second': null,
  'motion.unsecond': null,
  'motion.submit': ({ state }) => ({ tiding: 'toReview', to: [state === 'delegation_review' ? 'head' : 'staff'] }),
  'motion.endorse': to('toReview', 'staff'),
  'motion.forward': to('toReview', 'staff'),
  'motion.return': proposers('returned'),
  'motion.accept': to('toReview', 'committee'),
  'motion.withdraw': null,
  'motion.file': to('filed', 'proposers', 'seconders'),
  'motion.merge': to('merged', 'proposers', 'seconders'),
  'motion.absorb': null,
  'motion.convert': to('converted', 'proposers', 'seconders'),
  'motion.decline': to('declined', 'proposers', 'seconders'),
  'motion.appeal': null,
  'motion.refer': null,
  'motion.table': null,
  'motion.amend': null,
  'motion.openBallot': null,
  'motion.adopt': null,
  'motion.reject': null,
  'motion.voidBallot': null,
  'motion.resubmit': null,
  'motion.publish': null,
  'motion.proposeDispatch': to('toDispatch', 'leader'),
  'motion.dispatch': to('dispatched', 'proposers', 'seconders'),
  'motion.handOver': null,
  'motion.close': null,
  'motion.report': null,
  'motion.archive': null,
  'motion.suggest': null,
  'motion.support': null,
  'motion.unsupport': null,
  'motion.takeUp': null,
  'motion.answer': proposers('answered'),
  'motion.hide': null,
  'motion.unhide': null,
  'motion.show': null,
  'motion.ask': to('asked', 'askedDepartment'),
  'motion.answerQuestion': to('answered', 'asker'),
  /** Who owes an answer is the department that was asked, not the one that leads. */
  'motion.promptQuestion': ({ event }) => ({
    tiding: 'deadline',
    to: event.tell.map((one) => (one === 'department' ? 'askedDepartment' : one)),
  }),
  'undertaking.assign': to('toHandle', 'department'),
  'undertaking.accept': null,
  'undertaking.object': to('objected', 'committee'),
  'undertaking.reassign': to('toHandle', 'department'),
  'undertaking.uphold': to('upheld', 'department'),
  'undertaking.contact': null,
  'undertaking.report': null,
  /** The leader is not asked before everybody has countersigned. */
  'undertaking.reply': ({ known }) =>
    isCountersigned(known) ? { tiding: 'toSign', to: ['leader'] } : { tiding: 'toCountersign', to: ['coHandlers'] },
  'undertaking.countersign': ({ known }) => (isCountersigned(known) ? { tiding: 'toSign', to: ['leader'] } : null),
  'undertaking.sendBack': to('sentBack', 'department'),
  'undertaking.sign': to('replied', 'proposers', 'seconders'),
  'undertaking.rate': ({ state }) => {
    if (state === 'escalated') return { tiding: 'toSettle', to: ['leader'] }
    return state === 'rehandling' ? { tiding: 'toHandleAgain', to: ['department'] } : { tiding: 'rated', to: ['department'] }
  },
  'undertaking.opine': null,
  'undertaking.settle': to('settled', 'proposers', 'department'),
  'undertaking.fulfil': to('fulfilled', 'proposers', 'seconders'),
  'undertaking.track': null,
  'undertaking.close': null,
  'undertaking.remind': to('reminded', 'department'),
  'undertaking.supervise': ({ event }) => ({ tiding: 'supervised', to: ['someone', 'department'], someone: [event.owner] }),
  'undertaking.fallDue': ({ event }) => (event.flag === 'unrated' ? { tiding: 'unrated', to: ['proposers'] } : null),
  'undertaking.prompt': ({ event }) => ({ tiding: 'deadline', to: event.tell }),
}

/** @param settled the word, the subject's state after it was heard, and what the judge was told */
export const toldBy = (settled: Settled<Word<Subjects>>): Told | null => {
  const telling = TELLING[settled.event.type] as Telling<Word<Subjects>>
  return telling === null ? null : telling(settled)
}

/** A unit that votes over days has no hall: its voters are told that the box is open, and reminded while their paper is not in it. */
export const tidingOfBallot = ({ type }: EventOf['ballot'], { session }: KnownOf['ballot']): Tiding | null =>
  session.unitSeats !== null && (type === 'ballot.open' || type === 'ballot.prompt') ? 'toVote' : null

/** What a group chat of the school is told of: never of a motion that is shown to fewer than the staff. */
export const FOR_ROBOTS: readonly Tiding[] = ['filed', 'toHandle', 'replied', 'deadline', 'fulfilled']

export type Quiet = { from: number; to: number }

const MINUTES_A_DAY = 1_440

/** Minutes from a moment until nobody is disturbed; 0: now. Quiet hours may reach over midnight; alike, there are none. */
export const minutesOfQuiet = (at: string, { from, to: until }: Quiet): number => {
  const now = minuteIn(at)
  const isQuiet = from <= until ? now >= from && now < until : now >= from || now < until
  return isQuiet ? (until - now + MINUTES_A_DAY) % MINUTES_A_DAY : 0
}
