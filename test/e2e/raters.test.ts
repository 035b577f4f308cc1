/** An appraisal whose raters are weighed in groups, in real windows: the rule, the desk, the papers, the hall and the result (domain 4.2). */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { getSettings } from '../../server/settings-contract.ts'
import type { BallotContext } from '../../machines/ballot-context.ts'
import { getBallot, listBallots } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'
import { issuePapersOf } from '../sealed-hall.ts'
import { DESK, findChromium, isWide, launch, listen, openWindow, PHONE, shoot, stumbles, type Surface } from './browser.ts'
import { buttonWith, choose, inDialog, link, press, rest, sees, tap } from './hands.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const LEADERS = [0, 1, 2, 3, 4, 5]
const HEADS = [6, 7, 8]
const OTHERS = Array.from({ length: 48 }, (_, n) => 9 + n)
/** How much slower than this machine a phone in the hall is taken to be. */
const SLOW = 6

describe.runIf(findChromium())('an appraisal in groups', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  let desk: Page
  let screen: Page
  const item = newId()
  const open: Surface[] = []
  const window = async (who: Speaker, path: string, size: typeof DESK) => {
    const surface = await openWindow(browser, origin, who, path, size)
    open.push(surface)
    return surface.page
  }
  const rep = (n: number) => hall.reps[n] as Speaker
  const rows = async () =>
    (await hall.secretary.call(listBallots, { query: { session: hall.session } })).body.items.filter(({ matter }) => matter === 'appraisal')
  const first = async () => (await rows())[0]?.id ?? ''

  beforeAll(async () => {
    hall = await openHall(57, { clientDir: CLIENT, settings: { ratingsSeenBy: 'staff' } })
    origin = await listen(hall)
    browser = await launch()
    const person = (n: number) => hall.db.updateTable('person').where('id', '=', rep(n).person)
    for (const n of LEADERS) await person(n).set({ duty: 'leader' }).execute()
    for (const n of HEADS)
      await person(n)
        .set({ roles: ['department'] })
        .execute()
    await hall.secretary.must('session', hall.session, {
      type: 'session.addItem',
      item,
      after: null,
      title: '民主评议中层干部',
      power: 'appraisal',
      kind: 'appraise',
      method: 'secret',
      motion: null,
      presenter: null,
      minutes: null,
    })
    await callToOrder(hall, 57, 3)
    await hall.secretary.must('session', hall.session, { type: 'session.presentItem', item })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    await Promise.all(open.filter(({ page }) => !page.isClosed()).map(({ page }, i) => shoot(page, `raters-failed-${i}`)))
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  test('the office says once how raters are grouped and weighed; weights that are no whole are not taken', async () => {
    const page = await window(hall.staff, '/desk/settings', DESK)
    await page.getByRole('button', { name: '修改分组评议' }).click()
    await page.getByText('分组，按权重合成').click()
    await page.getByLabel('其他代表组的权重（%）').fill('50')
    await sees(page, '权重合计 110%，应为 100%')
    const save = page.getByRole('button', { name: '保存修改' })
    expect(await save.isDisabled()).toBe(true)
    await page.getByLabel('校领导组的权重（%）').fill('20')
    await sees(page, '权重合计 100%，应为 100%')
    await shoot(page, 'raters-rule')
    expect(await stumbles(page)).toEqual([])
    await save.click()
    await sees(page, '校领导 20%、中层干部 30%、其他代表 50%')
    const { raterGroups } = (await hall.staff.call(getSettings)).body.settings
    expect(raterGroups?.map(({ weight }) => weight)).toEqual([20, 30, 50])
  })

  test('the desk sets up one appraisal, and has a ballot for each group', async () => {
    desk = await window(hall.secretary, '/desk', DESK)
    await desk.getByRole('button', { name: /^设置票决/ }).click()
    const field = await rest(desk.getByLabel('被评议人', { exact: true }))
    for (const number of ['R00005', 'R00006']) await choose(field, number)
    await desk.keyboard.press('Escape')
    await desk.getByLabel('名册以外的人员').fill(Array.from({ length: 18 }, (_, n) => `中层干部${n + 1}`).join('\n'))
    await sees(desk, '分组：校领导 20%、中层干部 30%、其他代表 50%')
    await desk.getByText('分组：校领导 20%', { exact: false }).scrollIntoViewIfNeeded()
    await shoot(desk, 'raters-form')
    expect(await stumbles(desk)).toEqual([])
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /^设置票决/ })
      .click()
    await expect
      .poll(async () => (await rows()).map(({ title }) => title))
      .toEqual(['民主评议中层干部 · 校领导', '民主评议中层干部 · 中层干部', '民主评议中层干部 · 其他代表'])
    await sees(desk, '民主评议中层干部 · 其他代表')
    await shoot(desk, 'raters-desk')
    expect(await stumbles(desk)).toEqual([])
  })

  test('everybody holds one paper; three heads of department have that of the leaders; the hall counts them all', async () => {
    screen = await window(hall.presidium, '/screen', DESK)
    await issuePapersOf(hall, await first(), hall.reps.slice(0, 3))
    await hall.secretary.must('ballot', await first(), { type: 'ballot.open', closesAt: null })
    expect((await rows()).map(({ title, state }) => [title, state])).toEqual([
      ['民主评议中层干部 · 校领导/中层干部', 'open'],
      ['民主评议中层干部 · 中层干部', 'archived'],
      ['民主评议中层干部 · 其他代表', 'open'],
    ])
    await sees(screen, '分组投票：校领导、中层干部、其他代表')
    await sees(screen, '57')
    const phone = await window(rep(12), '/', PHONE)
    const cdp = await phone.context().newCDPSession(phone)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW })
    await sees(phone, '请表决')
    expect(await phone.getByText('民主评议中层干部 · 校领导/中层干部').count()).toBe(0)
    await tap(link(phone, /民主评议中层干部 · 其他代表/))
    await phone.getByRole('group').first().waitFor()
    const presses = await phone.evaluate(async () => {
      const times: number[] = []
      for (const choice of document.querySelectorAll<HTMLElement>('.candidate button:nth-child(2)')) {
        const started = performance.now()
        choice.click()
        await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))
        times.push(performance.now() - started)
      }
      return times
    })
    expect(presses).toHaveLength(20)
    process.stdout.write(`a press of 20 × 4 among 57, at 1/${SLOW} speed, is painted within ${Math.max(...presses).toFixed(0)} ms\n`)
    await shoot(phone, 'raters-phone')
    await press(phone, '看一遍我的票')
    await press(phone, '投出')
    await sees(phone, '已收到')
    expect([await stumbles(phone), await isWide(phone)]).toEqual([[], false])
    await shoot(screen, 'raters-screen')
    await sees(desk, '其他各组')
    await shoot(desk, 'raters-desk-open')
  })

  test('the whole is read at the desk, in the hall and on a phone once both groups are announced', async () => {
    const [leaders = '', , others = ''] = (await rows()).map(({ id }) => id)
    const { items } = (await hall.secretary.call(getBallot, { params: { id: leaders } })).body.context as unknown as BallotContext
    expect(items).toHaveLength(20)
    const paper = (n: number, level: string) => Object.fromEntries(items.map(({ id }) => [id, id === rep(n).person ? 'skip' : level]))
    for (const n of [...LEADERS, ...HEADS]) expect((await rep(n).cast(leaders, paper(n, 'excellent'))).status).toBe(200)
    for (const n of OTHERS.filter((one) => one !== 12)) expect((await rep(n).cast(others, paper(n, 'competent'))).status).toBe(200)
    await hall.secretary.must('ballot', leaders, { type: 'ballot.close' })
    // What follows from the figures is done for both groups at once; each count is signed by itself.
    for (const word of ['核对票数', '宣布投票有效', '计票']) {
      await tap(buttonWith(desk, `${word}（2 项一起）`))
      await desk.getByRole('dialog').getByText('民主评议中层干部 · 其他代表').waitFor()
      await shoot(desk, `raters-desk-${word}`)
      await inDialog(desk, `${word}（2 项一起）`)
      await desk.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    for (const id of [leaders, others]) for (const n of [0, 1]) await rep(n).must('ballot', id, { type: 'ballot.certify' })
    await hall.secretary.must('ballot', leaders, { type: 'ballot.announce' })
    await sees(screen, '校领导 20%、中层干部 30%、其他代表 50%')
    await sees(screen, '50.0%')
    await screen.waitForTimeout(500)
    await shoot(screen, 'raters-screen-result')
    expect(await stumbles(screen)).toEqual([])
    const phone = await window(rep(5), `/ballots/${others}`, PHONE)
    await sees(phone, '各组合成结果')
    await phone.getByText('看各组').first().click()
    await sees(phone, '校领导、中层干部 · 权重 50%')
    await phone.waitForTimeout(400)
    await shoot(phone, 'raters-phone-result')
    expect([await stumbles(phone), await isWide(phone)]).toEqual([[], false])
    const works = await window(hall.leader, '/works/ratings', DESK)
    await works.getByLabel('按姓名查找').fill('R00006')
    await sees(works, '各组加权')
    await shoot(works, 'raters-works')
    expect(await stumbles(works)).toEqual([])
    await desk.locator('.agenda-item button', { hasText: '民主评议中层干部' }).first().click()
    await sees(desk, '各组合成结果')
    await desk.waitForTimeout(400)
    await shoot(desk, 'raters-desk-result')
    expect(await stumbles(desk)).toEqual([])
    expect(open.flatMap(({ errors }) => errors)).toEqual([])
  })
})
