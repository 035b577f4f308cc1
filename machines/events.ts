/**
 * Every word that may be said: one union a subject (domain 2.1, 2.2, 3, 4).
 *
 * A word is a closed object: an unknown or extra field is refused by name before any rule is asked.
 */
import type { BallotEvent } from './ballot-events.ts'
import type { MotionEvent } from './motion-events.ts'
import type { SessionEvent } from './session-events.ts'
import type { UndertakingEvent } from './undertaking-events.ts'

export const SUBJECTS = ['session', 'motion', 'ballot', 'undertaking'] as const
export type SubjectName = (typeof SUBJECTS)[number]
export type EventOf = { session: SessionEvent; motion: MotionEvent; ballot: BallotEvent; undertaking: UndertakingEvent }
export type AnyEvent = EventOf[SubjectName]
export type Word<S extends SubjectName = SubjectName> = EventOf[S]['type']
