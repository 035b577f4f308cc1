import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MACHINES_FILE, renderMachines } from '../../docs/machines.ts'

test('docs/machines.md is what the machines are today; `npm run docs:machines` writes it anew', () => {
  expect(readFileSync(MACHINES_FILE, 'utf8')).toBe(renderMachines())
})
