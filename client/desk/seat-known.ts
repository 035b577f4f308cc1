/** What the judge is told of a seat, from its row. */
import type { SeatKind } from '../../machines/actor.ts'
import type { KnownSeat } from '../../machines/roll.ts'
import type { Presence } from '../../machines/session-context.ts'
import type { SeatRow } from '../../server/replies.ts'

export const seatOf = ({ presence, kind, delegation, head }: SeatRow): KnownSeat => ({
  presence: presence as Presence,
  kind: kind as SeatKind,
  delegation,
  head,
})
