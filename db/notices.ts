/** Notices to all staff, who has taken note of them, and the comments on drafts with their answers. */
import { sql, type Transaction } from 'kysely'
import type { Db } from './connect.ts'
import { cursorOf } from './papers.ts'
import type { CommentTable, NoticeTable } from './published-tables.ts'
import type { Database } from './schema.ts'

type Either = Db | Transaction<Database>

export const insertNotice = async (
  trx: Transaction<Database>,
  notice: Omit<NoticeTable, 'ord' | 'withdrawnAt' | 'withdrawnReason'>,
): Promise<void> => {
  await trx.insertInto('notice').values(notice).execute()
}

export const withdrawNotice = async (trx: Transaction<Database>, id: string, withdrawn: { at: string; reason: string }): Promise<void> => {
  await trx.updateTable('notice').set({ withdrawnAt: withdrawn.at, withdrawnReason: withdrawn.reason }).where('id', '=', id).execute()
}

export const insertComment = async (
  trx: Transaction<Database>,
  comment: Pick<CommentTable, 'id' | 'noticeId' | 'personId' | 'text' | 'saidAt'>,
): Promise<void> => {
  await trx.insertInto('comment').values(comment).execute()
}

/** The last answer stands; earlier ones are in the journal. */
export const answerComment = async (
  trx: Transaction<Database>,
  id: string,
  answer: Pick<CommentTable, 'outcome' | 'answer' | 'answeredAt' | 'answeredBy'>,
): Promise<void> => {
  await trx.updateTable('comment').set(answer).where('id', '=', id).execute()
}

export const findNotice = (db: Either, id: string) => db.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirst()

/** The notice of a session to which a comment belongs. */
export const findNoticeOfComment = async (db: Either, comment: string): Promise<string | null> =>
  (await db.selectFrom('comment').select('noticeId').where('id', '=', comment).executeTakeFirst())?.noticeId ?? null

export const countComments = async (db: Either, notice: string, person: string | null): Promise<number> => {
  if (person === null) return 0
  const row = await db
    .selectFrom('comment')
    .select((pick) => pick.fn.countAll<number>().as('n'))
    .where('noticeId', '=', notice)
    .where('personId', '=', person)
    .executeTakeFirstOrThrow()
  return row.n
}

/** Newest first. The staff who are asked are those who can log in and still belong to the school. */
export const listNotices = (db: Db, { session, reader }: { session: string; reader: string }) =>
  db
    .selectFrom('notice')
    .innerJoin('person', 'person.id', 'notice.postedBy')
    .select(['notice.id', 'title', 'text', 'item', 'motion', 'consultUntil', 'names', 'postedAt', 'person.name as postedBy'])
    .select(['withdrawnAt', 'withdrawnReason'])
    .select(sql<string | null>`(select at from notice_receipt r where r.notice_id = notice.id and r.person_id = ${reader})`.as('notedAt'))
    .select(
      sql<number>`(select count(*) from notice_receipt r join person p on p.id = r.person_id where r.notice_id = notice.id and p.active)`.as(
        'noted',
      ),
    )
    .select(sql<number>`(select count(*) from comment c where c.notice_id = notice.id)`.as('comments'))
    .select(sql<number>`(select count(*) from comment c where c.notice_id = notice.id and c.outcome is null)`.as('unanswered'))
    .where('sessionId', '=', session)
    .orderBy('notice.ord', 'desc')
    .limit(100)
    .execute()

/** Notices of a session that stand, as they were posted. */
export const listStanding = (db: Db, session: string) =>
  db
    .selectFrom('notice')
    .select(['title', 'text', 'postedAt', 'consultUntil'])
    .where('sessionId', '=', session)
    .where('withdrawnAt', 'is', null)
    .orderBy('ord')
    .limit(100)
    .execute()

export const countStaff = async (db: Db): Promise<number> => {
  const row = await db
    .selectFrom('person')
    .select((pick) => pick.fn.countAll<number>().as('n'))
    .where('active', '=', true)
    .executeTakeFirstOrThrow()
  return row.n
}

/** Notes the first time; any later one changes nothing. Answers when that was. */
export const noteNotice = async (db: Db, receipt: { noticeId: string; personId: string; at: string }): Promise<string> => {
  const row = await db
    .insertInto('noticeReceipt')
    .values(receipt)
    // An update that changes nothing, so that the row of the first time is answered.
    .onConflict((conflict) => conflict.columns(['noticeId', 'personId']).doUpdateSet({ noticeId: receipt.noticeId }))
    .returning('at')
    .executeTakeFirstOrThrow()
  return row.at
}

/** All staff, those who have not taken note first. */
export const listNoticeReceipts = (db: Db, { notice, after, limit }: { notice: string; after: string | undefined; limit: number }) =>
  db
    .selectFrom('person')
    .leftJoin('department', 'department.id', 'person.departmentId')
    .leftJoin('noticeReceipt', (join) => join.onRef('noticeReceipt.personId', '=', 'person.id').on('noticeReceipt.noticeId', '=', notice))
    .select(['person.id as person', 'person.name', 'department.name as department', 'at'])
    .select(cursorOf('notice_receipt.at', 'person.id').as('cursor'))
    .where('active', '=', true)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`${cursorOf('notice_receipt.at', 'person.id')} > ${after ?? ''}`))
    .orderBy('cursor')
    .limit(limit)
    .execute()

/** In the order in which they were made. */
export const listComments = (db: Db, { notice, after, limit }: { notice: string; after: number; limit: number }) =>
  db
    .selectFrom('comment')
    .innerJoin('person', 'person.id', 'comment.personId')
    .select(['comment.ord', 'comment.id', 'comment.personId as person', 'person.name', 'text', 'saidAt'])
    .select(['outcome', 'answer', 'answeredAt'])
    .where('noticeId', '=', notice)
    .where('comment.ord', '>', after)
    .orderBy('comment.ord')
    .limit(limit)
    .execute()
