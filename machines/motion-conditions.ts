/** The conditions of a motion's words (domain 2.1): each reads after "is". */
import { personOf } from './actor.ts'
import type { Condition, Spoken } from './condition.ts'
import type { MotionContext, MotionKnown, MotionState } from './motion-context.ts'
import type { MotionEvent } from './motion-events.ts'
import { LIMIT } from './schema.ts'
import { bytesOf } from './session-conditions.ts'

export type MotionSaid = Spoken<MotionEvent, MotionKnown>

/** Where a motion can still take in another one. */
const ABSORBING: MotionState[] = ['under_review', 'filed', 'presidium_review', 'tabled']
/** Where a suggestion can be taken up in a motion. */
const IN_THE_BOX: MotionState[] = ['suggested', 'answered']

export const motionConditions = {
  complete: (context, said) => {
    const { rationale, remedy } = 'rationale' in said ? said : context
    return rationale.trim() !== '' && remedy.trim() !== ''
  },
  seconded: (context) => context.kind === 'draftItem' || context.seconders.length >= context.secondsNeeded,
  /** A representative of no delegation has no head who could review. */
  forDelegation: (context) =>
    context.kind === 'proposal' && context.delegation === null && context.homeDelegation !== null && context.delegationReview,
  notYetSeconded: (context, said) => !context.seconders.includes(personOf(said.by) ?? ''),
  secondedBySpeaker: (context, said) => context.seconders.includes(personOf(said.by) ?? ''),
  inTime: (context) => !context.late || context.lateBecome === 'motion',
  reviewExpired: (context, said) => context.reviewDueAt !== null && said.at >= context.reviewDueAt,
  /** A suggestion that was hidden is nobody's to take up. */
  suggestionOpen: (_, said) =>
    !('suggestion' in said) ||
    (said.known.suggestion !== null && !said.known.suggestion.hidden && IN_THE_BOX.includes(said.known.suggestion.state)),
  fewSuggestions: (_, said) => said.known.ownSuggestions < LIMIT.ownSuggestions,
  notYetSupported: (_, said) => !said.known.supported,
  supportedBySpeaker: (_, said) => said.known.supported,
  visible: (context) => context.hidden === null,
  hidden: (context) => context.hidden !== null,
  mergeable: (_, said) => said.type !== 'motion.merge' || (said.known.mergeTarget !== null && ABSORBING.includes(said.known.mergeTarget)),
  notAppealed: (context) => !context.appealed,
  sessionAhead: (_, said) => ['preparing', 'papers_out', 'preparatory', 'open', 'recess'].includes(said.known.sessionState ?? ''),
  direct: (context) => context.route !== 'congress',
  dispatchProposed: (context) => context.proposedDispatch !== null,
  /** What an earlier rule allowed may stay: only a choice made now must be one of today's. */
  categoryOffered: (context, said) =>
    !('category' in said) || !said.known.notOffered || (said.type === 'motion.edit' && said.category === context.category),
  reasonOffered: (_, said) => said.type !== 'motion.decline' || !said.known.notOffered,
  departmentsKnown: (_, said) => said.known.unknownDepartments === 0,
  paperUploaded: (_, { known: { files } }) => files.length === 1 && files[0]?.place === 'free',
  paperAttached: (_, { known: { files } }) => files[0]?.place === 'here',
  papersWithinLimit: (context, { known: { files } }) =>
    context.papers + files.length <= LIMIT.motionPapers && context.papersBytes + bytesOf(files) <= LIMIT.motionPaperBytes,
  oneLead: (_, said) => !('coHandling' in said) || !said.coHandling.includes(said.lead),
  reported: (context) => context.reportedAt !== null,
  questionNew: (_, said) => said.known.question === null,
  /** Each rung is said once, whatever was slept through below it. */
  questionRungHigher: (_, said) => said.type !== 'motion.promptQuestion' || said.days > (said.known.question?.rung ?? -Infinity),
  questionOpen: (_, said) => said.known.question?.isAnswered === false,
} satisfies Record<string, Condition<MotionContext, MotionSaid>>

export type MotionCondition = keyof typeof motionConditions
