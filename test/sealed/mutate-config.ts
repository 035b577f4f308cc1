/** Vitest with one check of the sealed core taken away: `WAIVED=ballot.ts:1234` is a file and where its `must(` begins. */
import { defineConfig } from 'vitest/config'
import { waive } from './waive.ts'

const [file = '', at = '0'] = (process.env['WAIVED'] ?? '').split(':')

export default defineConfig({
  plugins: [
    {
      name: 'waive-one-check',
      enforce: 'pre',
      transform: (code: string, id: string) => (id.endsWith(`/machines/sealed/${file}`) ? waive(code, Number(at)) : undefined),
    },
  ],
  test: {
    // The cheapest and most telling first: the run ends at the first failure.
    include: ['isolation', 'ceremony', 'group', 'properties', 'vectors', 'scrutineer', 'voter', 'election', 'audit'].map(
      (name) => `test/sealed/${name}.test.ts`,
    ),
    bail: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 1,
    fileParallelism: false,
  },
})
