/** What a ballot is: its context, what the door knows beside it, its states, and the paper that two tellers agree on (domain 4). */
import type { BallotItem, Matter, Method, Passing, Power, Sheet, Tally } from './matters.ts'
import type { Election } from './election.ts'
import { HALF_OF_ROLL } from './majority.ts'
import type { Fraction } from './settings.ts'
import type { Keys, SessionContext } from './session-context.ts'
import { isSameCount, type ItemVerdict, type PaperCount } from './outcome.ts'
import type { Attending } from './raters.ts'
import type { Companion, First } from './together.ts'

export const BALLOT_STATES = [
  'unborn',
  'configured',
  'rules_adopted',
  'scrutineers_confirmed',
  'quorum_checked',
  'sealed_empty',
  'issuing',
  'open',
  'closed',
  'reconciled',
  'counted',
  'certified',
  'announced',
  'void',
  'archived',
] as const
export type BallotState = (typeof BALLOT_STATES)[number]

/** Ballots that a hall is busy with, the furthest first: an open one is never left standing for one that is being prepared. */
export const FURTHEST_FIRST: readonly BallotState[] = [
  'open',
  'closed',
  'reconciled',
  'counted',
  'certified',
  'issuing',
  'sealed_empty',
  'quorum_checked',
  'scrutineers_confirmed',
  'rules_adopted',
  'void',
]

export type PaperEntry = PaperCount & { teller: string }

export type BallotContext = {
  session: string | null
  agendaItem: string | null
  matter: Matter
  motion: string | null
  title: string
  power: Power
  method: Method
  items: BallotItem[]
  /** What the paper is as a whole; null for plain questions. */
  sheet: Sheet | null
  passing: Passing
  finality: 'first' | 'last'
  round: number
  /** The void round before this one, and the round after a void one. */
  previous: string | null
  next: string | null
  /** The ballot with which it is issued and announced together; null for one that stands alone, or that others go with. */
  togetherWith: string | null
  /** Why the method departs from what the power asks for. */
  override: string | null
  /** Persons, not seats: the first is not the chief, `chief` is. */
  scrutineers: string[]
  chief: string | null
  tellers: string[]
  /** N and P when the quorum was checked. */
  roll: number
  present: number
  /** I: papers issued, of which `onPaper` by hand. */
  issued: number
  onPaper: number
  /** The ceremony whose shares open it; null where nothing is sealed. */
  keys: string | null
  paperEntries: PaperEntry[]
  closesAt: string | null
  /** When those who have not voted were last reminded. */
  promptedAt: string | null
  /** The chair has declared the voting valid (domain 4, step 8); only then is it counted. */
  declaredValidAt: string | null
  /** When the hall began to watch the votes being called out; from then on the figures are the hall's. */
  revealedAt: string | null
  /** R, V, X: null until reconciled and counted. */
  returned: number | null
  valid: number | null
  invalid: number | null
  tally: Tally | null
  verdicts: ItemVerdict[]
  passed: boolean | null
  /** Who an election elected, and what it left open. */
  election: Election | null
  /** Why its open seats stay empty, where that was decided. */
  vacancyReason: string | null
  certifiedBy: string[]
  voidReason: string | null
  fallback: Method | null
  openedAt: string | null
  closedAt: string | null
  announcedAt: string | null
}

export type SeatPaper = 'none' | 'phone' | 'paper' | 'cast'

export type BallotKnown = {
  session: {
    state: string
    roll: number
    present: number
    quorum: Fraction
    rulesAdopted: boolean
    /** What the rules adopted allow: a secret count that must be trusted, a last cast that replaces the first. */
    countedAllowed: boolean
    lastCastCounts: boolean
    scrutinyConfirmed: boolean
    keys: Keys | null
    rehearsal: boolean
    /** Of a unit's election: the seats allotted to it, and that its turnout is asked for when the box is closed. */
    unitSeats: number | null
  }
  /** The agenda item the word names, and whether the motion is on the agenda. */
  item: { power: Power; override: string | null; ballot: string | null; isOpenToVote: boolean } | null
  motionState: string | null
  /** Set where the word comes from a void round. */
  previous: { id: string; round: number; override: string | null } | null
  /** The ballot that it goes together with, or is to; and those that go together with it, or with that one before it is born. */
  first: First | null
  companions: Companion[]
  /** Of the groups of raters to whom papers are being issued: who of them is in the hall. */
  attending: Attending
  /** Ballots that belong to the appraisal already which the word sets up. */
  ofAppraisal: number
  /** Of the persons the word names as scrutineers, how many hold no representative's seat, or stand in this ballot. */
  notRepresentatives: number
  /** Of them, how many the congress has not confirmed as scrutineers of this session. */
  notConfirmed: number
  candidatesAmong: number
  /** Candidates beyond the seats that the school asks of a contested election, in percent of the seats. */
  surplus: number
  /** Seats to vote on paper that are not in the hall. */
  paperAbsent: number
  /** The paper of the seat that the word names: none, out by phone or by hand, or back in the box. */
  seatPaper: SeatPaper
  /** Papers cast by phone so far. */
  cast: number
  /** Votes cast by phone; known only from closing on. */
  tally: Tally | null
  /** Of a sealed ballot: whether the scrutineers' shares have opened the box, and whether its archive was verified as a whole. */
  sealed: { opened: boolean; verified: boolean }
}

/** What a ballot knows of its session. */
export const hallOf = ({ state, context }: { state: string; context: SessionContext }): BallotKnown['session'] => ({
  state,
  roll: context.roll,
  present: context.present,
  quorum: context.quorum,
  rulesAdopted: context.rulesAdopted,
  countedAllowed: context.countedAllowed,
  lastCastCounts: context.lastCastCounts,
  scrutinyConfirmed: context.scrutinyConfirmed,
  keys: context.keys,
  rehearsal: context.rehearsalOf !== null,
  unitSeats: context.unit?.seats ?? null,
})

export const blankBallot: BallotContext = {
  session: null,
  agendaItem: null,
  matter: 'other',
  motion: null,
  title: '',
  power: 'other',
  method: 'hands',
  items: [],
  sheet: null,
  passing: HALF_OF_ROLL,
  finality: 'first',
  round: 1,
  previous: null,
  next: null,
  togetherWith: null,
  override: null,
  scrutineers: [],
  chief: null,
  tellers: [],
  roll: 0,
  present: 0,
  issued: 0,
  onPaper: 0,
  keys: null,
  paperEntries: [],
  closesAt: null,
  promptedAt: null,
  declaredValidAt: null,
  revealedAt: null,
  returned: null,
  valid: null,
  invalid: null,
  tally: null,
  verdicts: [],
  passed: null,
  election: null,
  vacancyReason: null,
  certifiedBy: [],
  voidReason: null,
  fallback: null,
  openedAt: null,
  closedAt: null,
  announcedAt: null,
}

/** The paper bundle once two tellers have entered the same figures; null until then. */
export const agreedPaper = (context: Pick<BallotContext, 'paperEntries'>): PaperCount | null => {
  const [first, second] = context.paperEntries
  return first && second && isSameCount(first, second) ? { returned: first.returned, invalid: first.invalid, tally: first.tally } : null
}
