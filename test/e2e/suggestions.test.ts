/** A suggestion's road in real windows: written by a colleague without a seat, supported, taken up in a motion, answered. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { getMotion } from '../../server/contract.ts'
import { listSuggestions } from '../../server/writing-contract.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { fileMotion } from '../procedure.ts'
import { DESK, findChromium, launch, listen, openWindow, PHONE, shoot, stumbles, type Surface } from './browser.ts'
import { button, sees } from './hands.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const chromium = findChromium()

describe.runIf(chromium)('the suggestion box in real windows', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  const open: Surface[] = []
  const window = async (who: Speaker, path: string, size = PHONE) => {
    const surface = await openWindow(browser, origin, who, path, size)
    open.push(surface)
    return surface.page
  }
  const rep = (n: number): Speaker => hall.reps[n] ?? hall.staff

  beforeAll(async () => {
    hall = await openHall(8, { clientDir: CLIENT })
    origin = await listen(hall)
    browser = await launch()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await Promise.all(open.map(({ page }, i) => shoot(page, `failed-box-${i}`)))
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  test('a colleague without a seat writes one, and a representative who supports it can take that back', async () => {
    const page = await window(hall.stranger, '/works/suggestions', DESK)
    await button(page, '写一条金点子').click()
    await page.getByLabel('一句话说清楚').fill('操场边放饮水机')
    await page.getByLabel('希望怎么做，为什么').fill('下课孩子们没有水喝，请在操场两头各放一台。')
    await button(page, '投进箱子').click()
    await sees(page, /0 人支持/)
    const phone = await window(rep(3), '/suggestions')
    await button(phone, '支持').click()
    await sees(phone, /1 人支持/)
    await sees(page, /1 人支持/)
    await button(phone, '取消支持').click()
    await sees(phone, /0 人支持/)
    expect(await stumbles(phone)).toEqual([])
    expect(await stumbles(page)).toEqual([])
    await shoot(phone, 'phone-box')
    await shoot(page, 'works-box')
  })

  test('taken up, it is the beginning of a motion; what was asked for before stands beside it', async () => {
    const before = await fileMotion(hall, rep(2), [rep(4), rep(5)], '关于每层增设饮水设备的提案')
    const phone = await window(rep(3), '/suggestions')
    await phone.getByRole('link', { name: '写成提案' }).click()
    expect(await phone.getByLabel('题目').inputValue()).toBe('操场边放饮水机')
    await phone.getByText('已有相近的').click()
    await sees(phone, '关于每层增设饮水设备的提案')
    await sees(phone, '已立案')
    // What is being taken up is not called similar to itself.
    expect(await phone.locator('details').getByText('操场边放饮水机').count()).toBe(0)
    expect(before).not.toBe('')
    await phone.getByLabel(/案由/).fill('体育课后学生要跑到三楼打水。')
    expect(await stumbles(phone)).toEqual([])
    await phone.evaluate('scrollTo(0, document.body.scrollHeight)')
    await shoot(phone, 'phone-similar')
    await button(phone, '保存').click()
    await sees(phone, '草稿')
    const taken = (await hall.stranger.call(listSuggestions, { query: { view: 'takenUp' } })).body.items[0]
    const motion = (await rep(3).call(getMotion, { params: { id: taken?.takenUpIn ?? '' } })).body
    expect(motion.context).toMatchObject({ suggestedBy: hall.stranger.person, title: '操场边放饮水机' })
  })

  test('the office answers, and a half-written answer outlasts what others do meanwhile', async () => {
    const page = await window(hall.staff, '/works/suggestions', DESK)
    const writer = await window(hall.officer, '/works/suggestions', DESK)
    await button(writer, '写一条金点子').click()
    await writer.getByLabel('一句话说清楚').fill('教师阅览室延长到晚上九点')
    await writer.getByLabel('希望怎么做，为什么').fill('备课要用。')
    await button(writer, '投进箱子').click()
    await sees(page, '教师阅览室延长到晚上九点')
    await button(page, '答复').click()
    await page.getByLabel('内容').fill('已和图书馆商定，')
    const { id = '' } = (await rep(3).call(listSuggestions, { query: { view: 'open' } })).body.items[0] ?? {}
    await rep(3).must('motion', id, { type: 'motion.support' })
    await sees(page, /1 人支持/)
    expect(await page.getByLabel('内容').inputValue()).toBe('已和图书馆商定，')
    await page.getByLabel('内容').fill('已和图书馆商定，下周起开放到九点。')
    await page.getByRole('dialog').getByRole('button', { name: '答复' }).click()
    await button(page, '已答复').click()
    await sees(page, '已和图书馆商定，下周起开放到九点。')
    expect(open.flatMap(({ errors }) => errors)).toEqual([])
  })
})
