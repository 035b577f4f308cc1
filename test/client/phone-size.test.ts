import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { phoneSize } from './phone-size.ts'

const LIMIT_BYTES = 120_000
const root = join(import.meta.dirname, '../..')
const made: string[] = []

/** Its own build: what lies in dist may be old. */
const build = (): string => {
  const into = mkdtempSync(join(tmpdir(), 'phone-size-'))
  made.push(into)
  execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', into, '--logLevel', 'error'], {
    cwd: root,
    // The tests' own NODE_ENV would build the development React.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'pipe',
  })
  return into
}

describe('the phone in a crowded hall', () => {
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true })
  })

  it('loads at most 120 kB before its first page, and none of the desk', () => {
    const { files, total } = phoneSize(build())
    expect(total).toBeLessThanOrEqual(LIMIT_BYTES)
    expect(files.map(({ file }) => file).join(' ')).not.toMatch(/desk|works|antd/i)
  })
})
