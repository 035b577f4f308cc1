/**
 * A rehearsal (演练): a copy of a session in which nothing real moves.
 *
 * It has the roll, the agenda and the officers of the session as they stand, and is born where people sign in. Its items
 * are cut off from their motions, nothing in it is published, posted to the staff or reported, and it can be thrown away.
 */
import { blankSession, type SessionContext, type SessionState } from './session-context.ts'

/** The session that is rehearsed, as it stands, and how many rehearsals of it live. */
export type Original = { state: SessionState; context: SessionContext; rehearsals: number }

/** Before it is over a session can be rehearsed; a rehearsal cannot. */
const REHEARSABLE: readonly SessionState[] = ['preparing', 'papers_out', 'preparatory', 'open', 'recess']

export const isRehearsable = (original: Original | null): boolean =>
  original !== null && original.context.rehearsalOf === null && original.context.unit === null && REHEARSABLE.includes(original.state)

export const copyOf = (of: string, title: string, { context }: Original): SessionContext => ({
  ...blankSession,
  term: context.term,
  ordinal: context.ordinal,
  kind: context.kind,
  title,
  place: context.place,
  opensOn: context.opensOn,
  windowClosesAt: context.windowClosesAt,
  roll: context.roll,
  quorum: context.quorum,
  passing: context.passing,
  assembly: context.assembly,
  agendaVersion: context.agendaVersion,
  agendaAdopted: context.agendaAdopted,
  items: context.items.map((item) => ({
    ...item,
    motion: null,
    ballot: null,
    phase: 'pending',
    startedAt: null,
    endedAt: null,
    collation: null,
  })),
  rulesText: context.rulesText,
  countedAllowed: context.countedAllowed,
  lastCastCounts: context.lastCastCounts,
  rulesAdopted: context.rulesAdopted,
  scrutiny: context.scrutiny,
  scrutinyConfirmed: context.scrutinyConfirmed,
  rehearsalOf: of,
})
