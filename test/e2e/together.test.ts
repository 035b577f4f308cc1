/** Two elections at one meeting in real windows: one ritual at the desk, two papers on a phone (domain 4.1). */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { listBallots } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'
import { DESK, findChromium, isWide, launch, listen, openWindow, PHONE, shoot, stumbles, type Surface } from './browser.ts'
import { button, choose, link, press, rest, sees, tap } from './hands.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname

describe.runIf(findChromium())('two elections that go together', () => {
  const elections = [
    { item: newId(), title: '选举工会委员会委员' },
    { item: newId(), title: '选举经费审查委员会委员' },
  ] as const
  let hall: Hall
  let browser: Browser
  let origin: string
  let desk: Page
  let screen: Page
  const open: Surface[] = []
  const window = async (who: Speaker, path: string, size: typeof DESK) => {
    const surface = await openWindow(browser, origin, who, path, size)
    open.push(surface)
    return surface.page
  }
  const rep = (n: number) => hall.reps[n] as Speaker
  const ballots = async () => (await hall.secretary.call(listBallots, { query: { session: hall.session } })).body.items.slice(-2)

  beforeAll(async () => {
    hall = await openHall(12, { clientDir: CLIENT })
    origin = await listen(hall)
    browser = await launch()
    for (const { item, title } of elections) {
      await hall.secretary.must('session', hall.session, {
        type: 'session.addItem',
        item,
        after: null,
        title,
        power: 'election',
        kind: 'elect',
        method: 'secret',
        motion: null,
        presenter: null,
        minutes: null,
      })
    }
    await callToOrder(hall, 12, 3)
    await hall.secretary.must('session', hall.session, { type: 'session.presentItem', item: elections[0].item })
    desk = await window(hall.secretary, '/desk', DESK)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    await Promise.all(open.filter(({ page }) => !page.isClosed()).map(({ page }, i) => shoot(page, `together-failed-${i}`)))
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  /** Names two candidates for one seat in the form that is open. */
  const name = async (...numbers: string[]) => {
    for (const number of numbers) await choose(desk.getByLabel('候选人', { exact: true }), number)
    await desk.keyboard.press('Escape')
  }
  const setUp = async () => {
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /^设置票决/ })
      .click()
    await desk.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  test('the second election is set up beside the first, and the desk says that they go together', async () => {
    await press(desk, /^设置票决/)
    await name('R00004', 'R00005')
    await setUp()
    await sees(desk, /要和“选举经费审查委员会委员”一并投票/)
    await shoot(desk, 'desk-together-invited')
    await desk.locator('.agenda-item button', { hasText: elections[1].title }).click()
    await button(desk, '设置票决').click()
    await desk.getByLabel('一并投票').click()
    await desk.locator('.ant-select-item-option', { hasText: `与“${elections[0].title}”一并` }).click()
    await name('R00006', 'R00007')
    await shoot(desk, 'desk-together-form')
    expect(await stumbles(desk)).toEqual([])
    await setUp()
    await button(desk, /回到当前步骤/).click()
    await sees(desk, elections[1].title)
    const [first, second] = await ballots()
    expect([first?.title, second?.title, second?.togetherWith]).toEqual([elections[0].title, elections[1].title, first?.id])
  })

  test('one button takes both to their papers; the hall reads both titles', async () => {
    screen = await window(hall.presidium, '/screen', DESK)
    await press(desk, /^适用表决办法/)
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /^适用表决办法/ })
      .click()
    await press(desk, /^监票人就位/)
    await press(desk, /^清点人数/)
    await expect.poll(async () => (await ballots()).map(({ state }) => state)).toEqual(['quorum_checked', 'quorum_checked'])
    await rep(0).must('ballot', (await ballots())[0]?.id ?? '', { type: 'ballot.sealEmpty' })
    await press(desk, /^发票/)
    await desk.getByRole('dialog').getByRole('button', { name: /^发票/ }).click()
    await press(desk, /^开始投票/)
    await sees(screen, `一并投票：${elections[1].title}`)
    await shoot(screen, 'screen-together')
    expect(await stumbles(screen)).toEqual([])
    await shoot(desk, 'desk-together-open')
    expect(await stumbles(desk)).toEqual([])
    expect((await ballots()).map(({ state }) => state)).toEqual(['open', 'open'])
  })

  test('a phone goes from one paper to the next, and has then none left', async () => {
    const phone = await window(rep(9), '/', PHONE)
    const paper = await rest(link(phone, new RegExp(elections[0].title)))
    await shoot(phone, 'phone-together-home')
    await paper.click()
    const vote = async () => {
      await phone.getByRole('group').first().waitFor()
      for (const group of await phone.getByRole('group').all()) await group.getByRole('button', { name: '弃权' }).click()
      await press(phone, '看一遍我的票')
      await press(phone, '投出')
      await sees(phone, '已收到')
    }
    await vote()
    const next = link(phone, `还有一张票：${elections[1].title}`)
    await next.waitFor()
    await shoot(phone, 'phone-together-next')
    expect([await stumbles(phone), await isWide(phone)]).toEqual([[], false])
    await next.click()
    await phone.getByRole('heading', { name: elections[1].title }).waitFor()
    await vote()
    await phone.waitForTimeout(500)
    expect(await phone.getByText(/还有一张票/).count()).toBe(0)
  })

  test('one button closes both boxes', async () => {
    await press(desk, /^结束投票/)
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /^结束投票/ })
      .click()
    await expect.poll(async () => (await ballots()).map(({ state }) => state)).toEqual(['closed', 'closed'])
    await shoot(desk, 'desk-together-closed')
  })

  test('a scrutineer signs one count after the other', async () => {
    const ids = (await ballots()).map(({ id }) => id)
    for (const id of ids)
      for (const type of ['ballot.reconcile', 'ballot.declareValid', 'ballot.count'] as const)
        await hall.secretary.must('ballot', id, { type })
    const phone = await window(rep(0), `/scrutiny/${ids[0] ?? ''}`, PHONE)
    const sign = async () => {
      await press(phone, '核签')
      await phone.getByRole('dialog').getByRole('button', { name: '核签' }).click()
      await sees(phone, '您已核签')
    }
    await phone.getByRole('heading', { name: elections[0].title }).waitFor()
    await sign()
    await sees(phone, /还有一份计票待核签/)
    await shoot(phone, 'phone-together-signed')
    expect(await stumbles(phone)).toEqual([])
    await tap(link(phone, /还有一份计票待核签/))
    await phone.getByRole('heading', { name: elections[1].title }).waitFor()
    await sign()
    expect(await phone.getByText(/还有一份计票待核签/).count()).toBe(0)
    for (const id of ids) await rep(1).must('ballot', id, { type: 'ballot.certify' })
  })

  test('the hall turns from one result to the other', async () => {
    const ids = (await ballots()).map(({ id }) => id)
    await hall.secretary.must('ballot', ids[0] ?? '', { type: 'ballot.announce' })
    for (const { title } of [...elections, elections[0]]) await screen.getByRole('heading', { name: title }).waitFor()
    await shoot(screen, 'screen-together-result')
    expect(open.flatMap(({ errors }) => errors)).toEqual([])
  })
})
