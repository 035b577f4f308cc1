/**
 * `npm run pack:verify -- pack.zip`: checks an evidence pack without the database it came from. Every file against the
 * manifest, every act against its hash and its place in the chain, and what the acts lead to against the figures told.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { GENESIS, hashOf, type JournalRow } from '../db/journal.ts'
import type { Recorded } from '../db/record.ts'
import type { SubjectName } from '../machines/events.ts'
import type { Subject } from '../machines/judge.ts'
import { agreedPaper } from '../machines/ballot-context.ts'
import { isCountOf } from '../machines/sheet.ts'
import type { Tally } from '../machines/matters.ts'
import { talliesOf } from '../machines/sealed/paper.ts'
import { verdictOf } from '../machines/sealed/verify.ts'
import { MANIFEST } from './documents/pack-writer.ts'
import { archiveName, type Withheld } from './documents/pack-contents.ts'
import { OPENSSL } from './sealed-power.ts'
import { differenceOf, emptyFold, flat, foldRow, keyOf, stepOver } from './fold.ts'

export type PackReport = {
  manifest: string
  files: number
  acts: number
  links: number
  archives: number
  unfolded: number
  findings: string[]
}
type Files = Record<string, Uint8Array>
type Find = (finding: string) => void
type Link = { seq: number; prevHash: string; hash: string }

/** Files that tell of the manifest, or are it. */
const OUTSIDE = [MANIFEST, 'cover.pdf']
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** @throws SyntaxError where a file that should be JSON is none */
const jsonIn = (files: Files, name: string): unknown => JSON.parse(strFromU8(files[name] ?? new Uint8Array()))
const linesIn = (files: Files, name: string): unknown[] =>
  strFromU8(files[name] ?? new Uint8Array())
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))

const checkManifest = (files: Files, find: Find): void => {
  const told = new Map(
    strFromU8(files[MANIFEST] ?? new Uint8Array())
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  )
  if (told.size === 0) find(`${MANIFEST} is missing or empty`)
  for (const [name, hash] of told) {
    const bytes = files[name]
    if (!bytes) find(`${name} is in the manifest and not in the pack`)
    else if (sha256(bytes) !== hash) find(`${name} is not what the manifest says`)
  }
  for (const name of Object.keys(files)) if (!told.has(name) && !OUTSIDE.includes(name)) find(`${name} is not in the manifest`)
}

/** The chain from its first row to its head. */
const checkLinks = (files: Files, find: Find): Map<number, Link> => {
  const links = linesIn(files, 'journal/links.jsonl') as Link[]
  let before = { seq: 0, hash: GENESIS }
  for (const link of links) {
    if (link.seq !== before.seq + 1) find(`the chain has no row ${before.seq + 1}`)
    if (link.prevHash !== before.hash) find(`row ${link.seq} does not follow the row before it`)
    before = link
  }
  const head = jsonIn(files, 'journal/head.json') as { seq: number; hash: string }
  if (head.seq !== before.seq || head.hash !== before.hash) find('the chain does not end where its head says')
  return new Map(links.map((link) => [link.seq, link]))
}

const checkActs = (rows: JournalRow[], links: Map<number, Link>, find: Find): void => {
  for (const row of rows) {
    if (hashOf(row, row.seq, row.prevHash) !== row.hash) find(`row ${row.seq}, ${row.event.type}, is not what was hashed`)
    if (links.get(row.seq)?.hash !== row.hash) find(`row ${row.seq}, ${row.event.type}, is not in the chain`)
  }
}

type Told = { name: SubjectName; subject: Subject<SubjectName> & { id: string } }

const subjectsIn = (files: Files): Told[] => [
  { name: 'session', subject: jsonIn(files, 'data/session.json') as Recorded<'session'> },
  ...(jsonIn(files, 'data/ballots.json') as Recorded<'ballot'>[]).map((subject) => ({ name: 'ballot' as const, subject })),
  ...(jsonIn(files, 'data/motions.json') as Recorded<'motion'>[]).map((subject) => ({ name: 'motion' as const, subject })),
]

/** Words that change nothing but the version of their subject: where one is withheld, the others are judged all the same. */
const IDLE = ['session.comment']

const withheldIn = (files: Files, links: Map<number, Link>, find: Find): Withheld[] => {
  const withheld = files['journal/withheld.json'] ? (jsonIn(files, 'journal/withheld.json') as Withheld[]) : []
  for (const { seq, word } of withheld) if (!links.has(seq)) find(`row ${seq}, ${word}, is withheld and not in the chain`)
  return withheld
}

