/**
 * Who speaks, and what is said: the two halves of an act.
 *
 * Everything here is plain data that survives JSON: an act is stored in the journal as it was judged.
 */
import type { Role } from './matters.ts'

/** Kinds of seats in a congress; an `elector` belongs to a unit and has a vote in its election alone (machines/units.ts). */
export const HALL_KINDS = ['representative', 'observer', 'invitedGuest'] as const
export const SEAT_KINDS = [...HALL_KINDS, 'elector'] as const
export type HallKind = (typeof HALL_KINDS)[number]
export type SeatKind = (typeof SEAT_KINDS)[number]
/** Seats whose holders are given papers. */
export const VOTING_KINDS: readonly SeatKind[] = ['representative', 'elector']
export const isVoting = (kind: string | null | undefined): boolean => VOTING_KINDS.some((one) => one === kind)

/** A person's place in one session: 代表席. Only a `representative` proposes, seconds and votes. */
export type Seat = {
  id: string
  session: string
  kind: SeatKind
  delegation: string | null
  /** Heads a delegation (团长): endorses its members' motions. */
  head: boolean
}

export type Person = {
  kind: 'person'
  person: string
  roles: Role[]
  /** The department this person answers for; only with the role `department`. */
  department: string | null
  seats: Seat[]
}

/**
 * `clock` says what a deadline says when it comes; `congress` is what one settled act makes another subject hear.
 * Neither can be spoken through a route.
 */
export type Actor = Person | { kind: 'clock' } | { kind: 'congress' }

/**
 * One thing said to one subject.
 *
 * `id` is the caller's and unique in the journal: said twice, it is one act. `seen` is the version the speaker was
 * looking at. `by` and `at` (ISO 8601, UTC) are the server's. `known` is what the door looked up under lock because
 * the subject cannot know it alone; it goes into the journal, so that folding needs nothing else.
 */
export type Act<E, K = unknown> = { id: string; event: E; by: Actor; at: string; seen?: number; known: K }

export const isPerson = (by: Actor): by is Person => by.kind === 'person'

export const hasRole = (by: Actor, ...roles: Role[]): boolean => isPerson(by) && roles.some((role) => by.roles.includes(role))

/** The representative's seat that the speaker holds in a session, if any. */
export const representativeSeat = (by: Actor, session: string | null): Seat | undefined =>
  isPerson(by) ? by.seats.find((seat) => seat.session === session && seat.kind === 'representative') : undefined

/** The seat that gives the speaker a paper in a session's ballots, if any. */
export const votingSeat = (by: Actor, session: string | null): Seat | undefined =>
  isPerson(by) ? by.seats.find((seat) => seat.session === session && isVoting(seat.kind)) : undefined

export const personOf = (by: Actor): string | null => (isPerson(by) ? by.person : null)
