/** A sealed ballot in real windows: three scrutineers make the key on their phones, people vote, one phone dies, the box is opened. */
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { getBallot, getSession } from '../../server/contract.ts'
import { arithmetic } from '../../machines/sealed/arithmetic.ts'
import { checkAudit } from '../../machines/sealed/audit.ts'
import { credentialOf, makeSecret } from '../../machines/sealed/credential.ts'
import { groupOf } from '../../machines/sealed/group.ts'
import { verify } from '../../machines/sealed/verify.ts'
import { COOKIE } from '../../server/login.ts'
import { random } from '../../server/sealed/random.ts'
import { openSslPower } from '../../server/sealed-power.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'
import { archiveOf, issueSealed, SealedPhone, type SealedBallot } from '../sealed-hall.ts'
import { beleniosFaultOf, beleniosIsHere } from '../sealed/belenios.ts'
import { DESK, findChromium, launch, listen, openWindow, PHONE, shoot, stumbles, type Surface } from './browser.ts'
import { link, sees, tap } from './hands.ts'
import { codeOn, openBox, PIN, press, writeDown } from './scrutineers.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const SCRUTINEERS = 3

const tapVote = (page: Page) => tap(link(page, /请表决/))

/** Asks a phone what it sealed instead of casting it; another program recomputes it, and the box has nothing of it. */
const spoil = async (page: Page, ballot: string) => {
  const shown = (await page.locator('.sealed-code .seal-code').textContent()) ?? ''
  await press(page, '不投这张，检查手机是否如实加密')
  await sees(page, '这张票已作废')
  await shoot(page, 'sealed-spoiled')
  expect(await stumbles(page)).toEqual([])
  const download = page.waitForEvent('download')
  await page.getByText('保存检查文件').click()
  const text = readFileSync(await (await download).path(), 'utf8')
  const { uuid, code, chosen } = checkAudit(text, { power: openSslPower })
  expect(uuid).toBe(ballot)
  expect(code.startsWith(shown.replace('…', ''))).toBe(true)
  expect(chosen.map(({ answers }) => answers)).toEqual([['approve']])
  await press(page, '重新选择')
}

/** Whose phone is silent while papers are issued; whose answer is lost; whose credential the server would put another in the place of. */
const [SILENT, LOST, CHEATED] = [9, 10, 11] as const
/** Whose browser keeps nothing. */
const FORGETFUL = 5
const reckoning = arithmetic(groupOf('BELENIOS-2048'), { power: openSslPower })

