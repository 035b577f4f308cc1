/** Debian's `belenios-tool`, run on directories that are thrown away. Without it the tests that need it say so, loudly. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const hasBelenios = (): boolean => spawnSync('belenios-tool', ['--version']).status === 0

/** Whether to run; on a machine that must have everything, its absence is a failure. */
export const beleniosIsHere = (): boolean => {
  if (hasBelenios()) return true
  const line = '!'.repeat(96)
  process.stderr.write(
    `\n${line}\n!!  BELENIOS WAS NOT ASKED: belenios-tool is not installed (apt-get install belenios-tool).\n${line}\n\n`,
  )
  return false
}

export const inFolder = <T>(work: (folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'sealed-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const belenios = (args: string[], { folder, input = '' }: { folder: string; input?: string }): string =>
  execFileSync('belenios-tool', args, {
    cwd: folder,
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, BELENIOS_USE_URANDOM: '1' },
  })

/** What `belenios-tool election verify` says of an archive: nothing when all is well. */
export const beleniosFaultOf = (bytes: Uint8Array, uuid: string): string =>
  inFolder((folder) => {
    writeFileSync(join(folder, `${uuid}.bel`), bytes)
    const said = spawnSync('belenios-tool', ['election', 'verify', '--dir', folder], { encoding: 'utf8' })
    return said.status === 0 && said.stderr.includes('all checks passed') ? '' : said.stderr
  })
