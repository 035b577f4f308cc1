/** Archives made by belenios-tool 2.0, sound and forged. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { sealBallot } from '../../machines/sealed/ballot.ts'
import { readBoard } from '../../machines/sealed/archive.ts'
import type { FaultCode } from '../../machines/sealed/fault.ts'
import { checkCast, checkSetup, verdictOf, verify } from '../../machines/sealed/verify.ts'
import { power, random, readVector, secretsOf, VECTORS } from './stand.ts'

const SOUND = {
  single: { cast: 5, counted: 5, openedBy: [1], result: [[3, 1, 1]] },
  threshold: { cast: 8, counted: 6, openedBy: [2, 3, 1], result: [[3, 2, 1]] },
  election: {
    cast: 6,
    counted: 6,
    openedBy: [2, 3, 1],
    result: [
      [1, 4, 4, 3, 3, 2, 2],
      [3, 1, 1, 1],
    ],
  },
} as const
const names = Object.keys(SOUND) as (keyof typeof SOUND)[]

describe('an archive of Belenios', () => {
  test.each(names)('%s opens to what was voted', async (name) => {
    const report = await verify(readVector(`${name}/${VECTORS[name]}.bel`), { power })
    const { cast, counted, openedBy, result } = SOUND[name]
    expect(report).toMatchObject({ last: 'Result', openedBy, result })
    expect([report.trackers.length, report.counted.length]).toEqual([cast, counted])
  })

  test.each(names)('%s verifies while its box is open', async (name) => {
    const report = await verify(readVector(`${name}/open/${VECTORS[name]}.bel`), { power })
    expect(report).toMatchObject({ last: 'Ballot', openedBy: [], result: null })
    expect(report.trackers.length).toBe(SOUND[name].cast)
  })

  test('verifies without OpenSSL too', async () => {
    expect((await verify(readVector(`single/${VECTORS.single}.bel`))).result).toEqual([[3, 1, 1]])
  })

  test('takes a ballot that we seal', () => {
    const board = readBoard(readVector(`election/open/${VECTORS.election}.bel`))
    const setup = checkSetup(board.events[0]?.data ?? [], { power })
    const [secret = ''] = secretsOf('election')
    const vote = [
      [0, 1, 0, 1, 0, 0, 1],
      [0, 1, 0, 0],
    ]
    const sealed = sealBallot(setup.election, secret, vote, random)
    expect(checkCast(setup, sealed.text).tracker).toBe(sealed.tracker)
  })
})

/** Each forgery and the check that it is aimed at. Hashes and chain were made right again in all but the last three. */
const FORGED: Record<string, FaultCode> = {
  'ballot-alpha': 'element-group',
  'ballot-foreign-credential': 'ballot-choice',
  'ballot-other-election': 'ballot-election',
  'ballot-out-of-subgroup': 'element-group',
  'ballot-overall-proof': 'ballot-overall',
  'ballot-proof-response': 'ballot-choice',
  'ballot-removed': 'tally-count',
  'ballot-signature': 'ballot-signature',
  'ballot-swapped-choices': 'ballot-choice',
  'credential-list-shortened': 'ballot-credential',
  'partial-factor': 'element-group',
  'partial-proof': 'factor-proof',
  'result-moved': 'result',
  'tally-cipher': 'tally-cipher',
  'tally-count': 'tally-count',
  'trustee-key': 'trustee-proof',
  'chain-parent': 'chain-parent',
  'name-not-hash': 'archive-name',
  'truncated-last-event': 'archive-orphan',
}

describe('a forged archive', () => {
  test('stands in the table, every one', () => {
    const files = readdirSync(fileURLToPath(new URL('vectors/forged', import.meta.url)))
    expect(files.toSorted()).toEqual(
      Object.keys(FORGED)
        .map((name) => `${name}.bel`)
        .toSorted(),
    )
  })

  test.each(Object.entries(FORGED))('%s is refused as %s', async (name, code) => {
    const verdict = await verdictOf(readVector(`forged/${name}.bel`), { power })
    expect(verdict.sound ? 'sound' : verdict.fault.code).toBe(code)
  })
})
