/** From dispatch to a kept promise, by several people in a real browser: two departments, the leader, the proposer and the office. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { join } from 'node:path'
import { dispatchMotion, fileMotion } from '../procedure.ts'
import { DESK, findChromium, isWide, launch, listen, openWindow, PHONE, sayNotRun, shoot, stumbles, type Surface } from './browser.ts'

const hasBrowser = findChromium() !== undefined
if (!hasBrowser) sayNotRun()
const REPLY = '休息室已经增设，四月起开放。'

describe.runIf(hasBrowser)('after the congress', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  let motion: string
  const windows: Surface[] = []
  const open = async (who: Speaker, path: string, viewport: { width: number; height: number }) => {
    const surface = await openWindow(browser, origin, who, path, viewport)
    windows.push(surface)
    return surface.page
  }
  const author = () => hall.reps[3] as Speaker
  const seconder = () => hall.reps[5] as Speaker

  beforeAll(async () => {
    hall = await openHall(8, { clientDir: join(import.meta.dirname, '../../dist/client') })
    ;[origin, browser] = await Promise.all([listen(hall), launch()])
    motion = await fileMotion(hall, author(), hall.reps.slice(5, 7))
  })
  afterAll(async () => {
    await browser.close()
    await hall.close()
  })

  test('two departments answer, the proposer hears of it at once on the phone, and asks', async () => {
    const phone = await open(author(), '/me', PHONE)
    await phone.getByRole('link', { name: /消息/ }).waitFor()

    const desk = await open(hall.committee, `/works/motions/${motion}`, DESK)
    await desk.getByRole('button', { name: '拟交办' }).first().click()
    await desk.getByLabel('主办部门').selectOption({ label: '部门1' })
    await desk.getByText('0 件在办').waitFor()
    await shoot(desk, 'handling-dispatch-1440')
    await desk.close()

    const { lead, coHandling } = await dispatchMotion(hall, motion, true)
    await phone
      .getByText(/条未读/)
      .first()
      .waitFor({ state: 'attached' })

    await hall.officer.must('undertaking', lead, { type: 'undertaking.accept' })
    await hall.coOfficer.must('undertaking', coHandling ?? '', { type: 'undertaking.accept' })
    const co = await open(hall.coOfficer, `/works/inbox/${coHandling}`, DESK)
    await hall.officer.must('undertaking', lead, { type: 'undertaking.reply', class: 'A', text: '初稿', promise: null })
    await co.getByText('主办部门的答复稿（第 1 稿）').waitFor()
    await co.getByRole('button', { name: '会签' }).click()
    await co.getByRole('dialog').getByRole('button', { name: '会签' }).click()
    await co.getByText('已会签第 1 稿').waitFor()
    // The lead changes its mind: the countersignature was for another draft.
    await hall.officer.must('undertaking', lead, { type: 'undertaking.reply', class: 'A', text: REPLY, promise: null })
    await co.getByText('主办部门改过答复').waitFor()
    expect((await hall.leader.say('undertaking', lead, { type: 'undertaking.sign' })).problem.facts).toMatchObject({
      unmet: 'countersigned',
    })
    await shoot(co, 'handling-countersign-1440')
    expect(await stumbles(co)).toEqual([])
    await co.getByRole('button', { name: '会签' }).click()
    await co.getByRole('dialog').getByRole('button', { name: '会签' }).click()
    await co.getByText('已会签第 2 稿').waitFor()

    await phone.getByRole('link', { name: /消息/ }).first().click()
    await phone.getByText('已交部门承办').waitFor()
    await hall.leader.must('undertaking', lead, { type: 'undertaking.sign' })
    await phone.getByText('有了答复，请看一看、评一评').waitFor()
    await shoot(phone, 'handling-messages-390')
    expect(await stumbles(phone)).toEqual([])

    await phone.getByText('有了答复，请看一看、评一评').click()
    await phone.getByText(REPLY).waitFor()
    await phone.getByRole('button', { name: '向部门询问' }).click()
    await phone.getByLabel('想问什么').fill('晚自习后也开放吗？')
    await phone.getByRole('button', { name: '提出询问' }).click()
    await phone.getByText(/等部门1答复/).waitFor()
    await shoot(phone, 'handling-question-390')
    expect(await stumbles(phone)).toEqual([])

    const officer = await open(hall.officer, `/works/motions/${motion}`, DESK)
    await officer.getByRole('button', { name: '写答复' }).click()
    await officer.getByLabel(/答复（看得到/).fill('开放到晚上十点。')
    await officer.getByRole('button', { name: '提交答复' }).click()
    await phone.getByText('开放到晚上十点。').waitFor()

    const beside = await open(seconder(), `/motions/${motion}`, PHONE)
    await beside.getByLabel('基本满意').check()
    await beside.getByRole('button', { name: '写下看法' }).click()
    await officer.getByText('共同提案人和附议人的看法').waitFor()
    await shoot(officer, 'handling-motion-1440')
    expect(await stumbles(officer)).toEqual([])
    expect(await beside.getByText('您对办理结果').count()).toBe(0)
  })

  test('the office sees the board, brings in a year of the calendar, and prints the hand-over list', async () => {
    const office = await open(hall.staff, '/works/board', DESK)
    await office.getByRole('heading', { name: '督办看板' }).waitFor()
    await shoot(office, 'handling-board-1440')
    expect(await stumbles(office)).toEqual([])

    await office.goto(`${origin}/works/office/calendar`)
    await office.getByText('2026-10-01').waitFor()
    await office.locator('input[type=file]').setInputFiles({
      name: '2028.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('日期,类型,名称\n2028/1/1,放假,元旦\n2028-02-30,放假,没有这一天\n2028-01-02,也许,？\n'),
    })
    await office.getByText('第 3 行：日期认不出').waitFor()
    await office.getByText('第 4 行：类型请写').waitFor()
    await office.getByRole('button', { name: '采用，再保存' }).click()
    await office.getByRole('button', { name: '保存 2028 年' }).click()
    await office.getByText('2028 年已保存').waitFor()
    await shoot(office, 'handling-calendar-1440')
    expect(await stumbles(office)).toEqual([])
    expect(await hall.db.selectFrom('calendarDay').select(['day', 'kind']).where('day', '>=', '2028-01-01').execute()).toEqual([
      { day: '2028-01-01', kind: 'holiday' },
    ])

    const other = await fileMotion(hall, author(), hall.reps.slice(5, 7), '增设停车位')
    await dispatchMotion(hall, other)
    await office.goto(`${origin}/works/office/orders`)
    await office.getByText('增设停车位').waitFor()
    await office.emulateMedia({ media: 'print' })
    await shoot(office, 'handling-orders-print')
    expect(await office.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
    await office.emulateMedia({ media: 'screen' })

    await office.goto(`${origin}/works/promises`)
    await office.getByRole('heading', { name: '承诺跟踪' }).waitFor()
    await office.setViewportSize(PHONE)
    await office.goto(`${origin}/works/board`)
    await office.getByRole('heading', { name: '督办看板' }).waitFor()
    await shoot(office, 'handling-board-390')
    expect(await stumbles(office)).toEqual([])
    expect(await isWide(office)).toBe(false)
    expect(windows.flatMap(({ errors }) => errors)).toEqual([])
  })
})
