/**
 * Folding the journal: every act judged again, from the first, by the judge that judged it then. What comes out must be
 * what the tables hold.
 */
import { canonical, type JournalRow } from '../db/journal.ts'
import type { SeatTable } from '../db/schema.ts'
import type { EventOf, SubjectName } from '../machines/events.ts'
import type { SessionEvent } from '../machines/session-events.ts'
import { judge, unborn, type ActOf, type Subject } from '../machines/judge.ts'
import { rehearsalSeat } from './ids.ts'
import { rollChange } from '../machines/roll.ts'
import type { Presence } from '../machines/session-context.ts'

/** `seq` is the last row that changed it; a subject whose row could not be judged is not followed any further. */
type Folded = { subject: Subject<SubjectName>; seq: number; lost: boolean }
type FoldedSeat = Omit<SeatTable, 'presence'> & { presence: Presence }

export type Fold = { subjects: Map<string, Folded>; seats: Map<string, FoldedSeat> }

export const emptyFold = (): Fold => ({ subjects: new Map(), seats: new Map() })

export const keyOf = (name: SubjectName, id: string): string => `${name} ${id}`

/** The same as the door writes, on rows in memory. */
const seatsAfter = ({ seats }: Fold, sessionId: string, event: SessionEvent): void => {
  if (event.type === 'session.rehearse') {
    for (const seat of [...seats.values()].filter((one) => one.sessionId === event.of && one.presence !== 'lapsed')) {
      const id = rehearsalSeat(sessionId, seat.id)
      seats.set(id, { ...seat, id, sessionId, presence: 'absent' })
    }
    return
  }
  const change = rollChange(event)
  if (!change) return
  if (change.is === 'new') {
    for (const { id, person, kind, delegation, head } of change.seats)
      seats.set(id, { id, sessionId, personId: person, kind, delegationId: delegation, head, presence: change.presence })
    return
  }
  const seat = seats.get(change.seat)
  if (!seat) return
  if (change.is === 'presence') seat.presence = change.presence
  else if (change.is === 'moved') Object.assign(seat, { delegationId: change.delegation, head: false })
  else
    for (const one of seats.values())
      if (one.sessionId === sessionId && one.delegationId === change.delegation) one.head = one.id === change.seat
}

/** Hears one row again. @returns what does not agree, or null */
export const foldRow = (fold: Fold, row: JournalRow): string | null => {
  const { subject: name, subjectId, event, by, at, known } = row
  const key = keyOf(name, subjectId)
  const before: Folded = fold.subjects.get(key) ?? { subject: unborn[name], seq: 0, lost: false }
  if (before.lost) return null
  const lose = (why: string) => {
    fold.subjects.set(key, { ...before, seq: row.seq, lost: true })
    return why
  }
  try {
    const after = judge(name, before.subject, { id: row.actId, event: event as EventOf[typeof name], by, at, known } as ActOf<typeof name>)
    if (after.version !== row.version) return lose(`${event.type} makes version ${after.version}, the journal says ${row.version}`)
    if (after.state !== row.state) return lose(`${event.type} leads to ${after.state}, the journal says ${row.state}`)
    fold.subjects.set(key, { subject: after, seq: row.seq, lost: false })
  } catch (thrown) {
    return lose(`${event.type} would not be heard: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
  }
  if (name === 'session') seatsAfter(fold, subjectId, event as SessionEvent)
  return null
}

/** Steps over a word that is not told and is known to change nothing but the version. */
export const stepOver = (fold: Fold, key: string, { seq, version }: Pick<JournalRow, 'seq' | 'version'>): null => {
  const before = fold.subjects.get(key)
  if (before && !before.lost) fold.subjects.set(key, { ...before, seq, subject: { ...before.subject, version } })
  return null
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/
/** A time may be said without its milliseconds; the tables always give them. */
const told = (value: unknown): string => canonical(typeof value === 'string' && INSTANT.test(value) ? new Date(value).toISOString() : value)

const MAX_TOLD = 200
const short = (text: string) => (text.length > MAX_TOLD ? `${text.slice(0, MAX_TOLD)}…` : text)

export type Difference = { field: string; journal: string; table: string }

/** The first field in which two rows differ, or null. */
export const differenceOf = (journal: Record<string, unknown>, table: Record<string, unknown>): Difference | null => {
  for (const field of new Set([...Object.keys(journal), ...Object.keys(table)])) {
    const [a, b] = [told(journal[field]), told(table[field])]
    if (a !== b) return { field, journal: short(a), table: short(b) }
  }
  return null
}

/** A subject as one flat row. */
export const flat = ({ version, state, context }: Subject<SubjectName>): Record<string, unknown> => ({ version, state, ...context })
