/** Papers: files that belong to a subject, and who has opened them. */
import { sql, type Transaction } from 'kysely'
import type { KnownFile } from '../machines/session-context.ts'
import type { Db } from './connect.ts'
import type { PaperTable } from './published-tables.ts'
import type { Database } from './schema.ts'

type Either = Db | Transaction<Database>
type NewPaper = Pick<PaperTable, 'fileId' | 'subject' | 'subjectId' | 'attachedAt'> & Partial<Pick<PaperTable, 'item' | 'noticeId'>>

export const insertPapers = async (trx: Transaction<Database>, papers: NewPaper[]): Promise<void> => {
  if (papers.length > 0) await trx.insertInto('paper').values(papers).execute()
}

export const removePaper = async (trx: Transaction<Database>, fileId: string, removed: { at: string; reason: string | null }) => {
  await trx.updateTable('paper').set({ removedAt: removed.at, removedReason: removed.reason }).where('fileId', '=', fileId).execute()
}

/** What some files are, as the judge is told of them; `subjectId` is who asks. */
export const listKnownFiles = async (db: Either, subjectId: string, ids: string[]): Promise<KnownFile[]> => {
  if (ids.length === 0) return []
  return db
    .selectFrom('file')
    .leftJoin('paper', 'paper.fileId', 'file.id')
    .select(['name', 'media', 'bytes', 'sha256'])
    .select(
      sql<KnownFile['place']>`case when paper.file_id is null then 'free'
        when paper.subject_id = ${subjectId} and paper.removed_at is null then 'here' else 'elsewhere' end`.as('place'),
    )
    .where('file.id', 'in', ids)
    .orderBy('file.id')
    .execute()
}

/** Where a file belongs, and whether it was taken back; nothing while it is attached to nothing. */
export const findPaper = (db: Either, fileId: string) =>
  db
    .selectFrom('paper')
    .leftJoin('notice', 'notice.id', 'paper.noticeId')
    .select(['subject', 'subjectId', 'paper.noticeId', 'removedAt', 'notice.withdrawnAt'])
    .where('fileId', '=', fileId)
    .executeTakeFirst()

const isRepresentative = sql<boolean>`seat.session_id = paper.subject_id and seat.kind = 'representative' and seat.presence <> 'lapsed'`

/** The papers of a subject in the order in which they came; `readers` counts representatives of its session. */
export const listPapers = (db: Db, { subject, subjectId, reader }: { subject: PaperTable['subject']; subjectId: string; reader: string }) =>
  db
    .selectFrom('paper')
    .innerJoin('file', 'file.id', 'paper.fileId')
    .leftJoin('notice', 'notice.id', 'paper.noticeId')
    .select(['file.id', 'file.name', 'file.media', 'file.bytes', 'file.sha256', 'paper.item', 'paper.noticeId as notice'])
    .select(['attachedAt', 'removedAt', 'removedReason', 'notice.withdrawnAt'])
    .select(sql<string | null>`(select read_at from paper_read r where r.file_id = paper.file_id and r.person_id = ${reader})`.as('readAt'))
    .select(
      sql<number>`(select count(*) from paper_read r join seat on seat.person_id = r.person_id
        where r.file_id = paper.file_id and ${isRepresentative})`.as('readers'),
    )
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .orderBy('paper.ord')
    .limit(400)
    .execute()

/** Notes the first time; any later one changes nothing. */
export const noteRead = async (db: Db, read: { fileId: string; personId: string; readAt: string }): Promise<void> => {
  await db
    .insertInto('paperRead')
    .values(read)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Every representative of the paper's session, those who have not opened it first. */
export const listReaders = (db: Db, { fileId, after, limit }: { fileId: string; after: string | undefined; limit: number }) =>
  db
    .selectFrom('paper')
    .innerJoin('seat', (join) => join.on(isRepresentative))
    .innerJoin('person', 'person.id', 'seat.personId')
    .leftJoin('delegation', 'delegation.id', 'seat.delegationId')
    .leftJoin('paperRead', (join) => join.onRef('paperRead.fileId', '=', 'paper.fileId').onRef('paperRead.personId', '=', 'person.id'))
    .select(['person.id as person', 'person.name', 'delegation.name as delegation', 'readAt as at'])
    .select(cursorOf('read_at', 'seat.id').as('cursor'))
    .where('paper.fileId', '=', fileId)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`${cursorOf('read_at', 'seat.id')} > ${after ?? ''}`))
    .orderBy('cursor')
    .limit(limit)
    .execute()

/** Those who have not come first, then by delegation or department, and name. */
export const cursorOf = (column: 'read_at' | 'notice_receipt.at', id: 'seat.id' | 'person.id') =>
  sql<string>`(${sql.ref(column)} is not null)::int || lpad(coalesce(${sql.ref(id === 'seat.id' ? 'delegation.ord' : 'department.ord')}, 99)::text, 2, '0') || person.pinyin || ${sql.ref(id)}`