/** Judges the acts again. @returns how many subjects could not be followed because an act of theirs is withheld or not of this pack */
const checkFold = (files: Files, rows: JournalRow[], withheld: Withheld[], find: Find): number => {
  const idle = withheld.filter(({ word }) => IDLE.includes(word)).map((act) => ({ ...act, subjectId: act.id, event: null }))
  const all = [...rows, ...idle].toSorted((a, b) => a.seq - b.seq)
  const versions = new Map<string, number[]>()
  for (const row of all) {
    const key = keyOf(row.subject, row.subjectId)
    versions.set(key, [...(versions.get(key) ?? []), row.version])
  }
  let unfolded = 0
  const fold = emptyFold()
  const isWhole = (key: string) => (versions.get(key) ?? []).every((version, at) => version === at + 1)
  for (const row of all) {
    const key = keyOf(row.subject, row.subjectId)
    if (!isWhole(key)) continue
    const discord = row.event === null ? stepOver(fold, key, row) : foldRow(fold, row)
    if (discord) find(`row ${row.seq}: ${discord}`)
  }
  for (const { name, subject } of subjectsIn(files)) {
    const { id, ...told } = subject
    const folded = fold.subjects.get(keyOf(name, id))
    if (!folded) {
      unfolded += 1
      continue
    }
    const difference = folded.lost ? null : differenceOf(flat(folded.subject), flat(told))
    if (difference) find(`${name} ${id}, ${difference.field}: the acts make it ${difference.journal}, the pack says ${difference.table}`)
  }
  return unfolded
}

const checkFigures = (files: Files, find: Find): void => {
  for (const { id, context } of jsonIn(files, 'data/ballots.json') as Recorded<'ballot'>[]) {
    const { returned, invalid, tally, issued, announcedAt, method, items, sheet } = context
    if (announcedAt === null || returned === null || invalid === null || tally === null) continue
    if (returned > issued && method !== 'hands') find(`ballot ${id}: ${returned} papers came back of ${issued}`)
    if (!isCountOf(items, sheet, returned - invalid, tally)) find(`ballot ${id}: the marks do not add up to the valid papers`)
  }
}

const agrees = (archive: Tally, paper: Tally | undefined, told: Tally): boolean =>
  Object.entries(told).every(([item, marks]) =>
    Object.entries(marks).every(([mark, votes]) => votes === (archive[item]?.[mark] ?? 0) + (paper?.[item]?.[mark] ?? 0)),
  )

/** Each sealed ballot's archive: verified as a whole, and counted again beside the paper bundle. @returns how many there were */
const checkArchives = async (files: Files, find: Find): Promise<number> => {
  let archives = 0
  for (const { id, context } of jsonIn(files, 'data/ballots.json') as Recorded<'ballot'>[]) {
    if (context.method !== 'sealed' || context.announcedAt === null || context.tally === null) continue
    const bytes = files[archiveName(id)]
    if (!bytes) {
      find(`${archiveName(id)} is missing: it is the box of an announced ballot`)
      continue
    }
    archives += 1
    const verdict = await verdictOf(bytes, OPENSSL)
    if (!verdict.sound) find(`${archiveName(id)} fails the check ${verdict.fault.code}`)
    else if (verdict.report.setup.election.uuid !== id) find(`${archiveName(id)} is the box of another ballot`)
    else if (!verdict.report.result) find(`${archiveName(id)} was never opened`)
    else if (!agrees(talliesOf(context.items, context.sheet, verdict.report.result), agreedPaper(context)?.tally, context.tally))
      find(`ballot ${id}: the archive does not hold the votes that were announced`)
  }
  return archives
}

const MOST = 100

export const verifyPack = async (zip: Uint8Array): Promise<PackReport> => {
  const files = unzipSync(zip)
  const findings: string[] = []
  const find: Find = (finding) => {
    if (findings.length < MOST) findings.push(finding)
  }
  checkManifest(files, find)
  const rows = linesIn(files, 'journal/acts.jsonl') as JournalRow[]
  const links = checkLinks(files, find)
  checkActs(rows, links, find)
  const unfolded = checkFold(files, rows, withheldIn(files, links, find), find)
  checkFigures(files, find)
  const archives = await checkArchives(files, find)
  const manifest = sha256(files[MANIFEST] ?? new Uint8Array())
  return { manifest, files: Object.keys(files).length, acts: rows.length, links: links.size, archives, unfolded, findings }
}

const summaryOf = ({ manifest, files, acts, links, archives, unfolded, findings }: PackReport): string =>
  [
    `${files} files, ${acts} acts, ${links} links of the chain, ${archives} boxes of sealed ballots counted again.`,
    `Manifest: ${manifest}`,
    ...(unfolded > 0 ? [`${unfolded} subjects were not judged again: not all of their acts are in this pack.`] : []),
    ...(findings.length === 0
      ? ['Everything agrees. Compare the manifest’s hash with the one that was signed.']
      : [`${findings.length} disagreements:`, ...findings.map((finding) => `  ${finding}`)]),
  ].join('\n')

const run = async (path: string | undefined): Promise<number> => {
  if (path === undefined) {
    console.error('Say which: npm run pack:verify -- pack.zip')
    return 1
  }
  try {
    const report = await verifyPack(await readFile(path))
    console.log(summaryOf(report))
    return report.findings.length === 0 ? 0 : 1
  } catch (thrown) {
    console.error(`${path} cannot be read as an evidence pack: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
    return 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await run(process.argv[2])
