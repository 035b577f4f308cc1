/** An election and an appraisal in real windows: set up at the desk, marked on a phone, shown in the hall, voted on again. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { BallotItem, ElectionSheet, RatingSheet } from '../../machines/matters.ts'
import type { BallotContext } from '../../machines/ballot-context.ts'
import { getBallot, getSession, listBallots } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { getOpening } from '../../server/sealed-contract.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'
import { issuePapersOf, issueSealed, makeKeys, SealedPhone, type Scrutineer } from '../sealed-hall.ts'
import { DESK, findChromium, isWide, launch, listen, openWindow, PHONE, shoot, stumbles, type Surface } from './browser.ts'
import { button, choose, link, press, sees, tap } from './hands.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const LEVELS = ['excellent', 'competent', 'basicallyCompetent', 'incompetent', 'skip']
const SLOW = 6

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true })

describe.runIf(findChromium())('an election and an appraisal in real windows', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  let scrutineers: Scrutineer[]
  let phones: SealedPhone[]
  let election: string
  const item = newId()
  const open: Surface[] = []
  const window = async (who: Speaker, path: string, size = PHONE) => {
    const surface = await openWindow(browser, origin, who, path, size)
    open.push(surface)
    return surface.page
  }
  const rep = (n: number) => hall.reps[n] as Speaker
  const contextOf = async (ballot: string) =>
    (await hall.secretary.call(getBallot, { params: { id: ballot } })).body.context as unknown as BallotContext

  const toAnnouncing = async (ballot: string) => {
    await hall.secretary.must('ballot', ballot, { type: 'ballot.close' })
    await hall.secretary.must('ballot', ballot, { type: 'ballot.reconcile' })
    await hall.presidium.must('ballot', ballot, { type: 'ballot.declareValid' })
    await Promise.all(scrutineers.slice(0, 2).map((scrutineer) => scrutineer.contribute(ballot)))
    await expect.poll(async () => (await hall.secretary.call(getOpening, { params: { id: ballot } })).body.verified).toBe(true)
    await hall.secretary.must('ballot', ballot, { type: 'ballot.count' })
    for (const n of [0, 1]) await rep(n).must('ballot', ballot, { type: 'ballot.certify' })
  }
  const castBy = async (ballot: string, n: number, form: { items: BallotItem[]; sheet: ElectionSheet | RatingSheet }, marks: string) => {
    const paper = Object.fromEntries(form.items.map(({ id }, at) => [id, { a: 'approve', o: 'oppose' }[marks[at] ?? ''] ?? 'abstain']))
    const phone = phones[n] as SealedPhone
    const { text, shown } = await phone.sealForm(ballot, form, paper)
    expect((await phone.send(ballot, text, shown)).status).toBe(200)
  }

  beforeAll(async () => {
    hall = await openHall(12, { clientDir: CLIENT })
    origin = await listen(hall)
    browser = await launch()
    const agenda = {
      after: null,
      title: '选举提案工作委员会委员',
      power: 'election',
      kind: 'elect',
      method: 'sealed',
      motion: null,
      presenter: null,
      minutes: null,
    } as const
    await hall.secretary.must('session', hall.session, { type: 'session.addItem', item, ...agenda })
    const appraisal = { ...agenda, title: '民主评议正职', power: 'appraisal', kind: 'appraise' } as const
    await hall.secretary.must('session', hall.session, { type: 'session.addItem', item: newId(), ...appraisal, after: item })
    await callToOrder(hall, 12, 3)
    scrutineers = await makeKeys(hall, hall.reps.slice(0, 3))
    phones = hall.reps.map((one) => new SealedPhone(one))
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    await Promise.all(open.filter(({ page }) => !page.isClosed()).map(({ page }, i) => shoot(page, `elections-failed-${i}`)))
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  test('candidates are put forward at the desk and by a head, and answer on their phones', async () => {
    const { body: session } = await hall.secretary.call(getSession, { params: { id: hall.session } })
    const [report] = (session.context as unknown as { items: { id: string }[] }).items
    const say = (event: object) => hall.secretary.must('session', hall.session, event as never)
    await say({ type: 'session.presentItem', item: report?.id })
    await say({ type: 'session.decideItem', item: report?.id })
    await say({ type: 'session.presentItem', item })
    const desk = await window(hall.secretary, '/desk', DESK)
    await button(desk, '提名候选人').click()
    await desk.getByLabel('被提名人').fill('R00004')
    await desk.getByRole('option').first().waitFor({ state: 'attached' })
    await desk.waitForTimeout(400)
    await desk.keyboard.press('Enter')
    await desk.getByLabel('提名理由').fill('连续三年主办提案培训。')
    await desk.getByRole('dialog').getByRole('button', { name: '提名候选人' }).click()
    await sees(desk, '0 人同意 · 1 人待答复')
    const head = await window(rep(0), '/candidates')
    for (const [n, of] of [5, 6, 7, 8].entries()) {
      await head.getByLabel('找人').fill(`R0000${of}`)
      await head.locator('.people button').first().click()
      await head.getByLabel(/的理由$/).fill('热心，细致。')
      if (n === 0) await shoot(head, 'phone-put-forward')
      await press(head, /^提名 /)
      await sees(head, '等本人答复')
      await expect.poll(() => head.getByLabel('找人').count()).toBe(1)
    }
    const asked = await window(rep(4), '/')
    await tap(link(asked, /您被提名为候选人/))
    await asked.getByLabel('您想对大家说的').fill('愿意为大家跑腿。')
    await shoot(asked, 'phone-nominated')
    expect([await stumbles(asked), await isWide(asked)]).toEqual([[], false])
    await press(asked, '同意参选')
    await sees(asked, '您已同意参选')
    for (const n of [5, 6, 7, 8])
      await rep(n).must('session', hall.session, {
        type: 'session.answerNomination',
        item,
        person: rep(n).person,
        agrees: n !== 8,
        statement: '',
      })
    await sees(desk, '4 人同意 · 0 人待答复')
    await shoot(desk, 'desk-candidates')
    expect(await stumbles(desk)).toEqual([])
    const other = await window(rep(10), '/candidates')
    await sees(other, '愿意为大家跑腿。')
    await expect.poll(() => other.locator('.standing-list > li').count()).toBe(4)
    expect(await other.getByText('提名候选人').count()).toBe(0)
    await shoot(other, 'phone-candidates')
    for (const page of [desk, head, asked, other]) await page.close()
  })

  test('the desk names candidates, seats, their order and who may be written in', async () => {
    const desk = await window(hall.secretary, '/desk', DESK)
    await button(desk, /^设置票决/).click()
    await button(desk, '填入已同意的 4 位候选人').click()
    await sees(desk, '会议正由另一台会议台主持，请先接管')
    await desk.keyboard.press('Escape')
    await button(desk, '接管会议台').click()
    await button(desk, /^设置票决/).click()
    await button(desk, '填入已同意的 4 位候选人').click()
    const field = desk.getByLabel('候选人', { exact: true })
    await choose(field, 'R00000')
    await sees(desk, '教师R00000是监票人，候选人不能当监票人')
    await desk.locator('.ant-select-selection-item', { hasText: '教师R00000' }).locator('.ant-select-selection-item-remove').click()
    await desk.getByText('教师R00000是监票人').waitFor({ state: 'detached' })
    await field.press('Escape')
    await desk.getByLabel('应选人数').fill('2')
    await sees(desk, '差额选举，差额 2 人')
    await button(desk, /^填入其余/).click()
    await shoot(desk, 'desk-election-form')
    expect(await stumbles(desk)).toEqual([])
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /^设置票决/ })
      .click()
    await desk.getByRole('dialog').waitFor({ state: 'hidden' })
    const { body } = await hall.secretary.call(listBallots, { query: { session: hall.session } })
    election = body.items.find(({ matter }) => matter === 'election')?.id ?? ''
    const { sheet, items } = await contextOf(election)
    expect(items).toHaveLength(4)
    expect(sheet).toMatchObject({ kind: 'election', seats: 2 })
    await desk.close()
  })

  test('the phone shows the room that is left, takes a write-in, and casts what was looked over', async () => {
    await issuePapersOf(hall, election, hall.reps.slice(0, 3))
    const phone = await window(rep(9), '/')
    const register = async () =>
      (await hall.db.selectFrom('sealedCredential').selectAll().where('ballotId', '=', election).execute()).length
    for (const [n, one] of phones.entries()) if (n !== 9) await one.register(election)
    await expect.poll(register).toBe(12)
    await hall.secretary.must('ballot', election, { type: 'ballot.open', closesAt: null })
    await tap(link(phone, /请表决/))
    await sees(phone, '应选 2 人，候选人 4 人')
    const { items } = await contextOf(election)
    const names = items.map(({ title }) => title)
    const mark = (at: number, name: string) =>
      group(phone, names[at] ?? '')
        .getByRole('button', { name, exact: true })
        .click()
    await mark(0, '赞成')
    await sees(phone, '还可以选 1 人')
    await mark(1, '赞成')
    await sees(phone, /已选满/)
    expect(
      await group(phone, names[2] ?? '')
        .getByRole('button', { name: '赞成', exact: true })
        .getAttribute('aria-disabled'),
    ).toBe('true')
    await shoot(phone, 'phone-election')
    expect(await stumbles(phone)).toEqual([])
    await mark(1, '不赞成')
    await mark(2, '弃权')
    await mark(3, '弃权')
    await phone.getByLabel('输入姓名查找').fill('11')
    await button(phone, /^另选/).click()
    await shoot(phone, 'phone-election-write-in')
    await press(phone, '看一遍我的票')
    await sees(phone, '您的票')
    await shoot(phone, 'phone-election-look-over')
    expect(await stumbles(phone)).toEqual([])
    await press(phone, '投出')
    await sees(phone, '已收到')
    expect(await phone.locator('main').textContent()).not.toMatch(/赞成|弃权|另选/)
  })

  test('the hall sees who is elected and who is tied, and the desk calls the run-off with one press', async () => {
    const context = await contextOf(election)
    const form = { items: context.items, sheet: context.sheet as ElectionSheet }
    const marks = ['aao-', 'aao-', 'aao-', 'aao-', 'a-a-', 'a-a-', 'a-a-', '-aa-', '-aa-', '-aa-', '--a-']
    const others = hall.reps.map((_, n) => n).filter((n) => n !== 9)
    await Promise.all(others.map((n, at) => castBy(election, n, form, marks[at] ?? '')))
    const screen = await window(hall.presidium, '/screen', DESK)
    await toAnnouncing(election)
    const desk = await window(hall.secretary, '/desk', DESK)
    await sees(desk, '未公布')
    await shoot(desk, 'desk-election-counted')
    await hall.presidium.must('ballot', election, { type: 'ballot.announce' })
    await sees(screen, '当选')
    await screen.waitForTimeout(500)
    await shoot(screen, 'screen-election')
    expect(await stumbles(screen)).toEqual([])
    await sees(desk, '得票相等，1 个名额再次投票')
    await shoot(desk, 'desk-election-announced')
    expect(await stumbles(desk)).toEqual([])
    const phone = await window(rep(4), `/ballots/${election}`)
    await sees(phone, '当选')
    await shoot(phone, 'phone-election-result')
    expect(await stumbles(phone)).toEqual([])
    expect(await isWide(phone)).toBe(false)
    await button(desk, '接管会议台').click()
    await button(desk, /^再次投票/).click()
    await sees(desk, /第 2 轮/)
    await shoot(desk, 'desk-election-run-off')
    const { body } = await hall.secretary.call(listBallots, { query: { session: hall.session } })
    const again = body.items.find(({ matter, state }) => matter === 'election' && state === 'configured')?.id ?? ''
    expect(await contextOf(again)).toMatchObject({ round: 2, sheet: { seats: 1, stage: 'runOff' } })
  })

  test('twenty persons are rated on a slow phone; one’s own line is closed', async () => {
    const people = Array.from({ length: 20 }, (_, n) => ({
      id: n === 3 ? rep(5).person : newId(),
      title: `中层干部${n + 1}`,
      marks: LEVELS,
    }))
    const form = { items: people, sheet: { kind: 'rating', complete: false, seenBy: 'presidium' } as const }
    const { ballot } = await issueSealed(hall, hall.reps.slice(0, 3), {
      asked: { matter: 'appraisal', power: 'appraisal', title: '民主评议中层干部', items: people, sheet: form.sheet },
    })
    const phone = await window(rep(5), '/')
    const cdp = await phone.context().newCDPSession(phone)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW })
    await expect
      .poll(
        async () =>
          (
            await hall.db
              .selectFrom('sealedCredential')
              .selectAll()
              .where('ballotId', '=', ballot)
              .where('seatId', '=', rep(5).seat)
              .execute()
          ).length,
      )
      .toBe(1)
    await hall.secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
    await tap(link(phone, /请表决/))
    await sees(phone, '本人不评')
    const slowest = await phone.evaluate(async () => {
      const times: number[] = []
      for (const line of document.querySelectorAll('.candidate')) {
        const choice = line.querySelector('button')
        if (!choice) continue
        const started = performance.now()
        choice.click()
        await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))
        times.push(performance.now() - started)
      }
      return Math.max(...times)
    })
    process.stdout.write(`a press of 20 × 4 at 1/${SLOW} speed is painted within ${slowest.toFixed(0)} ms\n`)
    await shoot(phone, 'phone-appraisal')
    expect(await stumbles(phone)).toEqual([])
    await sees(phone, '19')
    await press(phone, '看一遍我的票')
    await shoot(phone, 'phone-appraisal-look-over')
    await press(phone, '投出')
    await sees(phone, '已收到')
  })

  test('where it is wanted, a person is rated under five aspects; all five of one’s own are closed', async () => {
    const desk = await window(hall.secretary, '/desk', DESK)
    await button(desk, '接管会议台').click()
    await button(desk, /民主评议正职/).click()
    await button(desk, '设置票决').click()
    for (const of of ['R00005', 'R00006']) {
      await desk.getByLabel('被评议人').fill(of)
      await desk.getByRole('option').first().waitFor({ state: 'attached' })
      await desk.waitForTimeout(400)
      await desk.keyboard.press('Enter')
    }
    await desk.getByText('德、能、勤、绩、廉五项').click()
    await shoot(desk, 'desk-appraisal-form')
    expect(await stumbles(desk)).toEqual([])
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /^设置票决/ })
      .click()
    await desk.getByRole('dialog').waitFor({ state: 'hidden' })
    const { body } = await hall.secretary.call(listBallots, { query: { session: hall.session } })
    const ballot = body.items.findLast(({ matter, state }) => matter === 'appraisal' && state === 'configured')?.id ?? ''
    await issuePapersOf(hall, ballot, hall.reps.slice(0, 3))
    await hall.secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
    const phone = await window(rep(5), `/vote/${ballot}`)
    await sees(phone, '本人不评')
    expect(await phone.locator('.rated-line').count()).toBe(5)
    for (const aspect of ['德', '能', '勤', '绩', '廉'])
      await phone
        .getByRole('group', { name: `教师R00006 · ${aspect}` })
        .getByRole('button', { name: '优秀' })
        .click()
    await shoot(phone, 'phone-appraisal-aspects')
    expect([await stumbles(phone), await isWide(phone)]).toEqual([[], false])
    await press(phone, '看一遍我的票')
    await sees(phone, '教师R00006 · 廉')
    await shoot(phone, 'phone-appraisal-aspects-look-over')
    for (const page of [desk, phone]) await page.close()
  })
})
