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
import type { BrowserContext, Page } from 'playwright-core'
import { DEMO_PASSWORD, called } from '../db/seed.ts'
import { ballotId } from '../server/demo-ballots.ts'
import { coming } from '../server/demo-sessions.ts'
import { newId } from '../server/ids.ts'
import { launch } from '../test/e2e/browser.ts'

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

type Item = { id: string }
const ballotSeenBy = async (cookie: string): Promise<{ items: Item[]; scrutineers: string[]; chief: string; tellers: string[] }> => {
  const response = await fetch(`${ORIGIN}/api/ballots/${BALLOT}`, { headers: { cookie } })
  return ((await response.json()) as { context: never }).context
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
    const second = await logIn(called('scrutineer2').number)
    const session = (await (await fetch(`${ORIGIN}/api/me`, { headers: { cookie: secretary } })).json()) as { session: string }
    const { context } = (await (await fetch(`${ORIGIN}/api/sessions/${session.session}`, { headers: { cookie: secretary } })).json()) as {
      context: { scrutiny: { scrutineers: string[]; chief: string; tellers: string[] } }
    }
    await say(secretary, { type: 'ballot.adoptRules' })
    await say(secretary, { type: 'ballot.confirmScrutineers', ...context.scrutiny })
    await say(secretary, { type: 'ballot.checkQuorum' })
    await say(chief, { type: 'ballot.sealEmpty' })
    await say(secretary, { type: 'ballot.issue', onPaper: [] })
    await say(secretary, { type: 'ballot.open', closesAt: null })
    const { items } = await ballotSeenBy(secretary)
    const voters = await Promise.all(coming.map((person) => logIn(person.number)))
    const cast = (cookie: string, mark: string) =>
      post(`/api/ballots/${BALLOT}/casts`, cookie, { id: newId(), paper: { [items[0]?.id ?? '']: mark } })
    const marks = [...Array<string>(28).fill('approve'), ...Array<string>(15).fill('oppose'), ...Array<string>(7).fill('abstain')]
    const undecided = voters.at(-1) ?? ''
    for (const [i, cookie] of voters.slice(0, 43).entries()) await cast(cookie, marks[i] ?? 'abstain')

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

    for (const [i, cookie] of voters.slice(43, 50).entries()) await cast(cookie, marks[43 + i] ?? 'abstain')
    for (const type of ['ballot.close', 'ballot.reconcile', 'ballot.declareValid', 'ballot.count']) await say(secretary, { type })
    for (const cookie of [chief, second]) await say(cookie, { type: 'ballot.certify' })
    await say(secretary, { type: 'ballot.announce' })
    await screen.waitForTimeout(1500)
    await shoot(screen, 'screen-result')
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
