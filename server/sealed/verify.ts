/**
 * `npm run verify -- FILE.bel`: everything in an archive that can be verified without a secret. Exit 0 and the result, or 1 and the first
 * thing wrong. It may also be a paper that a phone revealed instead of casting it.
 */
import { randomBytes } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { checkAudit, isAudit } from '../../machines/sealed/audit.ts'
import { Fault } from '../../machines/sealed/fault.ts'
import { MAX_ARCHIVE_BYTES } from '../../machines/sealed/tar.ts'
import { verdictOf, type Progress, type Report, type Verdict } from '../../machines/sealed/verify.ts'
import { openVerifyPool } from './verify-pool.ts'
import { OPENSSL } from '../sealed-power.ts'
import { faultSentence } from './verify-words.ts'

/** A sentence for whoever started us, not a bug. */
class NothingToVerify extends Error {
  override readonly name = 'NothingToVerify'
}

const MEGABYTE = 1024 * 1024

const readArchive = async (path: string): Promise<Uint8Array> => {
  const found = await stat(path).catch(() => null)
  if (!found) throw new NothingToVerify(`There is no file ${path}.`)
  if (!found.isFile()) throw new NothingToVerify(`${path} is not a file. Give the .bel file itself.`)
  if (found.size > MAX_ARCHIVE_BYTES)
    throw new NothingToVerify(`${path} is larger than ${MAX_ARCHIVE_BYTES / MEGABYTE} MiB, which no archive of ours is.`)
  return readFile(path).catch(() => {
    throw new NothingToVerify(`${path} may not be read.`)
  })
}

/** Verifies a file on every core. */
export const verifyFile = async (file: string | Uint8Array, onProgress?: (progress: Progress) => void): Promise<Verdict> => {
  const pool = openVerifyPool()
  try {
    const bytes = typeof file === 'string' ? await readArchive(file) : file
    const tools = { ...OPENSSL, random: randomBytes, checkBallots: pool.check } as const
    return await verdictOf(bytes, onProgress ? { ...tools, onProgress } : tools)
  } finally {
    await pool.close()
  }
}

const PHASE = {
  Setup: 'The box is open and empty.',
  Ballot: 'The box is open.',
  EndBallots: 'The box is closed; nothing is counted yet.',
  EncryptedTally: 'The box is closed and summed up; nobody has opened it yet.',
  PartialDecryption: 'The box is being opened.',
  Result: 'The box was opened.',
} as const

/** The report in plain words. */
export const summaryOf = ({ setup, last, head, trackers, counted, openedBy, result }: Report): string => {
  const { election, credentials } = setup
  const counts = election.questions.flatMap(({ question, answers, blank }, n) => [
    '',
    question,
    ...[...(blank ? ['(blank)'] : []), ...answers].map((answer, at) => `${String(result?.[n]?.[at] ?? '').padStart(8)}  ${answer}`),
  ])
  return [
    `Everything that can be verified is right: ${election.name} (${election.uuid}).`,
    `${PHASE[last]} ${trackers.length} ballots in the box, ${counted.length} of them count, of ${credentials.size} who may vote.`,
    ...(openedBy.length > 0 ? [`Opened by trustees ${openedBy.join(', ')}.`] : []),
    `Fingerprint of the election ${election.fingerprint}`,
    `Head of the chain ${head}`,
    ...(result ? counts : []),
  ].join('\n')
}

const NAMES: Record<Progress['step'], string> = {
  board: 'the file and its chain',
  setup: 'the trustees and the list',
  ballots: 'the ballots',
  tally: 'their sum',
  parts: 'the opening',
  result: 'the result',
}

const drawProgress = ({ step, done, of }: Progress): void => {
  process.stderr.write(`\r\u001B[KVerifying ${NAMES[step]}${of > 1 ? ` ${done} of ${of}` : ''}`)
}

/** A paper that a phone revealed instead of casting it (Benaloh's challenge). */
const auditOf = (text: string): string => {
  const { name, uuid, fingerprint, code, chosen } = checkAudit(text, OPENSSL)
  return [
    `This is what the phone had truly sealed for ${name} (${uuid}); it was not cast:`,
    ...chosen.map(({ question, answers }) => `  ${question}: ${answers.join(', ') || '–'}`),
    `Seal code ${code}`,
    `Fingerprint of the election ${fingerprint}`,
    'Compare the choices and the code with what you pressed and what the phone had shown, the fingerprint with the page of the box.',
  ].join('\n')
}

const runAudit = (bytes: Uint8Array): number => {
  try {
    console.log(auditOf(Buffer.from(bytes).toString('utf8')))
    return 0
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown
    console.error(faultSentence(thrown))
    return 1
  }
}

const run = async (path: string | undefined): Promise<number> => {
  if (path === undefined) throw new NothingToVerify('Which archive? npm run verify -- FILE.bel')
  const bytes = await readArchive(path)
  if (isAudit(bytes)) return runAudit(bytes)
  const terminal = process.stderr.isTTY
  const verdict = await verifyFile(bytes, terminal ? drawProgress : undefined)
  if (terminal) process.stderr.write('\r\u001B[K')
  if (verdict.sound) console.log(summaryOf(verdict.report))
  else console.error(faultSentence(verdict.fault))
  return verdict.sound ? 0 : 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await run(process.argv[2])
  } catch (thrown) {
    console.error(thrown instanceof NothingToVerify ? thrown.message : thrown)
    process.exitCode = 1
  }
}
