/**
 * Ballots issued together, counted apart, announced together (domain 4.1): two elections of one meeting, say, whose papers
 * everybody is given at once.
 *
 * The ritual is led once, on the first of them; its companions hear the same words in the same transaction, so that
 * either all of them go on or none does. Between the closing of the boxes and the announcement each goes its own way.
 */
import type { BallotState } from './ballot-context.ts'
import type { Method, RaterGroupName } from './matters.ts'

/** What a ballot is told of another of its group. */
export type First = { session: string | null; state: BallotState; method: Method; isCompanion: boolean }
/** `of`: the groups of raters whose ballot it is, where it belongs to an appraisal that is weighed. */
export type Companion = { id: string; state: BallotState; of?: RaterGroupName[] }

/** One paper more than this in everybody's hand is no help to them. */
export const MOST_COMPANIONS = 4

/** Said to the first, and heard by all that stand where it stood. */
export const SHARED_WORDS = [
  'ballot.adoptRules',
  'ballot.confirmScrutineers',
  'ballot.checkQuorum',
  'ballot.sealEmpty',
  'ballot.issue',
  'ballot.open',
  'ballot.setClosing',
  'ballot.close',
  'ballot.announce',
] as const

/** A first that is void, dropped or announced leads nobody any more. */
const OVER: readonly BallotState[] = ['unborn', 'announced', 'void', 'archived']
export const isOver = ({ state }: { state: BallotState }): boolean => OVER.includes(state)
export const leads = (first: First | null): boolean => first !== null && !isOver(first)

/** Between the closing of the boxes and the signatures each goes its own way. */
const COUNTED_ALONE: readonly BallotState[] = ['closed', 'reconciled', 'counted']
export const isCountedAlone = ({ state }: { state: BallotState }): boolean => COUNTED_ALONE.includes(state)
/** What must come to its end before any of them is announced. */
export const isCounting = (companion: Companion): boolean => companion.state === 'open' || isCountedAlone(companion)

export type SharedWord = (typeof SHARED_WORDS)[number]
const shared: readonly string[] = SHARED_WORDS
export const isShared = <E extends { type: string }>(event: E): event is Extract<E, { type: SharedWord }> => shared.includes(event.type)
