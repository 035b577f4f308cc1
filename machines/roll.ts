/**
 * What a word does to the roll (domain 1): seats come, end, move and change their heads.
 *
 * Rows beside the session, told once: the door writes them, and folding the journal makes the same of them.
 */
import type { SeatKind } from './actor.ts'
import type { SessionEvent } from './session-events.ts'
import type { Presence } from './session-context.ts'

/** Fewer staff than this hold an assembly (教职工大会), in which everybody sits. */
export const ASSEMBLY_BELOW = 80

/** Words by which people come and go: they move figures, and no seat. */
export const DOORWAY_WORDS = new Set<string>(['session.checkIn', 'session.undoCheckIn', 'session.stepOut', 'session.grantLeave'])

export type NewSeat = { id: string; person: string; kind: SeatKind; delegation: string | null; head: boolean }

export type RollChange =
  /** `presence`: a unit's staff are there by belonging to it. */
  | { is: 'new'; presence: 'absent' | 'present'; seats: NewSeat[] }
  | { is: 'presence'; seat: string; presence: Presence }
  /** A head who moves leads nobody there. */
  | { is: 'moved'; seat: string; delegation: string | null }
  /** Whoever led the delegation before leads it no more. */
  | { is: 'head'; seat: string; delegation: string }

const newSeats = (kind: SeatKind, seats: { seat: string; person: string }[], delegation: string | null) => ({
  is: 'new' as const,
  presence: 'absent' as const,
  seats: seats.map(({ seat, person }) => ({ id: seat, person, kind, delegation, head: false })),
})

export const rollChange = (event: SessionEvent): RollChange | null => {
  switch (event.type) {
    case 'session.enrol': {
      const { seat: id, person, kind, delegation, head } = event
      return { is: 'new', presence: 'absent', seats: [{ id, person, kind, delegation, head }] }
    }
    case 'session.byElect':
      return newSeats('representative', [event], event.delegation)
    case 'session.assemble':
      return newSeats('representative', event.seats, null)
    case 'session.seatElected':
      return newSeats('representative', event.seats, event.delegation)
    case 'session.constitute':
      return { ...newSeats('elector', event.seats, null), presence: 'present' }
    case 'session.checkIn':
      return { is: 'presence', seat: event.seat, presence: 'present' }
    case 'session.undoCheckIn':
      return { is: 'presence', seat: event.seat, presence: 'absent' }
    case 'session.stepOut':
      return { is: 'presence', seat: event.seat, presence: 'out' }
    case 'session.grantLeave':
      return { is: 'presence', seat: event.seat, presence: 'leave' }
    case 'session.lapse':
    case 'session.recall':
      return { is: 'presence', seat: event.seat, presence: 'lapsed' }
    case 'session.transfer':
      return { is: 'moved', seat: event.seat, delegation: event.delegation }
    case 'session.nameHead':
      return { is: 'head', seat: event.seat, delegation: event.delegation }
    default:
      return null
  }
}

/** The seat that a word names and how it stands before it. */
export type KnownSeat = { presence: Presence; kind: SeatKind; delegation: string | null; head: boolean }
