/** The ritual in real windows, where it does not go smoothly: time, paper, a server that is restarted, and the votes called out. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { callToOrder, openBallot, openHall, speakerAt, type Hall, type OpenBallot, type Speaker } from '../hall.ts'
import { DESK, findChromium, launch, listen, openWindow, PHONE, shoot, type Surface } from './browser.ts'
import { buttonWith, inDialog, sees, tap } from './hands.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const NARROW = { width: 360, height: 640 }
const HOUR = 3_600_000

describe.runIf(findChromium())('the ritual in real windows', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  let opened: OpenBallot
  let desk: Page
  let screen: Page
  const open: Surface[] = []
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

  beforeAll(async () => {
    hall = await openHall(9, { clientDir: CLIENT })
    origin = await listen(hall)
    browser = await launch()
    await callToOrder(hall)
    opened = await openBallot(hall, 'secret', 'first', [rep(8).seat])
    desk = await window(hall.secretary, '/desk', DESK)
    screen = await window(hall.presidium, '/screen', DESK)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await Promise.all(open.map(({ page }, i) => shoot(page, `ritual-failed-${i}`)))
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  test('a closing time is set at the desk, and counts down everywhere by the server’s clock, on a phone an hour wrong too', async () => {
    await buttonWith(desk, '调整结束时间').click()
    await inDialog(desk, '调整结束时间')
    await sees(desk, /自动结束/)
    await sees(screen, '剩余时间')
    const phone = await window(rep(2), '/', NARROW)
    await phone.addInitScript((ahead) => {
      const now = Date.now.bind(Date)
      Date.now = () => now() + ahead
    }, HOUR)
    await phone.goto(`${origin}/vote/${opened.ballot}`)
    await sees(phone, '剩余时间')
    for (const page of [desk, screen, phone]) expect(await page.locator('body').innerText()).toMatch(/[45]:\d\d/)
    await shoot(phone, 'ritual-phone-countdown')
    await buttonWith(desk, '调整结束时间').click()
    await desk.getByText('不定时').click()
    await inDialog(desk, '调整结束时间')
    await screen.getByText('剩余时间').waitFor({ state: 'detached' })
  })

  test('360 px and letters twice as large: nothing is cut off and nothing scrolls sideways', async () => {
    const phone = await window(rep(3), `/vote/${opened.ballot}`, NARROW)
    const isWhole = async () => {
      const wide = await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      const cut = await phone
        .locator('button')
        .evaluateAll(
          (nodes) =>
            nodes.filter((node) => node.scrollWidth > node.clientWidth + 1 || node.getBoundingClientRect().right > innerWidth + 1).length,
        )
      return { wide, cut }
    }
    for (const size of ['', '200%']) {
      await buttonWith(phone, '赞成').waitFor()
      await phone.evaluate((to) => void (document.documentElement.style.fontSize = to), size)
      expect(await isWhole()).toEqual({ wide: 0, cut: 0 })
      await tap(buttonWith(phone, '反对'))
      await sees(phone, '您选择了')
      expect(await isWhole()).toEqual({ wide: 0, cut: 0 })
      if (size !== '') await shoot(phone, 'ritual-phone-large')
      await tap(buttonWith(phone, '返回重选'))
    }
  })

  test('the desk asks who has not voted, and gives a paper to somebody whose phone is dead', async () => {
    const dead = await window(rep(6), `/vote/${opened.ballot}`)
    await buttonWith(dead, '赞成').waitFor()
    await buttonWith(desk, '谁还没有投').click()
    await desk.locator('.missing').getByText('另有纸质票 1 张').waitFor()
    await shoot(desk, 'ritual-desk-missing')
    await buttonWith(desk, '收起名单').click()
    await buttonWith(desk, '改用纸质票').click()
    await desk.getByRole('dialog').getByRole('combobox').click()
    const { name } = await hall.db.selectFrom('person').select('name').where('id', '=', rep(6).person).executeTakeFirstOrThrow()
    await desk.getByRole('dialog').getByRole('combobox').fill(name)
    await desk.keyboard.press('Enter')
    await shoot(desk, 'ritual-desk-to-paper')
    await inDialog(desk, '改用纸质票')
    await sees(dead, '您用纸质票投票')
    await sees(screen, /纸质票投入票箱/)
  })

  test('the server is restarted in mid-ballot: every window says so, what was pressed meanwhile is cast once, and all go on', async () => {
    const phone = await window(rep(4), `/vote/${opened.ballot}`)
    await tap(buttonWith(phone, '赞成'))
    const port = Number(new URL(origin).port)
    await hall.app.app.close()
    await tap(buttonWith(phone, '投出'))
    await sees(phone, '没有投出')
    await Promise.all([sees(desk, '网络断开'), sees(screen, '正在重新连接')])
    hall.app = await buildApp({ databaseUrl: hall.url, clientDir: CLIENT })
    await hall.app.app.listen({ host: '127.0.0.1', port })
    await phone.getByRole('heading', { name: '已收到' }).waitFor()
    await screen.getByText('正在重新连接').waitFor({ state: 'detached' })
    await screen.locator('.count-huge').getByText('1', { exact: true }).waitFor()
  })

  test('all phones are back: the desk is told that it can close', async () => {
    hall.reps = hall.reps.map((one) => speakerAt(hall.app, one))
    for (const n of [0, 1, 2, 3, 5, 7]) await rep(n).cast(opened.ballot, { [opened.item]: n < 3 ? 'approve' : 'oppose' })
    await sees(desk, '手机票已全部收回')
    await shoot(desk, 'ritual-desk-phones-back')
    await shoot(screen, 'ritual-screen-mixed')
  })

  test('two tellers enter the bundle until they agree, and the chair declares it valid by its numbers', async () => {
    await tap(buttonWith(desk, /^结束投票/))
    await inDialog(desk, /^结束投票/)
    await sees(desk, /等计票人/)
    const { teller, teller2 } = { teller: speakerAt(hall.app, hall.teller), teller2: speakerAt(hall.app, hall.teller2) }
    const bundle = (approve: number) => ({
      type: 'ballot.enterPaper' as const,
      returned: 2,
      invalid: 1,
      tally: { [opened.item]: { approve, oppose: 1 - approve, abstain: 0 } },
    })
    await teller.must('ballot', opened.ballot, bundle(1))
    await teller2.must('ballot', opened.ballot, bundle(0))
    await sees(desk, /等计票人/)
    await teller2.must('ballot', opened.ballot, bundle(1))
    await tap(buttonWith(desk, /^核对票数/))
    await tap(buttonWith(desk, /^宣布投票有效/))
    await sees(desk, '发出 9 张（纸质 2 张），收回 9 张（纸质 2 张），未收回 0 张')
    await shoot(desk, 'ritual-desk-valid')
    await inDialog(desk, /^宣布投票有效/)
    await tap(buttonWith(desk, /^计票/))
    await sees(desk, /等总监票人/)
  })

  test('the votes are previewed at the desk, called out before the hall, and go on after the projector is reloaded', async () => {
    for (const n of [0, 1]) await rep(n).must('ballot', opened.ballot, { type: 'ballot.certify' })
    expect(await screen.locator('body').innerText()).not.toMatch(/赞成/)
    await tap(buttonWith(desk, '唱票'))
    await sees(desk, '按结果随机排列，不对应任何一张票')
    await shoot(desk, 'ritual-desk-reveal')
    await inDialog(desk, '在大屏开始唱票')
    await sees(screen, '正在唱票')
    await screen.waitForTimeout(700)
    await shoot(screen, 'ritual-screen-reveal')
    await screen.reload()
    await sees(screen, '唱票完毕，等待宣布')
    const lines = await screen.locator('.reveal-line').allInnerTexts()
    expect(lines.map((line) => line.replaceAll(/\s+/g, ' '))).toEqual(['赞成 5', '反对 3', '弃权 0', '无效 1'])
    expect(await screen.locator('.reveal-line path').count()).toBe(9)
    await shoot(screen, 'ritual-screen-revealed')
  })

  test('whoever asked for no motion sees the end at once', async () => {
    await speakerAt(hall.app, hall.presidium).must('ballot', opened.ballot, { type: 'ballot.reveal' })
    await screen.emulateMedia({ reducedMotion: 'reduce' })
    await screen.reload()
    await sees(screen, '唱票完毕，等待宣布')
    await tap(buttonWith(desk, /^宣布结果/))
    await inDialog(desk, /^宣布结果/)
    await sees(screen, '监票人已核签')
    await shoot(screen, 'ritual-screen-result')
  })

  test('no window had an error in its console', () => {
    const away = /ERR_CONNECTION_REFUSED|WebSocket connection|status of 503/
    expect(open.flatMap(({ errors }) => errors).filter((error) => !away.test(error))).toEqual([])
  })
})
