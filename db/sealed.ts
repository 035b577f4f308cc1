/** Sealed rounds: the board's events, who holds which credential, the parts of the opening. Decides nothing. */
import { sql, type Transaction } from 'kysely'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'

type Either = Db | Transaction<Database>

export type SealedEvent = { height: number; hash: string; kind: Database['sealedEvent']['kind']; tracker: string | null; bytes: Uint8Array }

export const findSealedRound = (db: Either, ballot: string) =>
  db.selectFrom('sealedRound').selectAll().where('ballotId', '=', ballot).executeTakeFirst()

export type SealedRound = NonNullable<Awaited<ReturnType<typeof findSealedRound>>>

export const insertSealedRound = async (
  trx: Transaction<Database>,
  round: Pick<SealedRound, 'ballotId' | 'ceremonyId' | 'timestamp'>,
  setup: SealedEvent,
): Promise<void> => {
  await trx
    .insertInto('sealedRound')
    .values({ ...round, height: setup.height, head: setup.hash })
    .execute()
  await appendEvents(trx, round.ballotId, [setup])
}

/** Appends in order and moves the head. The caller holds the round's turnout, so that no two append at once. */
export const appendEvents = async (trx: Transaction<Database>, ballot: string, events: SealedEvent[]): Promise<void> => {
  const last = events.at(-1)
  if (!last) return
  await trx
    .insertInto('sealedEvent')
    .values(events.map((event) => ({ ballotId: ballot, ...event, bytes: Buffer.from(event.bytes) })))
    .execute()
  await trx.updateTable('sealedRound').set({ height: last.height, head: last.hash }).where('ballotId', '=', ballot).execute()
}

/** More than the largest congress casts, some of it twice. */
const MOST_EVENTS = 100_000

/** The board's events between two heights, in order. */
export const listEvents = (db: Either, ballot: string, { from = 0, to = MOST_EVENTS }: { from?: number; to?: number } = {}) =>
  db
    .selectFrom('sealedEvent')
    .select(['height', 'hash', 'kind', 'tracker', 'bytes'])
    .where('ballotId', '=', ballot)
    .where('height', '>=', from)
    .where('height', '<=', to)
    .orderBy('height')
    .execute()

/** Where a ballot stands on the board: the receipt of whoever sends the same bytes again. */
export const findTracker = (db: Either, ballot: string, tracker: string) =>
  db.selectFrom('sealedEvent').select(['height', 'hash']).where('ballotId', '=', ballot).where('tracker', '=', tracker).executeTakeFirst()

// ── credentials ────────────────────────────────────────────────────────────────────────────────────────────────────

/** While papers are issued a phone may make its credential anew; of two phones of one person the later counts. */
export const keepCredential = async (db: Either, ballot: string, seat: string, credential: string): Promise<void> => {
  await db
    .insertInto('sealedCredential')
    .values({ ballotId: ballot, seatId: seat, credential, madeBy: 'phone' })
    .onConflict((on) => on.columns(['ballotId', 'seatId']).doUpdateSet({ credential }))
    .execute()
}

export const insertServerCredentials = async (
  trx: Transaction<Database>,
  ballot: string,
  credentials: { seat: string; credential: string }[],
): Promise<void> => {
  if (credentials.length === 0) return
  await trx
    .insertInto('sealedCredential')
    .values(credentials.map(({ seat, credential }) => ({ ballotId: ballot, seatId: seat, credential, madeBy: 'server' as const })))
    .execute()
}

export const findCredential = (db: Either, ballot: string, seat: string) =>
  db
    .selectFrom('sealedCredential')
    .select(['credential', 'madeBy'])
    .where('ballotId', '=', ballot)
    .where('seatId', '=', seat)
    .executeTakeFirst()

export const listCredentials = (db: Either, ballot: string) =>
  db.selectFrom('sealedCredential').select(['seatId', 'credential', 'madeBy']).where('ballotId', '=', ballot).execute()

/** Seats that vote by phone in this ballot and have no credential yet, in the order of their ids. */
export const silentSeats = async (db: Either, ballot: string): Promise<string[]> =>
  (
    await db
      .selectFrom('register')
      .leftJoin('sealedCredential', (join) =>
        join.onRef('sealedCredential.ballotId', '=', 'register.ballotId').onRef('sealedCredential.seatId', '=', 'register.seatId'),
      )
      .select('register.seatId')
      .where('register.ballotId', '=', ballot)
      .where('channel', '=', 'phone')
      .where('credential', 'is', null)
      .orderBy('register.seatId')
      .execute()
  ).map(({ seatId }) => seatId)

/** Those who moved to paper before the ballot was opened stand on no list. */
export const forgetPaperCredentials = async (trx: Transaction<Database>, ballot: string): Promise<void> => {
  await sql`delete from sealed_credential c using register r
    where c.ballot_id = ${ballot} and r.ballot_id = c.ballot_id and r.seat_id = c.seat_id and r.channel = 'paper'`.execute(trx)
}

// ── opening ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One scrutineer's part; the first that was found good stays. */
export const keepPart = async (db: Either, ballot: string, person: string, body: string): Promise<void> => {
  await db
    .insertInto('sealedPart')
    .values({ ballotId: ballot, personId: person, body })
    .onConflict((on) => on.doNothing())
    .execute()
}

