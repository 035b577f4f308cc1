import { defineConfig } from 'vitest/config'
import { BrowsersFirst } from './test/browsers-first.ts'
import { PATIENCE_MS } from './test/patience.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/postgres.ts'],
    reporters: ['default', './test/closing-line.ts'],
    // A test waits for several things, each as long as it must.
    testTimeout: 4 * PATIENCE_MS,
    hookTimeout: 4 * PATIENCE_MS,
    expect: { poll: { timeout: PATIENCE_MS } },
    // Two cores: a third file beside a browser's doubled what each of them took, and gained nothing.
    maxWorkers: 2,
    sequence: { sequencer: BrowsersFirst },
    // Every test makes its own database, server and pages, and leaves nothing behind in its process: modules are loaded once a worker.
    isolate: false,
  },
})
