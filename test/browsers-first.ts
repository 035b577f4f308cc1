/** What takes longest begins first, so that nothing long is left over for the end: the tests in a browser, the longest files first. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

export class BrowsersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await BaseSequencer.prototype.sort.call(this, files)
    const isInBrowser = ({ moduleId }: TestSpecification) => moduleId.includes('/e2e/')
    return [...usual.filter(isInBrowser), ...usual.filter((file) => !isInBrowser(file))]
  }
}
