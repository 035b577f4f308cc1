/**
 * The chore that forgets how the boxes filled (docs/decisions/0004).
 *
 * Every cast leaves the old versions of its rows behind, in the pages of its tables and in the write-ahead log, and each
 * bears the number of its transaction: whoever reads the files could pair the seat that a lone cast struck with the mark
 * that it raised. VACUUM would leave the bytes in the pages, and VACUUM FULL what an old snapshot may still ask for. So
 * the three tables are emptied and filled again, by key: what stands has one transaction and no order, and the files that
 * knew more are deleted at the commit. A crash before that changes nothing; the next start sweeps.
 */
import { sql } from 'kysely'
import type { Db } from './connect.ts'

/** A sweep stands in nobody's way: casts queue behind its lock, so it gives up soon and comes again. */
const LOCK_PATIENCE = sql.lit('300ms')
/** In the order in which casts take them, so that none waits for a sweep that waits for it. */
const BOX = ['turnout', 'register', 'tally'] as const
const INSUFFICIENT_PRIVILEGE = '42501'

/** Whether any paper was ever issued: else there is nothing to forget. */
export const hasBoxes = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('turnout').select('ballotId').limit(1).executeTakeFirst()) !== undefined

/** Whether any hall is voting: a sweep of many years' ballots would let it wait for seconds. */
export const isVoting = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('ballot').select('id').where('state', '=', 'open').limit(1).executeTakeFirst()) !== undefined

/** Writes register, tally and turnout anew. Ballots that run wait and lose nothing. @throws what PostgreSQL throws when the tables are in use for long */
export const sweepBoxes = (db: Db): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await sql`set local lock_timeout = ${LOCK_PATIENCE}`.execute(trx)
    await sql`lock table ${sql.join(BOX.map((name) => sql.table(name)))} in access exclusive mode`.execute(trx)
    for (const name of BOX) {
      const table = sql.table(name)
      const kept = sql.table(`kept_${name}`)
      await sql`create temp table ${kept} on commit drop as select * from ${table}`.execute(trx)
      await sql`truncate ${table}`.execute(trx)
      await sql`insert into ${table} select * from ${kept} order by ${kept}`.execute(trx)
    }
  })

/**
 * Lets PostgreSQL part with the log up to now. Where it is ours (`wal_recycle = off`, see embedded.ts) the files are deleted;
 * elsewhere archives and replicas keep what they were told to keep.
 *
 * @returns false when this user may not
 */
export const sweepLog = async (db: Db): Promise<boolean> => {
  try {
    await sql`select pg_switch_wal()`.execute(db)
    await sql`checkpoint`.execute(db)
    return true
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === INSUFFICIENT_PRIVILEGE) return false
    throw thrown
  }
}
