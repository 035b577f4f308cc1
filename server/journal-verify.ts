/**
 * `npm run journal:verify`: recomputes the chain of the journal, folds the whole of it, and compares what comes out
 * with the tables. Exit 0 when everything agrees, 1 when something does not.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Transaction } from 'kysely'
import { connect, type Db } from '../db/connect.ts'
import { startEmbedded } from '../db/embedded.ts'
import { GENESIS, hashOf, listJournal, type JournalRow } from '../db/journal.ts'
import { schemaCurrent } from '../db/migrate.ts'
import type { Database } from '../db/schema.ts'
import { inSnapshot } from '../db/snapshot.ts'
import { listSubjects } from '../db/subjects.ts'
import { SUBJECTS, type SubjectName } from '../machines/events.ts'
import { readConfig } from './config.ts'
import { differenceOf, emptyFold, flat, foldRow, keyOf, type Fold } from './fold.ts'
import { explain } from './main.ts'

export type Finding = {
  /**
   * `changed`: a row's content is not what was hashed. `broken`: it does not follow the row before it. `missing`: rows
   * are gone. `head`: the head of the chain is another. `unjudged`: the rules do not lead where the row says.
   * `table`: a subject or seat is not what the journal makes of it.
   */
  is: 'changed' | 'broken' | 'missing' | 'head' | 'unjudged' | 'table'
  seq: number | null
  subject: string | null
  field: string | null
  detail: string
}

export type Report = { rows: number; subjects: number; seats: number; findings: Finding[] }

const BATCH = 500
/** More than anybody reads; a journal that was swapped for another disagrees in every row. */
const MAX_FINDINGS = 100

type Trx = Transaction<Database>
type Find = (finding: Partial<Finding> & Pick<Finding, 'is' | 'detail'>) => void
type Link = { seq: number; hash: string }

const checkLink = (row: JournalRow, before: Link, find: Find): void => {
  const { seq } = row
  const subject = keyOf(row.subject, row.subjectId)
  if (seq !== before.seq + 1) find({ is: 'missing', seq, detail: `rows ${before.seq + 1} to ${seq - 1} are gone` })
  if (row.prevHash !== before.hash) find({ is: 'broken', seq, subject, detail: 'it does not follow the row before it' })
  if (hashOf(row, seq, row.prevHash) !== row.hash)
    find({ is: 'changed', seq, subject, detail: `${row.event.type} is not what was hashed when it was written` })
}

/** Walks the journal once, a batch in memory at a time, checking the chain and folding as it goes. */
const walk = async (trx: Trx, fold: Fold, find: Find): Promise<number> => {
  let last: Link = { seq: 0, hash: GENESIS }
  let count = 0
  for (let rows = await listJournal(trx, 0, BATCH); rows.length > 0; rows = await listJournal(trx, last.seq, BATCH)) {
    for (const row of rows) {
      checkLink(row, last, find)
      const discord = foldRow(fold, row)
      if (discord) find({ is: 'unjudged', seq: row.seq, subject: keyOf(row.subject, row.subjectId), detail: discord })
      last = { seq: row.seq, hash: row.hash }
      count += 1
    }
  }
  const head = await trx.selectFrom('journalHead').select(['seq', 'hash']).executeTakeFirst()
  if (head?.seq !== last.seq || head.hash !== last.hash) {
    find({
      is: 'head',
      seq: last.seq,
      detail: `the head says row ${head?.seq ?? 'none'}, ${head?.hash ?? 'no hash'}; the last row is ${last.seq}, ${last.hash}`,
    })
  }
  return count
}

type Compared = {
  id: string
  journal: Record<string, unknown> | undefined
  table: Record<string, unknown>
  lost: boolean
  seq: number | null
}

const compare = (what: string, { id, journal, table, lost, seq }: Compared, find: Find): void => {
  if (lost) return
  const subject = `${what} ${id}`
  if (!journal) return find({ is: 'table', subject, detail: 'it is in the tables, but the journal never heard of it' })
  const difference = differenceOf(journal, table)
  if (difference)
    find({
      is: 'table',
      seq,
      subject,
      field: difference.field,
      detail: `the journal makes it ${difference.journal}, the table has ${difference.table}`,
    })
}

