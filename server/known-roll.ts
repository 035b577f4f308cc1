/** What the judge is told about the roll: the seat that a word names, who is on the staff, what a code is worth. */
import type { Transaction } from 'kysely'
import type { Db } from '../db/connect.ts'
import { findDelegationTerm, staffBeside } from '../db/roll.ts'
import { findRecallVote, isRecallable } from '../db/recalls.ts'
import { findElected, listUnitsUnderWay } from '../db/units.ts'
import { findSubject } from '../db/subjects.ts'
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
  if (event !== null && 'seats' in event) return event.seats.map(({ person }) => person)
  return event?.type === 'session.enrol' || event?.type === 'session.byElect' ? [event.person] : []
}

const delegationsIn = (event: Said): string[] => {
  if (event?.type === 'session.allot') return event.delegations.map(({ id }) => id)
  return event && 'delegation' in event && event.delegation !== null ? [event.delegation] : []
}

const isForeign = async (db: Either, term: number, delegations: string[]): Promise<boolean> => {
  const terms = await Promise.all(delegations.map((delegation) => findDelegationTerm(db, delegation)))
  return terms.some((found) => found !== null && found !== term)
}

/** The congress that a unit's election would fill, with its quota table. */
const filledBy = async (db: Either, event: Said): Promise<SessionKnown['filled']> => {
  if (event?.type !== 'session.constitute') return null
  const found = await findSubject(db, 'session', event.of)
  return found ? { state: found.state, context: found.context, underWay: await listUnitsUnderWay(db, event.of) } : null
}

const ofUnits = async (db: Either, id: string, event: Said): Promise<Of<'filled' | 'unitsUnderWay' | 'elected'>> => ({
  filled: await filledBy(db, event),
  unitsUnderWay: event === null || event.type === 'session.allot' ? await listUnitsUnderWay(db, id) : [],
  elected: event?.type === 'session.seatElected' ? await findElected(db, id, event.from) : null,
})

const staffFor = async (db: Either, event: Said, filled: SessionKnown['filled']): Promise<SessionKnown['staff']> => {
  if (event === null || event.type === 'session.assemble') return staffBeside(db, seatedBy(event), null)
  if (event.type !== 'session.constitute') return NOBODY
  const unit = filled?.context.units.find((one) => one.id === event.unit)
  return staffBeside(db, seatedBy(event), unit?.departments ?? [])
}

const ofRecall = async (db: Either, id: string, event: Said, filled: SessionKnown['filled']): Promise<Of<'recallable' | 'recallVote'>> => {
  if (event?.type === 'session.recall')
    return { recallable: false, recallVote: event.ballot === null ? null : await findRecallVote(db, id, event.seat, event.ballot) }
  if (event?.type !== 'session.constitute' || event.recalls === undefined) return { recallable: false, recallVote: null }
  const departments = filled?.context.units.find((one) => one.id === event.unit)?.departments ?? []
  return { recallable: await isRecallable(db, event.of, event.recalls, departments), recallVote: null }
}

const ofSeats = async (
  db: Either,
  id: string,
  context: SessionContext,
  event: Said,
): Promise<
  Of<
    | 'seat'
    | 'alreadyEnrolled'
    | 'foreignDelegation'
    | 'replaced'
    | 'staff'
    | 'filled'
    | 'unitsUnderWay'
    | 'elected'
    | 'recallable'
    | 'recallVote'
  >
> => {
  const replaces = event?.type === 'session.byElect' ? event.replaces : null
  const units = await ofUnits(db, id, event)
  return {
    seat: event && 'seat' in event && event.seat !== null ? ((await findSeat(db, id, event.seat)) ?? null) : null,
    alreadyEnrolled: await areEnrolled(db, id, seatedBy(event)),
    foreignDelegation: await isForeign(db, context.term, delegationsIn(event)),
    replaced: replaces === null ? null : ((await findSeat(db, id, replaces))?.presence ?? null),
    staff: await staffFor(db, event, units.filled),
    ...units,
    ...(await ofRecall(db, id, event, units.filled)),
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
): Promise<Awaited<ReturnType<typeof ofSeats>> & Of<'signInBy' | 'code' | 'quorum' | 'passing' | 'usualMethod'>> => ({
  ...(await ofSeats(db, id, context, event)),
  signInBy: settings.signInBy,
  code: await worthOf(db, id, event, at),
  quorum: settings.quorum,
  passing: settings.passing,
  usualMethod: usualMethod(settings, event),
})
