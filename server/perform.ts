/**
 * THE DOOR. Every write but a cast comes through here: lock, judge, save, journal, consequences, notify — one
 * transaction, answered after its commit.
 *
 * Said twice with the same act id, an act happens once and is answered the same.
 * Locks are taken in one order (session, ballot, motion, undertaking), the head of the journal last. What PostgreSQL
 * still finds deadlocked is tried again: an act that did not commit never happened.
 */
import type { Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'
import { appendToJournal, canonical, findAct, type JournalRow, type NewEntry } from '../db/journal.ts'
import { findSubject, insertSubject, lockName, lockSubject, saveSubject } from '../db/subjects.ts'
import type { Actor } from '../machines/actor.ts'
import { consequencesOf, MAX_DEPTH } from '../machines/consequences.ts'
import { holdsDesk, isOfTheDesk } from '../machines/desk.ts'
import type { EventOf, SubjectName, Word } from '../machines/events.ts'
import { judge, unborn, type ActOf, type Subject } from '../machines/judge.ts'
import { Refusal } from '../machines/refusal.ts'
import type { ActReply } from './replies.ts'
import { carryOut } from './effects.ts'
import { at as now, type House } from './house.ts'
import { tellHall } from './hint.ts'
import { newId } from './ids.ts'
import { faultOfWord } from './invalid.ts'
import { lookUp } from './known.ts'
import type { BallotKeys } from './sealed/keys.ts'
import { tell } from './tell.ts'

export type Request<S extends SubjectName = SubjectName> = {
  subject: S
  id: string
  /** `desk` is the window at whose desk it was said, where it was said at one. */
  act: { id: string; event: EventOf[S]; seen?: number | undefined; desk?: string | undefined }
  by: Actor
}

type Transcript = { trx: Transaction<Database>; keys: BallotKeys; at: string; entries: NewEntry[] }

const TRIES = 4
const DEADLOCK = new Set(['40P01', '40001'])
const UNIQUE_VIOLATION = '23505'
const codeOf = (thrown: unknown) => (thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '')
const constraintOf = (thrown: unknown) => (thrown instanceof Error && 'constraint' in thrown ? String(thrown.constraint) : '')

/** Locks what stands above the subject first, so that all transactions take locks in the same order. */
const lockAbove = async <S extends SubjectName>(trx: Transaction<Database>, { subject, id, act }: Request<S>): Promise<void> => {
  if (subject === 'session') {
    const event = act.event as EventOf['session']
    // Two desks that begin a rehearsal, or a unit's election, at once: the second finds the first one's.
    if (event.type === 'session.rehearse' || event.type === 'session.constitute') await lockSubject(trx, 'session', event.of)
  }
  if (subject === 'ballot') {
    const event = act.event as EventOf['ballot']
    const session = event.type === 'ballot.configure' ? event.session : (await findSubject(trx, 'ballot', id))?.context.session
    if (session) await lockSubject(trx, 'session', session)
  }
  if (subject === 'motion') {
    const event = act.event as EventOf['motion']
    // Two motions merged into each other at once would wait for each other: both are locked in the order of their ids.
    if (event.type === 'motion.merge') for (const motion of [id, event.into].toSorted()) await lockSubject(trx, 'motion', motion)
    // The new motion refers to the suggestion, and the suggestion then hears of it: who refers first and locks later would deadlock.
    if (event.type === 'motion.create' && event.suggestion !== undefined) await lockSubject(trx, 'motion', event.suggestion)
  }
  if (subject === 'undertaking') {
    const motion = (await findSubject(trx, 'undertaking', id))?.context.motion
    if (motion) await lockSubject(trx, 'motion', motion)
  }
}

const replyOf = (row: Pick<JournalRow, 'actId' | 'subject' | 'subjectId' | 'version' | 'state'>): ActReply => ({
  act: row.actId,
  subject: row.subject,
  id: row.subjectId,
  version: row.version,
  state: row.state,
})

const sameSpeaker = (a: Actor, b: Actor) => (a.kind === 'person' && b.kind === 'person' ? a.person === b.person : a.kind === b.kind)

/** The answer given before to this act, or nothing if it is new. */
const answeredBefore = async <S extends SubjectName>(
  trx: Transaction<Database>,
  { subject, id, act, by }: Request<S>,
): Promise<ActReply | null> => {
  const row = await findAct(trx, act.id)
  if (!row) return null
  if (row.subject !== subject || row.subjectId !== id || canonical(row.event) !== canonical(act.event) || !sameSpeaker(row.by, by)) {
    throw new Refusal('act-id-reused', { act: act.id })
  }
  return replyOf(row)
}

const load = async <S extends SubjectName>(trx: Transaction<Database>, name: S, id: string): Promise<Subject<S>> => {
  const found = await lockSubject(trx, name, id)
  if (found) return found
  await lockName(trx, `${name} ${id}`)
  return (await lockSubject(trx, name, id)) ?? (unborn[name] as Subject<S>)
}

/** Hears one word and all that follows from it. */
const hear = async <S extends SubjectName>(
  transcript: Transcript,
  request: Request<S>,
  cause: string | null,
  depth: number,
): Promise<void> => {
  if (depth > MAX_DEPTH) throw new Error(`consequences of ${cause} go deeper than ${MAX_DEPTH}`)
  const { trx, at, entries } = transcript
  const { subject: name, id, act, by } = request
  const before = await load(trx, name, id)
  if (before.state === 'unborn' && !BIRTH[name].includes(act.event.type)) throw new Refusal('not-found', { subject: name })
  const known = await lookUp(trx, name, id, before, act.event, at, by)
  const heard: ActOf<S> = { id: act.id, event: act.event, by, at, known, ...(act.seen === undefined ? {} : { seen: act.seen }) }
  const after = judge(name, before, heard)
  await (before.state === 'unborn' ? insertSubject(trx, name, id, after) : saveSubject(trx, name, id, after))
  await carryOut(trx, id, { event: act.event, by, at, keys: transcript.keys }, after.context)
  entries.push({
    actId: act.id,
    subject: name,
    subjectId: id,
    version: after.version,
    state: after.state,
    event: act.event,
    by,
    known,
    at,
    cause,
  })
  for (const next of consequencesOf(name, { id, before, after, event: act.event, known, by })) {
    await hear(
      transcript,
      { subject: next.subject, id: next.id ?? newId(), act: { id: newId(), event: next.event }, by: { kind: 'congress' } },
      act.id,
      depth + 1,
    )
  }
}

/** The words with which each subject begins. */
const BIRTH: { [S in SubjectName]: readonly string[] & readonly Word<S>[] } = {
  session: ['session.create', 'session.rehearse', 'session.constitute'],
  motion: ['motion.create', 'motion.suggest', 'motion.record'],
  ballot: ['ballot.configure'],
  undertaking: ['undertaking.assign'],
}

/**
 * Of two desks that are open at once, the one that does not hold the meeting only looks on. This is no rule of procedure
 * but one of the house: it is asked at the door, and leaves no trace in the journal.
 *
 * @throws Refusal `desk-taken` with who holds it
 */
const admitDesk = async <S extends SubjectName>(trx: Transaction<Database>, { subject, id, act }: Request<S>): Promise<void> => {
  if (act.desk === undefined || !isOfTheDesk(subject, act.event.type)) return
  const session = subject === 'ballot' ? (await findSubject(trx, 'ballot', id))?.context.session : id
  const desk = session ? (await findSubject(trx, 'session', session))?.context.desk : null
  if (desk && !holdsDesk(desk, act.desk)) throw new Refusal('desk-taken', { label: desk.label, since: desk.since })
}

const once = <S extends SubjectName>(house: House, request: Request<S>): Promise<ActReply> =>
  house.db.transaction().execute(async (trx) => {
    await lockAbove(trx, request)
    await load(trx, request.subject, request.id)
    const before = await answeredBefore(trx, request)
    if (before) return before
    await admitDesk(trx, request)
    const transcript: Transcript = { trx, keys: house.ballotKeys, at: now(house), entries: [] }
    await hear(transcript, request, null, 0)
    await tell(trx, house, transcript.entries)
    const seq = await appendToJournal(trx, transcript.entries)
    await tellHall(trx, String(seq))
    const [own] = transcript.entries
    if (!own) throw new Error('an act was settled without an entry')
    return replyOf(own)
  })

/**
 * Lets one act happen, or refuses it and changes nothing.
 *
 * @throws Refusal with a code of the closed list, or Invalid where the word names what is not there; anything else is a bug or a lost database.
 */
export const perform = async <S extends SubjectName>(house: House, request: Request<S>): Promise<ActReply> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(house, request)
    } catch (thrown) {
      if (codeOf(thrown) === UNIQUE_VIOLATION && constraintOf(thrown) === 'journal_act_id_key') {
        throw new Refusal('act-id-reused', { act: request.act.id })
      }
      const fault = faultOfWord(request.act.event, thrown)
      if (fault) throw fault
      if (!DEADLOCK.has(codeOf(thrown)) || attempt === TRIES) throw thrown
      house.log.warn({ act: request.act.id, attempt }, 'deadlock, trying the act again')
    }
  }
}
