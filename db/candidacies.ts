/** Candidates of an election before their ballot: rows that words write. */
import { sql, type Transaction } from 'kysely'
import type { Consent } from '../machines/matters.ts'
import type { Db } from './connect.ts'
import type { CandidacyTable, Database } from './schema.ts'

type Either = Db | Transaction<Database>
type Key = Pick<CandidacyTable, 'sessionId' | 'itemId' | 'personId'>

const UNANSWERED = {
  consent: 'asked',
  statement: '',
  answeredAt: null,
  answeredBy: null,
  withdrawnAt: null,
  withdrawnReason: null,
} as const

/** Whoever was withdrawn can be put forward again, and is asked again. */
export const insertCandidacy = async (
  trx: Transaction<Database>,
  candidacy: Key & Pick<CandidacyTable, 'nominatedBy' | 'nominatedAt' | 'reason'>,
): Promise<void> => {
  const { nominatedBy, nominatedAt, reason } = candidacy
  await trx
    .insertInto('candidacy')
    .values({ ...candidacy, ...UNANSWERED })
    .onConflict((conflict) =>
      conflict.columns(['sessionId', 'itemId', 'personId']).doUpdateSet({ nominatedBy, nominatedAt, reason, ...UNANSWERED }),
    )
    .execute()
}

export const changeCandidacy = async (
  trx: Transaction<Database>,
  { sessionId, itemId, personId }: Key,
  change: Partial<Omit<CandidacyTable, keyof Key>>,
): Promise<void> => {
  await trx
    .updateTable('candidacy')
    .set(change)
    .where('sessionId', '=', sessionId)
    .where('itemId', '=', itemId)
    .where('personId', '=', personId)
    .execute()
}

/** How somebody stands on an item, and how many stand there; withdrawn is not standing. */
export const findStanding = async (
  db: Either,
  { sessionId, itemId, personId }: Key,
): Promise<{ consent: Consent | null; others: number }> => {
  const standing = await db
    .selectFrom('candidacy')
    .select(['personId', 'consent'])
    .where('sessionId', '=', sessionId)
    .where('itemId', '=', itemId)
    .where('withdrawnAt', 'is', null)
    .execute()
  return { consent: standing.find((one) => one.personId === personId)?.consent ?? null, others: standing.length }
}

/** Whether somebody can be elected here: of the school's staff; where a unit votes, of that unit's. */
export const isEligible = async (db: Either, person: string, unit: string | null): Promise<boolean> => {
  const found = await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', person)
    .where('active', '=', true)
    .$if(unit !== null, (query) =>
      query.where(sql<boolean>`exists (select from seat where session_id = ${unit} and person_id = person.id)`),
    )
    .executeTakeFirst()
  return found !== undefined
}

/** Who stands in a session, in the order in which they were put forward. */
export const listCandidacies = (db: Db, session: string) =>
  db
    .selectFrom('candidacy')
    .innerJoin('person', 'person.id', 'candidacy.personId')
    .innerJoin('person as nominator', 'nominator.id', 'candidacy.nominatedBy')
    .leftJoin('department', 'department.id', 'person.departmentId')
    .select(['itemId as item', 'personId as person', 'person.name', 'department.name as department', 'reason', 'nominatedAt'])
    .select(['nominatedBy', 'nominator.name as nominator', 'consent', 'statement', 'answeredAt', 'answeredBy'])
    .where('sessionId', '=', session)
    .where('withdrawnAt', 'is', null)
    .orderBy('nominatedAt')
    .orderBy('personId')
    .limit(400)
    .execute()
