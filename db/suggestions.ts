/** The suggestion box: who supports what, and the list that the whole staff reads. */
import { sql, type Transaction } from 'kysely'
import type { MotionState } from '../machines/motion-context.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'
import { mayRead, type Reader } from './sight.ts'

type Either = Db | Transaction<Database>

export const insertSupport = (trx: Transaction<Database>, motionId: string, personId: string) =>
  trx.insertInto('support').values({ motionId, personId }).execute()

export const deleteSupport = (trx: Transaction<Database>, motionId: string, personId: string) =>
  trx.deleteFrom('support').where('motionId', '=', motionId).where('personId', '=', personId).execute()

export const isSupporter = async (db: Either, motionId: string, personId: string): Promise<boolean> =>
  (await db
    .selectFrom('support')
    .select('personId')
    .where('motionId', '=', motionId)
    .where('personId', '=', personId)
    .executeTakeFirst()) !== undefined

/** How many suggestions of one person lie unanswered. */
export const countOwnSuggestions = async (db: Either, person: string): Promise<number> =>
  (
    await db
      .selectFrom('motion')
      .select((pick) => pick.fn.countAll<number>().as('n'))
      .where('proposer', '=', person)
      .where('state', '=', 'suggested')
      .executeTakeFirstOrThrow()
  ).n

export type SuggestionQuery = {
  states: MotionState[]
  order: 'newest' | 'supports'
  text?: string | undefined
  /** Where the last page ended: `supports.ord`. */
  after?: { supports: number; ord: number } | undefined
  limit: number
  reader: Reader
}

export const listSuggestions = (db: Db, { states, order, text, after, limit, reader }: SuggestionQuery) => {
  const like = `%${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const { supports, ord } = after ?? { supports: 0, ord: 0 }
  return db
    .selectFrom('motion')
    .innerJoin('person', 'person.id', 'motion.proposer')
    .leftJoin('support', (join) => join.onRef('support.motionId', '=', 'motion.id').on('support.personId', '=', reader.person))
    .select(['motion.id', 'motion.ord', 'version', 'state', 'title', 'category', 'remedy', 'supports', 'note', 'hidden', 'takenUpIn'])
    .select([
      'person.name as authorName',
      sql<boolean>`motion.proposer = ${reader.person}`.as('mine'),
      sql<boolean>`support.person_id is not null`.as('supported'),
    ])
    .where('kind', '=', 'suggestion')
    .where('state', 'in', states)
    .where(mayRead(reader))
    .$if(text !== undefined && text !== '', (query) =>
      query.where((where) => where.or([where('title', 'ilike', like), where('remedy', 'ilike', like)])),
    )
    .$if(after !== undefined && order === 'newest', (query) => query.where('motion.ord', '<', ord))
    .$if(after !== undefined && order === 'supports', (query) => query.where(sql<boolean>`(supports, motion.ord) < (${supports}, ${ord})`))
    .$if(order === 'supports', (query) => query.orderBy('supports', 'desc'))
    .orderBy('motion.ord', 'desc')
    .limit(limit)
    .execute()
}

/**
 * Motions that the committee made a suggestion (转为意见建议): no number was given to them, and they are answered like the others here.
 * `note` is the signed reply of the department that leads, or nothing yet.
 */
export const listConverted = (db: Db, { text, after, limit, reader }: Pick<SuggestionQuery, 'text' | 'after' | 'limit' | 'reader'>) => {
  const like = `%${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const signed = sql<string | null>`(
    select undertaking.reply ->> 'text' from undertaking
    where undertaking.motion = motion.id and part = 'lead' and undertaking.replied_at is not null
    order by undertaking.ord desc limit 1)`
  return db
    .selectFrom('motion')
    .innerJoin('person', 'person.id', 'motion.proposer')
    .select(['motion.id', 'motion.ord', 'version', 'state', 'title', 'category', 'remedy', 'hidden', 'takenUpIn'])
    .select([
      'person.name as authorName',
      signed.as('note'),
      sql<number>`cardinality(motion.seconders)`.as('supports'),
      sql<boolean>`motion.proposer = ${reader.person}`.as('mine'),
      sql<boolean>`${reader.person} = any(motion.seconders)`.as('supported'),
    ])
    .where('kind', '=', 'proposal')
    .where('motion.number', 'is', null)
    .where('state', 'in', ['converted', 'handling', 'closed', 'archived'])
    .where(mayRead(reader))
    .$if(text !== undefined && text !== '', (query) =>
      query.where((where) => where.or([where('title', 'ilike', like), where('remedy', 'ilike', like)])),
    )
    .$if(after !== undefined, (query) => query.where('motion.ord', '<', after?.ord ?? 0))
    .orderBy('motion.ord', 'desc')
    .limit(limit)
    .execute()
}
