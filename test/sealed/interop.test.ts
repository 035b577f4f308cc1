/** Both ways with Debian's belenios-tool: it verifies what we make, of every shape; we verify what it makes of ours. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verify } from '../../machines/sealed/verify.ts'
import { belenios as asked, beleniosFaultOf, beleniosIsHere, hasBelenios, inFolder } from './belenios.ts'
import { belenios, Board, holdCeremony, setStage, YES_NO_ABSTAIN } from './congress.ts'
import { power, readVector, VECTORS } from './stand.ts'

const here = beleniosIsHere()

test('belenios-tool is installed where everything must be', () => {
  expect(hasBelenios() || process.env['REQUIRE_BROWSER'] === undefined).toBe(true)
})

/** What both say of a board: we its result, Belenios nothing. */
const bothSay = async (board: Board) => ({
  ours: (await verify(board.bytes, { power })).result,
  belenios: beleniosFaultOf(board.bytes, board.stage.election.uuid),
})

describe.runIf(here)('belenios-tool verifies ours', () => {
  test('one key, yes, no and abstention', async () => {
    const stage = setStage({ questions: [YES_NO_ABSTAIN] })
    const board = new Board(stage).cast(0, [[1, 0, 0]]).cast(1, [[0, 0, 1]])
    expect(await bothSay(board)).toEqual({ ours: null, belenios: '' })
    board.close()
    expect(await bothSay(board)).toEqual({ ours: null, belenios: '' })
    board.open([1]).announce()
    expect(await bothSay(board)).toEqual({ ours: [[1, 0, 1]], belenios: '' })
  })

  test('an election with blank votes, a question without, rows of an appraisal, and an optional one', async () => {
    const grades = { answers: ['优秀', '称职', '不称职'], min: 1, max: 1 }
    const stage = setStage({
      questions: [
        { answers: ['甲', '乙', '丙', '丁'], min: 1, max: 3, blank: true },
        { answers: ['甲', '乙'], min: 2, max: 2 },
        grades,
        grades,
        { answers: ['另选'], min: 0, max: 1 },
        { answers: ['子', '丑', '寅'], min: 2, max: 2, blank: true },
      ],
    })
    const board = new Board(stage)
      .cast(0, [[0, 1, 1, 0, 1], [1, 1], [1, 0, 0], [0, 0, 1], [1], [1, 0, 0, 0]])
      .cast(1, [[1, 0, 0, 0, 0], [1, 1], [1, 0, 0], [0, 1, 0], [0], [0, 0, 1, 1]])
      .close()
      .open([1])
      .announce()
    expect(await bothSay(board)).toEqual({
      ours: [[1, 1, 1, 0, 1], [2, 2], [2, 0, 0], [0, 1, 1], [1], [1, 0, 1, 1]],
      belenios: '',
    })
  })

  test('a revote, an absentee, and one scrutineer of three missing', async () => {
    const stage = setStage({ questions: [YES_NO_ABSTAIN], voters: 4, scrutineers: holdCeremony(belenios, { n: 3, k: 2 }) })
    const board = new Board(stage)
      .cast(0, [[1, 0, 0]])
      .cast(1, [[0, 1, 0]])
      .cast(0, [[0, 0, 1]])
      .cast(2, [[0, 1, 0]])
      .close()
      .open([4, 2, 1])
      .announce()
    expect(await bothSay(board)).toEqual({ ours: [[0, 2, 1]], belenios: '' })
  })

  test('voters of different weight', async () => {
    const stage = setStage({ questions: [YES_NO_ABSTAIN], weights: [1, 3, 5] })
    const board = new Board(stage)
      .cast(0, [[1, 0, 0]])
      .cast(2, [[1, 0, 0]])
      .cast(1, [[0, 1, 0]])
    board.close().open([1]).announce()
    expect(await bothSay(board)).toEqual({ ours: [[6, 3, 0]], belenios: '' })
  })

  test('a box that stayed empty', async () => {
    const board = new Board(setStage({ questions: [YES_NO_ABSTAIN] })).close().open([1]).announce()
    expect(await bothSay(board)).toEqual({ ours: [[0, 0, 0]], belenios: '' })
  })
})

describe.runIf(here)('we verify what belenios-tool', () => {
  test('casts, closes, opens and counts on our board', async () => {
    const stage = setStage({ questions: [YES_NO_ABSTAIN, { answers: ['甲', '乙'], min: 1, max: 2, blank: true }] })
    const { uuid } = stage.election
    const [one = '', two = ''] = stage.secrets
    const bytes = inFolder((folder) => {
      const file = join(folder, `${uuid}.bel`)
      writeFileSync(file, new Board(stage).bytes)
      const run = (args: string[], input = '') => asked(args, { folder, input })
      const add = (type: string, input: string) => run(['archive', 'add-event', `--type=${type}`], input)
      const cast = (secret: string, vote: unknown) => {
        writeFileSync(join(folder, 'secret'), secret)
        writeFileSync(join(folder, 'vote'), JSON.stringify(vote))
        add('Ballot', run(['election', 'generate-ballot', '--privcred', 'secret', '--ballot', 'vote']))
      }
      cast(one, [
        [1, 0, 0],
        [0, 1, 1],
      ])
      cast(two, [
        [1, 0, 0],
        [1, 0, 0],
      ])
      cast(two, [
        [0, 1, 0],
        [1, 0, 0],
      ])
      add('EndBallots', '')
      add('EncryptedTally', run(['election', 'compute-encrypted-tally']))
      writeFileSync(join(folder, 'key'), JSON.stringify(stage.keys.get(1)?.toString()))
      add('PartialDecryption', run(['election', 'decrypt', '--privkey', 'key', '--trustee-id', '1']))
      add('Result', run(['election', 'compute-result']))
      return new Uint8Array(readFileSync(file))
    })
    const report = await verify(bytes, { power })
    expect(report.result).toEqual([
      [1, 1, 0],
      [1, 1, 1],
    ])
    expect([report.trackers.length, report.counted.length]).toEqual([3, 2])
  })

  test('ignores: a falsified sum and count, which we refuse', () => {
    // If Belenios becomes strict, the sentence about it in verify.ts is to be taken back.
    for (const forged of ['tally-cipher', 'tally-count'])
      expect(beleniosFaultOf(readVector(`forged/${forged}.bel`), VECTORS.threshold)).toBe('')
  })
})