const compareSubjects = async (trx: Trx, name: SubjectName, fold: Fold, find: Find): Promise<number> => {
  const left = new Set([...fold.subjects.keys()].filter((key) => key.startsWith(`${name} `)))
  const count = left.size
  let after = ''
  for (let rows = await listSubjects(trx, name, after, BATCH); rows.length > 0; rows = await listSubjects(trx, name, after, BATCH)) {
    for (const { id, ...subject } of rows) {
      const folded = fold.subjects.get(keyOf(name, id))
      compare(
        name,
        { id, journal: folded && flat(folded.subject), table: flat(subject), lost: folded?.lost ?? false, seq: folded?.seq ?? null },
        find,
      )
      left.delete(keyOf(name, id))
      after = id
    }
  }
  for (const subject of left) find({ is: 'table', subject, detail: 'the journal tells of it, but it is not in the tables' })
  return count
}

const compareSeats = async (trx: Trx, { seats, subjects }: Fold, find: Find): Promise<number> => {
  const left = new Set(seats.keys())
  const page = (after: string) => trx.selectFrom('seat').selectAll().where('id', '>', after).orderBy('id').limit(BATCH).execute()
  for (let rows = await page(''); rows.length > 0; rows = await page(rows.at(-1)?.id ?? '')) {
    for (const table of rows) {
      const lost = subjects.get(keyOf('session', table.sessionId))?.lost ?? false
      compare('seat', { id: table.id, journal: seats.get(table.id), table, lost, seq: null }, find)
      left.delete(table.id)
    }
  }
  for (const id of left) find({ is: 'table', subject: `seat ${id}`, detail: 'the journal tells of it, but it is not in the tables' })
  return seats.size
}

/** Reads everything as it stood at one moment; others may go on writing. */
export const verifyJournal = (db: Db): Promise<Report> =>
  inSnapshot(db, async (trx) => {
    const findings: Finding[] = []
    const find: Find = (finding) => {
      if (findings.length < MAX_FINDINGS) findings.push({ seq: null, subject: null, field: null, ...finding })
    }
    const fold = emptyFold()
    const rows = await walk(trx, fold, find)
    let subjects = 0
    for (const name of SUBJECTS) subjects += await compareSubjects(trx, name, fold, find)
    const seats = await compareSeats(trx, fold, find)
    return { rows, subjects, seats, findings }
  })

const lineOf = ({ is, seq, subject, field, detail }: Finding): string =>
  `  ${is.padEnd(8)} ${[seq === null ? null : `row ${seq}`, subject, field].filter((part) => part !== null).join(', ')}: ${detail}`

export const summaryOf = ({ rows, subjects, seats, findings }: Report): string =>
  [
    `${rows} rows, ${subjects} subjects and ${seats} seats.`,
    ...(findings.length === 0
      ? ['The chain is whole, and the tables are what the journal makes of them.']
      : [`${findings.length}${findings.length === MAX_FINDINGS ? ' or more' : ''} disagreements:`, ...findings.map(lineOf)]),
  ].join('\n')

/** A sentence for whoever started us, not a bug. */
class NothingToVerify extends Error {
  override readonly name = 'NothingToVerify'
}

/** The database in the settings; without one the embedded, which must not be running. */
const open = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const { databaseUrl, dataDir } = readConfig(process.env, process.cwd())
  if (databaseUrl) return { url: databaseUrl, stop: async () => {} }
  if (!existsSync(join(dataDir, 'postgres'))) throw new NothingToVerify(`There is no database in ${dataDir}. Set DATA_DIR or DATABASE_URL.`)
  return startEmbedded({ dir: dataDir })
}

const run = async (): Promise<number> => {
  const database = await open()
  const db = connect(database.url, { max: 1, name: 'staff-congress verify' })
  try {
    if (!(await schemaCurrent(db)))
      throw new NothingToVerify(
        'The database is of another release. Start that release, or let npm start bring the database up to this one.',
      )
    const report = await verifyJournal(db)
    console.log(summaryOf(report))
    return report.findings.length === 0 ? 0 : 1
  } finally {
    await db.destroy()
    await database.stop()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await run()
  } catch (thrown) {
    console.error(explain(thrown, null))
    process.exitCode = 1
  }
}
