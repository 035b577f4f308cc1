/**
 * The journal: append-only, and chained, each row holding the hash of the one before.
 *
 * What is hashed is the row's content in canonical JSON (keys sorted), so that anybody can recompute it from an export.
 */
import { createHash } from 'node:crypto'
import type { Selectable, Transaction } from 'kysely'
import type { SubjectName } from '../machines/events.ts'
import type { Db } from './connect.ts'
import type { Database, JournalTable } from './schema.ts'

export type JournalRow = Selectable<JournalTable>
export type NewEntry = Pick<JournalRow, 'actId' | 'subject' | 'subjectId' | 'version' | 'state' | 'event' | 'by' | 'known' | 'at' | 'cause'>

/** The hash before the first row. */
export const GENESIS = '0'.repeat(64)

/** JSON with sorted keys: the same text for the same content, whoever wrote it. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  return `{${entries
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
    .join(',')}}`
}

/** SHA-256, in hex, of a row's content and the hash before it. */
export const hashOf = (entry: NewEntry, seq: number, prevHash: string): string => {
  const { actId, subject, subjectId, version, state, event, by, known, at, cause } = entry
  return createHash('sha256')
    .update(canonical({ seq, actId, subject, subjectId, version, state, event, by, known, at, cause, prevHash }))
    .digest('hex')
}

/**
 * Appends entries at the end of a transaction, after every subject is locked: the head of the chain is the last lock
 * taken, so that two transactions can never wait for each other over it.
 */
export const appendToJournal = async (trx: Transaction<Database>, entries: NewEntry[]): Promise<number> => {
  const head = await trx.selectFrom('journalHead').select(['seq', 'hash']).forUpdate().executeTakeFirstOrThrow()
  let { seq, hash } = head
  const rows = entries.map((entry) => {
    seq += 1
    const prevHash = hash
    hash = hashOf(entry, seq, prevHash)
    return {
      ...entry,
      seq,
      prevHash,
      hash,
      event: JSON.stringify(entry.event),
      by: JSON.stringify(entry.by),
      known: JSON.stringify(entry.known),
    }
  })
  await trx.insertInto('journal').values(rows).execute()
  await trx.updateTable('journalHead').set({ seq, hash }).execute()
  return seq
}

export const findAct = (db: Db | Transaction<Database>, actId: string): Promise<JournalRow | undefined> =>
  db.selectFrom('journal').selectAll().where('actId', '=', actId).executeTakeFirst()

/** Rows after a sequence number, oldest first. */
export const listJournal = (db: Db, after: number, limit: number): Promise<JournalRow[]> =>
  db.selectFrom('journal').selectAll().where('seq', '>', after).orderBy('seq').limit(limit).execute()

export const journalSeq = async (db: Db): Promise<number> =>
  (await db.selectFrom('journalHead').select('seq').executeTakeFirstOrThrow()).seq

/** Everything said to some subjects, oldest first. */
export const listStory = (db: Db, subjects: { subject: SubjectName; ids: string[] }[], limit: number): Promise<JournalRow[]> =>
  db
    .selectFrom('journal')
    .selectAll()
    .where((where) =>
      where.or(
        subjects
          .filter(({ ids }) => ids.length > 0)
          .map(({ subject, ids }) => where.and([where('subject', '=', subject), where('subjectId', 'in', ids)])),
      ),
    )
    .orderBy('seq')
    .limit(limit)
    .execute()
