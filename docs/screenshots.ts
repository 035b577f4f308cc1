/**
 * `npm run docs:screenshots`: the pictures in the README, taken from the demonstration as it runs.
 *
 * Starts a demonstration of its own, carries its next ballot from the rules to the announcement through the real API,
 * and looks at it from the desk, a phone and the hall on the way.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { DEMO_PASSWORD, called } from '../db/seed.ts'
import type { BallotItem } from '../machines/matters.ts'
import { ballotId } from '../server/demo-ballots.ts'
import { coming } from '../server/demo-sessions.ts'
import { newId } from '../server/ids.ts'
import { COOKIE } from '../server/login.ts'
import type { OpeningState } from '../server/sealed-replies.ts'
import { launch } from '../test/e2e/browser.ts'
import { speakerOver } from '../test/hall.ts'
import { Caller } from '../test/rehearse-hall.ts'
import { openBox } from '../test/rehearse-sealed.ts'
import { SealedPhone } from '../test/sealed-hall.ts'

const PORT = 3977
const ORIGIN = `http://localhost:${PORT}`
const SHOTS = join(import.meta.dirname, 'screenshots')
const BALLOT = ballotId('spending')

const startDemo = async (dataDir: string) => {
  const child = spawn(process.execPath, ['dist/server/demo.js'], {
    env: { ...process.env, PORT: String(PORT), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`the demonstration ended with ${code}`)))
    child.stdout.on('data', (text: Buffer) => text.toString().includes('Ctrl-C') && resolve())
  })
  return async () => {
    const gone = new Promise((resolve) => child.on('exit', resolve))
    child.removeAllListeners('exit').on('exit', () => {})
    const ended = Promise.race([gone, new Promise((resolve) => child.once('close', resolve))])
    child.kill('SIGTERM')
    await ended
  }
}

const post = async (path: string, cookie: string, body: unknown) => {
  const response = await fetch(ORIGIN + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  return response
}

const logIn = async (number: string): Promise<string> => {
  const response = await post('/api/login', '', { number, password: DEMO_PASSWORD })
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

const say = async (cookie: string, event: { type: string } & Record<string, unknown>) =>
  post(`/api/ballots/${BALLOT}/acts`, cookie, { id: newId(), event })

const ballotSeenBy = async (cookie: string): Promise<{ items: BallotItem[]; scrutineers: string[]; chief: string; tellers: string[] }> => {
  const response = await fetch(`${ORIGIN}/api/ballots/${BALLOT}`, { headers: { cookie } })
  return ((await response.json()) as { context: never }).context
}

const whoIs = async (number: string) => ({ person: '', seat: '', cookie: (await logIn(number)).split('=')[1] ?? '' })

/** The scrutineers of the demonstration are nobody real: their part of the key can be told from public things. */
const openTheBox = async (scrutineers: string[]): Promise<void> => {
  const office = new Caller(ORIGIN)
  const { session } = await office.byPassword(called('secretary').number, DEMO_PASSWORD)
  office.keys = new Caller(ORIGIN)
  await office.keys.byPassword(called('admin').number, DEMO_PASSWORD)
  if (!(await openBox(office, session ?? '', BALLOT, scrutineers))) throw new Error('the box did not open')
  while (!(await office.ask<OpeningState>('GET', `/api/ballots/${BALLOT}/opening`)).verified) await sleep(200)
}

const pageOf = async (context: BrowserContext, cookie: string, path: string): Promise<Page> => {
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: ORIGIN }])
  const page = await context.newPage()
  await page.goto(ORIGIN + path)
  await page.waitForLoadState('networkidle')
  return page
}

const shoot = (page: Page, name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`) })

const tour = async () => {
  const browser = await launch()
  try {
    const secretary = await logIn(called('secretary').number)
    const chief = await logIn(called('chief').number)
    const session = (await (await fetch(`${ORIGIN}/api/me`, { headers: { cookie: secretary } })).json()) as { session: string }
    const { context } = (await (await fetch(`${ORIGIN}/api/sessions/${session.session}`, { headers: { cookie: secretary } })).json()) as {
      context: { scrutiny: { scrutineers: string[]; chief: string; tellers: string[] } }
    }
    await say(secretary, { type: 'ballot.adoptRules' })
    await say(secretary, { type: 'ballot.confirmScrutineers', ...context.scrutiny })
    await say(secretary, { type: 'ballot.checkQuorum' })
    await say(chief, { type: 'ballot.sealEmpty' })
    await say(secretary, { type: 'ballot.issue', onPaper: [] })
    const voters = await Promise.all(coming.map(async ({ number }) => new SealedPhone(speakerOver(ORIGIN, await whoIs(number)))))
    for (const voter of voters) await voter.register(BALLOT)
    await say(secretary, { type: 'ballot.open', closesAt: null })
    const { items } = await ballotSeenBy(secretary)
    const marks = [...Array<string>(28).fill('approve'), ...Array<string>(15).fill('oppose'), ...Array<string>(7).fill('abstain')]
    const cast = async (from: number, to: number) => {
      for (const [at, voter] of voters.slice(from, to).entries())
        await voter.send(BALLOT, await voter.seal(BALLOT, items, { [items[0]?.id ?? '']: marks[from + at] ?? 'abstain' }))
    }
    const undecided = `${COOKIE}=${voters.at(-1)?.speaker.cookie}`
    await cast(0, 43)

    const phone = await pageOf(
      await browser.newContext({ viewport: { width: 390, height: 760 }, deviceScaleFactor: 2, locale: 'zh-CN' }),
      undecided,
      `/vote/${BALLOT}`,
    )
    await shoot(phone, 'phone-vote')
    const desk = await pageOf(await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' }), secretary, '/desk')
    const screen = await pageOf(await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'zh-CN' }), secretary, '/screen')
    await desk.waitForTimeout(1500)
    await shoot(desk, 'desk-ballot')
    await shoot(screen, 'screen-turnout')

    await cast(43, 50)
    for (const type of ['ballot.close', 'ballot.reconcile', 'ballot.declareValid']) await say(secretary, { type })
    await openTheBox(context.scrutiny.scrutineers)
    await say(secretary, { type: 'ballot.count' })
    // Opening the box logged them in anew, by codes.
    for (const key of ['chief', 'scrutineer2']) await say(await logIn(called(key).number), { type: 'ballot.certify' })
    await say(secretary, { type: 'ballot.announce' })
    await screen.waitForTimeout(1500)
    await shoot(screen, 'screen-result')
    await phone.goto(`${ORIGIN}/ballots/${BALLOT}/box`)
    await phone.waitForTimeout(1500)
    await shoot(phone, 'phone-box')
    const works = await pageOf(
      await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' }),
      await logIn(called('officerLogistics').number),
      '/works/inbox',
    )
    await works.waitForTimeout(1000)
    await shoot(works, 'works-inbox')
  } finally {
    await browser.close()
  }
}

const dataDir = await mkdtemp(join(tmpdir(), 'congress-shots-'))
const stop = await startDemo(dataDir)
try {
  await tour()
} finally {
  await stop()
  await rm(dataDir, { recursive: true, force: true })
}
