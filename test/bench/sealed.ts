/**
 * `npm run bench:sealed [-- --json]`: how long a phone seals (Chromium at a sixth of its speed), how many ballots a core checks, and a whole
 * archive verified by us and by belenios-tool, whole processes, one after the other; and a whole hall that casts through the real API.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { build } from 'vite'
import { checkBallot, readBallot } from '../../machines/sealed/ballot.ts'
import { readElection } from '../../machines/sealed/election.ts'
import type { Vote } from '../../machines/sealed/question.ts'
import { OPENSSL } from '../../server/sealed-power.ts'
import { launch } from '../e2e/browser.ts'
import { Board, setStage, YES_NO_ABSTAIN, type Asked, type Stage } from '../sealed/congress.ts'
import { measureCasts, type Casts } from './sealed-casts.ts'
import { compile } from './stage.ts'

const { values: asked } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const run = promisify(execFile)
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

export type Figures = {
  prove: { choice3Ms: number; choice15Ms: number }
  check: { perSecondPerCore: number }
  verify: { ballots: number; oursMs: number; beleniosMs: number; ratio: number }
  casts: Casts
}

const say = (line: string) => {
  if (!asked.json) process.stderr.write(`${line}\n`)
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const timed = async (work: () => unknown): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

const CHOOSE_15: Asked = { answers: Array.from({ length: 15 }, (_, n) => `候选人 ${n + 1}`), min: 1, max: 5, blank: true }
const BALLOTS = 200
const ROUNDS = 3
const CASTS = 2_000
/** A cheap phone beside this machine. */
const THROTTLE = 6

const measurePhone = async (): Promise<Figures['prove']> => {
  const bundle = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: path('sealed-phone.ts'), formats: ['iife'], name: 'phone' }, target: 'es2022' },
  })
  const [output] = [bundle].flat()
  const code = output && 'output' in output ? output.output[0].code : ''
  const browser = await launch()
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: code })
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
    const measure = async (question: Asked, vote: Vote): Promise<number> => {
      const { text } = setStage({ questions: [question] }).election
      const call = `measure(${JSON.stringify(text)}, ${JSON.stringify(vote)}, 5)`
      return median(await page.evaluate<number[]>(call))
    }
    return {
      choice3Ms: await measure(YES_NO_ABSTAIN, [[1, 0, 0]]),
      choice15Ms: await measure(CHOOSE_15, [[0, ...CHOOSE_15.answers.map((_, n) => (n < 5 ? 1 : 0))]]),
    }
  } finally {
    await browser.close()
  }
}

const voteOf = (voter: number): Vote => [[0, 1, 2].map((answer) => (answer === voter % 3 ? 1 : 0))]

const measureCheck = ({ election: { text } }: Stage, texts: string[]): Figures['check'] => {
  const election = readElection(text, OPENSSL)
  const times = texts.map((each) => {
    const begun = performance.now()
    checkBallot(election, readBallot(election, each))
    return performance.now() - begun
  })
  return { perSecondPerCore: 1000 / median(times) }
}

const measureVerify = async (board: Board): Promise<Figures['verify']> => {
  const folder = mkdtempSync(join(tmpdir(), 'sealed-bench-'))
  const file = join(folder, `${board.stage.election.uuid}.bel`)
  try {
    writeFileSync(file, board.bytes)
    const verifier = path('../../node_modules/.bench/server/sealed/verify.js')
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await timed(() => run(process.execPath, [verifier, file])))
      theirs.push(await timed(() => run('belenios-tool', ['election', 'verify', '--dir', folder])))
    }
    const [oursMs, beleniosMs] = [median(ours), median(theirs)]
    return { ballots: BALLOTS, oursMs, beleniosMs, ratio: beleniosMs / oursMs }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const bench = async (): Promise<Figures> => {
  say('compiling')
  await compile()
  say(`sealing on a phone (Chromium at 1/${THROTTLE} of its speed)`)
  const prove = await measurePhone()
  say(`sealing ${BALLOTS} ballots`)
  const board = new Board(setStage({ questions: [YES_NO_ABSTAIN], voters: BALLOTS }))
  for (let voter = 0; voter < BALLOTS; voter++) board.cast(voter, voteOf(voter))
  board.close().open([1]).announce()
  say('checking')
  const check = measureCheck(
    board.stage,
    board.ballots.map(({ text }) => text),
  )
  say('verifying, we and belenios-tool in turn')
  const verify = await measureVerify(board)
  return { prove, check, verify, casts: await measureCasts(CASTS, say) }
}

const figures = await bench()
if (asked.json) console.log(JSON.stringify(figures))
else for (const part of Object.values(figures)) console.table([part])
