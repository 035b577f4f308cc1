/** How many papers came back; and how the votes stand, where the ballot is open (named). Of a secret one never that. */
import type { Transaction } from 'kysely'
import { countVotes, listTurnouts } from '../db/ballots.ts'
import type { Db } from '../db/connect.ts'
import type { Database } from '../db/schema.ts'
import { agreedPaper } from '../machines/ballot-context.ts'
import type { Frame } from './frames.ts'
import type { Turnout } from './replies.ts'

export type TurnoutRow = Awaited<ReturnType<typeof listTurnouts>>[number]

/**
 * Rises with every cast, the replaced ones too, and with every word said to the ballot: whatever changes a turnout makes
 * it newer, and every server counts the same.
 */
export const seqOf = (row: Pick<TurnoutRow, 'casts' | 'version'>): number => row.casts + row.version

const returnedOf = (row: TurnoutRow): number => row.cast + (agreedPaper(row)?.returned ?? 0)

const countsOf = async (db: Db | Transaction<Database>, row: TurnoutRow) => (row.method === 'open' ? countVotes(db, row.ballot) : null)

export const turnoutFrame = async (db: Db, row: TurnoutRow): Promise<Frame> => {
  const counts = await countsOf(db, row)
  return { is: 'turnout', seq: seqOf(row), of: row.ballot, returned: returnedOf(row), ...(counts ? { counts } : {}) }
}

export const findTurnout = async (db: Db, ballot: string): Promise<Turnout | undefined> => {
  const [row] = await listTurnouts(db, [ballot])
  return row && { ballot, issued: row.issued, returned: returnedOf(row), seq: seqOf(row), counts: await countsOf(db, row) }
}
