/** The conditions of a session's words (domain 1, 2.4, 3): each reads after "is". */
import { hasRole } from './actor.ts'
import { awardOf } from './awards.ts'
import { isMethodLawful, isTalkOnly, itemOf, keptOverride, type AgendaItem } from './agenda.ts'
import type { Condition, Spoken } from './condition.ts'
import { isQuorate } from './majority.ts'
import { ASSEMBLY_BELOW } from './roll.ts'
import { isRehearsable } from './rehearsal.ts'
import { LIMIT } from './schema.ts'
import type { KnownFile, SessionContext, SessionKnown } from './session-context.ts'
import type { SessionEvent } from './session-events.ts'
import { areUnitsDistinct, isFillable, areElectorsEnough, isCarriedByElectors } from './units.ts'

export type SessionSaid = Spoken<SessionEvent, SessionKnown>
const named = (context: SessionContext, said: SessionSaid) => ('item' in said && said.item ? itemOf(context.items, said.item) : undefined)
const isPhase =
  (...phases: AgendaItem['phase'][]): Condition<SessionContext, SessionSaid> =>
  (context, said) => {
    const item = named(context, said)
    return item !== undefined && phases.includes(item.phase)
  }

export const sameMembers = (some: string[], others: string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one))
export const bytesOf = (files: KnownFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0)

const needsCode = (said: SessionSaid) =>
  said.type === 'session.checkIn' && said.known.signInBy === 'hallCode' && !hasRole(said.by, 'secretary', 'staff')

