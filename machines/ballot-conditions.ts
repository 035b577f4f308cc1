/** The conditions of a ballot's words (domain 2.4, 3, 4): each reads after "is". */
import { personOf } from './actor.ts'
import { isByPaper, isMethodLawful, isSecret } from './agenda.ts'
import { agreedPaper, type BallotContext, type BallotKnown } from './ballot-context.ts'
import type { BallotEvent } from './ballot-events.ts'
import { dayIn } from './calendar.ts'
import type { Condition, Spoken } from './condition.ts'
import { isQuorate, isReturnWithinIssue } from './majority.ts'
import type { Matter, Power, Sheet } from './matters.ts'
import { addTallies, APPROVE, isTallyOf, type PaperCount } from './outcome.ts'
import { isSameRaters, ratersOf } from './raters.ts'
import { isCountOf, isSheetSound } from './sheet.ts'
import { isCounting, isOver, leads, MOST_COMPANIONS } from './together.ts'

export type BallotSaid = Spoken<BallotEvent, BallotKnown>

/** The power that a ballot has by what it is about, if that leaves no choice. */
const powerOf = (matter: Matter, ofItem: Power | null): Power | null => (matter === 'election' || matter === 'appraisal' ? matter : ofItem)
type SettingUp = Extract<BallotSaid, { type: 'ballot.configure' | 'ballot.adjust' }>
const isSettingUp = (said: BallotSaid): said is SettingUp => said.type === 'ballot.configure' || said.type === 'ballot.adjust'
/** What each matter's paper is. */
const SHEETS: Partial<Record<Matter, Sheet['kind']>> = { election: 'election', appraisal: 'rating', survey: 'rating' }
export const certifiersWith = (context: BallotContext, said: BallotSaid) => [...new Set([...context.certifiedBy, personOf(said.by) ?? ''])]
export const returnedBy = (context: BallotContext, said: BallotSaid) => said.known.cast + (agreedPaper(context)?.returned ?? 0)
/** Seats that an election has not filled. */
export const openSeatsOf = ({ election }: BallotContext): number => (election ? election.open + election.vacant : 0)
/** `V + X = R`, and so many valid papers can have given these votes. */
const isCount = ({ items, sheet }: BallotContext, { returned, invalid, tally }: PaperCount): boolean =>
  isCountOf(items, sheet, returned - invalid, tally)
/** Phone and paper together. */
export const counting = (context: BallotContext, said: BallotSaid): PaperCount => {
  const paper = agreedPaper(context)
  return {
    returned: returnedBy(context, said),
    invalid: paper?.invalid ?? 0,
    tally: addTallies(context.items, context.sheet, said.known.tally ?? {}, paper?.tally ?? {}),
  }
}

/** Fewer sealed papers than this are never opened: they would speak for their voters. */
export const SEALED_FLOOR = 5

/** Of those who hold a share of the session's key, enough are scrutineers of this ballot. */
const doKeysReach = (context: BallotContext, said: BallotSaid): boolean => {
  const { keys } = said.known.session
  const present = 'scrutineers' in said ? said.scrutineers : context.scrutineers
  return keys !== null && keys.trustees.filter((person) => present.includes(person)).length >= keys.threshold
}

