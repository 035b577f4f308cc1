/** Appraisals over the years in real windows: the leader's page, and one's own on the phone (domain 4.2). */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BallotItem } from '../../machines/matters.ts'
import { newId } from '../../server/ids.ts'
import { appraise, LEVELS } from '../appraisals.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'
import { DESK, findChromium, isWide, launch, listen, openWindow, PHONE, shoot, stumbles } from './browser.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname

describe.runIf(findChromium())('appraisals over the years', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  const rep = (n: number) => hall.reps[n] as Speaker

  beforeAll(async () => {
    hall = await openHall(12, { clientDir: CLIENT })
    origin = await listen(hall)
    browser = await launch()
    await callToOrder(hall, 12, 3)
    const person = (n: number, title: string): BallotItem => ({ id: rep(n).person, title, marks: LEVELS })
    const voters = [0, 1, 2, 5, 6, 7, 8, 9]
    const items = [person(3, '马文博'), person(4, '欧阳海涛')]
    await appraise(hall, { title: '2024 年中层干部民主评议', items, seenBy: 'presidium', voters, level: 'competent' })
    await appraise(hall, { title: '2025 年中层干部民主评议', items, seenBy: 'presidium', voters, level: 'excellent' })
    const aspects = ['德', '能', '勤', '绩', '廉'].map((aspect) => ({
      id: newId(),
      title: `马文博 · ${aspect}`,
      marks: LEVELS,
      person: rep(3).person,
    }))
    await appraise(hall, { title: '2026 年正职民主评议', items: aspects, seenBy: 'presidium', voters, level: 'excellent' })
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  test('the leader finds a person and reads their years', async () => {
    const { page, errors } = await openWindow(browser, origin, hall.leader, '/works/ratings', DESK)
    await page.getByText('马文博').first().waitFor()
    await shoot(page, 'works-ratings')
    await page.getByLabel('按姓名查找').fill('马')
    await page.getByText('2024 年中层干部民主评议').waitFor()
    await shoot(page, 'works-ratings-one')
    expect(await stumbles(page)).toEqual([])
    expect(errors).toEqual([])
    await page.close()
  })

  test('whoever was rated finds their own on the phone, and nobody else’s', async () => {
    const { page, errors } = await openWindow(browser, origin, rep(4), '/me', PHONE)
    await page.getByRole('link', { name: '我的评议结果（2 次）' }).click()
    await page.getByText('2025 年中层干部民主评议').waitFor()
    await shoot(page, 'phone-ratings')
    expect(await page.getByText('2026 年正职民主评议').count()).toBe(0)
    expect([await stumbles(page), await isWide(page), errors]).toEqual([[], false, []])
    await page.close()
  })
})
