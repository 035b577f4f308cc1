/**
 * Who may say which word (domain 1, 2.1, 2.2, 4).
 *
 * Total: a new word does not compile until somebody is entitled to it. Administrators have no rights here but to
 * people; an exception to a rule is itself a word with a reason (`session.override`), not a role.
 */
import { hasRole, isPerson, personOf, representativeSeat, type Actor } from './actor.ts'
import { type Role } from './matters.ts'
import type { BallotContext, BallotKnown, BallotState } from './ballot-context.ts'
import type { EventOf, SubjectName, Word } from './events.ts'
import type { MotionContext, MotionKnown, MotionState } from './motion-context.ts'
import type { SessionContext, SessionKnown, SessionState } from './session-context.ts'
import type { UndertakingContext, UndertakingKnown, UndertakingState } from './undertaking-context.ts'

export type StateOf = { session: SessionState; motion: MotionState; ballot: BallotState; undertaking: UndertakingState }
export type ContextOf = { session: SessionContext; motion: MotionContext; ballot: BallotContext; undertaking: UndertakingContext }
export type KnownOf = { session: SessionKnown; motion: MotionKnown; ballot: BallotKnown; undertaking: UndertakingKnown }

type Asked<S extends SubjectName, W> = {
  state: StateOf[S]
  context: ContextOf[S]
  known: KnownOf[S]
  event: Extract<EventOf[S], { type: W }>
  by: Actor
}
type Right<S extends SubjectName, W> = (asked: Asked<S, W>) => boolean
export type Rights<S extends SubjectName> = { [W in Word<S>]: Right<S, W> }

const roles =
  (...allowed: Role[]) =>
  ({ by }: { by: Actor }) =>
    hasRole(by, ...allowed)
const congress = ({ by }: { by: Actor }) => by.kind === 'congress'
/** What is issued together is led once; its companions hear it from the congress itself. */
const led =
  <A extends { by: Actor; context: BallotContext }>(right: (asked: A) => boolean) =>
  (asked: A): boolean =>
    (asked.context.togetherWith !== null && congress(asked)) || right(asked)
const secretary = roles('secretary')
const desk = roles('secretary', 'staff')
const chair = roles('secretary', 'presidium')
const committee = roles('committee')
const leader = roles('leader')

const answersFor = (by: Actor, department: string | null) =>
  isPerson(by) && by.roles.includes('department') && by.department !== null && by.department === department

const session: Rights<'session'> = {
  'session.create': desk,
  'session.rehearse': desk,
  'session.schedule': desk,
  'session.enrol': desk,
  'session.lapse': desk,
  'session.byElect': desk,
  'session.recall': desk,
  'session.transfer': desk,
  'session.nameHead': desk,
  'session.assemble': desk,
  'session.allot': desk,
  'session.constitute': desk,
  'session.seatElected': desk,
  'session.addItem': desk,
  'session.editItem': desk,
  'session.moveItem': desk,
  'session.removeItem': desk,
  'session.override': roles('presidium'),
  'session.sendPapers': desk,
  'session.attachPaper': desk,
  'session.removePaper': desk,
  'session.postNotice': desk,
  'session.withdrawNotice': desk,
  /** Every member of staff is asked, with a seat or without. */
  'session.comment': ({ by }) => isPerson(by),
  'session.answerComment': desk,
  'session.prepare': secretary,
  'session.adoptAgenda': congress,
  'session.adoptRules': congress,
  'session.writeRules': desk,
  'session.nominateScrutineers': chair,
  'session.confirmScrutineers': congress,
  'session.keepKeys': congress,
  'session.discardKeys': chair,
  /** At the desk for anybody; on one's own phone for oneself. */
  'session.checkIn': ({ by, event }) => desk({ by }) || (isPerson(by) && by.seats.some((seat) => seat.id === event.seat)),
  'session.undoCheckIn': desk,
  'session.stepOut': ({ by, event }) => desk({ by }) || (isPerson(by) && by.seats.some((seat) => seat.id === event.seat)),
  'session.grantLeave': desk,
  'session.open': chair,
  'session.recess': chair,
  'session.resume': chair,
  'session.presentItem': chair,
  'session.discussItem': chair,
  'session.collateItem': chair,
  'session.voteItem': congress,
  'session.reopenItem': congress,
  'session.decideItem': ({ by }) => congress({ by }) || chair({ by }),
  'session.show': chair,
  'session.turnSheet': chair,
  'session.startTimer': chair,
  'session.stopTimer': chair,
  /** For oneself on one's own phone; at the desk for whoever raises a hand. */
  'session.askFloor': ({ by, event }) => desk({ by }) || chair({ by }) || (isPerson(by) && by.seats.some((seat) => seat.id === event.seat)),
  'session.withdrawFloor': ({ by, known }) =>
    desk({ by }) || chair({ by }) || (personOf(by) !== null && personOf(by) === known.request?.person),
  'session.orderFloor': chair,
  'session.giveFloor': chair,
  'session.endFloor': chair,
  'session.takeDesk': desk,
  'session.close': chair,
  'session.writeResolution': desk,
  'session.adoptResolution': congress,
  'session.nominateAward': roles('staff', 'secretary', 'committee', 'presidium'),
  'session.withdrawAward': roles('staff', 'secretary', 'committee', 'presidium'),
  'session.grantAward': chair,
  /** At the desk, or by one's own seat. */
  'session.nominateCandidate': ({ by, event }) =>
    event.seat === null ? desk({ by }) || chair({ by }) : isPerson(by) && by.seats.some((seat) => seat.id === event.seat),
  'session.answerNomination': ({ by, event }) => desk({ by }) || personOf(by) === event.person,
  'session.withdrawNomination': ({ by }) => desk({ by }) || chair({ by }),
  'session.publish': desk,
  'session.takeDown': desk,
  'session.reportUpward': desk,
  'session.archive': desk,
  'session.discard': desk,
}

