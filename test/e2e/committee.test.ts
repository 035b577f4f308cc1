/** The committee's desk in a real window: several motions decided on together, two compared and merged, all by its own acts. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { getMotion } from '../../server/contract.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { submitMotion } from '../procedure.ts'
import { DESK, findChromium, isWide, launch, listen, openWindow, PHONE, shoot, stumbles, type Surface } from './browser.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const TITLES = ['延长食堂晚餐供应时间', '食堂晚餐供应时间太短', '增设教师休息室', '更换实验室通风设备'] as const

describe.runIf(findChromium())('the committee’s desk', () => {
  let hall: Hall
  let browser: Browser
  let desk: Page
  let surface: Surface
  const ids: string[] = []
  const stateOf = async (n: number) => (await hall.committee.call(getMotion, { params: { id: ids[n] ?? '' } })).body.state

  beforeAll(async () => {
    hall = await openHall(4, { clientDir: CLIENT })
    const author = hall.reps[0] as Speaker
    for (const title of TITLES) {
      ids.push(await submitMotion(hall, author, hall.reps.slice(1, 3), title))
    }
    browser = await launch()
    surface = await openWindow(browser, await listen(hall), hall.committee, '/desk/motions?queue=submitted', DESK)
    desk = surface.page
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shoot(desk, 'committee-failed')
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  test('sees before it decides what will become of each motion, and how it went for each', async () => {
    for (const id of ids) await hall.staff.must('motion', id, { type: 'motion.accept' })
    await desk.goto(desk.url().replace('submitted', 'under_review'))
    for (const title of TITLES.slice(2)) await desk.getByLabel(`选中“${title}”`).check()
    await desk.getByRole('button', { name: '立案', exact: true }).click()
    await desk.getByText('会怎样').waitFor()
    await desk.getByText('将立案').first().waitFor()
    await shoot(desk, 'committee-batch')
    expect(await stumbles(desk)).toEqual([])
    await desk.getByRole('button', { name: '立案 2 件' }).click()
    await desk.getByText('✓ 已办').nth(1).waitFor()
    expect([await stateOf(2), await stateOf(3)]).toEqual(['filed', 'filed'])
    await desk.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).click()
  })

  test('compares two motions side by side and merges one into the other', async () => {
    for (const title of TITLES.slice(0, 2)) await desk.getByLabel(`选中“${title}”`).check()
    await desk.getByRole('button', { name: '并列比较' }).click()
    await desk.locator('.compare mark').first().waitFor()
    await shoot(desk, 'committee-compare')
    expect(await stumbles(desk)).toEqual([])
    await desk.getByRole('button', { name: `并入“${TITLES[0]}”` }).click()
    const form = desk.getByRole('dialog')
    await form.locator('textarea').fill('两件都是食堂晚餐时间。')
    await form.getByRole('button', { name: '并案' }).click()
    await expect.poll(() => stateOf(1)).toBe('merged')
    expect(await stateOf(0)).toBe('under_review')
  })

  test('walks the list by keys and holds on a phone', async () => {
    await desk.goto(desk.url().replace(/queue=\w+/, 'queue=filed'))
    await desk.getByText(TITLES[2]).first().waitFor()
    const first = desk.locator('.motion-rows a').first()
    await first.focus()
    await desk.keyboard.press('ArrowDown')
    expect(
      await desk
        .locator('.motion-rows a')
        .nth(1)
        .evaluate((link) => link === document.activeElement),
    ).toBe(true)
    await desk.setViewportSize(PHONE)
    expect(await isWide(desk)).toBe(false)
    await shoot(desk, 'committee-390')
    expect(surface.errors).toEqual([])
  })
})
