/** Who asks for the floor, in which order, and who has had it. */
import type { Transaction } from 'kysely'
import type { KnownRequest } from '../machines/floor.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'

type Either = Db | Transaction<Database>

const requests = (db: Either) =>
  db
    .selectFrom('floorRequest')
    .innerJoin('seat', 'seat.id', 'floorRequest.seatId')
    .innerJoin('person', 'person.id', 'seat.personId')
    .leftJoin('delegation', 'delegation.id', 'seat.delegationId')

/** As the judge is told of it; `session` null finds it in whichever session it was made. */
export const findRequest = async (db: Either, session: string | null, id: string): Promise<KnownRequest | null> => {
  const found = await requests(db)
    .select(['floorRequest.state', 'itemId as item', 'seatId as seat', 'personId as person', 'delegationId as delegation'])
    .where('floorRequest.id', '=', id)
    .$if(session !== null, (query) => query.where('floorRequest.sessionId', '=', session ?? ''))
    .executeTakeFirst()
  return found ?? null
}

export const isAsking = async (db: Either, item: string, seat: string): Promise<boolean> =>
  (await db
    .selectFrom('floorRequest')
    .select('id')
    .where('itemId', '=', item)
    .where('seatId', '=', seat)
    .where('state', 'in', ['waiting', 'speaking'])
    .executeTakeFirst()) !== undefined

export const countRequests = async (db: Either, session: string, item: string): Promise<number> => {
  const row = await db
    .selectFrom('floorRequest')
    .select((pick) => pick.fn.countAll<number>().as('n'))
    .where('sessionId', '=', session)
    .where('itemId', '=', item)
    .executeTakeFirstOrThrow()
  return row.n
}

export const insertRequest = async (
  trx: Transaction<Database>,
  asked: { id: string; sessionId: string; itemId: string; seatId: string; askedAt: string },
): Promise<void> => {
  await trx
    .insertInto('floorRequest')
    .values({
      ...asked,
      place: await countRequests(trx, asked.sessionId, asked.itemId),
      state: 'waiting',
      startedAt: null,
      endedAt: null,
      seconds: null,
    })
    .execute()
}

export const withdrawRequest = (trx: Transaction<Database>, id: string, at: string) =>
  trx.updateTable('floorRequest').set({ state: 'withdrawn', endedAt: at }).where('id', '=', id).execute()

/** Whoever speaks has spoken; `item` null, whatever it was about. */
export const endSpeaking = (trx: Transaction<Database>, session: string, item: string | null, at: string) =>
  trx
    .updateTable('floorRequest')
    .set({ state: 'spoken', endedAt: at })
    .where('sessionId', '=', session)
    .where('state', '=', 'speaking')
    .$if(item !== null, (query) => query.where('itemId', '=', item ?? ''))
    .execute()

export const startSpeaking = (trx: Transaction<Database>, id: string, at: string, seconds: number | null) =>
  trx.updateTable('floorRequest').set({ state: 'speaking', startedAt: at, seconds }).where('id', '=', id).execute()

/** Puts a waiting request behind another, or first. Places are given anew: there are a few hundred at the most. */
export const placeRequest = async (trx: Transaction<Database>, session: string, id: string, after: string | null): Promise<void> => {
  const { itemId } = await trx.selectFrom('floorRequest').select('itemId').where('id', '=', id).executeTakeFirstOrThrow()
  const rows = await trx
    .selectFrom('floorRequest')
    .select('id')
    .where('sessionId', '=', session)
    .where('itemId', '=', itemId)
    .orderBy('place')
    .execute()
  const others = rows.map((row) => row.id).filter((other) => other !== id)
  const at = after === null ? 0 : others.indexOf(after) + 1
  const placed = [...others.slice(0, at), id, ...others.slice(at)]
  for (const [place, one] of placed.entries()) await trx.updateTable('floorRequest').set({ place }).where('id', '=', one).execute()
}

/** Everybody who asked in a session, item by item, in the order in which they are to speak. */
export const listRequests = (db: Db, session: string, item: string | undefined) =>
  requests(db)
    .select([
      'floorRequest.id as request',
      'itemId as item',
      'seatId as seat',
      'personId as person',
      'person.name',
      'delegationId as delegation',
      'delegation.name as delegationName',
      'floorRequest.state',
      'askedAt',
      'startedAt',
      'endedAt',
      'seconds',
    ])
    .where('floorRequest.sessionId', '=', session)
    .$if(item !== undefined, (query) => query.where('itemId', '=', item ?? ''))
    .orderBy('itemId')
    .orderBy('place')
    .limit(500)
    .execute()
