/** Papers, a notice and a consultation, as the desk, a representative and a colleague without a seat live them. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../server/ids.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { office, pdf, png } from '../sample-files.ts'
import { DESK, findChromium, launch, listen, openWindow, PHONE, sayNotRun, shoot, stumbles, type Surface } from './browser.ts'
import { buttonWith, link, sees, tap } from './hands.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const chromium = findChromium()
if (!chromium) sayNotRun()

describe.runIf(chromium)('papers and notices in real windows', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  const item = newId()
  const open: Surface[] = []
  const window = async (who: Speaker, path: string, size = PHONE) => {
    const surface = await openWindow(browser, origin, who, path, size)
    open.push(surface)
    return surface.page
  }
  const rep = (): Speaker => {
    const [found] = hall.reps
    if (!found) throw new Error('there is no representative')
    return found
  }

  beforeAll(async () => {
    hall = await openHall(7, { clientDir: CLIENT })
    for (const [id, title, kind] of [
      [newId(), '学校工作报告', 'hear'],
      [item, '绩效工资分配方案（修订）', 'decide'],
    ] as const)
      await hall.staff.must('session', hall.session, {
        type: 'session.addItem',
        item: id,
        after: null,
        title,
        power: kind === 'decide' ? 'staffInterest' : 'annualReport',
        kind,
        method: null,
        motion: null,
        presenter: null,
        minutes: null,
      })
    origin = await listen(hall)
    browser = await launch()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await Promise.all(open.map(({ page }, i) => shoot(page, `failed-papers-${i}`)))
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  let desk: Page
  test('the desk attaches papers to items; what is no paper is refused with a reason', async () => {
    desk = await window(hall.secretary, '/desk/papers', DESK)
    await sees(desk, /2 项议题还没有材料/)
    await desk.getByLabel('给「绩效工资分配方案（修订）」添加文件').setInputFiles([
      { name: '绩效工资分配方案（修订稿）.pdf', mimeType: 'application/pdf', buffer: pdf() },
      { name: '测算表.xlsx', mimeType: '', buffer: office('xlsx') },
      { name: '说明.docx', mimeType: '', buffer: Buffer.from('<script>alert(1)</script>') },
    ])
    await sees(desk, '测算表.xlsx')
    await sees(desk, /「说明.docx」没有添加：不是 PDF/)
    await desk.getByLabel('给「会议整体」添加文件').setInputFiles([{ name: '会场示意图.png', mimeType: 'image/png', buffer: png() }])
    await sees(desk, '会场示意图.png')
    await sees(desk, /1 项议题还没有材料：学校工作报告/)
    expect(await stumbles(desk)).toEqual([])
    await shoot(desk, 'papers-desk')
  })

  test('a representative sees them once they are sent, opens one, and the desk sees who has', async () => {
    const phone = await window(rep(), '/papers')
    await sees(phone, '会议材料还没有发出')
    await hall.staff.must('session', hall.session, { type: 'session.sendPapers', overrideReason: null })
    await sees(phone, '绩效工资分配方案（修订稿）.pdf')
    const download = phone.context().waitForEvent('page')
    await link(phone, /绩效工资分配方案/).tap()
    await download
    await sees(phone, /✓ 已阅/)
    expect(await stumbles(phone)).toEqual([])
    await shoot(phone, 'papers-phone')
    await phone.goto(`${origin}/`)
    await sees(phone, /会议材料，请阅读/)
    await shoot(phone, 'papers-home')
    await desk.reload()
    await buttonWith(desk, '1 / 7 人已阅').click()
    await sees(desk, /✓ /)
    await shoot(desk, 'papers-readers')
    await desk.keyboard.press('Escape')
  })

  test('a notice that asks for comments is written at the desk', async () => {
    await link(desk, '告知与征求意见').click()
    await buttonWith(desk, '写告知').click()
    await desk.getByLabel('标题').fill('绩效工资分配方案征求意见')
    await desk.getByLabel('内容').fill('方案已经教代会筹备组讨论。\n请各位同事阅读附件，在截止前提出意见。')
    await desk.getByLabel('附件').setInputFiles([{ name: '方案全文.pdf', mimeType: 'application/pdf', buffer: pdf() }])
    await sees(desk, '方案全文.pdf')
    await desk.getByText('征求，姓名只给会务组').click()
    await desk.getByLabel('截止日期').fill('2099-01-01')
    await desk.getByLabel('有关议题或议案').fill('绩效')
    await desk.keyboard.press('Enter')
    await shoot(desk, 'notice-form')
    await desk.getByRole('button', { name: '发布告知' }).click()
    await sees(desk, '0 / 18 人已知晓')
  })

  test('a colleague without a seat finds it on top of the works, takes note, and comments', async () => {
    const works = await window(hall.stranger, '/', DESK)
    await link(works, /绩效工资分配方案征求意见/).waitFor()
    await shoot(works, 'notice-works-top')
    await link(works, /绩效工资分配方案征求意见/).click()
    await buttonWith(works, '已知晓').click()
    await sees(works, /您已知晓/)
    await works.getByLabel('您的意见').fill('班主任津贴偏低，建议按课时折算。')
    await buttonWith(works, '提交意见').click()
    await sees(works, '已收到您的意见')
    expect(await stumbles(works)).toEqual([])
    await shoot(works, 'notice-works')
  })

  test('the desk is warned before the vote, answers, and the answer is seen on a phone without the name', async () => {
    await desk.goto(`${origin}/desk`)
    await desk.getByText('绩效工资分配方案（修订）').first().click()
    await sees(desk, /还有 1 条意见没有答复/)
    await shoot(desk, 'notice-warning')
    await link(desk, '去答复').click()
    await buttonWith(desk, /^答复$/).click()
    await desk.getByText('部分采纳', { exact: true }).click()
    await desk.getByLabel('答复（全员可见）').fill('已按课时上调一半，其余待明年预算。')
    await buttonWith(desk, '答复意见').click()
    await sees(desk, /1 条已答复/)
    expect(await stumbles(desk)).toEqual([])
    await shoot(desk, 'notice-desk')
    const phone = await window(rep(), '/')
    await tap(link(phone, /全员告知，请知晓/))
    await sees(phone, '部分采纳')
    await sees(phone, '一位同事')
    await buttonWith(phone, '已知晓').tap()
    await sees(phone, /您已知晓/)
    expect(await stumbles(phone)).toEqual([])
    await phone.screenshot({ path: new URL('../screenshots/notice-phone.png', import.meta.url).pathname, fullPage: true })
    await desk.reload()
    await sees(desk, '2 / 18 人已知晓')
  })

  test('nothing went wrong in any window', () => expect(open.flatMap(({ errors }) => errors)).toEqual([]))
})
