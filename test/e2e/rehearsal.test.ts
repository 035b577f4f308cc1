/** A rehearsal in real windows: begun at the desk, joined by hand, filled with simulated people, thrown away. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { getMe, getSession, listBallots } from '../../server/contract.ts'
import { callToOrder, openBallot, openHall, type Hall, type Speaker } from '../hall.ts'
import { DESK, findChromium, launch, listen, openWindow, PHONE, shoot, type Surface } from './browser.ts'
import { buttonWith, inDialog, link, sees, tap } from './hands.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname

describe.runIf(findChromium())('a rehearsal in real windows', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  let desk: Page
  let phone: Page
  const open: Surface[] = []
  const window = async (who: Speaker, path: string, size = PHONE) => {
    const surface = await openWindow(browser, origin, who, path, size)
    open.push(surface)
    return surface.page
  }
  const rehearsal = async () => (await hall.secretary.call(getMe)).body.rehearsal ?? ''

  beforeAll(async () => {
    hall = await openHall(9, { clientDir: CLIENT })
    origin = await listen(hall)
    browser = await launch()
    await callToOrder(hall)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await Promise.all(open.map(({ page }, i) => shoot(page, `rehearsal-failed-${i}`)))
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  test('begins at the desk, which then says on every page that nothing counts', async () => {
    phone = await window(hall.reps[2] ?? hall.staff, '/')
    await sees(phone, '您已签到')
    desk = await window(hall.secretary, '/desk', DESK)
    await buttonWith(desk, '开始演练').click()
    await sees(desk, '与提案脱开')
    await inDialog(desk, '开始演练')
    await sees(desk, '这里的签到、表决都不算数')
    await sees(desk, '预备会议')
    await shoot(desk, 'rehearsal-desk')
    await desk.getByRole('link', { name: '名册' }).first().click()
    await sees(desk, '这里的签到、表决都不算数')
    await desk.goto(`${origin}/desk`)
    await sees(desk, '这里的签到、表决都不算数')
  })

  test('a phone stays in the real session until its owner takes part, and the screen says so in large letters', async () => {
    await sees(phone, '会务组正在演练')
    await sees(phone, '您已签到')
    await shoot(phone, 'rehearsal-phone-line')
    await buttonWith(phone, '参加演练').click()
    await sees(phone, '这里的签到、表决都不算数')
    await tap(buttonWith(phone, /^签到/))
    await sees(phone, '您已签到')
    await shoot(phone, 'rehearsal-phone')
    const screen = await window(hall.presidium, `/screen?session=${await rehearsal()}`, DESK)
    await sees(screen, '演练')
    await shoot(screen, 'rehearsal-screen')
  })

  test('is filled at the desk, and votes as on the day', async () => {
    await buttonWith(desk, '代签到').click()
    await desk.locator('.desk-hall').getByText('已到').waitFor()
    await desk.getByText('还有').waitFor({ state: 'detached' })
    const id = await rehearsal()
    await hall.secretary.must('session', id, { type: 'session.open' })
    const { ballot } = await openBallot({ ...hall, session: id }, 'secret')
    await tap(link(phone, /请表决/))
    for (const name of ['赞成', '投出']) await tap(buttonWith(phone, name))
    await phone.getByRole('heading', { name: '已收到' }).waitFor()
    await buttonWith(desk, '代投票').click()
    await sees(desk, '票已全部收回')
    await shoot(desk, 'rehearsal-desk-voted')
    expect((await hall.secretary.call(listBallots, { query: { session: hall.session } })).body.items.map(({ id: of }) => of)).not.toContain(
      ballot,
    )
  })

  test('is thrown away, and everybody is back in the real session as they left it', async () => {
    await hall.secretary.must('session', await rehearsal(), { type: 'session.discard' })
    await sees(desk, '学校工作报告')
    await desk.getByText('这里的签到、表决都不算数').waitFor({ state: 'detached' })
    await phone.getByText('这里的签到、表决都不算数').waitFor({ state: 'detached' })
    await shoot(phone, 'rehearsal-phone-back')
    await phone.goto(origin)
    await sees(phone, '您已签到')
    expect((await hall.secretary.call(getSession, { params: { id: hall.session } })).body.context).toMatchObject({ present: 9, roll: 9 })
  })

  test('no window had an error in its console', () => {
    expect(open.flatMap(({ errors }) => errors)).toEqual([])
  })
})
