/** Hints between servers: where to look, never what is there. Sent within the transaction that made them true, or after it. */
import { sql, type Transaction } from 'kysely'
import type { Db } from '../db/connect.ts'
import type { Database } from '../db/schema.ts'

/** The channel on which servers tell each other that something was said. */
export const CHANNEL = 'congress'

/** @param hint a journal number, or `ballot <id>`, or `ceremony <session>` */
export const tellHall = async (db: Db | Transaction<Database>, hint: string): Promise<void> => {
  await sql`select pg_notify(${CHANNEL}, ${hint})`.execute(db)
}
