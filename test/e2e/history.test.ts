/** Motions of earlier sessions brought in at the desk: a file with a mistake, the same corrected, and what then can be found. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { HISTORY_COLUMNS, type HistoryColumn } from '../../server/history-replies.ts'
import { HISTORY_HEADINGS, HISTORY_SAMPLE } from '../../server/history-words.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { DESK, findChromium, isWide, launch, listen, openWindow, PHONE, shoot, stumbles, type Surface } from './browser.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const fileOf = (...rows: Partial<Record<HistoryColumn, string>>[]) => ({
  name: '历年提案.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([HISTORY_HEADINGS, ...rows].map((row) => HISTORY_COLUMNS.map((column) => row[column] ?? '').join(',')).join('\n')),
})

describe.runIf(findChromium())('the history of a school', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  let desk: Page
  const open: Surface[] = []
  const window = async (who: Speaker, path: string, size = DESK) => {
    const surface = await openWindow(browser, origin, who, path, size)
    open.push(surface)
    return surface.page
  }

  beforeAll(async () => {
    hall = await openHall(3, { clientDir: CLIENT })
    origin = await listen(hall)
    browser = await launch()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shoot(desk, 'history-failed')
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  test('a file with a mistake says which row and why, and brings nothing', async () => {
    desk = await window(hall.staff, '/desk/motions')
    await desk.getByRole('link', { name: '导入历年提案' }).click()
    await desk
      .locator('input[type=file]')
      .setInputFiles(fileOf(HISTORY_SAMPLE, { ...HISTORY_SAMPLE, number: 'J2C3-012', category: '外星事务' }))
    await desk.getByText('类别：不是学校的提案类别').waitFor()
    await shoot(desk, 'history-bad')
    expect(await stumbles(desk)).toEqual([])
    expect(await desk.getByRole('button', { name: /^导入 / }).count()).toBe(0)
  })

  test('corrected, it comes in, and the past is found', async () => {
    await desk
      .locator('input[type=file]')
      .setInputFiles(fileOf(HISTORY_SAMPLE, { ...HISTORY_SAMPLE, number: 'J2C3-012', title: '增设遮阳棚' }))
    await desk.getByRole('button', { name: '导入 2 件' }).click()
    await desk.getByText('导入完成').waitFor()
    await shoot(desk, 'history-done')
    await desk.getByRole('link', { name: '去查询' }).click()
    await desk.getByText('增设遮阳棚').first().click()
    await desk.getByText('已于当年暑假解决。').waitFor()
    await shoot(desk, 'history-works')
    expect(await stumbles(desk)).toEqual([])
  })

  test('on a phone it reads like any other motion', async () => {
    const path = new URL(desk.url()).pathname.replace('/works', '')
    const phone = await window(hall.reps[0] as Speaker, path, PHONE)
    await phone.getByText('二届三次').waitFor()
    await shoot(phone, 'history-phone')
    expect(await stumbles(phone)).toEqual([])
    expect(await isWide(phone)).toBe(false)
    expect(open.flatMap(({ errors }) => errors)).toEqual([])
  })
})
