/** One step for several subjects: asked of the judge for each beforehand, then said one after another, each an act of its own. */
import type { QueryClient } from '@tanstack/react-query'
import type { EventOf, SubjectName } from '../../machines/events.ts'
import { newId, ProblemError } from '../api.ts'
import { invalidateSubject } from '../queries.ts'
import type { Reason } from '../sentence.ts'
import { sendAct } from '../subjects.ts'

/** What will be said to one of them. `seen` refuses a stale screen; `desk` is given where it is said at the desk of its session. */
export type Planned<S extends SubjectName> = { name: S; id: string; event: EventOf[S]; seen?: number; desk?: string | undefined }

/** One of a batch: its act keeps its id, so that sending it again is the same act. */
export type Line = { title: string; planned: Planned<SubjectName>; act: string; outcome: 'waiting' | 'done' | 'unsent' | Reason }

export const lineOf = (title: string, planned: Planned<SubjectName>): Line => ({ title, planned, act: newId(), outcome: 'waiting' })

const sayOne = async ({ planned: { name, id, ...said }, act }: Line): Promise<Line['outcome']> => {
  try {
    await sendAct(name, id, { ...said, id: act })
    return 'done'
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problem
    return 'unsent'
  }
}

/** Says it to each that is not done; `tell` hears of every one. What did not go out is tried again by calling this again. */
export const sayToAll = async (client: QueryClient, lines: readonly Line[], tell: (lines: Line[]) => void): Promise<Line[]> => {
  const now = [...lines]
  for (const [at, line] of now.entries()) {
    if (line.outcome === 'done') continue
    // One after another: numbers are given in the order of the list.
    // oxlint-disable-next-line no-await-in-loop
    now[at] = { ...line, outcome: await sayOne(line) }
    tell([...now])
    invalidateSubject(client, line.planned.name, line.planned.id)
  }
  return now
}
