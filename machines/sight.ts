/**
 * Who may see what. Closed by default: nobody sees a subject that no line here opens to them.
 */
import { hasRole, isPerson, personOf, representativeSeat, type Actor, type Person } from './actor.ts'
import type { BallotState } from './ballot-context.ts'
import type { Consent, NamesShown, Sheet } from './matters.ts'
import type { MotionContext, MotionState } from './motion-context.ts'
import type { UndertakingContext, UndertakingState } from './undertaking-context.ts'

/** A seat of any kind, or an office: whoever belongs to the congress. */
export const belongsTo = (by: Actor, session: string | null): boolean =>
  isPerson(by) &&
  (by.seats.some((seat) => seat.session === session) || hasRole(by, 'staff', 'secretary', 'presidium', 'committee', 'leader', 'admin'))

const BOXED: MotionState[] = ['suggested', 'answered', 'taken_up']
const PRIVATE: MotionState[] = ['unborn', 'draft', 'returned']
const BEFORE_FILING: MotionState[] = ['delegation_review', 'submitted', 'under_review', 'declined', 'presidium_review', 'withdrawn']

type SeenMotion = {
  state: MotionState
  context: Pick<
    MotionContext,
    'proposer' | 'coProposers' | 'seconders' | 'session' | 'homeDelegation' | 'tabledFor' | 'hidden' | 'visibility' | 'lead' | 'coHandling'
  >
}

/** Those whose work a filed motion is read it whatever its visibility says: its people, the offices, its departments. */
const worksOn = (by: Person, own: boolean, { lead, coHandling }: SeenMotion['context']): boolean =>
  own ||
  hasRole(by, 'staff', 'committee', 'presidium', 'secretary', 'leader') ||
  (by.department !== null && (by.department === lead || coHandling.includes(by.department)))

/** Closed by default: a visibility that no line here opens is nobody's. */
const isShownTo = (by: Person, { visibility }: SeenMotion['context']): boolean => {
  if (visibility === 'representatives') return by.seats.some((seat) => seat.kind === 'representative')
  return visibility === 'staff' || visibility === 'public'
}

/** A draft is its writer's; seeking seconds, every representative's; under review, the reviewers'; filed, as its visibility says. */
export const maySeeMotion = (by: Actor, { state, context }: SeenMotion): boolean => {
  if (!isPerson(by)) return false
  const own = [context.proposer, ...context.coProposers, ...context.seconders].includes(personOf(by))
  // What is suggested is read by the whole staff, unless it had to be hidden.
  if (BOXED.includes(state)) return context.hidden === null || own || hasRole(by, 'staff', 'committee', 'presidium', 'secretary')
  if (PRIVATE.includes(state)) return context.proposer === personOf(by)
  const seat = representativeSeat(by, context.session)
  if (state === 'seeking_seconds') return own || seat !== undefined
  if (BEFORE_FILING.includes(state)) {
    const head = seat !== undefined && seat.head && seat.delegation === context.homeDelegation
    return own || head || hasRole(by, 'staff', 'committee', 'presidium', 'secretary')
  }
  return isShownTo(by, context) || worksOn(by, own, context)
}

/** Whoever prepares a session: they see its papers before the others, and what was taken back. */
export const preparesSession = (by: Actor): boolean => hasRole(by, 'secretary', 'staff', 'presidium')

/** The papers of a session are its congress's once they were sent. */
export const maySeePapers = (by: Actor, session: { id: string; papersSentAt: string | null }): boolean =>
  preparesSession(by) || (session.papersSentAt !== null && belongsTo(by, session.id))

/** A paper that was taken back is read no more but by those who prepare the session; what nobody was sent is gone. */
export const maySeeRemoved = (by: Actor, session: { papersSentAt: string | null }, removedAt: string): boolean =>
  preparesSession(by) && session.papersSentAt !== null && removedAt > session.papersSentAt

/** Uploads are for whoever can attach one: the desk to a session, a representative to a motion. */
export const mayUpload = (by: Actor): boolean =>
  hasRole(by, 'secretary', 'staff') || (isPerson(by) && by.seats.some((seat) => seat.kind === 'representative'))

/** Who made a comment: everybody reads it, or the desk alone, which keeps the record; one's own one always knows. */
export const maySeeCommenter = (by: Actor, comment: { names: NamesShown | null; person: string }): boolean =>
  comment.names === 'shown' || comment.person === personOf(by) || hasRole(by, 'secretary', 'staff')

/** Who has agreed to stand is everybody's to know; who was asked, or would not, is between them and those who asked. */
export const maySeeCandidate = (by: Actor, candidate: { consent: Consent; person: string; nominatedBy: string }): boolean =>
  isPerson(by) &&
  (candidate.consent === 'given' || preparesSession(by) || [candidate.person, candidate.nominatedBy].includes(personOf(by) ?? ''))

type SeenUndertaking = { state: UndertakingState; context: Pick<UndertakingContext, 'department'> }

/** An undertaking is its department's, and of whoever may read its motion; the unsigned reply inside it is not (see `maySeeDraft`). */
export const maySeeUndertaking = (by: Actor, { context }: SeenUndertaking, motion: SeenMotion): boolean =>
  isPerson(by) && ((by.department !== null && by.department === context.department) || maySeeMotion(by, motion))

/** Before the leader signs, a reply is the department's, the leader's and the office's to read. */
export const maySeeDraft = (by: Actor, { context }: SeenUndertaking): boolean =>
  isPerson(by) && ((by.department !== null && by.department === context.department) || hasRole(by, 'leader', 'staff', 'committee'))

/** A ballot is its congress's; announced, its result is the whole staff's (domain 5). */
export const maySeeBallot = (
  by: Actor,
  ballot: { state: BallotState; context: { session: string | null; announcedAt: string | null } },
): boolean => isPerson(by) && (ballot.context.announcedAt !== null || belongsTo(by, ballot.context.session))

/** Before it is announced a result belongs to those who run the ballot (domain 4, step 10). */
export const UNANNOUNCED: BallotState[] = ['counted', 'certified']

/** Once the votes are called out before the hall, the hall has seen them. */
export const isWithheld = ({ state, context }: { state: BallotState; context: { revealedAt: string | null } }): boolean =>
  UNANNOUNCED.includes(state) && context.revealedAt === null

/** States in which papers are out: somebody may be asked where theirs is. */
const PAPERS_OUT: BallotState[] = ['issuing', 'open', 'closed']

/** Who has not voted is for those who run the ballot to ask after; that somebody voted is no secret, what they chose is. */
export const mayNameMissing = (by: Actor, { state, context }: { state: BallotState; context: { scrutineers: string[] } }): boolean =>
  PAPERS_OUT.includes(state) && (hasRole(by, 'secretary') || context.scrutineers.includes(personOf(by) ?? ''))

/** How persons were rated is read by all only where its form says so; one's own lines are always one's own (domain 4.2). */
export const maySeeRatings = (by: Actor, { sheet, scrutineers }: { sheet: Sheet | null; scrutineers: string[] }): boolean =>
  sheet?.kind !== 'rating' ||
  sheet.seenBy === 'staff' ||
  hasRole(by, 'secretary', 'staff', 'presidium', 'leader') ||
  scrutineers.includes(personOf(by) ?? '')

export const maySeeUnannounced = (by: Actor, ballot: { scrutineers: string[] }): boolean =>
  hasRole(by, 'secretary', 'presidium') || ballot.scrutineers.includes(personOf(by) ?? '')
