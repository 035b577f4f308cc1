/** What the judge is told about the roll: the seat that a word names, who is on the staff, what a code is worth. */
import type { Transaction } from 'kysely'
import type { Db } from '../db/connect.ts'
import { findDelegationTerm, staffBeside } from '../db/roll.ts'
import type { Database } from '../db/schema.ts'
import { areEnrolled, findSeat } from '../db/sessions.ts'
import type { SessionEvent } from '../machines/session-events.ts'
import type { Method } from '../machines/matters.ts'
import type { SessionContext, SessionKnown } from '../machines/session-context.ts'
import type { Settings } from '../machines/settings.ts'
import { isFresh } from './hall-code.ts'

type Either = Db | Transaction<Database>
type Said = SessionEvent | null
type Of<K extends keyof SessionKnown> = Pick<SessionKnown, K>

/** Of a word that asks for nobody's staff. */
const NOBODY = { missed: 0, strangers: 0, count: 0 }

/** Persons whom a word seats. */
const seatedBy = (event: Said): string[] => {
  if (event?.type === 'session.assemble') return event.seats.map(({ person }) => person)
  return event?.type === 'session.enrol' || event?.type === 'session.byElect' ? [event.person] : []
}

const ofSeats = async (
  db: Either,
  id: string,
  context: SessionContext,
  event: Said,
): Promise<Of<'seat' | 'alreadyEnrolled' | 'foreignDelegation' | 'replaced' | 'staff'>> => {
  const named = event && 'delegation' in event ? event.delegation : null
  const replaces = event?.type === 'session.byElect' ? event.replaces : null
  return {
    seat: event && 'seat' in event ? ((await findSeat(db, id, event.seat)) ?? null) : null,
    alreadyEnrolled: await areEnrolled(db, id, seatedBy(event)),
    foreignDelegation: named !== null && ![null, context.term].includes(await findDelegationTerm(db, named)),
    replaced: replaces === null ? null : ((await findSeat(db, id, replaces))?.presence ?? null),
    staff: event === null || event.type === 'session.assemble' ? await staffBeside(db, seatedBy(event)) : NOBODY,
  }
}

const worthOf = async (db: Either, id: string, event: Said, at: string): Promise<SessionKnown['code']> => {
  if (event?.type !== 'session.checkIn' || event.code === undefined) return 'none'
  return (await isFresh(db, id, event.code, at)) ? 'fresh' : 'stale'
}

const usualMethod = ({ methodByPower }: Settings, event: Said): Method | null => {
  if (event?.type !== 'session.addItem' && event?.type !== 'session.editItem') return null
  if (event.kind === 'hear' || event.kind === 'discuss') return null
  return event.kind === 'decide' ? methodByPower[event.power] : 'sealed'
}

export const knownOfRoll = async (
  db: Either,
  id: string,
  context: SessionContext,
  settings: Settings,
  event: Said,
  at: string,
): Promise<
  Of<'seat' | 'alreadyEnrolled' | 'foreignDelegation' | 'replaced' | 'staff' | 'signInBy' | 'code' | 'quorum' | 'passing' | 'usualMethod'>
> => ({
  ...(await ofSeats(db, id, context, event)),
  signInBy: settings.signInBy,
  code: await worthOf(db, id, event, at),
  quorum: settings.quorum,
  passing: settings.passing,
  usualMethod: usualMethod(settings, event),
})
