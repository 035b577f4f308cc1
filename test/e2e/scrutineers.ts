/** Scrutineers' phones: the key made by three people who write, are asked back and choose a PIN; and the box opened. */
import type { Page } from 'playwright-core'
import { buttonWith, tap } from './hands.ts'

export const PIN = '246810'

export const press = (page: Page, name: string | RegExp): Promise<void> => tap(buttonWith(page, name))

/** The twelve characters are read off the page, as onto paper, and three of them typed back. @returns the paper */
export const writeDown = async (page: Page): Promise<string[]> => {
  await page.locator('.seed-words li').first().waitFor()
  const paper = await page.locator('.seed-words li').allTextContents()
  await press(page, '抄好了')
  for (let asked = 0; asked < 3; asked += 1) {
    const label = await page.getByText(/填第 \d+ 个字/).textContent()
    const place = Number(/第 (\d+) 个字/.exec(label ?? '')?.[1])
    await page.getByRole('textbox').fill(paper[place - 1] ?? '')
    await press(page, '下一步')
  }
  await page.getByLabel(/6 位数字密码/).fill(PIN)
  await press(page, '下一步')
  return paper
}

/** The code that a page shows once the key is made. */
export const codeOn = (page: Page): Promise<string | null> => page.locator('.keys-own-code').textContent()

export const openBox = async (page: Page): Promise<void> => {
  await page.getByLabel(/6 位密码/).fill(PIN)
  await press(page, '开箱')
  await page.getByText('您已开箱').first().waitFor()
}
