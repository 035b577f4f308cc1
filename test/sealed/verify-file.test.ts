/** `npm run verify -- FILE.bel`, as somebody runs it who trusts nobody. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { MAX_ARCHIVE_BYTES } from '../../machines/sealed/tar.ts'
import type { Progress } from '../../machines/sealed/verify.ts'
import { verifyFile } from '../../server/sealed/verify.ts'
import { Board, setStage, YES_NO_ABSTAIN } from './congress.ts'
import { falseBallot } from './forger.ts'
import { VECTORS } from './stand.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const vector = (path: string) => join(root, 'test/sealed/vectors', path)
const folder = mkdtempSync(join(tmpdir(), 'verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'server/sealed/verify.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, stdout, stderr: stderr.trim() }
}

describe('npm run verify', () => {
  test('tells the result of a sound archive', () => {
    const { status, stdout } = run(vector(`election/${VECTORS.election}.bel`))
    expect(status).toBe(0)
    for (const line of [
      'Everything that can be verified is right',
      '6 ballots in the box, 6 of them count, of 6',
      'Opened by trustees 2, 3, 1.',
      '       1  (blank)',
      '       4  候选人一',
    ])
      expect(stdout).toContain(line)
  })

  test('tells that a box is open, and no result', () => {
    const { status, stdout } = run(vector(`single/open/${VECTORS.single}.bel`))
    expect(status).toBe(0)
    expect(stdout).toContain('The box is open. 5 ballots in the box')
    expect(stdout).not.toContain('赞成')
  })

  test('tells the first thing wrong, and where', () => {
    expect(run(vector('forged/tally-count.bel'))).toEqual({
      status: 1,
      stdout: '',
      stderr: 'The number of ballots that were counted is not the number in the box. [tally-count, said 7, counted 6]',
    })
  })

  test('has a sentence for what is no archive', () => {
    const huge = join(folder, 'huge.bel')
    writeFileSync(huge, '')
    truncateSync(huge, MAX_ARCHIVE_BYTES + 1)
    expect(run(huge)).toMatchObject({ status: 1, stderr: `${huge} is larger than 256 MiB, which no archive of ours is.` })
    expect(run()).toMatchObject({ status: 1, stderr: 'Which archive? npm run verify -- FILE.bel' })
    expect(run('nowhere.bel')).toMatchObject({ status: 1, stderr: 'There is no file nowhere.bel.' })
    expect(run(folder)).toMatchObject({ status: 1, stderr: `${folder} is not a file. Give the .bel file itself.` })
    expect(run('package.json')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('The file does not begin as an archive of Belenios does.') as string,
    })
  })
})

describe('a large box', () => {
  const stage = setStage({ questions: [YES_NO_ABSTAIN], voters: 24 })
  const boxWith = (wrong: number[]) => {
    const board = new Board(stage)
    for (let voter = 0; voter < 24; voter++) {
      if (wrong.includes(voter)) board.put(falseBallot(stage, voter, { answers: [{ m: [1, 1, 0] }] }))
      else board.cast(voter, [[1, 0, 0]])
    }
    const file = join(folder, `${wrong.join('-')}.bel`)
    writeFileSync(file, board.bytes)
    return file
  }

  test('is shared between threads, and progress told', async () => {
    const told: Progress[] = []
    const verdict = await verifyFile(boxWith([]), (progress) => void told.push(progress))
    expect(verdict.sound && verdict.report.trackers.length).toBe(24)
    expect(told.filter(({ step }) => step === 'ballots').at(-1)).toEqual({ step: 'ballots', done: 24, of: 24 })
    expect(told.map(({ step }) => step).slice(0, 2)).toEqual(['board', 'setup'])
  })

  test('names the first false ballot, whichever thread is sooner', async () => {
    const verdict = await verifyFile(boxWith([3, 22]))
    expect(verdict.sound ? null : [verdict.fault.code, verdict.fault.facts]).toEqual(['ballot-overall', { ballot: 4, question: 1 }])
  })
})
