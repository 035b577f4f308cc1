/** A folder for the keys of sealed ballots that goes when the tests do. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BallotKeys } from '../server/sealed/keys.ts'

export const temporaryKeyDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'congress-keys-'))
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  return dir
}

export const temporaryKeys = (): BallotKeys => new BallotKeys(temporaryKeyDir())