describe.runIf(findChromium())('a sealed ballot in real windows', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  let sealed: SealedBallot
  const open: Surface[] = []
  const pages: Page[] = []
  const paper: string[][] = []
  const voters: Page[] = []
  let forgetful: Page
  const window = async (who: Speaker, path: string, size = PHONE) => {
    const surface = await openWindow(browser, origin, who, path, size)
    open.push(surface)
    return surface.page
  }
  const rep = (n: number): Speaker => {
    const found = hall.reps[n]
    if (!found) throw new Error(`there is no representative ${n}`)
    return found
  }
  const page = (n: number): Page => {
    const found = pages[n]
    if (!found) throw new Error(`there is no page ${n}`)
    return found
  }
  const ballotNow = async () => (await hall.secretary.call(getBallot, { params: { id: sealed.ballot } })).body

  beforeAll(async () => {
    hall = await openHall(12, { clientDir: CLIENT })
    origin = await listen(hall)
    browser = await launch()
    await callToOrder(hall, hall.reps.length, SCRUTINEERS)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await Promise.all(open.map(({ page: one }, i) => shoot(one, `sealed-failed-${i}`)))
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  test('each scrutineer writes twelve characters on paper, is asked three of them back, and chooses a PIN', async () => {
    pages[0] = await window(rep(0), '/keys')
    await press(page(0), '开始制作钥匙')
    const write = async (n: number) => {
      pages[n] ??= await window(rep(n), '/keys')
      paper[n] = await writeDown(page(n))
      expect(paper[n]).toHaveLength(12)
    }
    await Promise.all(Array.from({ length: SCRUTINEERS }, (_, n) => write(n)))
  })

  test('the pages make the key by themselves; the same code stands on all of them and on the hall screen', async () => {
    const screen = await window(hall.presidium, '/screen', DESK)
    const codes = await Promise.all(pages.map(codeOn))
    expect(new Set(codes).size).toBe(1)
    await sees(screen, codes[0] ?? '')
    await shoot(page(1), 'sealed-code')
    await shoot(screen, 'sealed-code-hall')
    for (const one of pages) await press(one, '数字一致')
    await sees(page(0), '钥匙已制成')
    const { body } = await hall.secretary.call(getSession, { params: { id: hall.session } })
    expect((body.context as { keys: unknown }).keys).toMatchObject({ code: codes[0], threshold: 2 })
  })

  test('phones take their papers by themselves, seal in a blink, and show nothing of what was pressed', async () => {
    sealed = await issueSealed(hall, [rep(0), rep(1), rep(2)])
    for (const n of [3, 4, LOST, CHEATED]) voters.push(await window(rep(n), '/'))
    forgetful = await window(rep(FORGETFUL), '/me')
    await forgetful.addInitScript(() => {
      Object.defineProperty(globalThis, 'indexedDB', {
        get: () => {
          throw new DOMException('it is a private window', 'SecurityError')
        },
      })
    })
    await forgetful.goto(origin)
    await sees(forgetful, '这个浏览器不保存数据')
    const simulated = hall.reps.slice(6, 9).map((one) => new SealedPhone(one))
    for (const phone of simulated) await phone.register(sealed.ballot)
    const registered = async () =>
      (await hall.db.selectFrom('sealedCredential').selectAll().where('ballotId', '=', sealed.ballot).execute()).length
    await expect.poll(registered).toBe(8 + SCRUTINEERS)
    await hall.secretary.must('ballot', sealed.ballot, { type: 'ballot.open', closesAt: null })
    for (const [n, voter] of voters.slice(0, 2).entries()) {
      await tapVote(voter)
      await press(voter, n === 0 ? '赞成' : '反对')
      if (n === 0) {
        await voter.getByText('加密码').waitFor()
        await shoot(voter, 'sealed-confirm')
        await spoil(voter, sealed.ballot)
        await press(voter, '赞成')
      }
      await press(voter, '投出')
      await sees(voter, '已收到')
      await sees(voter, '验票码')
      await press(voter, '核验')
      await sees(voter, '票箱里有您的票')
      expect(await voter.locator('main').textContent()).not.toMatch(/赞成|反对|弃权/)
    }
    await shoot(voters[0] as Page, 'sealed-receipt')
    const kept = await (voters[0] as Page).evaluate(
      () =>
        new Promise<string>((resolve) => {
          const asked = indexedDB.open('staff-congress')
          asked.addEventListener('success', () => {
            const all = asked.result.transaction('sealed').objectStore('sealed').getAll()
            all.addEventListener('success', () => resolve(JSON.stringify(all.result)))
          })
        }),
    )
    expect(kept).not.toContain('approve')
    for (const phone of simulated) {
      const text = await phone.seal(sealed.ballot, sealed.items, { [sealed.items[0]?.id ?? '']: 'approve' })
      expect((await phone.send(sealed.ballot, text)).status).toBe(200)
    }
  })

  const voter = (n: number): Page => voters[n] as Page

  test('a phone whose answer was lost sends the same bytes after a reload, and gets the receipt that was waiting', async () => {
    const phone = voter(2)
    const sent: string[] = []
    let isLost = true
    await phone.route('**/sealed-casts', async (route) => {
      sent.push(route.request().postData() ?? '')
      // It is in the box, and nobody hears of it.
      if (isLost) await route.fetch()
      await (isLost ? route.abort('internetdisconnected') : route.continue())
    })
    await tapVote(phone)
    await press(phone, '赞成')
    await press(phone, '投出')
    await sees(phone, '没有投出')
    await phone.reload()
    isLost = false
    await press(phone, '核验')
    await sees(phone, '票箱里有您的票')
    expect(sent.length).toBeGreaterThan(1)
    expect(new Set(sent).size).toBe(1)
  })

  test('a browser that keeps nothing says so beforehand, and casts all the same while its page is open; a slow phone says what it does', async () => {
    await forgetful.route('**/credential', async (route) => {
      await forgetful.waitForTimeout(4_000)
      await route.continue()
    })
    await tapVote(forgetful)
    await press(forgetful, '赞成')
    await press(forgetful, '投出')
    await sees(forgetful, '正在加密')
    await sees(forgetful, '已收到')
    await press(forgetful, '核验')
    await sees(forgetful, '票箱里有您的票')
  })

  test('two people on one phone: the second, for whom the server took the paper, finds nothing of the first', async () => {
    const phone = voter(0)
    await phone.context().addCookies([{ name: COOKIE, value: rep(SILENT).cookie, url: origin }])
    await phone.goto(`${origin}/vote/${sealed.ballot}`)
    await press(phone, '弃权')
    await press(phone, '投出')
    await press(phone, '核验')
    await sees(phone, '票箱里有您的票')
  })

  test('a phone that has registered its own credential seals with no other, whatever the server says', async () => {
    const phone = voter(3)
    const theirs = makeSecret(random)
    const { public: credential } = credentialOf(theirs, sealed.ballot, reckoning)
    const sent: string[] = []
    phone.on('request', (request) => request.url().endsWith('/sealed-casts') && sent.push(request.url()))
    await phone.route('**/credential', (route) => route.fulfill({ json: { credential, madeBy: 'server', secret: theirs } }))
    await tapVote(phone)
    await press(phone, '赞成')
    await press(phone, '投出')
    await sees(phone, '没有投进票箱')
    expect(sent).toEqual([])
    await phone.unroute('**/credential')
    await press(phone, '返回重选')
    await press(phone, '赞成')
    await press(phone, '投出')
    await sees(phone, '已收到')
  })

  test('one scrutineer’s phone is dead: two others verify the archive, type their PIN and open; one of them on another phone by the words', async () => {
    await page(2).close()
    await page(1).context().close()
    await hall.secretary.must('ballot', sealed.ballot, { type: 'ballot.close' })
    await hall.secretary.must('ballot', sealed.ballot, { type: 'ballot.reconcile' })
    await hall.presidium.must('ballot', sealed.ballot, { type: 'ballot.declareValid' })
    await page(0).goto(`${origin}/scrutiny/${sealed.ballot}`)
    await page(0)
      .getByLabel(/6 位密码/)
      .fill('000000')
    await press(page(0), '开箱')
    await sees(page(0), '密码不对')
    await openBox(page(0))
    const other = await window(rep(1), `/scrutiny/${sealed.ballot}`)
    await other.getByLabel(/12 个字/).fill((paper[1] ?? []).join(' '))
    await other.getByLabel(/6 位数字密码/).fill(PIN)
    await press(other, '恢复')
    await sees(other, '您已开箱')
    await shoot(other, 'sealed-opened')
    const isVerified = async () => ((await ballotNow()).known as { sealed: { verified: boolean } }).sealed.verified
    await expect.poll(isVerified).toBe(true)
  })

  test('counted: what was cast, by our verifier and by Belenios’ own', async () => {
    await hall.secretary.must('ballot', sealed.ballot, { type: 'ballot.count' })
    expect((await ballotNow()).state).toBe('counted')
    const archive = await archiveOf(hall, hall.secretary, sealed.ballot)
    expect((await verify(archive, { power: openSslPower })).result).toEqual([[7, 1, 1]])
    expect(beleniosIsHere() ? beleniosFaultOf(archive, sealed.ballot) : '').toBe('')
  })

  test('anybody of the congress takes the box and the verifier from its page, and verifies it without a network', async () => {
    const phone = voter(1)
    await phone.goto(`${origin}/ballots/${sealed.ballot}/box`)
    await sees(phone, '不承诺')
    const take = async (name: string): Promise<string> => {
      const coming = phone.waitForEvent('download')
      await phone.getByRole('link', { name }).click()
      const download = await coming
      const path = join(tmpdir(), `sealed-${process.pid}-${download.suggestedFilename()}`)
      await download.saveAs(path)
      return path
    }
    const [archive, verifier] = [await take('下载票箱档案'), await take('下载核验程序')]
    await phone.screenshot({ path: new URL('../screenshots/sealed-box.png', import.meta.url).pathname, fullPage: true })
    const told = await phone.locator('.box-facts').innerText()
    const context = await browser.newContext({ offline: true, viewport: DESK, locale: 'zh-CN' })
    const offline = await context.newPage()
    await offline.goto(pathToFileURL(verifier).href)
    await offline.locator('input[type=file]').setInputFiles(archive)
    await offline.getByText('核验通过').waitFor()
    const head = await offline.locator('dt', { hasText: '事件链末端' }).locator('xpath=following-sibling::dd').innerText()
    expect(told).toContain(head)
    await shoot(offline, 'sealed-verified-offline')
  })

  test('no window had an error in its console', () => {
    expect(open.flatMap(({ errors }) => errors)).toEqual([])
  })
})
