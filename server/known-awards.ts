/** What the judge is told about awards: whether the data speak for a nomination, and whether a vote chose what is honoured. */
import type { Transaction } from 'kysely'
import { hasAnswered } from '../db/undertakings.ts'
import type { Db } from '../db/connect.ts'
import type { Database } from '../db/schema.ts'
import { findSubject } from '../db/subjects.ts'
import type { SessionEvent } from '../machines/session-events.ts'
import type { SessionKnown } from '../machines/session-context.ts'

type Either = Db | Transaction<Database>

const isDeserving = async (db: Either, event: SessionEvent | null): Promise<boolean> => {
  if (event?.type !== 'session.nominateAward') return false
  if (event.award === 'department') return hasAnswered(db, event.of)
  const motion = await findSubject(db, 'motion', event.of)
  return motion !== undefined && motion.context.filedAt !== null && motion.state !== 'withdrawn'
}

const isVotedFor = async (db: Either, session: string, event: SessionEvent | null): Promise<boolean> => {
  if (event?.type !== 'session.grantAward' || event.ballot === null) return false
  const ballot = await findSubject(db, 'ballot', event.ballot)
  if (!ballot || ballot.context.session !== session || ballot.context.announcedAt === null) return false
  const { election, verdicts } = ballot.context
  return election?.elected.includes(event.of) === true || verdicts.some(({ item, passed }) => item === event.of && passed)
}

export const knownOfAwards = async (
  db: Either,
  session: string,
  event: SessionEvent | null,
): Promise<Pick<SessionKnown, 'deserving' | 'votedFor'>> => ({
  deserving: await isDeserving(db, event),
  votedFor: await isVotedFor(db, session, event),
})
