/** 代表换届 in real windows: seats allotted, a unit's election begun and run at the desk, its staff voting over days on their phones. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { BallotContext } from '../../machines/ballot-context.ts'
import { getBallot, getMe, getSession, listBallots } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { listUnitStaff } from '../../server/units-contract.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { DESK, findChromium, isWide, launch, listen, openWindow, PHONE, shoot, stumbles, type Surface } from './browser.ts'
import { button, choose, inDialog, link, press, sees, tap } from './hands.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const UNIT = '部门1选区'

/** Picks people by name from a list that one types into. */
const pick = async (page: Page, label: string | RegExp, names: string[]) => {
  const field = page.getByLabel(label)
  for (const name of names) await choose(field, name)
  await field.press('Escape')
}

describe.runIf(findChromium())('a renewal in real windows', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  let desk: Page
  let ballot: string
  let other: string
  const open: Surface[] = []
  const window = async (who: Speaker, path: string, size = PHONE) => {
    const surface = await openWindow(browser, origin, who, path, size)
    open.push(surface)
    return surface.page
  }
  const rep = (n: number) => hall.reps[n] as Speaker
  /** The office takes units at the same step together. */
  const together = async (word: string, n: number) => {
    await press(desk, `${word}（${n} 个选区）`)
    await inDialog(desk, `${word}（${n} 个选区）`)
    await desk.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  /** The second unit's election, as far as its paper. */
  const beginOther = async (): Promise<string> => {
    const session = newId()
    const item = newId()
    const staff = [11, 12, 13, 14, 15].map((n) => rep(n).person)
    const { body } = await hall.secretary.call(getSession, { params: { id: hall.session } })
    const unit = (body.context as unknown as { units: { id: string; name: string }[] }).units.find(({ name }) => name !== UNIT)?.id ?? ''
    const all = await hall.secretary.call(listUnitStaff, { params: { id: hall.session, unit } })
    await hall.secretary.must('session', session, {
      type: 'session.constitute',
      of: hall.session,
      unit,
      title: '代表选举 · 部门2选区',
      item,
      itemTitle: '选举代表',
      method: 'secret',
      rules: '无记名投票。',
      countedAllowed: true,
      decision: '换届筹备组决定。',
      scrutineers: staff.slice(0, 2),
      chief: staff[0] ?? '',
      tellers: [],
      seats: all.body.items.map(({ id }) => ({ seat: newId(), person: id })),
    })
    // Another window is at its desk: what is done from the page of all units asks no desk.
    await hall.secretary.must('session', session, { type: 'session.takeDesk', device: newId(), label: '另一台' })
    const id = newId()
    await hall.secretary.must('ballot', id, {
      type: 'ballot.configure',
      session,
      agendaItem: item,
      matter: 'election',
      motion: null,
      title: '选举代表',
      power: 'election',
      method: 'secret',
      items: staff.slice(2).map((person, n) => ({ id: person, title: `教师R000${n + 13}`, marks: ['approve', 'oppose', 'abstain'] })),
      sheet: { kind: 'election', seats: 2, stage: 'first', writeIns: [] },
      passing: { base: 'roll', comparator: '>', numerator: 1, denominator: 2 },
      finality: 'first',
    })
    return id
  }
  /** Which of the units' sessions: the desk has all of them. */
  const sessionOf = async (title: RegExp) => (await hall.secretary.call(getMe)).body.units.find((unit) => title.test(unit.title))?.id ?? ''
  const must = (event: object, by: Speaker = hall.secretary) => by.must('ballot', ballot, event as never)

  beforeAll(async () => {
    hall = await openHall(16, { clientDir: CLIENT, enrolled: false })
    for (const [n, { person }] of hall.reps.entries())
      await hall.db
        .updateTable('person')
        .set({ departmentId: hall.departments[n < 11 ? 0 : 1] ?? null })
        .where('id', '=', person)
        .execute()
    origin = await listen(hall)
    browser = await launch()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    await Promise.all(open.filter(({ page }) => !page.isClosed()).map(({ page }, i) => shoot(page, `renewal-failed-${i}`)))
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  test('the office allots seats to units by their size', async () => {
    desk = await window(hall.secretary, '/desk/roll/renewal', DESK)
    await button(desk, '每个部门一个选区').click()
    await desk.getByLabel('代表总数').fill('6')
    await button(desk, '按人数分配').click()
    await desk.getByLabel(`${UNIT} 编入代表团`).fill('一团')
    await shoot(desk, 'renewal-quota')
    expect(await stumbles(desk)).toEqual([])
    await button(desk, '确定名额分配').click()
    await button(desk, '修改名额').waitFor()
    await sees(desk, '2 个选区，18 人，6 个名额')
    const { body } = await hall.secretary.call(getSession, { params: { id: hall.session } })
    expect((body.context as unknown as { units: { name: string; seats: number }[] }).units).toMatchObject([
      { name: UNIT, seats: 4 },
      { name: '部门2选区', seats: 2 },
    ])
  })

  test('a unit’s election is begun, and the desk is in it', async () => {
    await button(desk, `${UNIT}：开始选举`).click()
    await pick(desk, '监票人（至少 2 人）', ['教师R00000', '教师R00001'])
    await desk.getByText('无记名计票（不可核验）').first().click()
    await shoot(desk, 'renewal-constitute')
    expect(await stumbles(desk)).toEqual([])
    await button(desk, '开始选举').click()
    await sees(desk, '12')
    await sees(desk, '各选区进度')
    await shoot(desk, 'renewal-desk')
    expect(await stumbles(desk)).toEqual([])
  })

  test('candidates come from the unit', async () => {
    await press(desk, /^设置票决/)
    await pick(desk, '候选人', ['R00003', 'R00004', 'R00005', 'R00006', 'R00007'])
    expect(await desk.getByLabel('应选人数').inputValue()).toBe('4')
    await shoot(desk, 'renewal-candidates')
    await desk.locator('form').getByRole('button', { name: '设置票决' }).click()
    const unit = await sessionOf(/部门1选区/)
    await expect.poll(async () => (await hall.secretary.call(listBallots, { query: { session: unit } })).body.items.length).toBe(1)
    ballot = (await hall.secretary.call(listBallots, { query: { session: unit } })).body.items[0]?.id ?? ''
  })

  test('what two units wait for is done for both at once, with what will become of each before it', async () => {
    other = await beginOther()
    await press(desk, '各选区进度')
    await sees(desk, '下一步：适用表决办法')
    await button(desk, '适用表决办法（2 个选区）').waitFor()
    await shoot(desk, 'renewal-together')
    expect(await stumbles(desk)).toEqual([])
    for (const word of ['适用表决办法', '监票人就位', '清点人数']) await together(word, 2)
    await sees(desk, /等监票人教师R00000、教师R00001查验票箱/)
    await must({ type: 'ballot.sealEmpty' }, rep(0))
    await together('发票', 1)
    await rep(11).must('ballot', other, { type: 'ballot.sealEmpty' })
    await together('发票', 1)
    await press(desk, '开始投票（2 个选区）')
    await sees(desk, /18:00/)
    await shoot(desk, 'renewal-until')
    expect(await stumbles(desk)).toEqual([])
    await inDialog(desk, '开始投票（2 个选区）')
    await desk.getByRole('dialog').waitFor({ state: 'hidden' })
    for (const id of [ballot, other]) {
      const { body } = await hall.secretary.call(getBallot, { params: { id } })
      expect(body.state).toBe('open')
      expect((body.context as unknown as BallotContext).closesAt).toMatch(/T10:00:00/)
    }
  })

  test('a member of the unit votes on a phone, with no congress and no sign-in between', async () => {
    const phone = await window(rep(8), '/')
    await sees(phone, UNIT)
    await shoot(phone, 'renewal-phone-home')
    expect(await phone.getByText('签到').count()).toBe(0)
    await tap(link(phone, /请表决/))
    await sees(phone, '教师R00003')
    await shoot(phone, 'renewal-phone-paper')
    expect(await stumbles(phone)).toEqual([])
    expect(await isWide(phone)).toBe(false)
  })

  test('the renewal page tells of the turnout as it comes', async () => {
    const paper = Object.fromEntries(['3', '4', '5', '6', '7'].map((n) => [rep(Number(n)).person, n === '7' ? 'oppose' : 'approve']))
    for (let n = 0; n < 9; n += 1) expect((await rep(n).cast(ballot, paper)).status).toBe(200)
    await sees(desk, /9 \/ 12/)
    await shoot(desk, 'renewal-table')
    expect(await stumbles(desk)).toEqual([])
  })

  test('those elected are seated once their credentials were found good', async () => {
    for (let n = 11; n < 16; n += 1)
      expect(
        (await rep(n).cast(other, { [rep(13).person]: 'approve', [rep(14).person]: 'approve', [rep(15).person]: 'oppose' })).status,
      ).toBe(200)
    await sees(desk, /5 \/ 6/)
    await press(desk, '结束投票（2 个选区）')
    await sees(desk, '发出 12，收回 9，未收回 3')
    await sees(desk, '发出 6，收回 5，未收回 1')
    await shoot(desk, 'renewal-close')
    await inDialog(desk, '结束投票（2 个选区）')
    await desk.getByRole('dialog').waitFor({ state: 'hidden' })
    for (const word of ['核对票数', '宣布投票有效', '计票']) await together(word, 2)
    for (const n of [0, 1]) await must({ type: 'ballot.certify' }, rep(n))
    for (const n of [11, 12]) await rep(n).must('ballot', other, { type: 'ballot.certify' })
    await press(desk, '宣布结果（2 个选区）')
    await sees(desk, '当选：教师R00013、教师R00014')
    await shoot(desk, 'renewal-announce')
    await inDialog(desk, '宣布结果（2 个选区）')
    await desk.getByRole('dialog').waitFor({ state: 'hidden' })
    await button(desk, `${UNIT}：审查通过，入册`).click()
    await sees(desk, /资格审查通过/)
    await shoot(desk, 'renewal-seat')
    await desk.getByRole('dialog').getByRole('button', { name: '审查通过，入册' }).click()
    await sees(desk, '已入册')
    await shoot(desk, 'renewal-seated')
    expect(await stumbles(desk)).toEqual([])
    const { body } = await hall.secretary.call(getSession, { params: { id: hall.session } })
    expect((body.context as unknown as { roll: number }).roll).toBe(4)
  })

  const roll = async () =>
    ((await hall.secretary.call(getSession, { params: { id: hall.session } })).body.context as unknown as { roll: number }).roll
  const openSeat = async (name: string) => {
    await button(desk, `${name}的变动与记录`).click()
    await desk.getByText('罢免', { exact: true }).first().click()
  }

  test('a recall is put to the unit that elected, from the seat of whoever is to be recalled', async () => {
    const election = await sessionOf(/部门1选区/)
    await hall.secretary.must('session', election, { type: 'session.close' })
    await hall.staff.must('session', election, { type: 'session.publish' })
    await tap(link(desk, '回到名册'))
    await openSeat('教师R00003')
    await shoot(desk, 'recall-seat')
    expect(await stumbles(desk)).toEqual([])
    await button(desk, `交${UNIT}投票表决`).click()
    await pick(desk, '监票人（至少 2 人）', ['教师R00000', '教师R00001'])
    await desk.getByText('无记名计票（不可核验）').first().click()
    await shoot(desk, 'recall-constitute')
    await button(desk, '开始表决').click()
    await sees(desk, /赞成 7 票以上，罢免成立/)
    await press(desk, /^设置票决/)
    await sees(desk, '罢免代表：教师R00003')
    await shoot(desk, 'recall-desk')
    expect(await stumbles(desk)).toEqual([])
    await desk.locator('form').getByRole('button', { name: '设置票决' }).click()
    const unit = await sessionOf(/罢免/)
    await expect.poll(async () => (await hall.secretary.call(listBallots, { query: { session: unit } })).body.items.length).toBe(1)
    ballot = (await hall.secretary.call(listBallots, { query: { session: unit } })).body.items[0]?.id ?? ''
  })

  test('its staff vote on it on their phones', async () => {
    await must({ type: 'ballot.adoptRules' })
    await must({ type: 'ballot.confirmScrutineers', scrutineers: [rep(0).person, rep(1).person], chief: rep(0).person, tellers: [] })
    await must({ type: 'ballot.checkQuorum' })
    await must({ type: 'ballot.sealEmpty' }, rep(0))
    await must({ type: 'ballot.issue', onPaper: [] })
    await must({ type: 'ballot.open', closesAt: null })
    const phone = await window(rep(9), '/')
    await sees(phone, /代表罢免表决/)
    await tap(link(phone, /请表决/))
    await sees(phone, '罢免代表：教师R00003')
    await shoot(phone, 'recall-phone')
    expect(await stumbles(phone)).toEqual([])
    expect(await isWide(phone)).toBe(false)
    for (let n = 0; n < 9; n += 1) expect((await rep(n).cast(ballot, { [rep(3).person]: n < 7 ? 'approve' : 'oppose' })).status).toBe(200)
    await must({ type: 'ballot.close' })
    for (const type of ['reconcile', 'declareValid', 'count']) await must({ type: `ballot.${type}` })
    for (const n of [0, 1]) await must({ type: 'ballot.certify' }, rep(n))
    await must({ type: 'ballot.announce' })
  })

  test('what they decided ends the seat, with its figures on record; a meeting that was too small ends none', async () => {
    await press(desk, '各选区进度')
    await tap(link(desk, '回到名册'))
    await openSeat('教师R00003')
    await sees(desk, '选区投票：应参加 12 人，参加 9 人，赞成 7 人')
    await desk.getByLabel(/罢免决定/).fill('部门1选区全体教职工票决。')
    await shoot(desk, 'recall-announced')
    expect(await stumbles(desk)).toEqual([])
    await desk.locator('form').getByRole('button', { name: '罢免' }).click()
    await expect.poll(roll).toBe(3)
    await desk.goto(`${origin}/desk/roll`)
    await openSeat('教师R00004')
    for (const [label, figure] of [
      ['应参加人数', '12'],
      ['参加表决', '9'],
      ['赞成罢免', '6'],
    ] as const)
      await desk.getByLabel(label).fill(figure)
    await desk.getByLabel(/罢免决定/).fill('部门1选区会议。')
    await sees(desk, /没有超过应参加人数的一半/)
    await shoot(desk, 'recall-refused')
    expect(await roll()).toBe(3)
    expect(open.flatMap(({ errors }) => errors)).toEqual([])
  })
})
