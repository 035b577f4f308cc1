import { describe, expect, test } from 'vitest'

import { closingLine } from './closing-line.ts'

describe('the closing line', () => {
  test('counts, and mentions what was skipped only if something was', () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 }, 0)).toBe('3 passed, 0 failed')
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 }, 1)).toBe('3 passed, 1 failed, 2 skipped')
  })

  test('never says 0 failed of a run that ended badly or did not end', () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 }, 1)).toBe('3 passed, 1 failed')
    expect(closingLine(undefined, 0)).toBe('0 passed, 1 failed')
  })
})
