/**
 * What is next, by whom and by when: the sentence above a motion's story.
 *
 * Pure, and total over the states, so that a new state must say what comes after it.
 */
import type { MotionContext, MotionState } from '../../machines/motion-context.ts'
import type { UndertakingContext, UndertakingState } from '../../machines/undertaking-context.ts'
import type { WorksKey } from '../words/works.ts'
import { urgencyOf, type Phrase, type Urgency } from './urgency.ts'

/** `by` is a calendar day and stays out of the figures: how a day is written is the page's business. */
export type NextStep = { phrase: Phrase; by: string | null; urgency: Urgency | null }

export type MotionNow = {
  state: MotionState
  context: Pick<MotionContext, 'proposedDispatch' | 'seconders' | 'secondsNeeded' | 'reportedAt' | 'appealed'>
}
export type UndertakingNow = {
  name: string
  state: UndertakingState
  context: Pick<UndertakingContext, 'part' | 'dueOn' | 'draft' | 'overdue' | 'dueSoon' | 'reply' | 'round'>
}

const step = (key: WorksKey, values: Phrase['values'] = {}): NextStep => ({ phrase: { key, values }, by: null, urgency: null })

const ofUndertaking = (undertaking: UndertakingNow, now: number): NextStep | null => {
  const { name, state, context } = undertaking
  const dated = (key: WorksKey): NextStep => ({
    phrase: { key, values: { who: name } },
    by: context.dueOn,
    urgency: urgencyOf({ state, ...context }, now),
  })
  switch (state) {
    case 'assigned':
      return dated('next.accept')
    case 'objected':
      return { ...dated('next.objected'), by: null }
    case 'handling':
      if (context.part === 'coHandling') return dated('next.countersign')
      return dated(context.draft === null ? 'next.reply' : 'next.sign')
    case 'rehandling':
      return dated(context.draft === null ? 'next.replyAgain' : 'next.sign')
    case 'replied':
      return step('next.rate', { who: name })
    case 'escalated':
      return step('next.settle', { who: name })
    case 'tracking':
      return dated('next.fulfil')
    case 'unborn':
    case 'rated':
    case 'closed':
      return null
  }
}

const dispatching = ({ context }: MotionNow) => step(context.proposedDispatch === null ? 'next.proposeDispatch' : 'next.dispatch')

const ofMotion: Record<MotionState, (motion: MotionNow) => NextStep | null> = {
  unborn: () => null,
  draft: () => step('next.submit'),
  seeking_seconds: ({ context }) => {
    const missing = context.secondsNeeded - context.seconders.length
    return missing > 0 ? step('next.seconds', { n: missing }) : step('next.submit')
  },
  returned: () => step('next.returned'),
  delegation_review: () => step('next.endorse'),
  submitted: () => step('next.acceptMotion'),
  under_review: () => step('next.review'),
  declined: ({ context }) => (context.appealed ? null : step('next.appeal')),
  presidium_review: () => step('next.presidium'),
  filed: dispatching,
  converted: dispatching,
  tabled: () => step('next.ballot'),
  balloting: () => step('next.announce'),
  adopted: () => step('next.publish'),
  rejected: () => step('next.resubmit'),
  resolved: dispatching,
  // What a motion in hand waits for, its undertakings say.
  handling: () => null,
  closed: ({ context }) => step(context.reportedAt === null ? 'next.report' : 'next.archive'),
  withdrawn: () => null,
  merged: () => null,
  archived: () => null,
  suggested: () => step('next.answer'),
  answered: () => null,
  taken_up: () => null,
}

/** Several departments may each owe something; nothing is left of a motion that has ended. */
export const nextSteps = (motion: MotionNow, undertakings: UndertakingNow[], now: number): NextStep[] => {
  const own = ofMotion[motion.state](motion)
  const owed = motion.state === 'handling' ? undertakings.map((undertaking) => ofUndertaking(undertaking, now)) : []
  return [own, ...owed].filter((next) => next !== null)
}
