/**
 * Telling people what happened, in the transaction of the act: their notifications, and a message for each address that
 * they or the school chose. Sending is a job's; nothing here waits for anybody.
 */
import type { Transaction } from 'kysely'
import { listWaitedFor } from '../db/ballots.ts'
import { addJob } from '../db/jobs.ts'
import type { NewEntry } from '../db/journal.ts'
import { findTold, insertNotifications, listActive, listByRole, listHeads, listOfficers, listWantingMail } from '../db/notifications.ts'
import { insertMessage, type NewMessage } from '../db/outbox.ts'
import { findQuestion } from '../db/questions.ts'
import type { Database } from '../db/schema.ts'
import { findSubject } from '../db/subjects.ts'
import { listSiblings } from '../db/undertakings.ts'
import { personOf } from '../machines/actor.ts'
import type { EventOf } from '../machines/events.ts'
import type { KnownOf } from '../machines/rights.ts'
import { FOR_ROBOTS, groupOf, minutesOfQuiet, tidingOfBallot, toldBy, type Audience, type Tiding, type Told } from '../machines/tidings.ts'
import type { UndertakingContext } from '../machines/undertaking-context.ts'
import type { House } from './house.ts'
import { derivedId } from './ids.ts'

type Trx = Transaction<Database>
type Motion = NonNullable<Awaited<ReturnType<typeof findTold>>>
type Matter = { entry: NewEntry; told: Told; motionId: string; motion: Motion; undertaking: UndertakingContext | null }
/** What a message is about: a motion, or a ballot. */
type About = { motionId: string | null; ballotId: string | null }

const given = (...persons: (string | null | undefined)[]) => persons.filter((person): person is string => typeof person === 'string')

const questionOf = (trx: Trx, { entry, motionId }: Matter) => {
  const event = entry.event as EventOf['motion']
  return 'question' in event ? findQuestion(trx, motionId, event.question) : undefined
}

/** Total: an audience that nobody can find is told nothing. */
const FINDING: Record<Audience, (trx: Trx, matter: Matter) => Promise<string[]>> = {
  proposers: (trx, { motion }) => listActive(trx, given(motion.proposer, ...motion.coProposers)),
  seconders: (trx, { motion }) => listActive(trx, motion.seconders),
  department: (trx, { undertaking }) => listOfficers(trx, given(undertaking?.department)),
  coHandlers: async (trx, { motionId }) => {
    const siblings = await listSiblings(trx, motionId)
    return listOfficers(
      trx,
      given(...siblings.filter(({ part, state }) => part === 'coHandling' && state !== 'closed').map(({ department }) => department)),
    )
  },
  owner: (trx, { undertaking }) => listActive(trx, given(undertaking?.owner)),
  committee: (trx) => listByRole(trx, 'committee'),
  staff: (trx) => listByRole(trx, 'staff'),
  leader: (trx) => listByRole(trx, 'leader'),
  head: (trx, { motion }) =>
    motion.session && motion.homeDelegation ? listHeads(trx, motion.session, motion.homeDelegation) : Promise.resolve([]),
  asker: async (trx, matter) => listActive(trx, given((await questionOf(trx, matter))?.askedBy)),
  askedDepartment: async (trx, matter) => listOfficers(trx, given((await questionOf(trx, matter))?.departmentId)),
  someone: (trx, { told }) => listActive(trx, told.someone ?? []),
}

const send = async (trx: Trx, message: NewMessage, runAt: string | null): Promise<void> => {
  if (await insertMessage(trx, message)) await addJob(trx, 'send', { id: message.id }, { key: message.id, runAt })
}

const later = (at: string, minutes: number) => (minutes === 0 ? null : new Date(Date.parse(at) + minutes * 60_000).toISOString())

type Letter = { entry: NewEntry; tiding: Tiding; about: About }

const mail = async (trx: Trx, persons: string[], { entry, tiding, about }: Letter): Promise<void> => {
  for (const { personId, quietFrom, quietTo } of await listWantingMail(trx, persons, groupOf[tiding])) {
    const id = derivedId('message', entry.actId, tiding, 'email', personId)
    const message: NewMessage = { id, channel: 'email', personId, kind: tiding, ...about, createdAt: entry.at }
    await send(trx, message, later(entry.at, minutesOfQuiet(entry.at, { from: quietFrom, to: quietTo })))
  }
}

const tellRobots = async (trx: Trx, house: House, { entry, told, motionId, motion }: Matter): Promise<void> => {
  if (!FOR_ROBOTS.includes(told.tiding) || !['staff', 'public'].includes(motion.visibility)) return
  for (const channel of house.channels) {
    if (channel === 'email') continue
    const id = derivedId('message', entry.actId, told.tiding, channel)
    await send(trx, { id, channel, personId: null, kind: told.tiding, motionId, ballotId: null, createdAt: entry.at }, null)
  }
}

const matterOf = async (trx: Trx, entry: NewEntry): Promise<Matter | null> => {
  if (entry.subject !== 'motion' && entry.subject !== 'undertaking') return null
  const told = toldBy({
    event: entry.event as EventOf['motion' | 'undertaking'],
    state: entry.state,
    known: entry.known as KnownOf['motion' | 'undertaking'],
  })
  if (told === null) return null
  const undertaking = entry.subject === 'undertaking' ? (await findSubject(trx, 'undertaking', entry.subjectId))?.context : undefined
  const motionId = undertaking ? undertaking.motion : entry.subjectId
  const motion = motionId === null ? undefined : await findTold(trx, motionId)
  // A rehearsal is nobody's business but those who rehearse.
  if (motionId === null || !motion || motion.isRehearsed) return null
  return { entry, told, motionId, motion, undertaking: undertaking ?? null }
}

const notify = async (trx: Trx, house: House, found: string[], { entry, tiding, about }: Letter): Promise<void> => {
  // Whoever said it knows it.
  const persons = [...new Set(found)].filter((person) => person !== personOf(entry.by))
  const undertakingId = entry.subject === 'undertaking' ? entry.subjectId : null
  await insertNotifications(trx, persons, { actId: entry.actId, kind: tiding, ...about, undertakingId, at: entry.at })
  if (persons.length > 0 && house.channels.includes('email')) await mail(trx, persons, { entry, tiding, about })
}

/** A unit's voters, as long as their papers are out. A group chat is not told: who votes is not everybody in it. */
const tellVoters = async (trx: Trx, house: House, entry: NewEntry): Promise<void> => {
  const tiding = tidingOfBallot(entry.event as EventOf['ballot'], entry.known as KnownOf['ballot'])
  if (tiding === null) return
  const about = { motionId: null, ballotId: entry.subjectId }
  await notify(trx, house, await listWaitedFor(trx, entry.subjectId), { entry, tiding, about })
}

export const tell = async (trx: Trx, house: House, entries: NewEntry[]): Promise<void> => {
  for (const entry of entries) {
    if (entry.subject === 'ballot') await tellVoters(trx, house, entry)
    const matter = await matterOf(trx, entry)
    if (matter === null) continue
    const { told, motionId } = matter
    const found = await Promise.all(told.to.map((audience) => FINDING[audience](trx, matter)))
    await notify(trx, house, found.flat(), { entry, tiding: told.tiding, about: { motionId, ballotId: null } })
    await tellRobots(trx, house, matter)
  }
}
