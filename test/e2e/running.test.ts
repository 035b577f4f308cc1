/** Preparing and running a session in real windows: the agenda put in order by keys, speakers, clocks, a recess, two desks. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { getSession } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { callToOrder, openHall, showOfHands, type Hall, type Speaker } from '../hall.ts'
import { writeMotion } from '../procedure.ts'
import { DESK, findChromium, launch, listen, openWindow, PHONE, shoot, stumbles, type Surface } from './browser.ts'
import { button, rest, sees } from './hands.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const chromium = findChromium()

describe.runIf(chromium)('a session in real windows', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  const open: Surface[] = []
  const window = async (who: Speaker, path: string, size = DESK) => {
    const surface = await openWindow(browser, origin, who, path, size)
    open.push(surface)
    return surface.page
  }
  /** The window that is open at an address. */
  const at = (path: string): Page => {
    const found = open.find(({ page }) => !page.isClosed() && new URL(page.url()).pathname === path)
    if (!found) throw new Error(`no window is open at ${path}`)
    return found.page
  }
  const rep = (n: number) => hall.reps[n] as Speaker
  const talk = {
    item: newId(),
    title: '分组讨论绩效工资分配方案',
    power: 'other',
    kind: 'discuss',
    method: null,
    motion: null,
    presenter: '王老师',
    minutes: 20,
  } as const
  const context = async () =>
    (await hall.secretary.call(getSession, { params: { id: hall.session } })).body.context as { items: { title: string }[] }
  const must = (event: Parameters<Speaker['must']>[2]) => hall.secretary.must('session', hall.session, event as never)

  beforeAll(async () => {
    hall = await openHall(12, { clientDir: CLIENT })
    origin = await listen(hall)
    browser = await launch()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    const seen = open.filter(({ page }) => !page.isClosed())
    await Promise.all(seen.map(({ page }, i) => shoot(page, `running-failed-${i}`)))
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  test('the desk sees the agenda of a template before it founds a session with it, in one act', async () => {
    const desk = await window(hall.secretary, '/desk/new')
    await sees(desk, '建议材料：方案全文、修订说明')
    await desk.getByLabel('开会日期').fill('2031-01-10')
    await desk.getByLabel('提案征集截止').fill('2030-12-20')
    await desk.getByLabel('次', { exact: true }).fill('9')
    await desk.getByLabel('第 2 项题目').fill('听取校长工作报告')
    await shoot(desk, 'desk-founding')
    expect(await stumbles(desk)).toEqual([])
    await button(desk, '建立会议').click()
    await desk.waitForURL('**/desk')
    await desk.close()
  })

  test('the agenda is put in order by keys alone and by the mouse, told to a screen reader, and taken back', async () => {
    await must({ type: 'session.addItem', after: null, ...talk })
    await must({ type: 'session.addItem', ...talk, after: talk.item, item: newId(), title: '第二项' })
    const desk = await window(hall.secretary, '/desk/agenda')
    await button(desk, '移动“第二项”').focus()
    await desk.keyboard.press('Space')
    await desk.keyboard.press('ArrowUp')
    await sees(desk, '“第二项”移到第 1 项，共 2 项')
    await desk.keyboard.press('Space')
    await sees(desk, '已调整“第二项”的顺序。')
    expect((await context()).items[0]?.title).toBe('第二项')
    await shoot(desk, 'desk-agenda')
    expect(await stumbles(desk)).toEqual([])
    await button(desk, '撤销').click()
    await expect.poll(async () => (await context()).items[0]?.title).toBe(talk.title)
    // Before it is dragged the list stands still: in the old order, its line of words gone.
    await expect
      .poll(() =>
        desk
          .getByRole('button', { name: /^移动“/ })
          .first()
          .getAttribute('aria-label'),
      )
      .toContain(talk.title)
    const handle = await rest(button(desk, '移动“第二项”'))
    const [from, to] = [await handle.boundingBox(), await button(desk, `移动“${talk.title}”`).boundingBox()]
    if (!from || !to) throw new Error('nothing to drag')
    await desk.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
    await desk.mouse.down()
    await desk.mouse.move(to.x + to.width / 2, to.y + to.height, { steps: 4 })
    await desk.mouse.move(to.x + to.width / 2, to.y - 4, { steps: 8 })
    await shoot(desk, 'desk-agenda-dragged')
    await desk.mouse.up()
    await expect.poll(async () => (await context()).items[0]?.title).toBe('第二项')
    await button(desk, '撤销').click()
    await expect.poll(async () => (await context()).items[0]?.title).toBe(talk.title)
    await desk.setViewportSize(PHONE)
    await shoot(desk, 'desk-agenda-390')
    await desk.close()
  })

  test('a representative asks for the floor on the phone, the desk gives it, and the hall sees who speaks and for how long', async () => {
    await callToOrder(hall)
    await showOfHands(hall, 'agenda', 12)
    await must({ type: 'session.presentItem', item: talk.item })
    await must({ type: 'session.discussItem', item: talk.item })
    const phone = await window(rep(3), '/', PHONE)
    const desk = await window(hall.secretary, '/desk')
    const screen = await window(hall.presidium, '/screen')
    await button(phone, '申请发言').click()
    await sees(phone, '下一位就是您')
    await rep(4).must('session', hall.session, { type: 'session.askFloor', request: newId(), seat: rep(4).seat, item: talk.item })
    await sees(desk, '等候发言 2 人')
    await shoot(desk, 'desk-floor')
    expect(await stumbles(desk)).toEqual([])
    await button(desk, /^教师R00003，请发言/).click()
    await sees(phone, '请您发言')
    await sees(screen, '正在发言')
    await shoot(screen, 'screen-speaker')
    await shoot(phone, 'phone-floor')
    expect(await stumbles(phone)).toEqual([])
    const figure = await screen.locator('.clock-figure').innerText()
    expect(figure).toMatch(/^[23]:\d\d$/)
    await button(desk, '结束发言').click()
    await button(desk, /^计时 20 分钟/).click()
    await screen.locator('.hall-timer').waitFor()
    await shoot(screen, 'screen-item-timer')
  })

  test('a long text is turned sheet by sheet on the hall screen, and the desk sees what the hall sees', async () => {
    const [desk, screen] = [at('/desk'), at('/screen')]
    const motion = await writeMotion(hall, rep(5))
    const remedy = '为进一步完善绩效工资分配办法，体现多劳多得、优绩优酬，现对课时津贴、班主任津贴和考核奖励作如下修订。'.repeat(12)
    await rep(5).must('motion', motion, {
      type: 'motion.edit',
      title: '关于修订绩效工资分配方案的提案',
      category: 'welfare',
      department: null,
      rationale: '现行方案不够细。',
      remedy,
    })
    await rep(5).must('motion', motion, { type: 'motion.invite', people: [rep(6).person, rep(7).person] })
    for (const second of [rep(6), rep(7)]) await second.must('motion', motion, { type: 'motion.second' })
    await rep(5).must('motion', motion, { type: 'motion.submit', oneMatter: true })
    await hall.staff.must('motion', motion, { type: 'motion.accept' })
    await hall.committee.must('motion', motion, { type: 'motion.file', priority: 'ordinary' })
    await hall.presidium.must('motion', motion, { type: 'motion.table', session: hall.session })
    const item = newId()
    await must({
      type: 'session.addItem',
      item,
      after: null,
      title: '审议绩效工资分配方案',
      power: 'plans',
      kind: 'decide',
      method: 'hands',
      motion,
      presenter: null,
      minutes: null,
    })
    await showOfHands(hall, 'agenda', 12)
    await must({ type: 'session.show', page: 'papers', item, ballot: null })
    await sees(screen, '第 1 页，共 3 页')
    await button(desk, /下一页/).click()
    await sees(screen, '第 2 页，共 3 页')
    await desk.frameLocator('iframe').getByText('第 2 页，共 3 页').waitFor()
    await shoot(screen, 'screen-papers')
    await shoot(desk, 'desk-papers')
    await must({ type: 'session.show', page: 'follow', item: null, ballot: null })
  })

  test('the chair reads the line of the moment from the lectern', async () => {
    const chair = await window(hall.presidium, '/desk/chair')
    await sees(chair, /进入讨论。要发言的代表请在手机上申请/)
    await shoot(chair, 'desk-chair')
    expect(await stumbles(chair)).toEqual([])
    await chair.setViewportSize(PHONE)
    await shoot(chair, 'desk-chair-390')
    await chair.close()
  })

  test('a second desk sees who holds the meeting and takes over in one tap; the first looks on', async () => {
    const first = at('/desk')
    const second = await window(hall.secretary, '/desk')
    await sees(second, /会议正由教师A00000主持/)
    expect(await button(second, '休会').getAttribute('aria-disabled')).toBe('true')
    await shoot(second, 'desk-hold')
    expect(await stumbles(second)).toEqual([])
    await button(second, '接管会议台').click()
    await sees(first, /这里转为只读/)
    expect(await button(first, '休会').getAttribute('aria-disabled')).toBe('true')
    await expect.poll(async () => await button(second, '休会').getAttribute('aria-disabled')).toBe('false')
    await button(first, '接管会议台').click()
    await sees(second, /这里转为只读/)
    await second.close()
  })

  test('a recess says why and until when, in the hall and on phones', async () => {
    const [desk, screen, phone] = [at('/desk'), at('/screen'), at('/')]
    await button(desk, '休会').click()
    await desk.getByLabel('休会原因').fill('茶歇')
    await desk.getByLabel('复会时间').fill('10:30')
    await desk.getByRole('dialog').getByRole('button', { name: '休会' }).click()
    await sees(screen, '茶歇')
    await sees(screen, '10:30')
    await sees(phone, '10:30 复会')
    await shoot(screen, 'screen-recess')
    await shoot(phone, 'phone-recess')
    expect(await stumbles(phone)).toEqual([])
  })

  test('no window broke', () => {
    expect(open.flatMap(({ errors }) => errors)).toEqual([])
  })
})
