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

/** What has been refused is answered, too. */
export const isDue = ({ outcome }: Line): boolean => outcome === 'waiting' || outcome === 'unsent'

const sayOne = async ({ planned: { name, id, ...said }, act }: Line): Promise<Line['outcome']> => {
  try {
    await sendAct(name, id, { ...said, id: act })
    return 'done'
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problem
    return 'unsent'
  }
}

/**
 * Says it to each that is not answered; `tell` hears of every one. Where the line is lost the others wait: calling this
 * again goes on from there.
 */
export const sayToAll = async (client: QueryClient, lines: readonly Line[], tell: (lines: Line[]) => void): Promise<Line[]> => {
  const now = [...lines]
  for (const [at, line] of now.entries()) {
    if (!isDue(line)) continue
    // One after another: numbers are given in the order of the list.
    // oxlint-disable-next-line no-await-in-loop
    now[at] = { ...line, outcome: await sayOne(line) }
    tell([...now])
    if (now[at].outcome === 'unsent') break
    invalidateSubject(client, line.planned.name, line.planned.id)
  }
  return now
}
