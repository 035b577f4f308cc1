/** The same decision on several motions: asked of the judge for each beforehand, then said one after another, each an act of its own. */
import type { QueryClient } from '@tanstack/react-query'
import type { EventOf } from '../../machines/events.ts'
import { sendMotionAct } from '../../server/contract.ts'
import { call, newId, ProblemError } from '../api.ts'
import { invalidateSubject } from '../queries.ts'
import type { Reason } from '../sentence.ts'
import type { SubjectView } from '../subjects.ts'

export type MotionView = SubjectView<'motion'>
export type Decision = Extract<
  EventOf['motion'],
  { type: 'motion.accept' | 'motion.file' | 'motion.convert' | 'motion.decline' | 'motion.return' }
>

/** One motion of a batch: its act keeps its id, so that sending it again is the same act. */
export type Line = { motion: MotionView; act: string; outcome: 'waiting' | 'done' | 'unsent' | Reason }

export const linesOf = (motions: MotionView[]): Line[] => motions.map((motion) => ({ motion, act: newId(), outcome: 'waiting' }))

const sayOne = async ({ motion, act }: Line, event: Decision): Promise<Line['outcome']> => {
  try {
    await call(sendMotionAct, { params: { id: motion.id }, body: { id: act, event, seen: motion.version } })
    return 'done'
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problem
    return 'unsent'
  }
}

/** Says it to each that is not done; `tell` hears of every one. What did not go out is tried again by calling this again. */
export const sayToAll = async (
  client: QueryClient,
  lines: readonly Line[],
  event: Decision,
  tell: (lines: Line[]) => void,
): Promise<void> => {
  const now = [...lines]
  for (const [at, line] of now.entries()) {
    if (line.outcome === 'done') continue
    // One after another: numbers are given in the order of the list.
    // oxlint-disable-next-line no-await-in-loop
    now[at] = { ...line, outcome: await sayOne(line, event) }
    tell([...now])
    invalidateSubject(client, 'motion', line.motion.id)
  }
}
