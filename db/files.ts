/** Uploaded files: what they are, and their bytes in parts. An upload that is attached to nothing is forgotten after a day. */
import { sql, type Transaction } from 'kysely'
import type { Db } from './connect.ts'
import type { FileTable } from './published-tables.ts'
import type { Database } from './schema.ts'
import { lockName } from './subjects.ts'

type Either = Db | Transaction<Database>

/** A part travels as text of twice its length: small enough that many downloads at once stay small. */
const PART_BYTES = 512 * 1024
const FORGOTTEN_AFTER_MS = 86_400_000

const partsOf = (fileId: string, bytes: Buffer) =>
  Array.from({ length: Math.ceil(bytes.length / PART_BYTES) }, (_, part) => ({
    fileId,
    part,
    body: bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES),
  }))

const isAttached = sql<boolean>`exists (select from paper where paper.file_id = file.id)`

const deleteForgotten = (trx: Transaction<Database>, at: string) =>
  trx
    .deleteFrom('file')
    .where('uploadedAt', '<', new Date(Date.parse(at) - FORGOTTEN_AFTER_MS).toISOString())
    .where(sql<boolean>`not ${isAttached}`)
    .execute()

const freeBytesOf = async (trx: Transaction<Database>, person: string): Promise<number> => {
  const row = await trx
    .selectFrom('file')
    .select(sql<number>`coalesce(sum(bytes), 0)`.as('bytes'))
    .where('uploadedBy', '=', person)
    .where(sql<boolean>`not ${isAttached}`)
    .executeTakeFirstOrThrow()
  return row.bytes
}

/**
 * Keeps an upload once: said again with the same id, it is the same one.
 *
 * @returns what is kept under the id, whoever brought it; null where the person has too much lying about already
 */
export const keepFile = (db: Db, file: FileTable, bytes: Buffer, mostFree: number): Promise<FileTable | null> =>
  db.transaction().execute(async (trx) => {
    await lockName(trx, `uploads of ${file.uploadedBy}`)
    const before = await findFile(trx, file.id)
    if (before) return before
    await deleteForgotten(trx, file.uploadedAt)
    if ((await freeBytesOf(trx, file.uploadedBy)) + file.bytes > mostFree) return null
    const kept = await trx
      .insertInto('file')
      .values(file)
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    // Somebody else used the same id in this moment; theirs is the one that is kept.
    if (!kept) return (await findFile(trx, file.id)) ?? null
    for (const part of partsOf(file.id, bytes)) await trx.insertInto('filePart').values(part).execute()
    return kept
  })

export const findFile = (db: Either, id: string): Promise<FileTable | undefined> =>
  db.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()

/** What the file was stays on record: its name, size and hash. */
export const forgetBytes = (trx: Transaction<Database>, id: string) => trx.deleteFrom('filePart').where('fileId', '=', id).execute()

/** A file's bytes, one part in memory at a time. */
export async function* readFile(db: Either, { id, bytes }: Pick<FileTable, 'id' | 'bytes'>): AsyncGenerator<Buffer> {
  for (let part = 0; part * PART_BYTES < bytes; part += 1) {
    const row = await db.selectFrom('filePart').select('body').where('fileId', '=', id).where('part', '=', part).executeTakeFirst()
    if (!row) throw new Error(`part ${part} of file ${id} is gone`)
    yield row.body
  }
}
