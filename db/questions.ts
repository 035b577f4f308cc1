/** Questions on motions, and opinions beside a rating: rows that words write (docs/decisions/0003). */
import { sql, type Transaction } from 'kysely'
import type { Grade } from '../machines/catalogues.ts'
import type { Db } from './connect.ts'
import type { Database, QuestionTable } from './schema.ts'
import { mayRead, type Reader } from './sight.ts'

type Either = Db | Transaction<Database>

export const insertQuestion = (
  trx: Transaction<Database>,
  question: Omit<QuestionTable, 'answer' | 'answeredBy' | 'answeredAt' | 'rung'>,
): Promise<unknown> =>
  trx
    .insertInto('question')
    .values({ ...question, answer: null, answeredBy: null, answeredAt: null, rung: null })
    .execute()

export const answerQuestion = (
  trx: Transaction<Database>,
  id: string,
  said: { answer: string; answeredBy: string; answeredAt: string },
): Promise<unknown> => trx.updateTable('question').set(said).where('id', '=', id).execute()

/** Questions without an answer that have come to a rung of the ladder which was not said yet. */
export const listQuestionsOnLadder = (db: Db, today: string, days: number[]) => {
  const reached = sql<number | null>`(select max(days) from unnest(${days}::int[]) as days where due_on + days <= ${today}::date)`
  return db
    .selectFrom('question')
    .select(['id', 'motionId', 'dueOn'])
    .where('answeredAt', 'is', null)
    .where(sql<boolean>`${reached} is not null and (rung is null or rung < ${reached})`)
    .orderBy('dueOn')
    .orderBy('id')
    .limit(200)
    .execute()
}

export const noteRung = (trx: Transaction<Database>, id: string, rung: number): Promise<unknown> =>
  trx.updateTable('question').set({ rung }).where('id', '=', id).execute()

export const findQuestion = (db: Either, motion: string, id: string) =>
  db
    .selectFrom('question')
    .select(['departmentId', 'askedBy', 'answeredAt', 'rung'])
    .where('id', '=', id)
    .where('motionId', '=', motion)
    .executeTakeFirst()

export type QuestionQuery = { motion?: string | undefined; department?: string | undefined; open: boolean; reader: Reader; limit: number }

/** Questions on the motions that the reader may see; the open ones first, by due day. */
export const listQuestions = (db: Db, { motion, department, open, reader, limit }: QuestionQuery) =>
  db
    .selectFrom('question')
    .innerJoin('motion', 'motion.id', 'question.motionId')
    .innerJoin('department', 'department.id', 'question.departmentId')
    .innerJoin('person', 'person.id', 'question.askedBy')
    .select([
      'question.id',
      'question.motionId as motion',
      'motion.version as motionVersion',
      'motion.number',
      'motion.title',
      'question.departmentId as department',
      'department.name as departmentName',
      'question.askedBy',
      'person.name as askedByName',
      'question.askedAt',
      'question.text',
      'question.dueOn',
      'question.answer',
      'question.answeredAt',
    ])
    .where(sql<boolean>`(question.asked_by = ${reader.person} or question.department_id = ${reader.department} or ${mayRead(reader)})`)
    .$if(motion !== undefined, (query) => query.where('question.motionId', '=', motion ?? ''))
    .$if(department !== undefined, (query) => query.where('question.departmentId', '=', department ?? ''))
    .$if(open, (query) => query.where('question.answeredAt', 'is', null))
    .orderBy(sql`question.answered_at is not null`)
    .orderBy('question.dueOn')
    .orderBy('question.id')
    .limit(limit)
    .execute()

/** The last opinion of each round counts. */
export const putOpinion = (
  trx: Transaction<Database>,
  opinion: { undertakingId: string; personId: string; round: number; grade: Grade; note: string; at: string },
): Promise<unknown> =>
  trx
    .insertInto('opinion')
    .values(opinion)
    .onConflict((conflict) =>
      conflict.columns(['undertakingId', 'personId', 'round']).doUpdateSet({ grade: opinion.grade, note: opinion.note, at: opinion.at }),
    )
    .execute()

export const listOpinions = (db: Db, undertaking: string) =>
  db
    .selectFrom('opinion')
    .innerJoin('person', 'person.id', 'opinion.personId')
    .select(['opinion.personId as person', 'person.name', 'opinion.round', 'opinion.grade', 'opinion.note', 'opinion.at'])
    .where('undertakingId', '=', undertaking)
    .orderBy('opinion.round')
    .orderBy('opinion.at')
    .limit(200)
    .execute()
