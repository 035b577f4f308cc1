/** The offline verifier, opened as a file in a real Chromium without a network: what others made, what we made, and what was falsified. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, launch, shoot } from './browser.ts'

const PAGE = new URL('../../dist/client/verifier/index.html', import.meta.url).pathname
const VECTORS = join(import.meta.dirname, '..', 'sealed', 'vectors')
const vector = (set: string) => join(VECTORS, set, readdirSync(join(VECTORS, set)).find((name) => name.endsWith('.bel')) ?? '')
const forged = (name: string) => join(VECTORS, 'forged', `${name}.bel`)

describe.runIf(findChromium() && existsSync(PAGE))('the offline verifier', () => {
  let browser: Browser
  let page: Page
  const errors: string[] = []
  beforeAll(async () => {
    browser = await launch()
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', offline: true })
    page = await context.newPage()
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    await page.goto(pathToFileURL(PAGE).href)
  })
  afterAll(() => browser?.close())

  const verify = async (file: string): Promise<string> => {
    await page.locator('input[type=file]').setInputFiles(file)
    await page.locator('section h2').waitFor()
    const told = await page.locator('section').innerText()
    return told.replaceAll(/\s+/g, ' ')
  }

  test('finds right what Belenios made, and tells the result, the codes and how many ballots there were', async () => {
    const told = await verify(vector('threshold'))
    expect(told).toContain('核验通过')
    expect(told).toMatch(/ 3 .* 2 .* 1 /)
    await shoot(page, 'verifier-sound')
    await page.setViewportSize({ width: 1440, height: 900 })
    await shoot(page, 'verifier-sound-wide')
  })

  test('finds a tracker that counts, and does not find one that was mistyped', async () => {
    await page.getByLabel('我的验票码').fill('x'.repeat(43))
    await page.getByText('票箱里没有这个验票码').waitFor()
  })

  test.each([
    ['result-moved', '公布的结果不是票箱里的内容。'],
    ['ballot-signature', '有一张票不是由凭据的持有人签名的。'],
    ['tally-count', '计入的票数与票箱里的票数不符。'],
  ])('says of a falsified archive (%s) what is wrong first', async (name, sentence) => {
    await page.reload()
    const told = await verify(forged(name))
    expect(told).toContain('没有通过核验')
    expect(told).toContain(sentence)
    if (name === 'result-moved') await shoot(page, 'verifier-fault')
  })

  test('says of a file that is no archive that it is none, and broke over nothing', async () => {
    await page.reload()
    expect(await verify(import.meta.filename)).toContain('没有通过核验')
    expect(errors).toEqual([])
  })
})