export const ballotConditions = {
  sessionSitting: (_, said) => ['preparatory', 'open'].includes(said.known.session.state),
  sessionNotOver: (_, said) => ['preparing', 'papers_out', 'preparatory', 'open', 'recess'].includes(said.known.session.state),
  /** A motion is voted on only from the agenda. */
  motionTabled: (_, said) => said.type !== 'ballot.configure' || said.matter !== 'motion' || said.known.motionState === 'tabled',
  onAgenda: (_, said) => said.type !== 'ballot.configure' || said.matter !== 'motion' || said.known.item !== null,
  /** A rehearsal moves no motion: its items are cut off from theirs. */
  motionSpared: (_, said) => said.type !== 'ballot.configure' || said.motion === null || !said.known.session.rehearsal,
  itemFree: (_, said) =>
    said.type !== 'ballot.configure' || said.known.item === null || (said.known.item.ballot === null && said.known.item.isOpenToVote),
  /** Elections, appraisals and agenda items are what they are: no power is renamed to dodge secrecy. */
  powerKept: (context, said) =>
    said.type === 'ballot.configure'
      ? [null, said.power].includes(powerOf(said.matter, said.known.item?.power ?? null))
      : said.type !== 'ballot.adjust' || said.power === context.power,
  /** Failing devices are no way round it either: the other method must be as secret. */
  secretWhereRequired: (context, said) =>
    !('method' in said) ||
    ('power' in said
      ? isMethodLawful(said.power, said.method, said.known.previous?.override ?? said.known.item?.override ?? context.override)
      : isMethodLawful(context.power, said.method, context.override)),
  /** What may pass must be given the mark by which it passes; the levels of a rating are only reported. */
  approvable: (_, said) => !isSettingUp(said) || said.sheet?.kind === 'rating' || said.items.every((item) => item.marks.includes(APPROVE)),
  /** An election has seats, a rating lines that may be left out, nothing else has either; and nobody raises a hand for several lines. */
  sheetFits: (context, said) => {
    if (!isSettingUp(said)) return true
    const sheet = said.sheet ?? null
    const kind = SHEETS[said.type === 'ballot.configure' ? said.matter : context.matter] ?? null
    return (sheet?.kind ?? null) === kind && isSheetSound(said.items, sheet) && (sheet === null || isSecret(said.method))
  },
  /** Contested means contested: by as many as the school has laid down, and by one at least. */
  surplusReached: (_, { known, ...said }) => {
    if (!('sheet' in said) || said.by.kind === 'congress' || said.sheet?.kind !== 'election') return true
    const { seats } = said.sheet
    return said.items.length <= seats || 100 * (said.items.length - seats) >= known.surplus * seats
  },
  /** An appraisal that is weighed is set up as a whole, from its first group; a further round keeps the groups that it had. */
  ratersWhole: (context, said) => {
    if (!isSettingUp(said) || said.by.kind !== 'person') return true
    const raters = ratersOf(said.sheet)
    if (said.type === 'ballot.adjust' && context.round > 1) return isSameRaters(raters, ratersOf(context.sheet))
    if (raters === null) return true
    const isItsOwn = ratersOf(context.sheet)?.appraisal === raters.appraisal || said.known.ofAppraisal === 0
    const isAlone = said.type === 'ballot.adjust' || said.together === undefined
    return isItsOwn && isAlone && raters.of.join() === raters.groups[0]?.group
  },
  /** What one group is asked all are asked: its ballot is changed and dropped with the first. */
  ratersLed: (context, said) =>
    said.by.kind !== 'person' || context.announcedAt !== null || ratersOf(context.sheet) === null || !leads(said.known.first),
  /** Only the papers of others say that a group goes with them. */
  ratersMerged: (_, said) => said.type !== 'ballot.issue' || said.raters === undefined || said.by.kind === 'congress',
  /** Only the congress itself sets up a further vote for the tied, or for seats left open; what it set up keeps its stage. */
  stageKept: (context, said) => {
    if (!isSettingUp(said) || said.by.kind === 'congress' || said.sheet?.kind !== 'election') return true
    return said.sheet.stage === (context.sheet?.kind === 'election' ? context.sheet.stage : 'first')
  },
  /** A unit elects as many as it was allotted, or fewer where some of its seats are taken. */
  seatsAllotted: (_, said) => {
    const { unitSeats } = said.known.session
    return unitSeats === null || !isSettingUp(said) || said.sheet?.kind !== 'election' || said.sheet.seats <= unitSeats
  },
  /** Nobody meets where a unit votes over days: that enough of its staff took part is asked when the box is closed (domain 4.1). */
  turnoutReached: (context, said) => {
    const { unitSeats, quorum } = said.known.session
    return unitSeats === null || isQuorate(returnedBy(context, said), context.roll, quorum)
  },
  /** Papers go together with those of a ballot of the same session that is still being prepared, and leads nobody's ritual but its own. */
  firstFits: (_, said) => {
    if (said.type !== 'ballot.configure' || said.together === undefined) return true
    const { first } = said.known
    return (
      first !== null &&
      first.session === said.session &&
      first.state === 'configured' &&
      !first.isCompanion &&
      isByPaper(first.method) &&
      isByPaper(said.method)
    )
  },
  togetherFew: (_, said) =>
    said.type !== 'ballot.configure' ||
    said.together === undefined ||
    said.known.companions.filter((companion) => !isOver(companion)).length < MOST_COMPANIONS,
  /** Hands are not raised for two things at once. */
  togetherByPaper: (context, said) =>
    said.type !== 'ballot.adjust' || isByPaper(said.method) || (context.togetherWith === null && said.known.companions.length === 0),
  /** What goes together is led once: on the first. */
  notLed: (_, said) => said.by.kind !== 'person' || !leads(said.known.first),
  /** What goes together is announced together: once each has been counted and signed. */
  companionsCertified: (_, said) => !said.known.companions.some(isCounting),
  itemsDistinct: (_, said) => !('items' in said) || new Set(said.items.map((item) => item.id)).size === said.items.length,
  /** What is only counted cannot be taken back: a last cast can replace a first one only where votes are named. */
  finalWhereCounted: (_, said) => !('finality' in said) || said.finality === 'first' || said.method === 'open' || said.method === 'sealed',
  electronic: (context) => isByPaper(context.method),
  secret: (context) => isSecret(context.method),
  /** How persons were rated is not called out where it is not for everybody. */
  forTheHall: (context) => context.sheet?.kind !== 'rating' || context.sheet.seenBy === 'staff',
  named: (context) => context.method === 'open',
  byHands: (context) => context.method === 'hands',
  byAcclamation: (context) => context.method === 'acclamation',
  rulesAdopted: (_, said) => said.known.session.rulesAdopted,
  /** A count that must be trusted is a choice of the congress, or of the presidium when devices failed the round before. */
  countedAdopted: (context, said) => context.method !== 'secret' || context.previous !== null || said.known.session.countedAllowed,
  finalityAdopted: (context, said) => context.finality === 'first' || said.known.session.lastCastCounts,
  /** A box that nobody could open afterwards is not issued papers for. */
  keysReach: (context, said) => context.method !== 'sealed' || doKeysReach(context, said),
  /** So few papers would tell who marked them; papers of an empty box are not opened at all. */
  aboveFloor: (context, said) => context.method !== 'sealed' || said.known.cast === 0 || said.known.cast >= SEALED_FLOOR,
  opened: (context, said) => context.method !== 'sealed' || said.known.sealed.opened,
  archiveVerified: (context, said) => context.method !== 'sealed' || said.known.sealed.verified,
  scrutineersOnRoll: (_, said) => said.known.notRepresentatives === 0,
  scrutineersConfirmed: (_, said) => said.known.notConfirmed === 0,
  scrutineersNotCandidates: (_, said) => said.known.candidatesAmong === 0,
  chiefAmongThem: (_, said) => said.type !== 'ballot.confirmScrutineers' || said.scrutineers.includes(said.chief),
  scrutinyConfirmed: (_, said) => said.known.session.scrutinyConfirmed,
  quorate: (_, said) => isQuorate(said.known.session.present, said.known.session.roll, said.known.session.quorum),
  boxEmpty: (_, said) => said.known.cast === 0,
  paperVotersPresent: (_, said) => said.known.paperAbsent === 0,
  onPaper: (context) => context.onPaper > 0,
  /** A paper bundle is counted by two people: papers are not given out where there are none. */
  twoTellers: (context, said) => (said.type === 'ballot.issue' && said.onPaper.length === 0) || context.tellers.length >= 2,
  /** One representative, one channel: what is in the box is not given out a second time. */
  paperNotBack: (_, said) => said.known.seatPaper !== 'cast',
  paperByPhone: (_, said) => said.known.seatPaper === 'phone',
  paperAddsUp: (context, said) =>
    said.type !== 'ballot.enterPaper' || (isTallyOf(context.items, context.sheet, said.tally) && isCount(context, said)),
  paperAgreed: (context) => context.onPaper === 0 || agreedPaper(context) !== null,
  /** The paper part by itself too: papers too many in the box are not made good by phones that stayed silent. */
  withinIssue: (context, said) =>
    isReturnWithinIssue(returnedBy(context, said), context.issued) &&
    isReturnWithinIssue(agreedPaper(context)?.returned ?? 0, context.onPaper),
  /** `Y + A + B = V` on every item. The count is known only where the word is heard. */
  tallyAddsUp: (context, said) => said.known.tally === null || isCount(context, counting(context, said)),
  handsWithinPresent: (context, said) => said.type !== 'ballot.recordHands' || said.approve + said.oppose + said.abstain <= context.present,
  objectionsWithinPresent: (context, said) => said.type !== 'ballot.recordAcclamation' || said.objections <= context.present,
  closingAhead: (_, said) => !('closesAt' in said) || said.closesAt === null || said.closesAt > said.at,
  /** Nobody is written to in the hall: there one sees who has not voted. */
  overDays: (_, said) => said.known.session.unitSeats !== null,
  notPromptedToday: (context, said) => context.promptedAt === null || dayIn(context.promptedAt) !== dayIn(said.at),
  timeNotOver: (context, said) => context.closesAt === null || context.closesAt > said.at,
  notDeclaredValid: (context) => context.declaredValidAt === null,
  declaredValid: (context) => context.declaredValidAt !== null,
  notYetCertifiedBySpeaker: (context, said) => !context.certifiedBy.includes(personOf(said.by) ?? ''),
  /** Never so where it is asked, in `counted`: it is there to say what is missing. */
  certified: (context) => context.chief !== null && context.certifiedBy.includes(context.chief) && context.certifiedBy.length >= 2,
  chiefAndAnother: (context, said) => {
    const certifiers = certifiersWith(context, said)
    return certifiers.length >= 2 && context.chief !== null && certifiers.includes(context.chief)
  },
  tied: (context) => (context.election?.tied.length ?? 0) > 0,
  short: (context) => (context.election?.vacant ?? 0) > 0,
  unfilled: (context) => openSeatsOf(context) > 0,
  vacancyUndecided: (context) => context.vacancyReason === null,
  /** A seat that nobody won is not forgotten: it is voted on again, or left empty by decision. */
  filled: (context) => openSeatsOf(context) === 0 || context.vacancyReason !== null,
  /** Nobody stands for a further seat who was elected to the first. */
  candidatesNew: (context, said) =>
    said.type !== 'ballot.supplement' || said.items.every(({ id }) => !(context.election?.elected.includes(id) ?? false)),
} satisfies Record<string, Condition<BallotContext, BallotSaid>>

export type BallotCondition = keyof typeof ballotConditions
