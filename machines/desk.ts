/**
 * Which desk runs the meeting. Two desks may be open at once, but only one at a time says the words that move it on;
 * the other sees who holds it and may take it over (docs/decisions).
 */
import type { SubjectName, Word } from './events.ts'

/** The window that holds the desk, as its people would name it. */
export type Desk = { device: string; label: string; person: string; since: string }

/** What may be said at any table: people come and go at the door while the meeting is run elsewhere. */
const AT_ANY_TABLE: ReadonlySet<Word> = new Set<Word>([
  'session.create',
  'session.enrol',
  'session.lapse',
  'session.byElect',
  'session.recall',
  'session.transfer',
  'session.nameHead',
  'session.assemble',
  'session.checkIn',
  'session.undoCheckIn',
  'session.stepOut',
  'session.grantLeave',
  'session.askFloor',
  'session.withdrawFloor',
  'session.takeDesk',
])

/** Words by which a desk runs the meeting: all that are said to a session or a ballot but those above. */
export const isOfTheDesk = (subject: SubjectName, word: Word): boolean =>
  (subject === 'session' || subject === 'ballot') && !AT_ANY_TABLE.has(word)

/** A desk that another has taken over from only looks on. Whoever speaks from no desk (a phone, the chair, a script) is not asked. */
export const holdsDesk = (desk: Desk | null, device: string | undefined): boolean =>
  device === undefined || desk === null || desk.device === device
