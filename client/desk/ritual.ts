/** The nine steps of a ballot as the desk shows them: done, at it now, still ahead, or with no meaning for this method. */
import type { BallotState } from '../../machines/ballot-context.ts'
import type { Method } from '../../machines/matters.ts'

export const RITUAL = ['rules', 'scrutineers', 'attendance', 'emptyBox', 'issue', 'vote', 'count', 'certify', 'announce'] as const
export type RitualStep = (typeof RITUAL)[number]
export type Place = 'done' | 'now' | 'ahead' | 'skipped'

const APPLIES: Record<Method, readonly RitualStep[]> = {
  sealed: RITUAL,
  secret: RITUAL,
  open: RITUAL.filter((step) => step !== 'emptyBox'),
  hands: ['attendance', 'vote', 'count', 'announce'],
  acclamation: ['attendance', 'vote', 'count', 'announce'],
}

/** The step that each state is waiting for; null where there is none. */
const AWAITED: Record<BallotState, RitualStep | null> = {
  unborn: 'rules',
  configured: 'rules',
  rules_adopted: 'scrutineers',
  scrutineers_confirmed: 'attendance',
  quorum_checked: 'emptyBox',
  sealed_empty: 'issue',
  issuing: 'vote',
  open: 'vote',
  closed: 'count',
  reconciled: 'count',
  counted: 'certify',
  certified: 'announce',
  announced: null,
  void: null,
  archived: null,
}

/** A void round stopped at its count: nothing after it happened. */
const STOPPED: BallotState[] = ['void', 'archived']

export const ritualOf = (state: BallotState, method: Method, isAnnounced: boolean): { step: RitualStep; place: Place }[] => {
  const applies = APPLIES[method]
  const awaited = AWAITED[state]
  const stopped = STOPPED.includes(state) && !isAnnounced
  const from = awaited === null ? RITUAL.length : RITUAL.indexOf(awaited)
  // A step without meaning is passed over: the next one that has some is the one awaited.
  const now = awaited === null ? undefined : RITUAL.slice(from).find((step) => applies.includes(step))
  return RITUAL.map((step, at) => {
    if (!applies.includes(step)) return { step, place: 'skipped' }
    if (stopped) return { step, place: 'ahead' }
    if (step === now) return { step, place: 'now' }
    return { step, place: now === undefined || at < RITUAL.indexOf(now) ? 'done' : 'ahead' }
  })
}
