/**
 * A real Chromium for tests: found where it usually is, driven by Playwright.
 *
 * Without one the browser tests do not run and say so, loudly; with `REQUIRE_BROWSER` set that is a failure.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import { chromium, type Browser, type Page, type Request } from 'playwright-core'
import { COOKIE } from '../../server/login.ts'
import type { Hall, Speaker } from '../hall.ts'
import { PATIENCE_MS, until } from '../patience.ts'

/** The shell first: the same engine without the browser's own windows, whose pages cost as much as ours again. */
const USUAL = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export const findChromium = (): string | undefined =>
  [process.env['CHROMIUM'], ...USUAL].find((path) => path !== undefined && existsSync(path))

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
]

export const launch = (): Promise<Browser> => {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium: set CHROMIUM=/path/to/chromium')
  return chromium.launch({ executablePath, args: QUIET })
}

/** Prints what nobody should overlook. */
export const sayNotRun = (): void => {
  const line = '!'.repeat(96)
  process.stderr.write(`\n${line}\n!!  THE BROWSER TESTS DID NOT RUN: no Chromium was found. Set CHROMIUM=/path/to/chromium.\n${line}\n\n`)
}

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1440, height: 900 }

export type Surface = { page: Page; errors: string[] }

/** A window of its own for one person: own cookies, own storage, and a list of what went wrong in its console. */
export const openWindow = async (
  browser: Browser,
  origin: string,
  who: Speaker,
  path: string,
  viewport: { width: number; height: number },
): Promise<Surface> => {
  const phone = viewport.width < 500
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    isMobile: phone,
    hasTouch: phone,
    deviceScaleFactor: phone ? 2 : 1,
  })
  await context.addCookies([{ name: COOKIE, value: who.cookie, url: origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(`${path}: ${error.message}`))
  page.on('console', (message) => {
    // A refusal is an answer, and a lost line a trial, that the test asked for; the browser logs both.
    if (message.type() === 'error' && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text()))
      errors.push(`${path}: ${message.text()}`)
  })
  page.on('dialog', (dialog) => {
    // Nothing of ours opens one, but a page that holds what is half written: whatever speaks here was smuggled in.
    if (dialog.type() !== 'beforeunload') errors.push(`${path}: a script said “${dialog.message()}”`)
    void dialog.accept()
  })
  await page.goto(origin + path)
  return { page, errors }
}

const STILL_MS = 500
const GIVEN_UP_MS = 10_000

/**
 * Until all that a page asked for is answered, it asks for nothing more, and it shows nothing as still on its way. Of a page inside
 * a page the browser's driver now and then misses an answer: what was asked so long ago is waited for no more.
 */
export const standsStill = async (page: Page): Promise<void> => {
  let last = Date.now()
  const awaited = new Map<Request, number>()
  const asked = (request: Request) => {
    last = Date.now()
    awaited.set(request, last)
  }
  const answered = (request: Request) => {
    last = Date.now()
    awaited.delete(request)
  }
  const isAwaited = () => [...awaited.values()].some((since) => Date.now() - since < GIVEN_UP_MS)
  page.on('request', asked).on('requestfinished', answered).on('requestfailed', answered)
  try {
    await until(
      `${page.url()} stands still`,
      async () => Date.now() - last > STILL_MS && !isAwaited() && (await page.locator('.waiting').count()) === 0,
    )
  } finally {
    page.off('request', asked).off('requestfinished', answered).off('requestfailed', answered)
  }
}

/** What a screen reader would stumble over: serious or worse, by rule and place. A page that allows no script is still examined. */
export const stumbles = async (page: Page): Promise<string[]> => {
  const found = await examined(page)
  if (found.length === 0) return found
  // A list that was just closing, a colour that was just changing, is gone by now; what is wrong is still there.
  await page.waitForTimeout(2_000)
  return examined(page)
}

const examined = async (page: Page): Promise<string[]> => {
  // A button that is just changing its colour is examined once it has changed.
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
    const ended = Promise.all(ending.map((each) => each.finished.catch(() => undefined)))
    await Promise.race([ended, new Promise((over) => setTimeout(over, 1_000))])
  })
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(axe.source)
  type Found = { violations: { id: string; impact: string | null; nodes: { html: string }[] }[] }
  const { violations } = await page.evaluate<Found>("axe.run(document, { resultTypes: ['violations'] })")
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

/** Whether one has to scroll sideways to read it. */
export const isWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

const SHOTS = join(import.meta.dirname, '..', 'screenshots')

/** Kept out of git; looked at by people. */
/** With `SCREENSHOTS=failed` only what failed is kept: nobody looks at the others there. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  if (process.env['SCREENSHOTS'] === 'failed' && !name.includes('failed')) return
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, `${name}.png`) })
}

/** Serves the hall's app on a port of its own. */
export const listen = async (hall: Hall): Promise<string> => hall.app.app.listen({ host: '127.0.0.1', port: 0 })
