/**
 * How urgent an undertaking is, as a traffic light that always comes with words (a colour alone tells nobody anything).
 *
 * Pure: days are calendar days in Asia/Shanghai, `now` (milliseconds by the server's clock) is handed in.
 */
import type { UndertakingState } from '../../machines/undertaking-context.ts'
import { daysUntil, isoDayOf } from '../format.ts'
import type { WorksKey } from '../words/works.ts'

/** What one sentence says: a key of the words, and its figures. */
export type Phrase = { key: WorksKey; values: Record<string, string | number> }

export const TONES = ['late', 'soon', 'fine', 'quiet'] as const
/** Red, amber, green; `quiet` is what waits for no department. */
export type Tone = (typeof TONES)[number]
export type Urgency = { tone: Tone; phrase: Phrase; daysLeft: number | null }

/** What the list tells about an undertaking's deadline. */
export type Dated = { state: string; dueOn: string | null; overdue: boolean; dueSoon: boolean }

/** States in which a department owes something by a date. */
export const OWING: readonly UndertakingState[] = ['assigned', 'objected', 'handling', 'rehandling', 'tracking']

const owes = (state: string) => (OWING as readonly string[]).includes(state)
const say = (key: WorksKey, n = 0): Phrase => ({ key, values: { n } })

const owing = ({ dueOn, overdue, dueSoon }: Dated, now: number): Urgency => {
  if (dueOn === null) return { tone: 'fine', phrase: say('urgency.undated'), daysLeft: null }
  const daysLeft = daysUntil(dueOn, now)
  // The clock raises its flag once a night: a day that has passed is late whatever the flag says.
  if (overdue || daysLeft < 0) return { tone: 'late', phrase: say('urgency.late', Math.max(1, -daysLeft)), daysLeft }
  if (daysLeft === 0) return { tone: 'soon', phrase: say('urgency.today'), daysLeft }
  return dueSoon
    ? { tone: 'soon', phrase: say('urgency.soon', daysLeft), daysLeft }
    : { tone: 'fine', phrase: say('urgency.fine', daysLeft), daysLeft }
}

export const urgencyOf = (row: Dated, now: number): Urgency => {
  if (owes(row.state)) return owing(row, now)
  if (row.state === 'escalated') return { tone: 'soon', phrase: say('urgency.escalated'), daysLeft: null }
  if (row.state === 'replied') return { tone: 'quiet', phrase: say('urgency.unrated'), daysLeft: null }
  return { tone: 'quiet', phrase: say('urgency.closed'), daysLeft: null }
}

const RANK: Record<Tone, number> = { late: 0, soon: 1, fine: 2, quiet: 3 }

/** Most urgent first; among equals, whoever has fewer days left. */
export const byUrgency = (a: Urgency, b: Urgency): number =>
  RANK[a.tone] - RANK[b.tone] || (a.daysLeft ?? Number.MAX_SAFE_INTEGER) - (b.daysLeft ?? Number.MAX_SAFE_INTEGER)

/** Whether what was answered or closed came within its date; null while nothing was. */
export const isInTime = (doneAt: string | null, dueOn: string | null): boolean | null =>
  doneAt === null || dueOn === null ? null : isoDayOf(Date.parse(doneAt)) <= dueOn
