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
  | { is: 'new'; seats: NewSeat[] }
  | { is: 'presence'; seat: string; presence: Presence }
  /** A head who moves leads nobody there. */
  | { is: 'moved'; seat: string; delegation: string | null }
  /** Whoever led the delegation before leads it no more. */
  | { is: 'head'; seat: string; delegation: string }

export const rollChange = (event: SessionEvent): RollChange | null => {
  switch (event.type) {
    case 'session.enrol': {
      const { seat: id, person, kind, delegation, head } = event
      return { is: 'new', seats: [{ id, person, kind, delegation, head }] }
    }
    case 'session.byElect':
      return {
        is: 'new',
        seats: [{ id: event.seat, person: event.person, kind: 'representative', delegation: event.delegation, head: false }],
      }
    case 'session.assemble':
      return {
        is: 'new',
        seats: event.seats.map(({ seat, person }) => ({ id: seat, person, kind: 'representative', delegation: null, head: false })),
      }
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
