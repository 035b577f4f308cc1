/** The motions report as the committee reads it: a number is clicked, and the motions it counts are there. */
import Fastify from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { called, DEMO_PASSWORD } from '../../db/seed.ts'
import { buildApp, type App } from '../../server/app.ts'
import { tellStory } from '../../server/demo-story.ts'
import { Logins } from '../../server/login.ts'
import { speakerAt, type Speaker } from '../hall.ts'
import { temporaryKeyDir, temporaryKeys } from '../keys.ts'
import { freshDatabase, type FreshDatabase } from '../postgres.ts'
import { DESK, findChromium, isWide, launch, openWindow, PHONE, shoot } from './browser.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const { log } = Fastify()

describe.runIf(findChromium())('the motions report, in real windows', () => {
  let house: FreshDatabase
  let app: App
  let origin: string
  let browser: Browser
  let committee: Speaker
  beforeAll(async () => {
    house = await freshDatabase()
    await tellStory({ db: house.db, log, ballotKeys: temporaryKeys(), channels: [] }, new Date())
    app = await buildApp({ databaseUrl: house.url, ballotKeyDir: temporaryKeyDir(), clientDir: CLIENT })
    origin = await app.app.listen({ host: '127.0.0.1', port: 0 })
    const { token } = await new Logins({ db: house.db, log, clock: () => new Date() }).byPassword(
      called('committeeChair').number,
      DEMO_PASSWORD,
    )
    committee = speakerAt(app, { person: called('committeeChair').id, seat: '', cookie: token })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.app.close()
    await house?.drop()
  })

  test('seven filed are seven in the list, and the address keeps what was asked', async () => {
    const { page, errors } = await openWindow(browser, origin, committee, '/works/report', DESK)
    const filed = page.getByRole('link', { name: '立案，7 件，打开' })
    await filed.waitFor()
    await shoot(page, 'motions-report')
    await filed.click()
    await page.getByText('列出 7 件').waitFor()
    expect(new URL(page.url()).searchParams.get('figure')).toBe('filed')
    expect(await page.getByRole('main').getByRole('listitem').count()).toBe(7)
    await shoot(page, 'motions-search')
    await page.getByRole('combobox', { name: '类别' }).selectOption({ label: '信息化' })
    await page.getByText('列出 1 件').waitFor()
    await page.reload()
    await page.getByText('列出 1 件').waitFor()
    expect(errors).toEqual([])
  })

  test('fits a phone, too', async () => {
    const { page, errors } = await openWindow(browser, origin, committee, '/works/report', PHONE)
    await page.getByRole('link', { name: '收到，10 件，打开' }).waitFor()
    expect(await isWide(page)).toBe(false)
    await shoot(page, 'motions-report-phone')
    expect(errors).toEqual([])
  })
})
