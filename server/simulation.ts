/**
 * Simulated representatives: only in a rehearsal, and through the door and the booth like everybody else.
 *
 * The desk signs in who is missing, in its own name, as it may on any day. Papers are marked by chance for those whose
 * paper is out by phone; whoever takes part with a phone of their own and has voted is passed over.
 */
import { listMissing } from '../db/ballots.ts'
import { findAccount, type Account } from '../db/people.ts'
import { findHolder, listAbsent } from '../db/sessions.ts'
import { findSubject } from '../db/subjects.ts'
import { hasRole } from '../machines/actor.ts'
import { isRefusal, Refusal } from '../machines/refusal.ts'
import type { Booth } from './booth.ts'
import type { House } from './house.ts'
import { markedByChance } from './chance-paper.ts'
import { newId } from './ids.ts'
import { perform } from './perform.ts'
import { begin, ceremonyOf } from './sealed/ceremony.ts'
import type { SealedHall } from './sealed/hall.ts'
import { simulateCeremony, simulatedRound, simulateOpening, simulateSealedCast } from './sealed/simulated.ts'

/** Simulated at one request, so that the figures are seen rising and nobody waits long. */
const AT_ONCE = 5

type Booths = { booth: Booth; sealed: SealedHall }
export type Simulated = { done: number; left: number }

/** @throws Refusal `not-found` where there is no such session, `not-entitled` where it is a real one or the speaker is not of the desk. */
const inRehearsal = async (house: House, { actor }: Account, session: string | null): Promise<void> => {
  const found = session === null ? undefined : await findSubject(house.db, 'session', session)
  if (!found || found.state === 'discarded') throw new Refusal('not-found', { subject: 'session' })
  if (found.context.rehearsalOf === null || !hasRole(actor, 'secretary', 'staff')) throw new Refusal('not-entitled', { word: 'simulate' })
}

export const simulateCheckIns = async (house: House, account: Account, session: string): Promise<Simulated> => {
  await inRehearsal(house, account, session)
  const absent = await listAbsent(house.db, session)
  let done = 0
  for (const seat of absent.slice(0, AT_ONCE)) {
    try {
      await perform(house, {
        subject: 'session',
        id: session,
        act: { id: newId(), event: { type: 'session.checkIn', seat } },
        by: account.actor,
      })
      done += 1
    } catch (thrown) {
      // Somebody was quicker on their own phone; anything else, such as a session that does not sit, is the answer.
      if (!isRefusal(thrown) || thrown.facts.unmet !== 'notPresent') throw thrown
    }
  }
  return { done, left: Math.max(0, absent.length - AT_ONCE) }
}

export const simulateCasts = async (house: House, { booth, sealed }: Booths, account: Account, id: string): Promise<Simulated> => {
  const ballot = await findSubject(house.db, 'ballot', id)
  await inRehearsal(house, account, ballot?.context.session ?? null)
  if (!ballot) throw new Refusal('not-found', { subject: 'ballot' })
  const rows = await listMissing(house.db, id, undefined, 1000)
  const waiting = rows.filter(({ channel }) => channel === 'phone')
  const some = waiting.slice(0, AT_ONCE)
  const round = ballot.context.method === 'sealed' && some.length > 0 ? await simulatedRound(house, id) : null
  const casts = some.map(async ({ seat }) => {
    const holder = await findHolder(house.db, seat)
    const voter = holder === undefined ? undefined : await findAccount(house.db, holder)
    if (!voter) return
    const { items, sheet } = ballot.context
    const form = { items, sheet }
    const paper = markedByChance(form, voter.actor.person)
    if (round) await simulateSealedCast(house, sealed.booth, round, { ballot: id, by: voter.actor, seat, form, paper })
    else await booth.cast({ ballot: id, by: voter.actor, act: newId(), paper })
  })
  const settled = await Promise.allSettled(casts)
  const failed = settled.find((one) => one.status === 'rejected' && !(isRefusal(one.reason) && one.reason.code === 'already-voted'))
  if (failed?.status === 'rejected') throw failed.reason
  return { done: some.length, left: waiting.length - some.length }
}

/** The scrutineers of straw make the session's key; whoever takes part with a phone of their own has begun it, and is waited for. */
export const simulateKeys = async (house: House, account: Account, session: string): Promise<Simulated> => {
  await inRehearsal(house, account, session)
  const before = await ceremonyOf(house, session, null)
  const { trustees } = before && before.step !== null ? before : await begin(house, session, account.actor, newId())
  await simulateCeremony(house, session, trustees)
  const after = await ceremonyOf(house, session, null)
  return { done: trustees.length, left: after?.step === null ? 0 : 1 }
}

/** They open the box; those who have opened it by phone are passed over. */
export const simulateParts = async (house: House, { sealed }: Booths, account: Account, id: string): Promise<Simulated> => {
  const ballot = await findSubject(house.db, 'ballot', id)
  await inRehearsal(house, account, ballot?.context.session ?? null)
  if (!ballot?.context.session) throw new Refusal('not-found', { subject: 'ballot' })
  const { threshold, trustees, came, opened } = await sealed.openings.stateOf(id, ballot.context)
  const some = trustees
    .filter((person) => ballot.context.scrutineers.includes(person) && !came.includes(person))
    .slice(0, threshold - came.length)
  if (!opened) await simulateOpening(house, sealed.openings, ballot.context.session, id, some)
  await sealed.openings.settled()
  return { done: some.length, left: 0 }
}
