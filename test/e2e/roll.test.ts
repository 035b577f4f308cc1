/** Rules, roll and the way into the hall, in a real Chromium: at the desk, on the projector and on the phone that scans it. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { getHallCode } from '../../server/sign-in-contract.ts'
import { newId } from '../../server/ids.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { DESK, findChromium, isWide, launch, listen, openWindow, PHONE, sayNotRun, shoot, stumbles, type Surface } from './browser.ts'
import { button, choose, sees } from './hands.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const chromium = findChromium()
if (!chromium) sayNotRun()

describe.runIf(chromium)('rules, roll and sign-in', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  const open: Surface[] = []
  const window = async (who: Speaker, path: string, size = DESK) => {
    const surface = await openWindow(browser, origin, who, path, size)
    open.push(surface)
    return surface.page
  }
  const rep = (n: number): Speaker => hall.reps[n] ?? expect.fail(`no representative ${n}`)

  beforeAll(async () => {
    hall = await openHall(12, { delegations: 2, clientDir: CLIENT, enrolByActs: true, settings: { signInBy: 'hallCode' } })
    origin = await listen(hall)
    browser = await launch()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await Promise.all(open.map(({ page }, i) => shoot(page, `failed-roll-${i}`)))
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  test('a rule is changed in plain words, with a reason, and stands there with who and when', async () => {
    const page = await window(hall.staff, '/desk/settings')
    await sees(page, '附议人数')
    expect(await stumbles(page)).toEqual([])
    await button(page, '修改附议人数').click()
    const field = page.getByRole('dialog').getByRole('textbox', { name: '附议人数' })
    await field.fill('99')
    expect(await button(page, '保存修改').getAttribute('aria-disabled')).toBe('true')
    await field.fill('3')
    await page.getByLabel(/为什么修改/).fill('代表人数增加')
    await shoot(page, 'desk-setting')
    await button(page, '保存修改').click()
    await sees(page, /由教师A00001改定/)
    await sees(page, '代表人数增加')
    await shoot(page, 'desk-settings')
  })

  test('a category is added to the catalogue', async () => {
    const page = open[0]?.page as Page
    await button(page, '修改提案类别').click()
    await button(page, '增加一条').click()
    await page.getByLabel('新条目的名称').fill('食堂')
    await shoot(page, 'desk-catalogue')
    await button(page, '保存修改').click()
    await sees(page, /在用 11 项：.*食堂/)
  })

  test('the rules are read on a phone too, by whoever may only read them', async () => {
    const page = await window(hall.committee, '/desk/settings', PHONE)
    await sees(page, '您可以查看')
    expect(await button(page, '修改附议人数').count()).toBe(0)
    expect(await isWide(page)).toBe(false)
    expect(await stumbles(page)).toEqual([])
    await shoot(page, 'phone-settings')
  })

  test('a seat ends, is filled by a by-election, and tells its story', async () => {
    const page = await window(hall.staff, '/desk/roll')
    await button(page, '教师R00005的变动与记录').click()
    await page.getByRole('dialog').getByText('退出名册').first().click()
    await page.getByLabel(/事由/).fill('调离本校。')
    await shoot(page, 'desk-seat')
    await page.getByRole('dialog').getByRole('button', { name: '退出名册' }).click()
    await page.getByRole('row', { name: /教师R00005.*已退出名册/ }).waitFor()
    await button(page, '补选、增补代表').click()
    await choose(page.getByLabel('当选人'), 'A00010', '教师A00010')
    await choose(page.getByLabel('补谁的缺'), 'R00005', '教师R00005')
    for (const [label, figure] of [
      ['应参加人数', '12'],
      ['参加表决', '10'],
      ['赞成当选', '8'],
    ] as const)
      await page.getByLabel(label).fill(figure)
    await page.getByLabel(/哪次会议选出/).fill('第二代表团2030年1月5日全体会议。')
    await shoot(page, 'desk-elect')
    await page.getByRole('dialog').getByRole('button', { name: '补选入册' }).click()
    await page.getByRole('row', { name: /教师A00010.*第2代表团/ }).waitFor()
    await button(page, '教师R00005的变动与记录').click()
    await sees(page, '由教师A00010补选')
    await sees(page, '调离本校。')
    await shoot(page, 'desk-seat-story')
    expect(await stumbles(page)).toEqual([])
  })

  test('the credentials report is made from the roll, and prints', async () => {
    const page = await window(hall.secretary, '/desk/roll/credentials')
    await sees(page, /应到正式代表 12 人/)
    expect(await stumbles(page)).toEqual([])
    await shoot(page, 'desk-credentials')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.desk-head').isVisible()).toBe(false)
    await shoot(page, 'desk-credentials-print')
  })

  test('a term says when it began', async () => {
    const page = await window(hall.secretary, '/desk/roll/terms')
    await button(page, '填写起止').click()
    await page.getByLabel('起始日期').fill('2023-09-01')
    await button(page, '保存').click()
    await sees(page, /2023年9月1日 起，3 年，至 2026年9月1日/)
    expect(await stumbles(page)).toEqual([])
    await shoot(page, 'desk-terms')
  })

  test('the screen shows a code; a phone that scans it is signed in', async () => {
    const { secretary, session } = hall
    const item = {
      type: 'session.addItem',
      item: newId(),
      after: null,
      title: '学校工作报告',
      power: 'annualReport',
      kind: 'hear',
    } as const
    await secretary.must('session', session, { ...item, method: null, motion: null, presenter: null, minutes: null })
    await secretary.must('session', session, { type: 'session.sendPapers', overrideReason: '测试。' })
    await secretary.must('session', session, { type: 'session.prepare' })
    const screen = await window(secretary, '/screen', { width: 1920, height: 1080 })
    await screen.getByRole('img', { name: '扫码签到' }).waitFor()
    await shoot(screen, 'screen-sign-in')

    const asked = await window(rep(2), '/', PHONE)
    await sees(asked, '请扫码签到')
    await shoot(asked, 'phone-scan-asked')

    const { path } = (await secretary.call(getHallCode, { params: { id: session } })).body
    const phone = await window(rep(2), path, PHONE)
    await sees(phone, '签到成功')
    expect(await stumbles(phone)).toEqual([])
    await shoot(phone, 'phone-signed-in')
    await sees(screen, '1/6')
    await asked.reload()
    await asked.getByText('请扫码签到').waitFor({ state: 'detached' })
  })

  test('a code that has turned says what to do', async () => {
    const phone = await window(rep(3), `/here/${hall.session}/${'A'.repeat(16)}`, PHONE)
    await sees(phone, '这个码已经换了，请重新扫大屏上的码')
    await shoot(phone, 'phone-code-turned')
  })

  test('who scans before logging in logs in first, and is then signed in', async () => {
    const { body } = await hall.secretary.call(getHallCode, { params: { id: hall.session } })
    const surface = await openWindow(browser, origin, { ...rep(4), cookie: 'nobody' }, body.path, PHONE)
    open.push(surface)
    await surface.page.waitForURL(/\/login\?to=/)
    const pass = new URL(surface.page.url()).searchParams.get('to') ?? ''
    const back = await window(rep(4), pass, PHONE)
    await sees(back, '签到成功')
  })

  test('the desk shows the credentials to the hall', async () => {
    await hall.secretary.must('session', hall.session, {
      type: 'session.show',
      page: 'credentials',
      item: null,
      ballot: null,
    })
    const screen = open.find(({ page }) => page.url().endsWith('/screen'))?.page as Page
    await sees(screen, '代表资格审查报告')
    await shoot(screen, 'screen-credentials')
  })

  test('no window had an error in its console', () => {
    expect(open.flatMap(({ errors }) => errors)).toEqual([])
  })
})
