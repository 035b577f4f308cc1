/**
 * A reporter whose whole report is the last line of the run: `12 passed, 0 failed`.
 *
 * Whoever reads only that line must not be misled. A file that did not load, a hook that threw, a test that never
 * came to its end, an error nobody caught, and a run that failed in any other way each count as a failure.
 */
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node'

export type Tally = { passed: number; failed: number; skipped: number }

export default class ClosingLine implements Reporter {
  /** Undefined until a run has ended: a run that never does has failed. */
  private tally: Tally | undefined

  onInit(): void {
    // Other reporters and the teardown may still have something to say. At exit nobody has.
    process.once('exit', (code) => process.stdout.write(`${closingLine(this.tally, code)}\n`))
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[], reason: TestRunEndReason): void {
    this.tally = count(modules, unhandled.length)
    if (reason !== 'passed') this.tally.failed ||= 1
  }
}

/** @param exitCode of the run: one that ended badly never shows `0 failed`, whatever was counted */
export function closingLine(tally: Tally | undefined, exitCode: number): string {
  const { passed, failed, skipped } = tally ?? { passed: 0, failed: 1, skipped: 0 }
  const shown = exitCode === 0 ? failed : Math.max(failed, 1)
  return `${passed} passed, ${shown} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function count(modules: readonly TestModule[], unhandled: number): Tally {
  const tally: Tally = { passed: 0, failed: unhandled, skipped: 0 }
  for (const module of modules) {
    let said = tally.failed
    tally.failed += module.errors().length
    for (const suite of module.children.allSuites()) tally.failed += suite.errors().length
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      tally[state === 'pending' ? 'failed' : state] += 1
    }
    said = tally.failed - said
    if (module.state() !== 'passed' && module.state() !== 'skipped' && said === 0) tally.failed += 1
  }
  return tally
}
