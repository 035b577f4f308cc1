/**
 * Every page there is, in the demonstration's data: nothing that a screen reader would stumble over, nothing to scroll sideways at
 * 360 pixels or at twice the size, one heading, a name in the tab. The pages are read from the route tables: one that is not
 * walked here is a failure.
 */
import { createHash, randomBytes } from 'node:crypto'
import Fastify from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { called, seedId } from '../../db/seed.ts'
import { SCREEN_PAGES } from '../../machines/matters.ts'
import { buildApp, type App } from '../../server/app.ts'
import { tellStory } from '../../server/demo-story.ts'
import { BallotKeys } from '../../server/sealed/keys.ts'
import { speakerAt, type Speaker } from '../hall.ts'
import { temporaryKeyDir } from '../keys.ts'
import { freshDatabase, type FreshDatabase } from '../postgres.ts'
import { sources } from '../source.ts'
import { DESK, findChromium, isWide, launch, openWindow, PHONE, sayNotRun, shoot, standsStill, stumbles, type Surface } from './browser.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const chromium = findChromium()
if (!chromium) sayNotRun()

const TABLES = ['client/routes.tsx', 'client/phone/Phone.tsx', 'client/desk/Desk.tsx', 'client/works/Works.tsx']
/** The smallest phone; and a desk at twice the size. */
const NARROW = { width: 360, height: 740 }
const TWICE = { width: DESK.width / 2, height: DESK.height / 2 }

