/** Motions in lists, their numbers, and the people and departments around them. */
import { sql, type Transaction } from 'kysely'
import type { MotionState } from '../machines/motion-context.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'
import { mayRead, type Reader } from './sight.ts'

type Either = Db | Transaction<Database>

/** How many motions of a session have a number: the next one is this plus one. */
export const countNumbered = async (db: Either, session: string): Promise<number> =>
  (
    await db
      .selectFrom('motion')
      .select((pick) => pick.fn.countAll<number>().as('n'))
      .where('session', '=', session)
      .where('number', 'is not', null)
      .executeTakeFirstOrThrow()
  ).n

export const countDelegations = async (db: Either, term: number): Promise<number> =>
  (
    await db
      .selectFrom('delegation')
      .select((pick) => pick.fn.countAll<number>().as('n'))
      .where('term', '=', term)
      .executeTakeFirstOrThrow()
  ).n

export const countKnownDepartments = async (db: Either, departments: string[]): Promise<number> =>
  departments.length === 0
    ? 0
    : (
        await db
          .selectFrom('department')
          .select((pick) => pick.fn.countAll<number>().as('n'))
          .where('id', 'in', departments)
          .executeTakeFirstOrThrow()
      ).n

/** Motions whose delegation's time for review is over, a batch. */
export const listReviewsExpired = (db: Db, at: string) =>
  db
    .selectFrom('motion')
    .select(['id', 'reviewDueAt'])
    .where('state', '=', 'delegation_review')
    .where('reviewDueAt', '<=', at)
    .orderBy('reviewDueAt')
    .limit(100)
    .execute()

export type MotionQuery = {
  session?: string | undefined
  states?: string[] | undefined
  text?: string | undefined
  after?: string | undefined
  limit: number
  reader: Reader
  mine: boolean
}

/** The motions that the reader may see, newest first. */
export const listMotions = (db: Db, { session, states, text, after, limit, reader, mine }: MotionQuery) => {
  const like = `%${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return db
    .selectFrom('motion')
    .leftJoin('person', 'person.id', 'motion.proposer')
    .select([
      'motion.id',
      'motion.ord',
      'version',
      'state',
      'motion.number',
      'title',
      'category',
      'kind',
      'route',
      'priority',
      'proposer',
      'person.name as proposerName',
      'homeDelegation as delegation',
      'secondsNeeded',
      'submittedAt',
    ])
    .select([
      sql<number>`cardinality(seconders)`.as('seconds'),
      sql<boolean>`proposer = ${reader.person}`.as('mine'),
      sql<boolean>`${reader.person} = any(seconders)`.as('seconded'),
      sql<boolean>`${reader.person} = any(invited)`.as('invited'),
    ])
    .where('kind', '!=', 'suggestion')
    .where(mayRead(reader))
    .$if(mine, (query) => query.where(sql<boolean>`(proposer = ${reader.person} or ${reader.person} = any(co_proposers))`))
    .$if(session !== undefined, (query) =>
      query.where((where) => where.or([where('session', '=', session ?? ''), where('tabledFor', '=', session ?? '')])),
    )
    .$if(states !== undefined, (query) => query.where('state', 'in', (states ?? []) as MotionState[]))
    .$if(text !== undefined && text !== '', (query) =>
      query.where((where) => where.or([where('title', 'ilike', like), where('motion.number', 'ilike', like)])),
    )
    .$if(after !== undefined, (query) => query.where('motion.ord', '<', Number(after)))
    .orderBy('motion.ord', 'desc')
    .limit(limit)
    .execute()
}