const proposer = ({ context, by }: { context: MotionContext; by: Actor }) => personOf(by) !== null && personOf(by) === context.proposer
const headOfHome = ({ context, by }: { context: MotionContext; by: Actor }) => {
  const seat = representativeSeat(by, context.session)
  return seat !== undefined && seat.head && seat.delegation === context.homeDelegation
}
/** In the committee's hands, or in the presidium's after an appeal. */
const reviewer = ({ state, by }: { state: MotionState; by: Actor }) =>
  state === 'presidium_review' ? hasRole(by, 'presidium') : hasRole(by, 'committee')
const anotherPerson = ({ context, by }: { context: MotionContext; by: Actor }) => isPerson(by) && personOf(by) !== context.proposer
const anotherRepresentative = (asked: { context: MotionContext; by: Actor }) =>
  representativeSeat(asked.by, asked.context.session) !== undefined &&
  !proposer(asked) &&
  !asked.context.coProposers.includes(personOf(asked.by) ?? '')

const motion: Rights<'motion'> = {
  'motion.create': ({ event, by }) => {
    if (event.kind === 'draftItem') return hasRole(by, 'staff')
    const seat = representativeSeat(by, event.session)
    return seat !== undefined && (event.delegation === null || (seat.head && seat.delegation === event.delegation))
  },
  'motion.record': roles('staff'),
  'motion.edit': proposer,
  'motion.attach': proposer,
  'motion.detach': proposer,
  'motion.invite': proposer,
  'motion.second': anotherRepresentative,
  'motion.unsecond': anotherRepresentative,
  'motion.submit': proposer,
  'motion.endorse': headOfHome,
  /** A delegation that lets its time pass has not stopped a motion. */
  'motion.forward': ({ by }) => by.kind === 'clock',
  'motion.return': (asked) => (asked.state === 'delegation_review' ? headOfHome(asked) : committee(asked)),
  'motion.accept': roles('staff'),
  'motion.withdraw': proposer,
  'motion.file': reviewer,
  'motion.merge': committee,
  'motion.absorb': congress,
  'motion.convert': committee,
  'motion.decline': reviewer,
  'motion.appeal': proposer,
  'motion.refer': committee,
  'motion.table': roles('presidium'),
  'motion.amend': (asked) => proposer(asked) || hasRole(asked.by, 'presidium', 'secretary'),
  'motion.openBallot': congress,
  'motion.adopt': congress,
  'motion.reject': congress,
  'motion.voidBallot': congress,
  'motion.resubmit': proposer,
  'motion.publish': desk,
  'motion.proposeDispatch': committee,
  'motion.dispatch': leader,
  'motion.handOver': congress,
  'motion.close': congress,
  'motion.report': roles('staff'),
  'motion.archive': roles('staff'),
  /** Any member of staff, with a seat or without. */
  'motion.suggest': ({ by }) => isPerson(by),
  'motion.support': anotherPerson,
  'motion.unsupport': anotherPerson,
  'motion.takeUp': congress,
  'motion.answer': roles('staff', 'committee'),
  'motion.hide': desk,
  'motion.unhide': desk,
  'motion.show': roles('committee', 'staff'),
  /** A representative of any session: what was promised to one congress is asked about by the next. */
  'motion.ask': ({ by }) => isPerson(by) && by.seats.some((seat) => seat.kind === 'representative'),
  'motion.promptQuestion': ({ by }) => by.kind === 'clock',
  'motion.answerQuestion': ({ known, by }) => known.question !== null && answersFor(by, known.question.department),
}