export const listParts = (db: Either, ballot: string) =>
  db.selectFrom('sealedPart').select(['personId', 'body']).where('ballotId', '=', ballot).orderBy('personId').execute()

/** The opened box: the last events of the board and the counts, at once. @returns false if another server was first */
export const recordOpening = (
  db: Db,
  ballot: string,
  after: number,
  events: SealedEvent[],
  votes: { item: string; mark: string; votes: number }[],
) =>
  db.transaction().execute(async (trx) => {
    const round = await trx.selectFrom('sealedRound').select('height').where('ballotId', '=', ballot).forUpdate().executeTakeFirst()
    if (round?.height !== after) return false
    await appendEvents(trx, ballot, events)
    for (const one of votes)
      await trx
        .updateTable('tally')
        .set({ votes: one.votes })
        .where('ballotId', '=', ballot)
        .where('itemId', '=', one.item)
        .where('mark', '=', one.mark)
        .execute()
    await trx.updateTable('sealedRound').set({ opened: true }).where('ballotId', '=', ballot).execute()
    return true
  })

/** What has become of ballots: enough to know whether their secrets have served. */
export const listFates = (db: Either, ballots: string[]) =>
  db
    .selectFrom('ballot')
    .select(['id', 'state', 'voidReason', 'announcedAt'])
    .where('id', 'in', ballots.length > 0 ? ballots : [''])
    .execute()

export const setKeyErased = async (db: Either, ballot: string): Promise<void> => {
  await db.updateTable('sealedRound').set({ keyErased: true }).where('ballotId', '=', ballot).execute()
}

export const setVerified = async (db: Either, ballot: string): Promise<void> => {
  await db.updateTable('sealedRound').set({ verified: true }).where('ballotId', '=', ballot).execute()
}

/** Rounds that were opened and not yet verified as a whole: a server that stopped in between left them. */
export const listUnverified = (db: Either) =>
  db.selectFrom('sealedRound').select('ballotId').where('opened', '=', true).where('verified', '=', false).limit(100).execute()

export type Box = { ballot: string; session: string; credentials: number; opening: number }

/** How far sealed boxes are: credentials taken, and steps of the opening (parts, opened, verified), which only rise. */
export const listBoxes = async (db: Db, ballots: string[]): Promise<Box[]> =>
  (
    await sql<Box>`
      select b.id as ballot, b.session,
        (select count(*) from sealed_credential c where c.ballot_id = b.id)::int as credentials,
        ((select count(*) from sealed_part p where p.ballot_id = b.id)
          + coalesce((select opened::int + verified::int from sealed_round r where r.ballot_id = b.id), 0))::int as opening
      from ballot b where b.id = any(${ballots}::text[]) and b.method = 'sealed'`.execute(db)
  ).rows

/** How far the ceremonies of sessions are: rises with every attempt and message. */
export const listCeremonies = async (db: Db, sessions: string[]): Promise<{ session: string; seq: number }[]> =>
  (
    await sql<{ session: string; seq: number }>`
      select c.session_id as session, (count(distinct c.id) + count(m.step))::int as seq
      from ceremony c left join ceremony_message m on m.ceremony_id = c.id
      where c.session_id = any(${sessions}::text[]) group by c.session_id`.execute(db)
  ).rows

// ── ceremony ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type CeremonyStep = Database['ceremonyMessage']['step']

export const findCeremony = (db: Either, id: string) => db.selectFrom('ceremony').selectAll().where('id', '=', id).executeTakeFirst()

export const latestCeremony = (db: Either, session: string) =>
  db.selectFrom('ceremony').selectAll().where('sessionId', '=', session).orderBy('attempt', 'desc').limit(1).executeTakeFirst()

/** Begins one; the same id begins it once, and of two that begin at once one is the next attempt of the other. */
export const insertCeremony = async (
  db: Either,
  ceremony: { id: string; sessionId: string; threshold: number; trustees: string[] },
): Promise<void> => {
  await db
    .insertInto('ceremony')
    .values((insert) => ({
      ...ceremony,
      attempt: insert
        .selectFrom('ceremony')
        .select(sql<number>`coalesce(max(attempt), 0) + 1`.as('next'))
        .where('sessionId', '=', ceremony.sessionId),
    }))
    .onConflict((on) => on.doNothing())
    .execute()
}

/** @returns what stands there: the message itself, or the one that was there before */
export const keepMessage = async (db: Either, ceremony: string, person: string, step: CeremonyStep, body: string): Promise<string> => {
  await db
    .insertInto('ceremonyMessage')
    .values({ ceremonyId: ceremony, personId: person, step, body })
    .onConflict((on) => on.doNothing())
    .execute()
  const { body: kept } = await db
    .selectFrom('ceremonyMessage')
    .select('body')
    .where('ceremonyId', '=', ceremony)
    .where('personId', '=', person)
    .where('step', '=', step)
    .executeTakeFirstOrThrow()
  return kept
}

export const listMessages = (db: Either, ceremony: string) =>
  db.selectFrom('ceremonyMessage').select(['personId', 'step', 'body']).where('ceremonyId', '=', ceremony).execute()

export const finishCeremony = async (db: Either, id: string, publicPart: string, code: string): Promise<void> => {
  await db.updateTable('ceremony').set({ publicPart, code }).where('id', '=', id).where('publicPart', 'is', null).execute()
}