export const sessionConditions = {
  itemKnown: (context, said) => named(context, said) !== undefined,
  itemNew: (context, said) => named(context, said) === undefined && context.items.length < LIMIT.agendaItems,
  /** A session founded with an agenda names no item twice. */
  agendaDistinct: (_, said) => said.type !== 'session.create' || new Set(said.items.map(({ item }) => item)).size === said.items.length,
  itemAdopted: (context, said) => (named(context, said)?.since ?? Infinity) <= context.agendaAdopted,
  itemPending: isPhase('pending'),
  itemPresented: isPhase('presented'),
  itemDiscussing: isPhase('discussing'),
  itemVoting: isPhase('voting'),
  /** Decided by the congress's ballot; items only heard or discussed, by the secretary once they were presented. */
  itemSettled: (context, said) => {
    const item = named(context, said)
    return (
      item !== undefined &&
      (said.by.kind === 'congress' ? item.phase === 'voting' : isTalkOnly(item) && item.phase !== 'pending' && item.phase !== 'decided')
    )
  },
  itemOpenToVote: isPhase('pending', 'presented', 'discussing', 'collated'),
  /** What touches the staff's interests, elections and appraisals are secret (2.4). */
  secretWhereRequired: (context, said) => {
    if (said.type === 'session.create') return said.items.every(({ power, method }) => isMethodLawful(power, method, null))
    if (said.type !== 'session.addItem' && said.type !== 'session.editItem') return true
    return isMethodLawful(said.power, said.method, keptOverride(named(context, said), said.power))
  },
  agendaNotAdopted: (context) => context.agendaAdopted === 0,
  agendaAdopted: (context) => context.agendaAdopted > 0,
  hasAgenda: (context) => context.items.length > 0,
  papersInTime: (_, said) =>
    said.type !== 'session.sendPapers' || said.overrideReason !== null || said.known.daysToOpening >= said.known.papersDays,
  paperUploaded: (_, { known: { files } }) => files.length === 1 && files[0]?.place === 'free',
  paperAttached: (_, { known: { files } }) => files[0]?.place === 'here',
  paperItemKnown: (context, said) => !('item' in said) || said.item === null || itemOf(context.items, said.item) !== undefined,
  papersWithinLimit: (context, { known: { files } }) =>
    context.papers + files.length <= LIMIT.papers && context.papersBytes + bytesOf(files) <= LIMIT.paperBytes,
  /** What people may have read is taken back with a reason on record. */
  removalReasoned: (context, said) => said.type !== 'session.removePaper' || context.papersSentAt === null || said.reason !== null,
  noticePapersUploaded: (_, said) =>
    said.type !== 'session.postNotice' ||
    (said.known.files.length === said.papers.length && said.known.files.every(({ place }) => place === 'free')),
  noticesWithinLimit: (context) => context.notices < LIMIT.notices,
  consultationAhead: (_, said) => said.type !== 'session.postNotice' || said.consultation === null || said.consultation.closesAt > said.at,
  noticeStanding: (_, { known: { notice } }) => notice !== null && !notice.withdrawn,
  consultationOpen: (_, { at, known: { notice } }) => (notice?.consultUntil ?? '') > at,
  commentsLeft: (_, { known: { notice } }) => (notice?.comments ?? 0) < LIMIT.comments,
  seatKnown: (_, said) => said.known.seat !== null && said.known.seat.presence !== 'lapsed',
  notEnrolled: (_, said) => !said.known.alreadyEnrolled,
  delegationOfTerm: (_, said) => !said.known.foreignDelegation,
  /** Only a seat that has ended is filled anew. */
  placeFree: (_, said) => said.type !== 'session.byElect' || said.replaces === null || said.known.replaced === 'lapsed',
  movesElsewhere: (_, said) => said.type !== 'session.transfer' || said.known.seat?.delegation !== said.delegation,
  memberThere: (_, said) =>
    said.type !== 'session.nameHead' || (said.known.seat?.kind === 'representative' && said.known.seat.delegation === said.delegation),
  notHeadYet: (_, said) => said.known.seat?.head !== true,
  rollEmpty: (context) => context.roll === 0,
  underEighty: (_, said) => said.known.staff.count < ASSEMBLY_BELOW,
  /** Everybody, nobody else, and each on a seat of their own. */
  wholeStaff: (_, said) =>
    (said.type !== 'session.assemble' && said.type !== 'session.constitute') ||
    (said.known.staff.missed === 0 &&
      said.known.staff.strangers === 0 &&
      new Set(said.seats.map(({ seat }) => seat)).size === said.seats.length),
  /** The desk signs in whom it sees; a phone says what the hall screen shows, where the school asks for it. */
  codeSaid: (_, said) => !needsCode(said) || said.known.code !== 'none',
  codeFresh: (_, said) => !needsCode(said) || said.known.code !== 'stale',
  notPresent: (_, said) => said.known.seat?.presence !== 'present',
  inTheHall: (_, said) => said.known.seat?.presence === 'present',
  notOnLeave: (_, said) => said.known.seat?.presence !== 'leave',
  quorate: (context) => isQuorate(context.present, context.roll, context.quorum),
  scrutinyNominated: (context) => context.scrutiny !== null,
  scrutineersOnRoll: (_, said) => said.known.notRepresentatives === 0,
  chiefAmongThem: (_, said) => !('chief' in said) || said.scrutineers.includes(said.chief),
  unitsDistinct: (_, said) => said.type !== 'session.allot' || areUnitsDistinct(said.units),
  delegationsListed: (_, said) =>
    said.type !== 'session.allot' ||
    said.units.every(({ delegation }) => delegation === null || said.delegations.some(({ id }) => id === delegation)),
  /** Nobody's quota changes while a unit is voting on it. */
  noUnitUnderWay: (_, said) => said.known.unitsUnderWay.length === 0,
  congressFillable: (_, said) => isFillable(said.known.filled),
  unitAllotted: (_, said) =>
    said.type !== 'session.constitute' || said.known.filled?.context.units.some(({ id }) => id === said.unit) === true,
  unitIdle: (_, said) => said.type !== 'session.constitute' || said.known.filled?.underWay.includes(said.unit) === false,
  scrutineersOfUnit: (_, said) =>
    said.type !== 'session.constitute' || said.scrutineers.every((person) => said.seats.some((seat) => seat.person === person)),
  countedSaid: (_, said) => said.type !== 'session.constitute' || said.method !== 'secret' || said.countedAllowed,
  /** A unit recalls whom it has: the seat stands in that congress, and its holder belongs to the unit. */
  recalledThere: (_, said) => said.type !== 'session.constitute' || said.recalls === undefined || said.known.recallable,
  /** Nobody counts the votes on their own recall. */
  scrutineersNotRecalled: (_, said) =>
    said.type !== 'session.constitute' || said.recalls === undefined || !said.scrutineers.includes(said.recalls.person),
  /** Where the vote was held here, its figures are those that were announced. */
  recallCounted: (_, said) => {
    if (said.type !== 'session.recall' || said.ballot === null) return true
    const { recallVote } = said.known
    return (
      recallVote !== null &&
      recallVote.electors === said.vote.electors &&
      recallVote.returned === said.vote.returned &&
      recallVote.approve === said.vote.approve
    )
  },
  /** Whoever is elected or recalled beside a ballot of ours, is by no less than an election takes. */
  electorsAttended: (context, said) => !('vote' in said) || areElectorsEnough(said.vote, context.quorum),
  electorsCarried: (_, said) => !('vote' in said) || isCarriedByElectors(said.vote),
  electedThere: (_, said) =>
    said.type !== 'session.seatElected' || said.seats.every(({ person }) => said.known.elected?.persons.includes(person) === true),
  delegationOfUnit: (context, said) =>
    said.type !== 'session.seatElected' ||
    context.units.some(({ id, delegation }) => id === said.known.elected?.unit && delegation === said.delegation),
  /** Nobody comes or goes where there is no hall. */
  inAHall: (context) => context.unit === null,
  agendaNotBeingVoted: (_, said) => !said.known.agendaBallotRunning,
  rulesNotAdopted: (context) => !context.rulesAdopted,
  rulesNotBeingVoted: (_, said) => !said.known.rulesBallotRunning,
  scrutinyConfirmed: (context) => context.scrutinyConfirmed,
  /** Keys belong to those whom the congress confirmed, more than half of whom are needed. */
  keysOfScrutineers: (context, said) =>
    said.type !== 'session.keepKeys' ||
    (sameMembers(said.trustees, context.scrutiny?.scrutineers ?? []) &&
      said.threshold <= said.trustees.length &&
      2 * said.threshold > said.trustees.length),
  noKeys: (context) => context.keys === null,
  keysHeld: (context) => context.keys !== null,
  resolutionNotAdopted: (context) => !context.resolutionAdopted,
  resolutionNotBeingVoted: (_, said) => !said.known.resolutionBallotRunning,
  awardDeserved: (_, said) => said.known.deserving,
  awardNew: (context, said) => said.type !== 'session.nominateAward' || awardOf(context.awards, said) === undefined,
  awardsWithinLimit: (context) => context.awards.length < LIMIT.awards,
  awardNominated: (context, said) => !('award' in said) || awardOf(context.awards, said)?.decision === null,
  awardVoted: (_, said) => said.type !== 'session.grantAward' || said.ballot === null || said.known.votedFor,
  itemElects: (context, said) => named(context, said)?.kind === 'elect',
  /** Candidates are put forward by those who lead a delegation; in a unit, by all who elect there (domain 4.1). */
  mayPutForward: (context, said) =>
    said.type !== 'session.nominateCandidate' ||
    said.seat === null ||
    (said.known.seat !== null && said.known.seat.presence !== 'lapsed' && (context.unit !== null || said.known.seat.head)),
  nomineeThere: (_, said) => said.known.nominee.there,
  nomineeNew: (_, said) => said.known.nominee.consent === null,
  nomineesFew: (_, said) => said.known.nominees < LIMIT.ballotItems,
  nomineeStands: (_, said) => said.known.nominee.consent !== null,
  stillUp: (context) => context.takenDownAt === null,
  /** At least fifteen days, unless a reason is put on record (domain 5). */
  upLongEnough: (_, said) => said.type !== 'session.takeDown' || said.overrideReason !== null || said.known.daysUp >= said.known.keepUpDays,
  reportsFew: (context) => context.reports.length < LIMIT.reports,
  requestNew: (_, said) => said.known.request === null,
  requestWaiting: (_, said) => said.known.request?.state === 'waiting',
  /** Who asked on an item that is over asks again on the next. */
  requestOfDiscussion: (context, said) => context.items.some((item) => item.id === said.known.request?.item && item.phase === 'discussing'),
  notAsking: (_, said) => !said.known.asking,
  floorHasRoom: (_, said) => said.known.requests < LIMIT.requests,
  somebodySpeaking: (context) => context.floor !== null,
  timerRunning: (context) => context.timer !== null,
  deskElsewhere: (context, said) => said.type !== 'session.takeDesk' || context.desk?.device !== said.device,
  rehearsable: (_, said) => isRehearsable(said.known.original),
  notRehearsed: (_, said) => said.known.original?.rehearsals === 0,
  rehearsal: (context) => context.rehearsalOf !== null,
  /** What goes out to the staff, or to bodies above, is never a rehearsal's. */
  real: (context) => context.rehearsalOf === null,
  motionSpared: (context, said) => context.rehearsalOf === null || !('motion' in said) || said.motion === null,
  noBallotRunning: (_, said) => said.known.ballotsRunning === 0,
} satisfies Record<string, Condition<SessionContext, SessionSaid>>

export type SessionCondition = keyof typeof sessionConditions
