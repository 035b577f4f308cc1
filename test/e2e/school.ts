/** A school that begins with nothing: an empty database, a server, and windows of the people who come to it. */
import type { Browser, Page } from 'playwright-core'
import { buildApp, type App } from '../../server/app.ts'
import { getMe, loginByCode } from '../../server/contract.ts'
import { COOKIE } from '../../server/login.ts'
import { makeCodes } from '../../server/people-contract.ts'
import { listStaff } from '../../server/roll-contract.ts'
import { speakerAt, type Speaker } from '../hall.ts'
import { temporaryKeyDir } from '../keys.ts'
import { freshDatabase, type FreshDatabase } from '../postgres.ts'
import { DESK, launch, openWindow, type Surface } from './browser.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const NOBODY = { person: '', seat: '', cookie: '' }

export class School {
  readonly database: FreshDatabase
  readonly app: App
  readonly origin: string
  readonly browser: Browser
  readonly surfaces: Surface[] = []

  constructor(database: FreshDatabase, app: App, origin: string, browser: Browser) {
    this.database = database
    this.app = app
    this.origin = origin
    this.browser = browser
  }

  static async open(): Promise<School> {
    const database = await freshDatabase()
    const app = await buildApp({ databaseUrl: database.url, ballotKeyDir: temporaryKeyDir(), clientDir: CLIENT })
    const origin = await app.app.listen({ host: '127.0.0.1', port: 0 })
    return new School(database, app, origin, await launch())
  }

  /** A window of somebody, or of nobody yet. */
  async window(path: string, who: { cookie: string } = NOBODY, size = DESK): Promise<Page> {
    const surface = await openWindow(
      this.browser,
      this.origin,
      { ...speakerAt(this.app, NOBODY), cookie: who.cookie || 'nobody' },
      path,
      size,
    )
    this.surfaces.push(surface)
    return surface.page
  }

  /** Whoever is logged in in a window, as one who speaks through the API. */
  async speakerIn(page: Page): Promise<Speaker> {
    const cookie = (await page.context().cookies()).find(({ name }) => name === COOKIE)?.value ?? ''
    return this.#speaker(cookie)
  }

  async #speaker(cookie: string): Promise<Speaker> {
    const { body } = await speakerAt(this.app, { ...NOBODY, cookie }).call(getMe)
    const { person, seats } = body.actor as { person: string; seats: { id: string; session: string }[] }
    return speakerAt(this.app, { person, seat: seats.find(({ session }) => session === body.session)?.id ?? '', cookie })
  }

  /** Logs somebody in by a code, as their phone does. */
  async byCode(code: string): Promise<Speaker> {
    const answer = await this.app.app.inject({ method: 'POST', url: loginByCode.url, payload: { code } })
    return this.#speaker(answer.cookies.find(({ name }) => name === COOKIE)?.value ?? '')
  }

  /** The people behind work numbers, each logged in by a new code that `desk` makes. */
  async people(desk: Speaker, numbers: string[]): Promise<Map<string, Speaker>> {
    const found = new Map<string, string>()
    for (const text of numbers) found.set(text, (await desk.call(listStaff, { query: { text } })).body.items[0]?.id ?? '')
    const { body } = await desk.call(makeCodes, { body: { people: [...found.values()] } })
    const speakers = new Map<string, Speaker>()
    for (const [number, person] of found)
      speakers.set(number, await this.byCode(body.codes.find((made) => made.person === person)?.code ?? ''))
    return speakers
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.app.app.close()
    await this.database.drop()
  }
}
