/** What a session is: its context, what the door knows beside it, and its states (domain 3). */
import type { AgendaItem } from './agenda.ts'
import type { Award } from './awards.ts'
import type { Desk } from './desk.ts'
import type { Floor, KnownRequest, Timer } from './floor.ts'
import { HALF_OF_ROLL, QUORUM } from './majority.ts'
import type { Consent, Method, Passing, ScreenPage } from './matters.ts'
import type { Original } from './rehearsal.ts'
import type { KnownSeat } from './roll.ts'
import type { Fraction } from './settings.ts'
import type { ElectorsVote, Unit } from './session-events.ts'
import type { Filled, UnitElection } from './units.ts'

export const SESSION_STATES = [
  'unborn',
  'preparing',
  'papers_out',
  'preparatory',
  'open',
  'recess',
  'closed',
  'published',
  'archived',
  'discarded',
] as const
export type SessionState = (typeof SESSION_STATES)[number]

/** Where the holder of a seat is. `lapsed` seats have left the roll. */
export const PRESENCES = ['absent', 'present', 'out', 'leave', 'lapsed'] as const
export type Presence = (typeof PRESENCES)[number]

export type Scrutiny = { scrutineers: string[]; chief: string; tellers: string[] }

/**
 * The key of the session's sealed ballots: `threshold` of the `trustees` (persons) open a box together. `code` is what their
 * screens and the hall showed when it was made.
 */
export type Keys = { ceremony: string; code: string; threshold: number; trustees: string[] }
/** Why the hall is empty, and when it fills again. */
export type Recess = { reason: string; resumesAt: string | null }

/** That the session was reported to a body above. */
export type ReportUpward = { to: string; number: string; sentOn: string }

export type SessionContext = {
  term: number
  ordinal: number
  kind: string
  title: string
  place: string
  /** A calendar day, Asia/Shanghai. */
  opensOn: string | null
  windowClosesAt: string | null
  /** 教职工大会: the whole staff sits, not its representatives. */
  assembly: boolean
  /** The share of the roll at which it can act, as the school had it when the session was created. */
  quorum: Fraction
  /** What it takes to pass, unless a ballot is set up otherwise; likewise. */
  passing: Passing
  /** N: representatives whose credentials passed. Frozen once the session has opened. */
  roll: number
  /** P: representatives in the hall now. */
  present: number
  onLeave: number
  agendaVersion: number
  /** The version that the congress adopted; items added later wait for the next adoption. */
  agendaAdopted: number
  items: AgendaItem[]
  rulesText: string | null
  countedAllowed: boolean
  lastCastCounts: boolean
  rulesAdopted: boolean
  /** Persons nominated as scrutineers and tellers, and whether the congress has confirmed them. */
  scrutiny: Scrutiny | null
  scrutinyConfirmed: boolean
  keys: Keys | null
  papersOverride: string | null
  /** 大会决议, and whether the congress has adopted this text. */
  resolution: string | null
  resolutionAdopted: boolean
  /** Papers attached now, those of notices too, and their bytes together; notices posted so far. The rows stand beside the session. */
  papers: number
  papersBytes: number
  notices: number
  /** Words that were said about candidates so far: who they are stands beside the session. */
  candidacies: number
  screenPage: ScreenPage
  screenItem: string | null
  screenBallot: string | null
  /** Which sheet of a long text is up, from nought. */
  screenSheet: number
  recess: Recess | null
  timer: Timer | null
  floor: Floor | null
  /** The one desk that runs the meeting now. */
  desk: Desk | null
  papersSentAt: string | null
  openedAt: string | null
  closedAt: string | null
  publishedAt: string | null
  takenDownAt: string | null
  takeDownOverride: string | null
  reports: ReportUpward[]
  /** The session of which this one is a rehearsal (演练): nothing in it is real. */
  rehearsalOf: string | null
  /** The quota table of a renewal: which units elect the representatives of this roll (machines/units.ts). */
  units: Unit[]
  /** Set where this is no congress but the election of one of its units. */
  unit: UnitElection | null
  awards: Award[]
}

/**
 * A file that a word names: what it is goes into the journal. `free`: uploaded and not attached yet; `here`: attached to
 * this session; `elsewhere`: to another subject, or taken back.
 */
export type KnownFile = { place: 'free' | 'here' | 'elsewhere'; name: string; media: string; bytes: number; sha256: string }

