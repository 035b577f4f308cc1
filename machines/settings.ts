/** The settings of a school and their defaults (domain 2.3). Rules take them as data; none is written into a machine. */
export type Settings = {
  /** Seconds a motion needs besides its proposer. */
  secondsNeeded: number
  /** Delegation review is on from this many delegations. */
  delegationReviewFrom: number
  /** Days, counted on the calendar, within which a motion, a suggestion, and a re-handled motion are answered. */
  replyDays: number
  suggestionReplyDays: number
  rehandleDays: number
  /** How often a motion is answered before a dissatisfied proposer brings it to the leader. */
  rounds: number
  /** Days before the session by which its papers must be out. */
  papersDays: number
  /** Days before its due date from which an undertaking is called due soon. */
  dueSoonDays: number
  /** Days from its end within which a session's results are published, and days that they stay up at the least. */
  publishDays: number
  keepUpDays: number
  /** Whether what is published may be read without an account. */
  publicBoard: boolean
  /** To whom the names of proposers are told. */
  proposerNames: 'representatives' | 'staff' | 'public'
}

export const DEFAULT_SETTINGS: Settings = {
  secondsNeeded: 2,
  delegationReviewFrom: 3,
  replyDays: 60,
  suggestionReplyDays: 30,
  rehandleDays: 15,
  rounds: 2,
  papersDays: 7,
  dueSoonDays: 7,
  publishDays: 3,
  keepUpDays: 15,
  publicBoard: false,
  proposerNames: 'representatives',
}
