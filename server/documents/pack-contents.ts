/** What goes into an evidence pack, and what stays out: nothing that joins a seat to a mark of a secret ballot. */
import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { readFile } from '../../db/files.ts'
import { canonical, type JournalRow } from '../../db/journal.ts'
import {
  journalHead,
  listActs,
  listLinks,
  listNamedVotes,
  listNoticesFor,
  listPapersFor,
  type Recorded,
  type SessionRecord,
} from '../../db/record.ts'
import { rollFigures } from '../../db/roster.ts'
import type { Database } from '../../db/schema.ts'
import { isSecret } from '../../machines/agenda.ts'
import type { PackWriter } from './pack-writer.ts'

type Trx = Transaction<Database>
export type PackedPaper = Awaited<ReturnType<typeof listPapersFor>>[number]
/** What was read at one moment, and is set into papers afterwards. */
export type PackData = { record: SessionRecord; papers: PackedPaper[]; subjects: string[]; withheld: string[] }

const BATCH = 500

/**
 * Who voted on paper, beside what the paper bundle held, tells a mark where they were few. So for a secret ballot the pack
 * says how many papers there were and never whose: that one act is told by its hash alone.
 */
export const isWithheld = (row: Pick<JournalRow, 'event' | 'subjectId'>, secret: ReadonlySet<string>): boolean =>
  row.event.type === 'ballot.issue' && secret.has(row.subjectId) && Array.isArray(row.event.onPaper) && row.event.onPaper.length > 0

async function* actsOf(trx: Trx, subjects: string[], secret: ReadonlySet<string>, withheld: string[]): AsyncGenerator<string> {
  for (
    let rows = await listActs(trx, subjects, 0, BATCH);
    rows.length > 0;
    rows = await listActs(trx, subjects, rows.at(-1)?.seq ?? 0, BATCH)
  ) {
    for (const row of rows) {
      if (isWithheld(row, secret)) withheld.push(row.subjectId)
      else yield `${canonical(row)}\n`
    }
  }
}

/** Every link of the chain, so that what is here can be seen to stand where it says. */
async function* linksOf(trx: Trx): AsyncGenerator<string> {
  for (let rows = await listLinks(trx, 0, BATCH); rows.length > 0; rows = await listLinks(trx, rows.at(-1)?.seq ?? 0, BATCH)) {
    yield rows.map(({ seq, prevHash, hash }) => `${canonical({ seq, prevHash, hash })}\n`).join('')
  }
}

const json = (value: unknown): string => `${JSON.stringify(JSON.parse(canonical(value)), null, 1)}\n`

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}
/** What people call their files stays in the table: a name in a zip is a path. */
export const paperName = ({ id, media }: PackedPaper, at: number): string =>
  `papers/${String(at + 1).padStart(3, '0')}-${id}.${EXTENSIONS[media] ?? 'bin'}`

const namesIn = (record: SessionRecord, texts: string): Record<string, string> =>
  Object.fromEntries(Object.entries(record.names).filter(([id]) => texts.includes(id)))

const dataOf = async (trx: Trx, record: SessionRecord, ballots: Recorded<'ballot'>[]): Promise<Record<string, unknown>> => {
  const named = []
  for (const { id, context } of ballots)
    if (context.method === 'open' && context.announcedAt !== null) named.push({ ballot: id, votes: await listNamedVotes(trx, id) })
  return { session: record.session, roll: record.seats, ballots, motions: record.motions, 'named-votes': named }
}

/** Reads everything that is read from tables, and writes what is too large to be held. */
export const packRecord = async (trx: Trx, pack: PackWriter, record: SessionRecord, only: Recorded<'ballot'> | null): Promise<PackData> => {
  const ballots = only
    ? record.ballots.filter(({ id, context }) => id === only.id || context.next === only.id || context.previous === only.id)
    : record.ballots
  const data = await dataOf(trx, record, ballots)
  const texts = canonical(data)
  for (const [name, value] of Object.entries(data)) pack.add(`data/${name}.json`, json(value))
  pack.add('data/names.json', json(namesIn(record, texts)))
  const subjects = only
    ? ballots.map(({ id }) => id)
    : [record.session.id, ...ballots.map(({ id }) => id), ...record.motions.map(({ id }) => id)]
  const secret = new Set(ballots.filter(({ context }) => isSecret(context.method)).map(({ id }) => id))
  const withheld: string[] = []
  await pack.addStream('journal/acts.jsonl', actsOf(trx, subjects, secret, withheld))
  await pack.addStream('journal/links.jsonl', linksOf(trx))
  pack.add('journal/head.json', json(await journalHead(trx)))
  const papers = only ? [] : await listPapersFor(trx, record.session.id)
  if (!only) {
    pack.add('data/papers.json', json(papers))
    pack.add('data/notices.json', json(await listNoticesFor(trx, record.session.id)))
    const day = record.session.context.opensOn ?? record.session.context.openedAt?.slice(0, 10) ?? '2000-01-01'
    pack.add('data/composition.json', json(await rollFigures(trx, record.session.id, day)))
  }
  for (const [at, paper] of papers.entries()) if (paper.removedAt === null) await pack.addStream(paperName(paper, at), readFile(trx, paper))
  return { record: { ...record, ballots }, papers, subjects, withheld }
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