export type SessionKnown = {
  /** The seat that the word names; null where it names none or there is none. */
  seat: KnownSeat | null
  /** The person named already has a seat in this session. */
  alreadyEnrolled: boolean
  /** The delegation named belongs to another term. */
  foreignDelegation: boolean
  /** The seat to be filled anew; null where the word names none or there is none. */
  replaced: Presence | null
  /** Of an assembly, or a unit: members of its staff left out, persons named who are not on it, and how many the staff are. */
  staff: { missed: number; strangers: number; count: number }
  /** Whether a phone must say the hall's code, and what the one that was said is worth (2.3). */
  signInBy: 'hallCode' | 'anywhere'
  code: 'none' | 'fresh' | 'stale'
  quorum: Fraction
  passing: Passing
  /** By which method items of the power named are usually decided. */
  usualMethod: Method | null
  /** Ballots that are neither announced, archived nor void. */
  ballotsRunning: number
  /** The agenda itself is being voted on: it must not change under the vote. */
  agendaBallotRunning: boolean
  /** So with the voting rules. */
  rulesBallotRunning: boolean
  /** And with the resolution. */
  resolutionBallotRunning: boolean
  /** Of the persons the word names, how many hold no representative's seat here. */
  notRepresentatives: number
  /** The request for the floor that the word names; null where it names none or there is none. */
  request: KnownRequest | null
  /** The seat named already waits for the floor or has it, and how many have asked on the item. */
  asking: boolean
  requests: number
  /** Whole days from now to the opening day, and how many the papers must be out before (2.3, default 7). */
  daysToOpening: number
  papersDays: number
  /** Days that the results have been up, and how many they stay up at the least (domain 2.3, default 15). */
  daysUp: number
  keepUpDays: number
  /** The papers that the word names, as they were uploaded; what is not there is left out. */
  files: KnownFile[]
  /** The notice that the word names, or to which the comment belongs that it names. `comments`: of the speaker's. */
  notice: { withdrawn: boolean; consultUntil: string | null; comments: number } | null
  /** Of the candidate that the word names: whether there is such a person (in a unit: on its staff), and how they stand. */
  nominee: { there: boolean; consent: Consent | null }
  /** Who stands on the item already. */
  nominees: number
  /** The session that the word says to rehearse, and the ballots that are open in a rehearsal that is thrown away. */
  original: Original | null
  /** The congress whose roll a unit's election fills. */
  filled: Filled | null
  /** Units of this congress whose elections are under way. */
  unitsUnderWay: string[]
  /** Of the unit's election that the word names: which unit of this congress, and whom it elected; null where there is none. */
  elected: { unit: string; persons: string[] } | null
  /** The seat whose recall is put to a unit stands in that congress, and its holder is one of the unit's staff. */
  recallable: boolean
  /** How the ballot that a recall names came out, where a unit was constituted for that seat and its result is announced. */
  recallVote: ElectorsVote | null
  /** Of the award that the word names: whether the motion was filed, or the department has answered one. */
  deserving: boolean
  /** Whether the ballot that the word names was announced in this session, and passed or elected what it honours. */
  votedFor: boolean
  openBallots: string[]
}

export const blankSession: SessionContext = {
  term: 0,
  ordinal: 0,
  kind: 'full',
  title: '',
  place: '',
  opensOn: null,
  windowClosesAt: null,
  assembly: false,
  quorum: QUORUM,
  passing: HALF_OF_ROLL,
  roll: 0,
  present: 0,
  onLeave: 0,
  agendaVersion: 1,
  agendaAdopted: 0,
  items: [],
  rulesText: null,
  countedAllowed: false,
  lastCastCounts: false,
  rulesAdopted: false,
  scrutiny: null,
  scrutinyConfirmed: false,
  keys: null,
  papersOverride: null,
  resolution: null,
  resolutionAdopted: false,
  papers: 0,
  papersBytes: 0,
  notices: 0,
  candidacies: 0,
  screenPage: 'follow',
  screenItem: null,
  screenBallot: null,
  screenSheet: 0,
  recess: null,
  timer: null,
  floor: null,
  desk: null,
  papersSentAt: null,
  openedAt: null,
  closedAt: null,
  publishedAt: null,
  takenDownAt: null,
  takeDownOverride: null,
  reports: [],
  rehearsalOf: null,
  units: [],
  unit: null,
  awards: [],
}

/** The facts beside a session of which nothing is known yet: what stands there as long as nobody has asked. */
export const nothingKnown: SessionKnown = {
  seat: null,
  alreadyEnrolled: false,
  foreignDelegation: false,
  replaced: null,
  staff: { missed: 0, strangers: 0, count: 0 },
  signInBy: 'hallCode',
  code: 'none',
  quorum: QUORUM,
  passing: HALF_OF_ROLL,
  usualMethod: null,
  ballotsRunning: 0,
  agendaBallotRunning: false,
  rulesBallotRunning: false,
  resolutionBallotRunning: false,
  notRepresentatives: 0,
  request: null,
  asking: false,
  requests: 0,
  daysToOpening: 0,
  papersDays: 7,
  daysUp: 0,
  keepUpDays: 15,
  files: [],
  notice: null,
  nominee: { there: false, consent: null },
  nominees: 0,
  original: null,
  openBallots: [],
  filled: null,
  unitsUnderWay: [],
  elected: null,
  recallable: false,
  recallVote: null,
  deserving: false,
  votedFor: false,
}
