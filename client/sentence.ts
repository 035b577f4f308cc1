/** A refusal or a problem as one sentence that says what to do next. */
import type { Wording } from './words.ts'

/** A Refusal of the judge and a Problem of the server are both this. */
export type Reason = { code: string; facts: Readonly<Record<string, unknown>> }

const STATE_TABLE = { session: 'sessionState', motion: 'motionState', ballot: 'ballotState', undertaking: 'undertakingState' } as const
const isSubject = (name: string | undefined): name is keyof typeof STATE_TABLE => name !== undefined && name in STATE_TABLE

const outOfOrder = (w: Wording<never>, facts: Reason['facts']): string => {
  const { word, state } = facts
  const subject = typeof word === 'string' ? word.split('.')[0] : undefined
  if (!isSubject(subject) || typeof word !== 'string' || typeof state !== 'string') return w.name('refusal', 'out-of-order')
  return w('problem.state', { state: w.name(STATE_TABLE[subject], state), word: w.name('word', word) })
}

export const sentenceOf = (w: Wording<never>, reason: Reason): string => {
  const { code, facts } = reason
  if (code === 'unmet' && typeof facts['unmet'] === 'string') return w.name('unmet', facts['unmet'])
  if (code === 'out-of-order') return outOfOrder(w, facts)
  if (code === 'invalid' && typeof facts['limit'] === 'number') return w('problem.limit', { n: facts['limit'] })
  return w.name('refusal', code)
}
