/** The catalogues of a school: categories of motions, reasons to decline one, classes of replies, grades of satisfaction (domain 2). */

export const CATEGORIES = [
  'teaching',
  'faculty',
  'logistics',
  'welfare',
  'campus',
  'regulations',
  'informatics',
  'safety',
  'democracy',
  'other',
] as const

export const DECLINE_REASONS = [
  'outsidePowers',
  'individual',
  'litigation',
  'stateSecret',
  'accusation',
  'academic',
  'vague',
  'solved',
  'unitFirst',
  'manyMatters',
] as const

export const REPLY_CLASSES = ['A', 'B', 'C', 'D'] as const

export const GRADES = ['satisfied', 'basicallySatisfied', 'dissatisfied'] as const

/** What a motion that comes after the collection window becomes: it can only be converted, or it is reviewed like any other. */
export const LATE_BECOME = ['suggestion', 'motion'] as const

export type LateBecome = (typeof LATE_BECOME)[number]
/** Who may be told of a deadline: the department in hand, the case owner, and the offices. */
export const TELLABLE = ['department', 'owner', 'committee', 'staff', 'leader'] as const

/** Who may read a filed motion besides those whose work it is: each includes the one before it. */
export const VISIBILITIES = ['private', 'representatives', 'staff', 'public'] as const

export type Tellable = (typeof TELLABLE)[number]
export type Visibility = (typeof VISIBILITIES)[number]
export type ReplyClass = (typeof REPLY_CLASSES)[number]
export type Grade = (typeof GRADES)[number]
/** What a school may add to: the built-in entries are only the first (domain 2.3). */
export type DeclineReason = string
export type Category = string
