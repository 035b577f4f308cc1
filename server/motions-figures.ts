/**
 * The figures of the motions report (domain 5): pure, from the facts of a session's motions.
 *
 * Each figure is one question asked of one motion. The report counts those of whom it is true, the list behind a number
 * shows them: there is one definition, and so they agree.
 */
import type { MotionFacts } from '../db/motion-facts.ts'
import type { MotionState } from '../machines/motion-context.ts'
import { MOTION_FIGURES, type MotionFigure } from './report-contract.ts'

const UNDECIDED: MotionState[] = ['returned', 'seeking_seconds', 'delegation_review', 'submitted', 'under_review', 'presidium_review']

const isConverted = ({ route, number, mergedInto, state }: MotionFacts) =>
  route === 'direct' && number === null && mergedInto === null && state !== 'withdrawn'
const isAnswered = ({ replyClass }: MotionFacts) => replyClass !== null
/** A second reply asks for a second rating: that of the first one is over. Silence is 未评价, never satisfied. */
const gradeOf = ({ undertaking, grade }: MotionFacts) => (undertaking === 'replied' ? null : grade)
const inTime = ({ firstRepliedOn, firstDueOn }: MotionFacts): boolean | null =>
  firstRepliedOn === null || firstDueOn === null ? null : firstRepliedOn <= firstDueOn

/** Total: a figure that the contract names is answered here. */
export const isCounted: Record<MotionFigure, (motion: MotionFacts) => boolean> = {
  received: () => true,
  filed: ({ number }) => number !== null,
  priority: ({ number, priority }) => number !== null && priority === 'priority',
  tabled: ({ route }) => route === 'congress',
  merged: ({ mergedInto }) => mergedInto !== null,
  converted: isConverted,
  /** Ever declined; what is general in a personal matter may have been converted since. */
  declined: ({ declineReason }) => declineReason !== null,
  declinedOnly: ({ state }) => state === 'declined',
  withdrawn: ({ state }) => state === 'withdrawn',
  undecided: ({ state }) => UNDECIDED.includes(state),
  dispatched: ({ undertaking }) => undertaking !== null,
  answered: isAnswered,
  unanswered: (motion) => motion.undertaking !== null && !isAnswered(motion),
  classA: ({ replyClass }) => replyClass === 'A',
  classB: ({ replyClass }) => replyClass === 'B',
  classC: ({ replyClass }) => replyClass === 'C',
  classD: ({ replyClass }) => replyClass === 'D',
  inTime: (motion) => inTime(motion) === true,
  late: (motion) => inTime(motion) === false,
  overdue: ({ overdue, undertaking }) => overdue === true && undertaking !== 'closed',
  satisfied: (motion) => gradeOf(motion) === 'satisfied',
  basicallySatisfied: (motion) => gradeOf(motion) === 'basicallySatisfied',
  dissatisfied: (motion) => gradeOf(motion) === 'dissatisfied',
  unrated: (motion) => isAnswered(motion) && gradeOf(motion) === null,
  rehandled: ({ round }) => round !== null && round > 1,
  tracked: ({ undertaking }) => undertaking === 'tracking',
  finished: ({ state }) => state === 'closed' || state === 'archived',
}

export type Figures = Record<MotionFigure, number>

export const figuresOf = (motions: MotionFacts[]): Figures =>
  Object.fromEntries(MOTION_FIGURES.map((figure) => [figure, motions.filter(isCounted[figure]).length])) as Figures

type Group<K> = { key: K; figures: Figures }

/** By a key of the motion, in the order in which the keys are given; those of nobody come last. */
export const groupedBy = <K extends string | null>(
  motions: MotionFacts[],
  keyOf: (motion: MotionFacts) => K,
  keys: readonly K[],
): Group<K>[] => {
  const others = [...new Set(motions.map(keyOf))].filter((key) => !keys.includes(key))
  return [...keys, ...others].flatMap((key) => {
    const own = motions.filter((motion) => keyOf(motion) === key)
    return own.length === 0 ? [] : [{ key, figures: figuresOf(own) }]
  })
}

export const byCategory = (motions: MotionFacts[], categories: readonly string[]): Group<string>[] =>
  groupedBy(motions, ({ category }) => category, categories)

/** Why motions were declined, those converted afterwards included. */
export const byReason = (motions: MotionFacts[], reasons: readonly string[]): { reason: string; count: number }[] =>
  groupedBy(
    motions.filter(({ declineReason }) => declineReason !== null),
    ({ declineReason }) => declineReason ?? '',
    reasons,
  ).map(({ key, figures }) => ({ reason: key, count: figures.declined }))

/** Whole percents of those who said something; null where nobody did. */
export const percentOf = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part * 100) / whole))
