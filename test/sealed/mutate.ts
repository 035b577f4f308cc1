/**
 * `npm run mutate:sealed [-- FILE…]`: takes every check of machines/sealed away, one at a time, and shows which test misses it. Exit 1 when
 * none does. Some ten minutes; no part of `npm test`.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checksIn, describeCheck } from './waive.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sealed = join(root, 'machines', 'sealed')
const asked = process.argv.slice(2)

type Told = { testResults: { assertionResults: { status: string; title: string; failureMessages: string[] }[] }[] }

/** The first test that fails without the check, and what it saw instead. */
const missedBy = (waived: string): { test: string; saw: string } | null => {
  const folder = mkdtempSync(join(tmpdir(), 'mutate-'))
  try {
    const file = join(folder, 'told.json')
    const args = ['vitest', 'run', '--config', 'test/sealed/mutate-config.ts', '--reporter', 'json', '--outputFile', file]
    const { status, stderr } = spawnSync('npx', args, { cwd: root, encoding: 'utf8', env: { ...process.env, WAIVED: waived } })
    if (status === 0) return null
    const told = JSON.parse(readFileSync(file, 'utf8')) as Told
    const failed = told.testResults.flatMap(({ assertionResults }) => assertionResults).find((each) => each.status === 'failed')
    const saw = /expected '?([\w-]+)/.exec(failed?.failureMessages[0] ?? '')?.[1] ?? ''
    return { test: failed?.title ?? stderr.split('\n')[0] ?? 'the file does not load', saw }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const checks = readdirSync(sealed)
  .filter((file) => asked.length === 0 || asked.includes(file))
  .flatMap((file) => {
    const code = readFileSync(join(sealed, file), 'utf8')
    return checksIn(code).map((at) => ({ file, at, ...describeCheck(code, at) }))
  })

// A test that fails anyway would miss everything.
const anyway = missedBy('')
if (anyway) throw new Error(`with every check in its place “${anyway.test}” fails`)

const table = checks.map(({ file, at, line, fault }, n) => {
  process.stderr.write(`${n + 1} of ${checks.length}: ${file}:${line} ${fault} … `)
  const missed = missedBy(`${file}:${at}`)
  process.stderr.write(`${missed ? `missed by “${missed.test}”` : 'MISSED BY NOBODY'}\n`)
  return { check: `${file}:${line}`, fault, test: missed?.test ?? '', instead: missed?.saw ?? '' }
})

console.table(table)
const missing = table.filter(({ test }) => test === '')
console.log(`${table.length - missing.length} of ${table.length} checks are missed by a test when they are taken away.`)
process.exitCode = missing.length === 0 ? 0 : 1
