/** Sealed rounds of ballots: whether the box was opened, and whether its archive was verified. */
import type { Transaction } from 'kysely'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'

export const findSealedRound = (db: Db | Transaction<Database>, ballot: string) =>
  db.selectFrom('sealedRound').select(['opened', 'verified']).where('ballotId', '=', ballot).executeTakeFirst()
