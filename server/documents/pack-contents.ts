/**
 * What goes into an evidence pack, and what stays out: nothing that joins a seat to a mark of a secret ballot, and nobody's
 * name below a comment that was promised to be kept from colleagues.
 */
import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { readFile } from '../../db/files.ts'
import { canonical, type JournalRow } from '../../db/journal.ts'
import {
  journalHead,
  listActs,
  listCommentsFor,
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
import type { SubjectName } from '../../machines/events.ts'
import { boardBytes } from '../sealed/round.ts'
import type { PackWriter } from './pack-writer.ts'

type Trx = Transaction<Database>
export type PackedPaper = Awaited<ReturnType<typeof listPapersFor>>[number]
/** What was read at one moment, and is set into papers afterwards. */
export type PackData = { record: SessionRecord; papers: PackedPaper[]; subjects: string[]; withheld: Withheld[] }
/** An act that is told by its hash alone: where it stood, and which word it was. */
export type Withheld = { seq: number; subject: SubjectName; id: string; version: number; word: string }
/** Secret ballots, and notices whose comments stand there with their names. */
type Kept = { secret: ReadonlySet<string>; shown: ReadonlySet<string> }

const BATCH = 500

/**
 * Who voted on paper, beside what the paper bundle held, tells a mark where they were few. So for a secret ballot the pack
 * says how many papers there were and never whose: that one act is told by its hash alone. So is the act of a comment
 * whose author only the desk may read; what was said stands among the comments.
 */
const isWithheld = ({ event, subjectId }: JournalRow, { secret, shown }: Kept): boolean =>
  (event.type === 'ballot.issue' && secret.has(subjectId) && Array.isArray(event.onPaper) && event.onPaper.length > 0) ||
  (event.type === 'session.comment' && !shown.has(String(event.notice)))

async function* actsOf(trx: Trx, subjects: string[], kept: Kept, withheld: Withheld[]): AsyncGenerator<string> {
  for (
    let rows = await listActs(trx, subjects, 0, BATCH);
    rows.length > 0;
    rows = await listActs(trx, subjects, rows.at(-1)?.seq ?? 0, BATCH)
  ) {
    for (const row of rows) {
      const { seq, subject, subjectId: id, version, event } = row
      if (isWithheld(row, kept)) withheld.push({ seq, subject, id, version, word: event.type })
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

/** The archive of a sealed ballot, as Belenios reads it. */
export const archiveName = (ballot: string): string => `archives/${ballot}.bel`

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
  const notices = only ? [] : await listNoticesFor(trx, record.session.id)
  const shown = new Set(notices.filter(({ names }) => names === 'shown').map(({ id }) => id))
  const withheld: Withheld[] = []
  await pack.addStream('journal/acts.jsonl', actsOf(trx, subjects, { secret, shown }, withheld))
  pack.add('journal/withheld.json', json(withheld))
  await pack.addStream('journal/links.jsonl', linksOf(trx))
  pack.add('journal/head.json', json(await journalHead(trx)))
  const papers = only ? [] : await listPapersFor(trx, subjects)
  if (!only) {
    pack.add('data/papers.json', json(papers))
    pack.add('data/notices.json', json(notices))
    pack.add('data/comments.json', json(await listCommentsFor(trx, record.session.id)))
    const day = record.session.context.opensOn ?? record.session.context.openedAt?.slice(0, 10) ?? '2000-01-01'
    pack.add('data/composition.json', json(await rollFigures(trx, record.session.id, day)))
  }
  // What was never opened and verified proves nothing, and stays in the house.
  for (const { id, context } of ballots) {
    const archive = context.method === 'sealed' && context.announcedAt !== null ? await boardBytes(trx, id) : undefined
    if (archive) pack.add(archiveName(id), archive)
  }
  for (const [at, paper] of papers.entries()) if (paper.removedAt === null) await pack.addStream(paperName(paper, at), readFile(trx, paper))
  return { record: { ...record, ballots }, papers, subjects, withheld }
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
