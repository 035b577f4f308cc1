/** A department's undertakings in the order of its day. Pure. */
import type { UndertakingRow } from '../../server/replies.ts'
import { byUrgency, OWING, urgencyOf } from './urgency.ts'

export type Tray = { is: 'open' | 'waiting' | 'done'; rows: UndertakingRow[] }

const trayOf = ({ state }: UndertakingRow): Tray['is'] =>
  state === 'closed' ? 'done' : (OWING as readonly string[]).includes(state) && state !== 'objected' ? 'open' : 'waiting'

/** What is to be done, the most urgent first; what waits for others; what is finished. Empty trays are left out. */
export const inboxOf = (rows: UndertakingRow[], now: number): Tray[] => {
  const sorted = [...rows].toSorted((a, b) => byUrgency(urgencyOf(a, now), urgencyOf(b, now)))
  return (['open', 'waiting', 'done'] as const)
    .map((is) => ({ is, rows: sorted.filter((row) => trayOf(row) === is) }))
    .filter((tray) => tray.rows.length > 0)
}
