/** What a motion is: its context, what the door knows beside it, its states and the six stages that people see (domain 2.1). */
import type { KnownFile } from './session-context.ts'
import type { Category, DeclineReason, LateBecome, Visibility } from './catalogues.ts'

export const MOTION_STATES = [
  'unborn',
  'draft',
  'seeking_seconds',
  'returned',
  'delegation_review',
  'submitted',
  'under_review',
  'declined',
  'presidium_review',
  'filed',
  'converted',
  'tabled',
  'balloting',
  'adopted',
  'rejected',
  'resolved',
  'handling',
  'closed',
  'withdrawn',
  'merged',
  'archived',
  'suggested',
  'answered',
  'taken_up',
] as const
export type MotionState = (typeof MOTION_STATES)[number]

/** The six steps that people see above the state (domain 2.1). */
export const STAGES = ['submitted', 'reviewed', 'tabled', 'ballot', 'resolved', 'implementation'] as const
export type Stage = (typeof STAGES)[number]

/** The step of each state; what is unborn or withdrawn, and what lies in the suggestion box, stands on none. Total, so that a new state must choose. */
export const stageOf: Record<MotionState, Stage | null> = {
  unborn: null,
  withdrawn: null,
  suggested: null,
  answered: null,
  taken_up: null,
  draft: 'submitted',
  seeking_seconds: 'submitted',
  returned: 'submitted',
  delegation_review: 'submitted',
  submitted: 'submitted',
  under_review: 'reviewed',
  filed: 'reviewed',
  converted: 'reviewed',
  declined: 'reviewed',
  presidium_review: 'reviewed',
  merged: 'reviewed',
  tabled: 'tabled',
  balloting: 'ballot',
  adopted: 'resolved',
  rejected: 'resolved',
  resolved: 'resolved',
  handling: 'implementation',
  closed: 'implementation',
  archived: 'implementation',
}

export type DispatchOrder = { lead: string; coHandling: string[]; dueOn: string }

/** What is told of a motion from before: by name, for its people and departments may be gone. */
export type History = { term: number; ordinal: number; proposer: string; department: string; reply: string; closedOn: string | null }

export type MotionContext = {
  /** The session it was collected for; null only before it is created. */
  session: string | null
  /** A suggestion (金点子) lies in the box of the whole staff and never becomes a motion itself: a representative takes it up in one. */
  kind: 'proposal' | 'draftItem' | 'suggestion'
  route: 'direct' | 'congress' | null
  /** Set when a whole delegation proposes. */
  delegation: string | null
  /** The delegation whose head reviews it. */
  homeDelegation: string | null
  proposer: string | null
  coProposers: string[]
  title: string
  category: Category
  rationale: string
  remedy: string
  textVersion: number
  /** The department the proposer has in mind; the committee decides. */
  department: string | null
  invited: string[]
  seconders: string[]
  /** The rules in force when it was created: a later change of settings never touches it (2.3). */
  secondsNeeded: number
  delegationReview: boolean
  late: boolean
  /** What the settings made of late motions when this one was submitted. */
  lateBecome: LateBecome
  /** When a motion that its delegation has not reviewed goes on by itself. */
  reviewDueAt: string | null
  number: string | null
  priority: 'priority' | 'ordinary' | null
  note: string | null
  declineReason: DeclineReason | null
  appealed: boolean
  mergedInto: string | null
  tabledFor: string | null
  ballot: string | null
  resolution: string | null
  proposedDispatch: DispatchOrder | null
  lead: string | null
  coHandling: string[]
  dueOn: string | null
  submittedAt: string | null
  filedAt: string | null
  resolvedAt: string | null
  reportedAt: string | null
  /** The suggestion that a representative took up in this motion, and who had it. */
  suggestion: string | null
  suggestedBy: string | null
  /** Of a suggestion: how many colleagues support it, why it was hidden, and the motion it was taken up in. */
  supports: number
  hidden: string | null
  takenUpIn: string | null
  /** Who may read it once it is filed. */
  visibility: Visibility
  /** Set where it was not written here but brought in from the past. */
  history: History | null
  /** Files attached now, and their bytes together; the rows stand beside the motion. */
  papers: number
  papersBytes: number
}

/** What the door looks up for a motion. */
export type MotionKnown = {
  /** The file that the word names, as it was uploaded. */
  files: KnownFile[]
  secondsNeeded: number
  delegationReview: boolean
  windowClosesAt: string | null
  /** The number the next filed motion of this session gets, e.g. `J3C2-017`. */
  nextNumber: string | null
  /** The other motion, where the word names one. */
  mergeTarget: MotionState | null
  /** The state of the session the word names. */
  sessionState: string | null
  /** What late motions become, and when a delegation's time for review ends if it begins now. */
  lateBecome: LateBecome
  reviewDueAt: string | null
  /** The suggestion that the word takes up. */
  suggestion: { state: MotionState; proposer: string | null; hidden: boolean } | null
  /** Whether the speaker supports this suggestion, and how many of their own lie unanswered. */
  supported: boolean
  ownSuggestions: number
  /** The category or reason that the word names is none that the school offers now. */
  notOffered: boolean
  /** Departments named in the word that do not exist. */
  unknownDepartments: number
  /** The day its reply is due by the rules of the school, if it is dispatched today. */
  replyDueOn: string
  /** The question that the word names. */
  question: { department: string; isAnswered: boolean; rung: number | null } | null
}

export const blankMotion: MotionContext = {
  session: null,
  kind: 'proposal',
  route: null,
  delegation: null,
  homeDelegation: null,
  proposer: null,
  coProposers: [],
  title: '',
  category: 'other',
  rationale: '',
  remedy: '',
  textVersion: 0,
  department: null,
  invited: [],
  seconders: [],
  secondsNeeded: 0,
  delegationReview: false,
  late: false,
  lateBecome: 'suggestion',
  reviewDueAt: null,
  number: null,
  priority: null,
  note: null,
  declineReason: null,
  appealed: false,
  mergedInto: null,
  tabledFor: null,
  ballot: null,
  resolution: null,
  proposedDispatch: null,
  lead: null,
  coHandling: [],
  dueOn: null,
  submittedAt: null,
  filedAt: null,
  resolvedAt: null,
  reportedAt: null,
  suggestion: null,
  suggestedBy: null,
  supports: 0,
  hidden: null,
  takenUpIn: null,
  visibility: 'staff',
  history: null,
  papers: 0,
  papersBytes: 0,
}
