import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/postgres.ts'],
    reporters: ['default', './test/closing-line.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // What is polled for comes or it does not; how soon is the benches' to say.
    expect: { poll: { timeout: 30_000 } },
    // Two cores: tests in a browser mostly wait for it, so that a third file goes on meanwhile; a fourth would starve the rest.
    maxWorkers: 3,
    // Every test makes its own database, server and pages, and leaves nothing behind in its process: modules are loaded once a worker.
    isolate: false,
  },
})
