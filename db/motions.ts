/** Motions in lists, their numbers, and the people and departments around them. */
import { sql, type Transaction } from 'kysely'
import type { Category } from '../machines/catalogues.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'
import { isOwn, mayRead, type Reader } from './sight.ts'

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

/** Of these ids, those that are motions already. */
export const listKnownMotions = async (db: Db, ids: string[]): Promise<string[]> =>
  ids.length === 0
    ? []
    : (
        await db
          .selectFrom('motion')
          .select('id')
          .where('id', '=', sql<string>`any(${ids}::text[])`)
          .execute()
      ).map(({ id }) => id)

/** What some motions are called, and whose they are. */
export const listHeadings = (db: Db, ids: string[]) =>
  db
    .selectFrom('motion')
    .select(['id', 'title', 'proposer', 'delegation'])
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .execute()

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
  category?: Category | undefined
  /** It leads, or handles with another. */
  department?: string | undefined
  delegation?: string | undefined
  /** Proposer, joint proposer or seconder. */
  person?: string | undefined
  overdue: boolean
  /** Only these: the motions that a number of the report counts. */
  ids?: string[] | undefined
  after?: string | undefined
  limit: number
  reader: Reader
  mine: boolean
}

/** What narrows a list of motions, as far as the asker narrows it. */
const narrowed = ({ session, states, text, category, department, delegation, person, overdue, ids, reader, mine }: MotionQuery) => {
  const like = `%${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const asked = [
    mine && sql<boolean>`(motion.proposer = ${reader.person} or ${reader.person} = any(motion.co_proposers))`,
    session !== undefined && sql<boolean>`(motion.session = ${session} or motion.tabled_for = ${session})`,
    states !== undefined && sql<boolean>`motion.state = any(${states}::text[])`,
    text !== undefined && text !== '' && sql<boolean>`(motion.title ilike ${like} or motion.number ilike ${like})`,
    category !== undefined && sql<boolean>`motion.category = ${category}`,
    department !== undefined && sql<boolean>`(motion.lead = ${department} or ${department} = any(motion.co_handling))`,
    delegation !== undefined && sql<boolean>`motion.home_delegation = ${delegation}`,
    person !== undefined && isOwn({ person }),
    overdue && sql<boolean>`exists (select from undertaking where undertaking.motion = motion.id and overdue and closed_at is null)`,
    ids !== undefined && sql<boolean>`motion.id = any(${ids}::text[])`,
  ]
  return asked.filter((one) => one !== false)
}

/** The query for the motions that the reader may see, newest first. */
export const motionsAsked = (db: Db, asked: MotionQuery) => {
  const { after, limit, reader } = asked
  return db
    .selectFrom('motion')
    .leftJoin('person', 'person.id', 'motion.proposer')
    .select([
      'motion.id',
      'motion.ord',
      'motion.version',
      'motion.state',
      'motion.number',
      'motion.title',
      'motion.category',
      'motion.kind',
      'motion.route',
      'motion.priority',
      'motion.proposer',
      'person.name as proposerName',
      'motion.homeDelegation as delegation',
      'motion.secondsNeeded',
      'motion.submittedAt',
    ])
    .select([
      sql<number>`cardinality(motion.seconders)`.as('seconds'),
      sql<boolean>`motion.proposer = ${reader.person}`.as('mine'),
      sql<boolean>`${reader.person} = any(motion.seconders)`.as('seconded'),
      sql<boolean>`${reader.person} = any(motion.invited)`.as('invited'),
    ])
    .where('motion.kind', '!=', 'suggestion')
    .where(mayRead(reader))
    .where((where) => where.and(narrowed(asked)))
    .$if(after !== undefined, (query) => query.where('motion.ord', '<', Number(after)))
    .orderBy('motion.ord', 'desc')
    .limit(limit)
}

export const listMotions = (db: Db, asked: MotionQuery) => motionsAsked(db, asked).execute()

/** The same motions with what a spreadsheet tells of them besides. */
export const listMotionLines = (db: Db, asked: MotionQuery) =>
  motionsAsked(db, asked)
    .leftJoin('department as leading', 'leading.id', 'motion.lead')
    .leftJoin('delegation as home', 'home.id', 'motion.homeDelegation')
    .leftJoin('session as collected', 'collected.id', 'motion.session')
    .select(['leading.name as leadName', 'home.name as delegationName', 'motion.dueOn'])
    .select(['collected.term', 'collected.ordinal'])
    .execute()