/** Routes as they are written; a folder of pages, such as `/desk/*`, is walked by its own table. */
const routesIn = (file: string): string[] => {
  const text = sources.find((source) => source.file === file)?.text ?? expect.fail(`there is no ${file}`)
  return [...text.matchAll(/<Route\s[^>]*?path=(?:"([^"]+)"|\{(\w+)\})/g)].map(([, path, name]) => path ?? name ?? '')
}

const motion = (key: string) => seedId('motion', key)
const SESSION = seedId('session', 'now')
const BEFORE = seedId('session', 'before')
const of = (who: string, ...paths: string[]) => paths.map((path) => ({ who, path }))

/** Whom each route is walked as, and where it leads. `stranger` is nobody. */
const WALKS: Record<string, { who: string; path: string }[]> = {
  '/desk/*?': [],
  '/screen/*?': of('hallScreen', '/screen'),
  '/works/*?': [],
  '/login': of('stranger', '/login'),
  '/board/*?': of('presidium7', '/board', `/board/${BEFORE}`),
  '/here/:session/:code': of('absent1', `/here/${SESSION}/${'A'.repeat(16)}`),
  '/found/:code': of('stranger', '/found/AAAAAAAAAAAA'),
  '/in/:code': of('stranger', '/in/AAAAAAAAAAAA'),
  // The phone.
  '/': [...of('canteenProposer', '/'), ...of('chief', '/')],
  '/vote/:id': of('canteenProposer', `/vote/${seedId('ballot', 'spending')}`),
  '/ballots/:id': of('canteenProposer', `/ballots/${seedId('ballot', 'payPlan')}`),
  '/ballots/:id/box': of('canteenProposer', `/ballots/${seedId('ballot', 'payPlan')}/box`),
  '/scrutiny/:id': of('chief', `/scrutiny/${seedId('ballot', 'spending')}`),
  '/keys': of('chief', '/keys'),
  '/candidates': of('canteenProposer', '/candidates'),
  '/motions': of('canteenProposer', '/motions'),
  '/motions/new': of('canteenProposer', '/motions/new'),
  '/motions/:id': [...of('canteenProposer', `/motions/${motion('canteen')}`), ...of('payPlanProposer', `/motions/${motion('payPlan')}`)],
  '/motions/:id/edit': of('canteenProposer', `/motions/${motion('canteen')}/edit`),
  '/motions/:id/invite': of('canteenProposer', `/motions/${motion('canteen')}/invite`),
  '/papers': of('canteenProposer', '/papers'),
  '/notices/:id?': of('canteenProposer', '/notices'),
  '/suggestions': of('canteenProposer', '/suggestions'),
  '/me': of('canteenProposer', '/me'),
  '/ratings': of('canteenProposer', '/ratings'),
  '/messages': of('canteenProposer', '/messages'),
  // The desk.
  '/desk': of('secretary', '/desk'),
  '/desk/roll': of('secretary', '/desk/roll'),
  '/desk/roll/slips': of('secretary', '/desk/roll/slips'),
  '/desk/roll/credentials': of('secretary', '/desk/roll/credentials'),
  '/desk/roll/terms': of('secretary', '/desk/roll/terms'),
  '/desk/motions/history': of('unionStaff', '/desk/motions/history'),
  '/desk/roll/renewal': of('secretary', '/desk/roll/renewal'),
  '/desk/after': of('secretary', '/desk/after'),
  '/desk/people': of('secretary', '/desk/people'),
  '/desk/settings': of('unionStaff', '/desk/settings'),
  '/desk/offices': of('admin', '/desk/offices'),
  '/desk/agenda': of('secretary', '/desk/agenda'),
  CHAIR: of('presidium7', '/desk/chair'),
  '/desk/new': of('secretary', '/desk/new'),
  '/desk/papers': of('secretary', '/desk/papers'),
  '/desk/notices/:id?': of('secretary', '/desk/notices'),
  '/desk/motions/:id?': [...of('committeeChair', '/desk/motions'), ...of('committeeChair', `/desk/motions/${motion('payPlan')}`)],
  // The works.
  '/works': [...of('unionStaff', '/works'), ...of('officerOffice', '/works')],
  '/works/motions/:id': [
    ...of('committeeChair', `/works/motions/${motion('payPlan')}`),
    ...of('officerLogistics', `/works/motions/${motion('ventilation')}`),
  ],
  '/works/suggestions': of('unionStaff', '/works/suggestions'),
  '/works/inbox/:id?': [...of('officerLogistics', '/works/inbox'), ...of('officerOffice', '/works/inbox')],
  '/works/notices/:id?': of('officerOffice', '/works/notices'),
  '/works/search': of('unionStaff', '/works/search'),
  '/works/report/:session?': of('unionStaff', '/works/report'),
  '/works/ratings': of('leader', '/works/ratings'),
  '/works/awards': of('committeeChair', '/works/awards'),
  '/works/leader': of('leader', '/works/leader'),
  '/works/committee': of('committeeChair', '/works/committee'),
  '/works/messages': of('officerLogistics', '/works/messages'),
  '/works/promises': of('unionStaff', '/works/promises'),
  '/works/board': of('committeeChair', '/works/board'),
  '/works/office': of('unionStaff', '/works/office'),
  '/works/office/calendar': of('unionStaff', '/works/office/calendar'),
  '/works/office/orders': of('unionStaff', '/works/office/orders'),
  '/works/office/outbox': of('unionStaff', '/works/office/outbox'),
}

test('every route of every table is walked', () => {
  expect([...new Set(TABLES.flatMap(routesIn))].toSorted()).toEqual(Object.keys(WALKS).toSorted())
})

describe.runIf(chromium)('every page, in the demonstration’s data', () => {
  let house: FreshDatabase
  let app: App
  let origin: string
  let browser: Browser
  const windows = new Map<string, Surface>()

  const cookieOf = async (who: string): Promise<string> => {
    const cookie = randomBytes(24).toString('base64url')
    if (who !== 'stranger')
      await house.db
        .insertInto('login')
        .values({
          tokenHash: createHash('sha256').update(cookie).digest(),
          personId: called(who).id,
          createdAt: new Date().toISOString(),
          expiresAt: '2099-01-01T00:00:00.000Z',
        })
        .execute()
    return cookie
  }
  const speaker = async (who: string): Promise<Speaker> =>
    speakerAt(app, { person: who === 'stranger' ? '' : called(who).id, seat: '', cookie: await cookieOf(who) })
  /** One window a person, which goes from page to page. */
  const windowOf = async (who: string, path: string): Promise<Surface> => {
    const known = windows.get(who)
    if (known) {
      await known.page.setViewportSize(DESK)
      await known.page.goto(origin + path)
      return known
    }
    const surface = await openWindow(browser, origin, await speaker(who), path, DESK)
    windows.set(who, surface)
    return surface
  }

  beforeAll(async () => {
    house = await freshDatabase()
    const ballotKeyDir = temporaryKeyDir()
    await tellStory({ db: house.db, log: Fastify().log, ballotKeys: new BallotKeys(ballotKeyDir), channels: [] })
    app = await buildApp({ databaseUrl: house.url, ballotKeyDir, clientDir: CLIENT })
    origin = await app.app.listen({ host: '127.0.0.1', port: 0 })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.app.close()
    await house?.drop()
  })

  const walks = Object.values(WALKS).flat()
  test.each(walks)('$path as $who', async ({ who, path }) => {
    const { page, errors } = await windowOf(who, path)
    const shot = `axe-${path.replace(/^\//, '').replaceAll('/', '-') || 'home'}-${who}`
    await page.locator('h1').first().waitFor()
    await standsStill(page)
    const found: string[] = []
    for (const size of [DESK, PHONE]) {
      await page.setViewportSize(size)
      await shoot(page, `${shot}-${size.width}`)
      found.push(...(await stumbles(page)).map((one) => `${size.width}: ${one}`))
    }
    for (const size of [NARROW, TWICE]) {
      await page.setViewportSize(size)
      if (await isWide(page)) found.push(`${size.width}: to be scrolled sideways`)
    }
    expect(found).toEqual([])
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.title()).toMatch(/.+ · .+/)
    expect(errors).toEqual([])
  })

  test.each(SCREEN_PAGES.filter((page) => page !== 'black'))('the hall screen shows %s', async (shown) => {
    const secretary = await speaker('secretary')
    const { page, errors } = await windowOf('hallScreen', '/screen')
    const item = seedId('item', 'payPlan')
    const ballot = seedId('ballot', 'payPlan')
    await secretary.say('session', SESSION, { type: 'session.show', page: shown, item, ballot })
    await page.waitForTimeout(700)
    await page.setViewportSize({ width: 1280, height: 720 })
    await shoot(page, `axe-screen-${shown}`)
    expect(await stumbles(page)).toEqual([])
    expect(await isWide(page)).toBe(false)
    expect(errors).toEqual([])
  })
})
