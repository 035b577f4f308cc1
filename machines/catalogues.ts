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
export type ReplyClass = (typeof REPLY_CLASSES)[number]
export type Grade = (typeof GRADES)[number]
export type DeclineReason = (typeof DECLINE_REASONS)[number]
export type Category = (typeof CATEGORIES)[number]
