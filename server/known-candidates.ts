/** What the judge is told about candidates: whether there is such a person, and whether they stand already. */
import type { Transaction } from 'kysely'
import { findStanding, isEligible } from '../db/candidacies.ts'
import type { Db } from '../db/connect.ts'
import type { Database } from '../db/schema.ts'
import type { SessionContext, SessionKnown } from '../machines/session-context.ts'
import type { SessionEvent } from '../machines/session-events.ts'

const WORDS = ['session.nominateCandidate', 'session.answerNomination', 'session.withdrawNomination'] as const
type AboutCandidate = Extract<SessionEvent, { type: (typeof WORDS)[number] }>
const isAboutCandidate = (event: SessionEvent): event is AboutCandidate => (WORDS as readonly string[]).includes(event.type)

export const knownOfCandidates = async (
  db: Db | Transaction<Database>,
  id: string,
  { unit }: SessionContext,
  event: SessionEvent | null,
): Promise<Pick<SessionKnown, 'nominee' | 'nominees'>> => {
  if (event === null || !isAboutCandidate(event)) return { nominee: { there: false, consent: null }, nominees: 0 }
  const { consent, others } = await findStanding(db, { sessionId: id, itemId: event.item, personId: event.person })
  return { nominee: { there: await isEligible(db, event.person, unit === null ? null : id), consent }, nominees: others }
}
