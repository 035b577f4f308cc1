/** The day as people live it: several windows of a real Chromium at once, on one real server. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { getBallot, getMotion, listBallots, listMotions, listUndertakings } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { openHall, showOfHands, type Hall, type Speaker } from '../hall.ts'
import { DESK, findChromium, launch, listen, openWindow, PHONE, sayNotRun, shoot, type Surface } from './browser.ts'
import { button, inDialog, link, press, rest, sees, tap } from './hands.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const chromium = findChromium()
if (!chromium) sayNotRun()

test.runIf(chromium || process.env['REQUIRE_BROWSER'] === '1')('a browser is here where one is required', () => {
  expect(chromium, 'set CHROMIUM or install Chromium').toBeDefined()
})

describe.runIf(chromium)('the congress day in real windows', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  const open: Surface[] = []
  const window = async (who: Speaker, path: string, size = PHONE) => {
    const surface = await openWindow(browser, origin, who, path, size)
    open.push(surface)
    return surface.page
  }
  const rep = (n: number): Speaker => {
    const found = hall.reps[n]
    if (!found) throw new Error(`there is no representative ${n}`)
    return found
  }
  const motion = async () => (await rep(10).call(listMotions, { query: { mine: 'true' } })).body.items[0]?.id ?? ''
  const ballot = async () => (await hall.secretary.call(listBallots, { query: { session: hall.session } })).body.items.at(-1)?.id ?? ''

  beforeAll(async () => {
    hall = await openHall(57, { delegations: 5, clientDir: CLIENT })
    origin = await listen(hall)
    browser = await launch()
  })
  // What every window showed when something went wrong.
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await Promise.all(open.map(({ page }, i) => shoot(page, `failed-${i}`)))
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  test('a representative writes a motion on the phone, and a lost page keeps what was typed', async () => {
    const page = await window(rep(10), '/')
    await link(page, '写提案').click()
    await page.getByLabel('题目').fill('关于修订绩效工资分配方案的建议')
    await page.getByLabel(/案由/).fill('现行方案中一线班主任工作量没有得到充分体现。')
    await page.reload()
    expect(await page.getByLabel(/案由/).inputValue()).toContain('班主任')
    await page.getByLabel(/建议措施/).fill('按课时与班主任工作量核定，方案提交大会票决。')
    await shoot(page, 'phone-write')
    await button(page, '保存').click()
    await link(page, '邀请附议').click()
    await button(page, '不点名，向全体代表征集').click()
    await sees(page, '附议')
    expect(await button(page, '提交').getAttribute('aria-disabled')).toBe('true')
  })

  test('two others second it with one tap, and the proposer, who watches, can submit it', async () => {
    const id = await motion()
    const proposer = open[0]?.page as Page
    const second = await window(rep(11), `/motions/${id}`)
    await button(second, /^附议/).click()
    await sees(second, '您已附议')
    await rep(12).must('motion', id, { type: 'motion.second' })
    await expect.poll(() => button(proposer, '提交').isEnabled()).toBe(true)
    await button(proposer, '提交').click()
    await proposer.getByLabel(/一事一案/).check()
    await proposer.getByRole('dialog').getByRole('button', { name: '提交' }).click()
    await sees(proposer, '代表团')
  })

  test('the head endorses, the office accepts, the committee files and the presidium tables it, each at their own desk', async () => {
    const id = await motion()
    const head = await window(rep(0), `/motions/${id}`)
    await button(head, '同意提交').click()
    await expect.poll(async () => (await hall.staff.call(getMotion, { params: { id } })).body.state).toBe('submitted')
    const office = await window(hall.staff, `/desk/motions/${id}`, DESK)
    await button(office, '接收').click()
    await expect.poll(async () => (await hall.staff.call(getMotion, { params: { id } })).body.state).toBe('under_review')
    const committee = await window(hall.committee, `/desk/motions/${id}`, DESK)
    await button(committee, /^立案/).waitFor()
    await shoot(committee, 'desk-review')
    await button(committee, /^立案/).click()
    await committee.getByText('重点提案').first().click()
    await inDialog(committee, /^立案/)
    await sees(committee, 'J3C2-001')
    const presidium = await window(hall.presidium, `/desk/motions/${id}`, DESK)
    await button(presidium, '列入议程').click()
    await inDialog(presidium, /列入议程/)
    await expect.poll(async () => (await hall.staff.call(getMotion, { params: { id } })).body.state).toBe('tabled')
  })

  test('sign-in rises on the hall screen, and the secretary opens the session once there is a quorum', async () => {
    const { secretary, session } = hall
    const id = await motion()
    await secretary.must('session', session, {
      type: 'session.addItem',
      item: newId(),
      after: null,
      title: '票决绩效工资分配方案（修订）',
      power: 'staffInterest',
      kind: 'decide',
      method: 'secret',
      motion: id,
      presenter: null,
      minutes: null,
    })
    await secretary.must('session', session, {
      type: 'session.writeRules',
      text: '无记名票决；赞成票超过全体代表的半数为通过。',
      countedAllowed: true,
      lastCastCounts: false,
    })
    await secretary.must('session', session, { type: 'session.sendPapers', overrideReason: null })
    await secretary.must('session', session, { type: 'session.prepare' })
    await secretary.must('session', session, {
      type: 'session.nominateScrutineers',
      scrutineers: [rep(0).person, rep(1).person],
      chief: rep(0).person,
      tellers: [hall.teller.person],
    })
    const screen = await window(hall.presidium, '/screen', DESK)
    const phone = await window(rep(20), '/')
    await press(phone, '签到')
    await sees(phone, '您已签到')
    await shoot(screen, 'screen-welcome')
    const desk = await window(secretary, '/desk', DESK)
    await sees(desk, /差 \d+ 人/)
    await desk.keyboard.press('/')
    await desk.keyboard.type('R00021')
    await desk.keyboard.press('Enter')
    await desk.getByText('撤销').first().waitFor()
    await Promise.all(
      hall.reps
        .slice(0, 51)
        .filter((_, i) => i !== 20 && i !== 21)
        .map((one) => one.must('session', session, { type: 'session.checkIn', seat: one.seat })),
    )
    await screen.getByText('51', { exact: true }).first().waitFor()
    for (const matter of ['agenda', 'rules', 'scrutineers'] as const) await showOfHands(hall, matter, 51)
    await secretary.must('session', session, { type: 'session.open' })
    await sees(desk, '会议进行中')
    await shoot(desk, 'desk-open')
  })

  test('the ritual runs from the desk, the box is confirmed on a scrutineer’s phone, and the hall votes', async () => {
    const desk = open.find(({ page }) => page.url().endsWith('/desk'))?.page as Page
    const item = (await hall.secretary.call({ method: 'GET', url: `/api/sessions/${hall.session}` } as never)) as unknown as {
      body: { context: { items: { id: string }[] } }
    }
    await hall.secretary.must('session', hall.session, { type: 'session.presentItem', item: item.body.context.items[0]?.id ?? '' })
    await hall.secretary.must('session', hall.session, { type: 'session.discussItem', item: item.body.context.items[0]?.id ?? '' })
    await hall.secretary.must('session', hall.session, {
      type: 'session.collateItem',
      item: item.body.context.items[0]?.id ?? '',
      note: '',
    })
    await button(desk, /设置票决/).click()
    await inDialog(desk, /设置票决|保存|确定/)
    for (const word of ['适用表决办法', '监票人就位', '清点人数']) {
      await button(desk, new RegExp(word)).click()
      await confirm(desk, word)
    }
    await sees(desk, /确认空箱/)
    const id = await ballot()
    const scrutineer = await window(rep(0), `/scrutiny/${id}`)
    await button(scrutineer, '确认空箱').click()
    await confirm(scrutineer, '确认空箱')
    for (const word of ['发票', '开始投票']) {
      await button(desk, new RegExp(`^${word}`)).click()
      await confirm(desk, word)
    }
    await expect.poll(async () => (await hall.secretary.call(getBallot, { params: { id } })).body.state).toBe('open')
    await shoot(desk, 'desk-ballot')
  })

  test('three equal buttons, one confirmation, received, and nothing shows afterwards what was pressed', async () => {
    const id = await ballot()
    const phone = await window(rep(30), `/vote/${id}`)
    await button(phone, '赞成').waitFor()
    await shoot(phone, 'phone-vote')
    await press(phone, '赞成')
    await sees(phone, '您选择了')
    await shoot(phone, 'phone-confirm')
    await (await rest(button(phone, '投出'))).dblclick()
    await sees(phone, '已收到')
    await shoot(phone, 'phone-received')
    expect(await phone.locator('body').innerText()).not.toMatch(/赞\s*成/)
    await phone.goBack()
    await phone.goto(`${origin}/vote/${id}`)
    await sees(phone, '已收到')
    expect(await phone.locator('body').innerText()).not.toMatch(/赞\s*成/)
    expect(await phone.evaluate(() => [localStorage, sessionStorage].flatMap((kept) => Object.entries(kept)).join(' '))).not.toContain(
      'approve',
    )
  })

  test('a phone out of coverage says that nothing is cast yet, and casts once when it is back', async () => {
    const id = await ballot()
    const phone = await window(rep(31), `/vote/${id}`)
    await press(phone, '反对')
    await phone.context().setOffline(true)
    await press(phone, '投出')
    await sees(phone, '没有投出')
    await shoot(phone, 'phone-unsent')
    await phone.context().setOffline(false)
    await sees(phone, '已收到')
  })

  test('the vote can be cast with the keyboard alone, and is announced to a screen reader', async () => {
    const id = await ballot()
    const phone = await window(rep(32), `/vote/${id}`)
    await button(phone, '弃权').waitFor()
    await pressByKeyboard(phone, '弃权')
    await pressByKeyboard(phone, '投出')
    await sees(phone, '已收到')
    expect(await phone.locator('[aria-live], [role=status], output').filter({ hasText: '已收到' }).count()).toBeGreaterThan(0)
  })

  test('the hall sees turnout only, and it never falls, through a reload of the projector too', async () => {
    const id = await ballot()
    const item = ((await hall.secretary.call(getBallot, { params: { id } })).body.context as { items: { id: string }[] }).items[0]?.id ?? ''
    const screen = open.find(({ page }) => page.url().endsWith('/screen'))?.page as Page
    const others = hall.reps.slice(0, 51).filter((_, i) => ![30, 31, 32, 50].includes(i))
    await Promise.all(others.slice(0, 20).map((one) => one.cast(id, { [item]: 'approve' })))
    await screen.getByText('23', { exact: true }).first().waitFor()
    await shoot(screen, 'screen-turnout')
    expect(await screen.locator('body').innerText()).not.toMatch(/赞成\s*\d/)
    await screen.reload()
    await screen.getByText('23', { exact: true }).first().waitFor()
    await Promise.all(others.slice(20).map((one, i) => one.cast(id, { [item]: i < 17 ? 'approve' : i < 23 ? 'oppose' : 'abstain' })))
    await screen.getByText('50', { exact: true }).first().waitFor()
  })

  test('it is closed, counted and certified by two, and only then the hall sees 38 of 57', async () => {
    const desk = open.find(({ page }) => page.url().endsWith('/desk'))?.page as Page
    const screen = open.find(({ page }) => page.url().endsWith('/screen'))?.page as Page
    const id = await ballot()
    for (const word of ['结束投票', '核对票数', '宣布投票有效', '计票']) {
      await button(desk, new RegExp(`^${word}`)).click()
      await confirm(desk, word)
    }
    for (const one of [rep(0), rep(1)]) {
      const page = await window(one, `/scrutiny/${id}`)
      await press(page, '核签')
      await confirm(page, '核签')
      await sees(page, /已核签/)
    }
    expect(await screen.locator('body').innerText()).not.toMatch(/得 \d+ 票|赞成/)
    await button(desk, /^宣布结果/).click()
    await confirm(desk, '宣布结果')
    await sees(screen, '得 38 票')
    await screen.getByText('38', { exact: true }).first().waitFor()
    await shoot(screen, 'screen-result')
    await shoot(desk, 'desk-announced')
    const { body } = await hall.secretary.call(getBallot, { params: { id } })
    expect(body.context).toMatchObject({ issued: 51, returned: 50, passed: true })
  })

  test('the resolution is published, dispatched, answered and rated, each in their own window', async () => {
    const id = await motion()
    const office = await window(hall.staff, `/desk/motions/${id}`, DESK)
    await button(office, /^公布决议/).click()
    await inDialog(office, /^公布决议/)
    await expect.poll(async () => (await hall.staff.call(getMotion, { params: { id } })).body.state).toBe('resolved')
    const order = { lead: hall.departments[0] ?? '', coHandling: [], dueOn: '2030-03-01' }
    await hall.committee.must('motion', id, { type: 'motion.proposeDispatch', ...order })
    await hall.leader.must('motion', id, { type: 'motion.dispatch', ...order })
    const undertaking = (await hall.staff.call(listUndertakings, { query: { motion: id } })).body.items[0]?.id ?? ''
    const department = await window(hall.officer, '/works/inbox', DESK)
    await sees(department, '绩效')
    await shoot(department, 'works-inbox')
    await hall.officer.must('undertaking', undertaking, { type: 'undertaking.accept' })
    await hall.officer.must('undertaking', undertaking, {
      type: 'undertaking.reply',
      class: 'A',
      text: '方案已按决议执行，自下月起发放。',
      promise: null,
    })
    await hall.leader.must('undertaking', undertaking, { type: 'undertaking.sign' })
    const proposer = await window(rep(10), '/')
    await tap(link(proposer, /请评价答复/))
    await press(proposer, '满意')
    await press(proposer, '提交评价')
    await expect.poll(async () => (await hall.staff.call(getMotion, { params: { id } })).body.state).toBe('closed')
    await shoot(proposer, 'phone-rated')
  })

  test('no window had an error in its console', () => {
    expect(open.flatMap(({ errors }) => errors)).toEqual([])
  })
})

const pressByKeyboard = async (page: Page, name: string) => {
  await rest(button(page, name))
  for (let i = 0; i < 20 && !(await button(page, name).evaluate((node) => node === document.activeElement)); i += 1)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
}

/** The button at the foot of a form that has opened over the page. */

/** Presses the confirming button of a dialog, where one was opened. */
const confirm = async (page: Page, word: string) => {
  const sure = page.getByRole('dialog').getByRole('button', { name: new RegExp(word) })
  await page.waitForTimeout(250)
  if (await sure.count()) await sure.first().click()
}