const scrutineer = ({ context, by }: { context: BallotContext; by: Actor }) => context.scrutineers.includes(personOf(by) ?? '')

const ballot: Rights<'ballot'> = {
  'ballot.configure': ({ by }) => congress({ by }) || desk({ by }),
  /** One group of raters is asked what the first is asked. */
  'ballot.adjust': ({ by }) => congress({ by }) || desk({ by }),
  'ballot.adoptRules': led(secretary),
  'ballot.confirmScrutineers': led(secretary),
  'ballot.checkQuorum': led(secretary),
  'ballot.sealEmpty': led(scrutineer),
  'ballot.issue': led(secretary),
  'ballot.absorb': congress,
  'ballot.open': led(secretary),
  'ballot.setClosing': led(chair),
  'ballot.prompt': ({ by }) => desk({ by }) || by.kind === 'clock',
  'ballot.moveToPaper': secretary,
  'ballot.enterPaper': ({ context, by }) => context.tellers.includes(personOf(by) ?? ''),
  'ballot.close': led(({ by }: { by: Actor; context: BallotContext }) => chair({ by }) || by.kind === 'clock'),
  'ballot.reconcile': chair,
  'ballot.declareValid': chair,
  'ballot.void': chair,
  'ballot.fallBack': roles('presidium'),
  'ballot.revote': secretary,
  'ballot.recordHands': secretary,
  'ballot.recordAcclamation': secretary,
  'ballot.count': (asked) => secretary(asked) || scrutineer(asked),
  'ballot.certify': scrutineer,
  'ballot.reveal': chair,
  'ballot.announce': led(chair),
  'ballot.runOff': secretary,
  'ballot.supplement': secretary,
  'ballot.leaveVacant': roles('presidium'),
  'ballot.archive': ({ by }) => congress({ by }) || desk({ by }),
  'ballot.discard': congress,
}

const handler = ({ context, by }: { context: UndertakingContext; by: Actor }) => answersFor(by, context.department)

const undertaking: Rights<'undertaking'> = {
  'undertaking.assign': congress,
  'undertaking.accept': handler,
  'undertaking.object': handler,
  'undertaking.reassign': committee,
  'undertaking.uphold': committee,
  'undertaking.contact': handler,
  'undertaking.report': handler,
  'undertaking.reply': handler,
  'undertaking.countersign': handler,
  'undertaking.sendBack': leader,
  'undertaking.sign': leader,
  /** A department that rates itself is a known abuse: only the proposer's own login rates. */
  'undertaking.rate': ({ known, by }) => known.rater !== null && known.rater === personOf(by),
  'undertaking.opine': ({ known, by }) => known.opiners.includes(personOf(by) ?? ''),
  'undertaking.settle': leader,
  'undertaking.fulfil': handler,
  'undertaking.track': congress,
  'undertaking.close': congress,
  'undertaking.remind': roles('staff'),
  'undertaking.supervise': committee,
  'undertaking.fallDue': ({ by }) => by.kind === 'clock',
  'undertaking.prompt': ({ by }) => by.kind === 'clock',
}

const rights: { [S in SubjectName]: Rights<S> } = { session, motion, ballot, undertaking }

/** Whether the speaker may say this word to this subject as it stands; the judge asks it before any condition. */
export const isEntitled = <S extends SubjectName>(
  name: S,
  asked: { state: StateOf[S]; context: ContextOf[S]; known: KnownOf[S]; event: EventOf[S]; by: Actor },
): boolean => {
  const right = rights[name][asked.event.type as Word<S>] as (asked: unknown) => boolean
  return right(asked)
}
