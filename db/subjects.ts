/** The four subjects as rows: state as a word, context as columns. Decides nothing. */
import { sql, type Kysely, type Transaction } from 'kysely'
import type { SubjectName } from '../machines/events.ts'
import type { Subject } from '../machines/judge.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'

/** Columns that hold JSON; the driver would write an array in them as a PostgreSQL array. */
const JSON_COLUMNS: Record<SubjectName, readonly string[]> = {
  session: ['items', 'scrutiny', 'quorum', 'passing', 'keys', 'reports', 'recess', 'timer', 'floor', 'desk', 'units', 'unit', 'awards'],
  motion: ['proposedDispatch', 'history'],
  ballot: ['items', 'sheet', 'passing', 'paperEntries', 'tally', 'verdicts', 'election'],
  undertaking: ['draft', 'reply', 'rung'],
}

type Row = { id: string; version: number; state: string } & Record<string, unknown>
/** One handle for four tables of the same shape: Kysely cannot type a table chosen at run time. */
type AnySubject = Kysely<Record<SubjectName, Row>>
const any = (db: Db | Transaction<Database>) => db as unknown as AnySubject

const subjectOf = <S extends SubjectName>(row: Row): Subject<S> => {
  const { id: _id, ord: _ord, version, state, ...context } = row
  return { version, state, context } as unknown as Subject<S>
}

const columnsOf = <S extends SubjectName>(name: S, subject: Subject<S>): Record<string, unknown> => {
  const context: Record<string, unknown> = { ...subject.context }
  for (const column of JSON_COLUMNS[name]) {
    const value = context[column]
    context[column] = value === null ? null : JSON.stringify(value)
  }
  return { version: subject.version, state: subject.state, ...context }
}

export const findSubject = async <S extends SubjectName>(
  db: Db | Transaction<Database>,
  name: S,
  id: string,
): Promise<Subject<S> | undefined> => {
  const row = await any(db)
    .selectFrom(name as SubjectName)
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && subjectOf<S>(row as Row)
}

/** Takes the row for changing. A word that moves a ballot waits here for the casts in flight, and they for it. */
export const lockSubject = async <S extends SubjectName>(
  trx: Transaction<Database>,
  name: S,
  id: string,
): Promise<Subject<S> | undefined> => {
  const row = await any(trx)
    .selectFrom(name as SubjectName)
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && subjectOf<S>(row as Row)
}

export const insertSubject = async <S extends SubjectName>(
  trx: Transaction<Database>,
  name: S,
  id: string,
  subject: Subject<S>,
): Promise<void> => {
  await any(trx)
    .insertInto(name as SubjectName)
    .values({ id, ...columnsOf(name, subject) } as unknown as Row)
    .execute()
}

export const saveSubject = async <S extends SubjectName>(
  trx: Transaction<Database>,
  name: S,
  id: string,
  subject: Subject<S>,
): Promise<void> => {
  await any(trx)
    .updateTable(name as SubjectName)
    .set(columnsOf(name, subject) as unknown as Row)
    .where('id', '=', id)
    .execute()
}

/** Keeps two writers of the same new id, or of numbers in one session, in line until the transaction ends. */
export const lockName = async (trx: Transaction<Database>, name: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx)
}

/** All subjects of a kind in the order of their ids, a page at a time. */
export const listSubjects = async <S extends SubjectName>(
  db: Db | Transaction<Database>,
  name: S,
  after: string,
  limit: number,
): Promise<(Subject<S> & { id: string })[]> => {
  const rows = await any(db).selectFrom<SubjectName>(name).selectAll().where('id', '>', after).orderBy('id').limit(limit).execute()
  return (rows as Row[]).map((row) => ({ id: row.id, ...subjectOf<S>(row) }))
}
