/** What leaves the house: one row a message, written in the transaction of its act and settled once it was sent. */
import { sql, type Transaction } from 'kysely'
import type { Tiding } from '../machines/tidings.ts'
import type { Db } from './connect.ts'
import type { Channel, Database } from './schema.ts'

type Either = Db | Transaction<Database>

export type NewMessage = {
  id: string
  channel: Channel
  personId: string | null
  kind: Tiding
  motionId: string | null
  ballotId: string | null
  createdAt: string
}

/** Of the motion or the ballot that it is about. */
const TITLE = sql<string>`coalesce(motion.title, ballot.title)`

export const insertMessage = async (trx: Transaction<Database>, message: NewMessage): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('outbox')
    .values({ ...message, state: 'waiting', attempts: 0, fault: null, settledAt: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/**
 * Does something while nobody else can do it for the same message. A server that dies lets go at once, because the
 * database sees its connection end.
 *
 * @returns false where somebody else is at it
 */
export const whileHeld = (db: Db, id: string, work: () => Promise<void>): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${`outbox ${id}`}, 0)) as held`.execute(
      trx,
    )
    if (!rows[0]?.held) return false
    await work()
    return true
  })

/** A message and where it goes; `email` is the address of today. */
export const findMessage = (db: Db, id: string) =>
  db
    .selectFrom('outbox')
    .leftJoin('motion', 'motion.id', 'outbox.motionId')
    .leftJoin('ballot', 'ballot.id', 'outbox.ballotId')
    .leftJoin('notificationChoice', 'notificationChoice.personId', 'outbox.personId')
    .leftJoin('person', 'person.id', 'outbox.personId')
    .select(['outbox.id', 'outbox.channel', 'outbox.kind', 'outbox.state', 'outbox.attempts', 'outbox.motionId', 'outbox.ballotId'])
    .select(['motion.number', 'motion.visibility', 'notificationChoice.email'])
    .select(TITLE.as('title'))
    .select(sql<boolean>`coalesce(person.active, true)`.as('isActive'))
    .where('outbox.id', '=', id)
    .executeTakeFirst()

/** Says that an attempt begins, before it does: whoever finds it so afterwards knows that it may have gone out. */
export const beginAttempt = (db: Db, id: string) =>
  db
    .updateTable('outbox')
    .set((set) => ({ state: 'sending' as const, attempts: set('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute()

export const settleMessage = (db: Db, id: string, state: 'sent' | 'waiting' | 'dead' | 'unsure', fault: string | null, at: string) =>
  db
    .updateTable('outbox')
    .set({ state, fault, settledAt: state === 'waiting' ? null : at })
    .where('id', '=', id)
    .execute()

/** Messages whose job went down with its server: unsettled, and nothing waits to be run for them. */
export const listLostMessages = async (db: Db): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select outbox.id from outbox where state in ('waiting', 'sending')
    and not exists (select from graphile_worker.jobs as job where job.key = outbox.id and job.locked_at is null) order by ord limit 200`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** What did not go out, or may not have: newest first. */
export const listFailedMessages = (db: Db, after: number | null, limit: number) =>
  db
    .selectFrom('outbox')
    .leftJoin('motion', 'motion.id', 'outbox.motionId')
    .leftJoin('ballot', 'ballot.id', 'outbox.ballotId')
    .leftJoin('person', 'person.id', 'outbox.personId')
    .select([
      'outbox.id',
      'outbox.ord',
      'outbox.channel',
      'outbox.kind',
      'outbox.state',
      'outbox.attempts',
      'outbox.fault',
      'outbox.createdAt',
    ])
    .select(['person.name', 'motion.number'])
    .select(TITLE.as('title'))
    .where('outbox.state', 'in', ['dead', 'unsure'])
    .$if(after !== null, (query) => query.where('outbox.ord', '<', after ?? 0))
    .orderBy('outbox.ord', 'desc')
    .limit(limit)
    .execute()

/** Somebody wants a failed message tried again. @returns whether it had failed */
export const reviveMessage = async (trx: Either, id: string): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable('outbox')
    .set({ state: 'waiting', attempts: 0, fault: null, settledAt: null })
    .where('id', '=', id)
    .where('state', 'in', ['dead', 'unsure'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
