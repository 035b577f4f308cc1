/** After the session, as the office lives it: resolution, board, report, evidence, in real windows. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listBallots } from '../../server/contract.ts'
import { verifyPack } from '../../server/pack-verify.ts'
import { callToOrder, closeAndAnnounce, openBallot, openHall, type Hall, type Speaker } from '../hall.ts'
import { DESK, findChromium, isWide, launch, listen, openWindow, PHONE, shoot, stumbles, type Surface } from './browser.ts'
import { button, sees } from './hands.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const chromium = findChromium()

/** A page on a busy machine takes its time. */
describe.runIf(chromium)('after the session, in real windows', () => {
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
    hall = await openHall(12, { clientDir: CLIENT, enrolByActs: true })
    await callToOrder(hall)
    const secret = await openBallot(hall, 'secret')
    for (const [at, rep] of hall.reps.entries()) await rep.cast(secret.ballot, { [secret.item]: at < 8 ? 'approve' : 'oppose' })
    await closeAndAnnounce(hall, secret.ballot)
    origin = await listen(hall)
    browser = await launch()
    desk = await window(hall.secretary, '/desk/after')
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  test('the resolution is drafted from the record, changed, saved, and put to the congress', async () => {
    const text = desk.getByRole('textbox', { name: '大会决议' })
    await expect.poll(() => text.inputValue()).toContain('应到代表 12 人，实到 12 人')
    expect(await text.inputValue()).toContain('赞成 8 票，反对 4 票，弃权 0 票，通过')
    await text.fill(`${await text.inputValue()}\n特此决议。`)
    expect(await button(desk, '提请鼓掌通过').isEnabled()).toBe(false)
    await button(desk, '保存草案').click()
    await expect.poll(() => button(desk, '提请鼓掌通过').isEnabled()).toBe(true)
    await button(desk, '提请鼓掌通过').click()
    await sees(desk, '正在提请大会表决')
    const { body } = await hall.secretary.call(listBallots, { query: { session: hall.session } })
    const ballot = body.items.at(-1)?.id ?? ''
    await hall.secretary.must('ballot', ballot, { type: 'ballot.checkQuorum' })
    await hall.secretary.must('ballot', ballot, { type: 'ballot.recordAcclamation', objections: 0 })
    await hall.secretary.must('ballot', ballot, { type: 'ballot.announce' })
    await sees(desk, '大会已通过')
    await sees(desk, '特此决议。')
  })

  test('closed, the days to publish are counted, and staff read what is published on their phones', async () => {
    await hall.presidium.must('session', hall.session, { type: 'session.close' })
    await sees(desk, /距公布期限还有 3 天/)
    await shoot(desk, 'desk-after-closed')
    expect(await stumbles(desk)).toEqual([])
    await button(desk, '公布结果').click()
    await sees(desk, /还须公开 15 天/)
    const phone = await window(hall.stranger, `/board/${hall.session}`, PHONE)
    await sees(phone, '特此决议。')
    await sees(phone, /竖线：需 7 票；得 8 票，通过/)
    expect(await isWide(phone)).toBe(false)
    expect(await stumbles(phone)).toEqual([])
    await shoot(phone, 'board-phone')
    await phone.getByRole('link', { name: '返回公开目录' }).click()
    await sees(phone, '三届二次教代会')
  })

  test('the report upward is recorded, and what is typed is not lost to a live frame', async () => {
    await desk.getByLabel('报送单位').fill('区教育工会')
    await hall.secretary.must('session', hall.session, {
      type: 'session.reportUpward',
      to: '区教育局',
      number: '',
      sentOn: '2030-01-12',
    })
    await sees(desk, '区教育局')
    expect(await desk.getByLabel('报送单位').inputValue()).toBe('区教育工会')
    await button(desk, '登记上报').click()
    await desk.getByRole('listitem').filter({ hasText: '区教育工会' }).waitFor()
  })

  test('the evidence pack is downloaded with the hash that the desk shows, and verifies', async () => {
    const coming = desk.waitForEvent('download')
    await button(desk, '生成并下载').click()
    const download = await coming
    expect(download.suggestedFilename()).toBe('三届二次教代会 会议证据档案包.zip')
    const report = await verifyPack(readFileSync(await download.path()))
    expect(report.findings).toEqual([])
    await sees(desk, report.manifest)
    await shoot(desk, 'desk-after')
  })

  test('on a phone the page holds, and no console complained', async () => {
    const small = await window(hall.secretary, '/desk/after', PHONE)
    await sees(small, '证据档案包')
    expect(await isWide(small)).toBe(false)
    expect(await stumbles(small)).toEqual([])
    await small.screenshot({ path: 'test/screenshots/desk-after-phone.png', fullPage: true })
    expect(open.flatMap(({ errors }) => errors)).toEqual([])
  })
})
