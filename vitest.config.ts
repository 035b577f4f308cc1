import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/postgres.ts'],
    reporters: ['default', './test/closing-line.ts'],
    testTimeout: 60_000,
    hookTimeout: 90_000,
    // Two cores: files beside each other, but the browser and the crash tests must not starve the rest.
    maxWorkers: 2,
  },
})
