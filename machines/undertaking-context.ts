/** What an undertaking is: its context, what the door knows beside it, and its states (domain 2.2). */
import type { Grade, ReplyClass, Tellable } from './catalogues.ts'
import type { Promised } from './undertaking-events.ts'

export type Reply = { class: ReplyClass; text: string; promise: Promised | null }

/** `days` are counted from the due date: before it they are negative. */
export type ClimbedRung = { dueOn: string; days: number; tell: Tellable[] }

export type UndertakingContext = {
  motion: string | null
  department: string | null
  part: 'lead' | 'coHandling'
  /** A calendar day, Asia/Shanghai. */
  dueOn: string | null
  /** The last day on which the department may object; null where nobody counted. */
  objectBy: string | null
  objection: string | null
  /** An objection was heard and not upheld by reassigning: the department cannot object again. */
  overruled: boolean
  /** 0–100. */
  progress: number
  contacts: number
  /** Written by the department, not signed yet: the proposer does not see it. */
  draft: Reply | null
  /** Rises with every reply that is written: a countersignature belongs to one of them. */
  draftVersion: number
  /** The version of the lead department's draft that this co-handling department countersigned. */
  countersigned: number | null
  /** The last reply that the leader signed. */
  reply: Reply | null
  repliedAt: string | null
  /** 1, then 2 for re-handling. */
  round: number
  grade: Grade | null
  gradeReason: string | null
  settlement: string | null
  fulfilment: string | null
  /** The case owner whom the committee named (督办). */
  owner: string | null
  dueSoon: boolean
  overdue: boolean
  /** Answered, and the proposer has been silent for as long as the school waits: not rated, never satisfied. */
  unrated: boolean
  /** The last rung of the ladder of reminders that the clock has climbed, and for which due date. */
  rung: ClimbedRung | null
  reminders: number
  closedAt: string | null
}

export type UndertakingKnown = {
  /** Who rates: the motion's proposer, or the next of the joint proposers once that one has left the school. */
  rater: string | null
  /** Joint proposers, and seconders where the school asks them: their opinion is written beside the rating. */
  opiners: string[]
  /** The last day of the objection period, if it begins today. */
  objectBy: string | null
  /** Other co-handling departments that have not countersigned the lead department's draft. */
  countersignsMissing: number
  /** The version of the lead department's draft; null while there is nothing to countersign. */
  leadDraft: number | null
  /** The motion's co-handling undertakings that are still open: they end with the lead's signature. */
  coHandlers: string[]
  /** The motion's other undertakings that are still open. */
  othersOpen: number
  /** The day a re-handled reply is due if the proposer is dissatisfied today. */
  rehandleDueOn: string
  /** How often a motion may be re-handled before it goes to the leader (2.3, default 2). */
  rounds: number
  /** The class or grade that the word names was not offered when the motion was filed. */
  notOffered: boolean
  unknownDepartments: number
}

export const blankUndertaking: UndertakingContext = {
  motion: null,
  department: null,
  part: 'lead',
  dueOn: null,
  objectBy: null,
  objection: null,
  overruled: false,
  progress: 0,
  contacts: 0,
  draft: null,
  draftVersion: 0,
  countersigned: null,
  reply: null,
  repliedAt: null,
  round: 1,
  grade: null,
  gradeReason: null,
  settlement: null,
  fulfilment: null,
  owner: null,
  dueSoon: false,
  overdue: false,
  unrated: false,
  rung: null,
  reminders: 0,
  closedAt: null,
}

export const UNDERTAKING_STATES = [
  'unborn',
  'assigned',
  'objected',
  'handling',
  'replied',
  'rehandling',
  'escalated',
  'rated',
  'tracking',
  'closed',
] as const
export type UndertakingState = (typeof UNDERTAKING_STATES)[number]
