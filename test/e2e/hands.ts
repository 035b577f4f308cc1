/** What people's hands and eyes do at a page. */
import type { Locator, Page } from 'playwright-core'

/** Longer than a page that has just changed under a thumb lets a tap go by (client/phone/steady.ts). */
const SETTLED_MS = 600

/** The first button of a name. */
export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true }).first()
/** The first whose name holds these words. */
export const buttonWith = (page: Page, words: string | RegExp): Locator => page.getByRole('button', { name: words }).first()
export const link = (page: Page, name: string | RegExp): Locator => page.getByRole('link', { name }).first()
export const sees = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()

/** Waits for the page to come to rest: what has just moved, or just appeared, takes no tap. */
export const rest = async (target: Locator): Promise<Locator> => {
  await target.waitFor()
  await target.page().waitForTimeout(SETTLED_MS)
  return target
}
export const tap = async (target: Locator): Promise<void> => (await rest(target)).click()
export const press = (page: Page, name: string | RegExp): Promise<void> => tap(button(page, name))

/** The last button of that name in the form that lies over the page. */
export const inDialog = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name }).last().click()

/** Types into a list that one searches, and takes what it has come down to by Enter. */
export const choose = async (field: Locator, typed: string, shown = typed): Promise<void> => {
  await field.fill(typed)
  await field.page().locator('.ant-select-item-option-active', { hasText: shown }).waitFor()
  await field.press('Enter')
}
