/**
 * The ten motions of the demonstration congress, each on its own road through the real interface (domain 7): their people at
 * once, proposers and seconders on phones, committee and office at the desk, departments and the leader at the works.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { getMotion, listUndertakings } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { getMotionsReport } from '../../server/report-contract.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'
import { DESK, findChromium, launch, listen, openWindow, PHONE, shoot, type Surface } from './browser.ts'
import { button, choose, inDialog } from './hands.ts'

const CLIENT = new URL('../../dist/client', import.meta.url).pathname
const DAY_MS = 86_400_000
const TITLES = {
  payPlan: '修订绩效工资分配方案',
  restRoom: '改善教师休息室条件',
  collective: '规范课后服务的安排',
  ventilation: '更换化学实验室通风设备',
  canteen: '延长食堂晚餐供应时间',
  canteenTwin: '食堂晚餐供应时间太短',
  personal: '本人职称评审的申诉',
  singleSignOn: '各业务系统统一登录',
  dutyPay: '提高值班补贴标准',
  withdrawn: '组织暑期研修',
} as const
type Key = keyof typeof TITLES
const KEYS = Object.keys(TITLES) as Key[]

describe.runIf(findChromium())('ten motions on ten roads', () => {
  let hall: Hall
  let browser: Browser
  let origin: string
  let now = Date.parse('2029-12-01T01:00:00.000Z')
  const ids = {} as Record<Key, string>
  const windows = new Map<string, Surface>()
  const rep = (n: number) => hall.reps[n] as Speaker
  /** The proposer of each, in the order of the list; the head of a delegation proposes for all of it. */
  const proposerOf = (key: Key) => rep(key === 'collective' ? 1 : 2 + KEYS.indexOf(key))

  const pageOf = async (who: Speaker, size = PHONE): Promise<Page> => {
    const found = windows.get(who.person)
    if (found) return found.page
    const surface = await openWindow(browser, origin, who, '/me', size)
    windows.set(who.person, surface)
    return surface.page
  }
  /** Who has no more to do here puts the phone away: it would go on redrawing itself at every word. */
  const leave = async (...people: Speaker[]) => {
    await Promise.all(people.flatMap(({ person }) => windows.get(person)?.page.close() ?? []))
  }
  /** From page to page inside the app, as a tap would go. */
  const at = async (who: Speaker, path: string, size = PHONE): Promise<Page> => {
    const page = await pageOf(who, size)
    await page.evaluate((to) => {
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }, path)
    return page
  }
  const stateOf = async (key: Key) => (await proposerOf(key).call(getMotion, { params: { id: ids[key] } })).body.state
  const becomes = async (key: Key, state: string) => {
    await expect.poll(() => stateOf(key)).toBe(state)
  }

  const write = async (key: Key) => {
    const page = await at(proposerOf(key), '/motions/new')
    await page.getByLabel('题目').fill(TITLES[key])
    await page.getByLabel('案由：为什么提').fill('现在的情况影响教职工的工作。')
    await page.getByLabel('建议措施：希望怎么做').fill('请有关部门研究，本学期内办理。')
    if (key === 'collective') await page.getByLabel(/名义提出/).check()
    await button(page, '保存').click()
    await page.waitForURL(/\/motions\/[1-9A-Za-z]{14,}$/)
    ids[key] = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  }
  const gather = async (key: Key, seconders: Speaker[]) => {
    const page = await pageOf(proposerOf(key))
    await page.getByRole('link', { name: '邀请附议' }).click()
    await button(page, '不点名，向全体代表征集').click()
    await page.waitForURL(/\/motions\/[1-9A-Za-z]{14,}$/)
    for (const seconder of seconders) {
      const other = await at(seconder, `/motions/${ids[key]}`)
      await button(other, '附议').click()
      await other.getByText('您已附议').waitFor()
    }
  }
  const submit = async (key: Key) => {
    const page = await at(proposerOf(key), `/motions/${ids[key]}`)
    await button(page, '提交').click()
    await page.getByRole('dialog').getByRole('checkbox').check()
    await inDialog(page, '提交')
    await becomes(key, 'submitted')
  }
  /** At the desk: a word's button, and its form where it has one. */
  const decide = async (
    by: Speaker,
    key: Key,
    word: string,
    note?: string,
    fill?: (form: ReturnType<Page['getByRole']>) => Promise<unknown>,
  ) => {
    const page = await at(by, `/desk/motions/${ids[key]}`, DESK)
    await button(page, word).click()
    const form = page.getByRole('dialog')
    if (note !== undefined) await form.locator('textarea').fill(note)
    if (fill) await fill(form)
    if (note !== undefined || fill) await form.getByRole('button', { name: word, exact: true }).click()
  }
  const file = async (key: Key, priority = '一般提案') => {
    await decide(hall.committee, key, '立案', undefined, (form) => form.getByText(priority, { exact: true }).click())
    await becomes(key, 'filed')
  }
  const dispatch = async (key: Key, department: string) => {
    const committee = await at(hall.committee, `/works/motions/${ids[key]}`, DESK)
    await button(committee, '拟交办').click()
    await committee.getByLabel('主办部门').selectOption({ label: department })
    await button(committee, '提出交办意见').click()
    await expect
      .poll(async () => (await hall.staff.call(getMotion, { params: { id: ids[key] } })).body.context)
      .toMatchObject({ proposedDispatch: { coHandling: [] } })
    const leader = await at(hall.leader, `/works/motions/${ids[key]}`, DESK)
    await button(leader, '批准交办').click()
    await inDialog(leader, '批准交办')
    await becomes(key, 'handling')
  }
  const accept = async (key: Key, officer: Speaker) => {
    const page = await at(officer, `/works/motions/${ids[key]}`, DESK)
    await button(page, '承办').click()
    await page.getByRole('button', { name: '拟答复' }).first().waitFor()
  }
  const owed = async (key: Key) => {
    const { items } = (await hall.staff.call(listUndertakings, { query: { motion: ids[key] } })).body
    return items.find((row) => row.part === 'lead')
  }
  type Promised = { what: string; by: string; who: string }
  const answer = async (key: Key, officer: Speaker, { level, text, promise }: { level: RegExp; text: string; promise?: Promised }) => {
    const page = await at(officer, `/works/motions/${ids[key]}`, DESK)
    await button(page, '拟答复').click()
    await page.getByRole('radio', { name: level }).check()
    await page.getByLabel('答复正文').fill(text)
    if (promise) {
      await page.getByRole('textbox', { name: '做什么' }).fill(promise.what)
      await page.getByLabel('何时完成').fill(promise.by)
      await page.getByRole('textbox', { name: '谁负责' }).fill(promise.who)
    }
    await button(page, '送领导签发').click()
    const leader = await at(hall.leader, `/works/motions/${ids[key]}`, DESK)
    await button(leader, '签发答复').click()
    await inDialog(leader, '签发答复')
    await expect.poll(async () => (await owed(key))?.state).toBe('replied')
  }
  const rate = async (key: Key, grade: string, reason = '') => {
    const page = await at(proposerOf(key), `/motions/${ids[key]}`)
    await button(page, grade).click()
    if (reason !== '') await page.getByLabel(/原因/).fill(reason)
    await button(page, /提交评价|评价/).click()
  }

  beforeAll(async () => {
    hall = await openHall(57, { clientDir: CLIENT, clock: () => new Date(now), delegations: 2 })
    origin = await listen(hall)
    browser = await launch()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    const open = [...windows.values()].filter(({ page }) => !page.isClosed())
    await Promise.all(open.map(({ page }, i) => shoot(page, `ten-roads-failed-${i}`)))
  })
  afterAll(async () => {
    await browser?.close()
    await hall?.close()
  })

  test('ten are written, nine gather their seconds or speak for a delegation, one is thought better of', async () => {
    await Promise.all(KEYS.map(write))
    const lanes = [0, 1, 2].map(async (lane) => {
      for (const key of KEYS.filter((one, n) => one !== 'collective' && n % 3 === lane)) await gather(key, [rep(20 + lane), rep(23 + lane)])
    })
    await Promise.all(lanes)
    await leave(...[20, 21, 22, 23, 24, 25].map(rep))
    await Promise.all(KEYS.map(submit))
    const page = await at(proposerOf('withdrawn'), `/motions/${ids.withdrawn}`)
    await button(page, '撤回').click()
    await inDialog(page, '撤回')
    await becomes('withdrawn', 'withdrawn')
    await leave(proposerOf('withdrawn'))
  })

  test('the office takes them in, and the committee decides on each', async () => {
    for (const key of KEYS.filter((one) => one !== 'withdrawn')) {
      await decide(hall.staff, key, '接收')
      await becomes(key, 'under_review')
    }
    await file('payPlan', '重点提案')
    for (const key of ['restRoom', 'collective', 'ventilation', 'canteen', 'singleSignOn'] as const) await file(key)
    await decide(hall.committee, 'canteenTwin', '并案', '两件都是食堂晚餐时间。', (form) => choose(form.getByLabel('并入'), TITLES.canteen))
    await becomes('canteenTwin', 'merged')
    await decide(hall.committee, 'personal', '转为意见建议', '属个人事项，转人事部门答复。')
    await becomes('personal', 'converted')
    await leave(proposerOf('canteenTwin'), proposerOf('personal'))
  })

  test('one is returned, completed, filed and put on the next agenda', async () => {
    await decide(hall.committee, 'dutyPay', '退回补正', '请写明现行标准和建议标准。')
    await becomes('dutyPay', 'returned')
    const page = await at(proposerOf('dutyPay'), `/motions/${ids.dutyPay}`)
    await page.getByText('请写明现行标准和建议标准。').first().waitFor()
    await page.getByRole('link', { name: '修改' }).click()
    await page.getByLabel('建议措施：希望怎么做').fill('由每次 80 元提高到 120 元。')
    await button(page, '保存').click()
    await page.waitForURL(/\/motions\/[1-9A-Za-z]{14,}$/)
    await submit('dutyPay')
    await decide(hall.staff, 'dutyPay', '接收')
    await becomes('dutyPay', 'under_review')
    await file('dutyPay')
    const next = newId()
    await hall.staff.must('session', next, {
      type: 'session.create',
      term: 3,
      ordinal: 3,
      kind: 'full',
      title: '三届三次教代会',
      place: '礼堂',
      opensOn: '2030-09-10',
      windowClosesAt: '2030-08-20T15:59:59.000Z',
      items: [],
    })
    await decide(hall.presidium, 'dutyPay', '列入议程', undefined, (form) => choose(form.getByLabel('会议'), '三届三次'))
    await becomes('dutyPay', 'tabled')
    await leave(proposerOf('dutyPay'))
  })

  test('the pay plan is put on the agenda, and passes by 38, 7 and 4 of 57', async () => {
    await decide(hall.presidium, 'payPlan', '列入议程', undefined, async () => undefined)
    await becomes('payPlan', 'tabled')
    const [item, ballot, question] = [newId(), newId(), newId()]
    const { secretary, session } = hall
    const fields = {
      title: TITLES.payPlan,
      power: 'staffInterest',
      kind: 'decide',
      method: 'secret',
      presenter: null,
      minutes: null,
    } as const
    await secretary.must('session', session, { type: 'session.addItem', item, after: null, motion: ids.payPlan, ...fields })
    await callToOrder(hall, 51, 2)
    await secretary.must('ballot', ballot, {
      type: 'ballot.configure',
      session,
      agendaItem: item,
      matter: 'motion',
      motion: ids.payPlan,
      title: TITLES.payPlan,
      power: 'staffInterest',
      method: 'secret',
      items: [{ id: question, title: TITLES.payPlan, marks: ['approve', 'oppose', 'abstain'] }],
      passing: { base: 'roll', comparator: '>', numerator: 1, denominator: 2 },
      finality: 'first',
    })
    const scrutineers = [rep(0).person, rep(1).person]
    await secretary.must('ballot', ballot, { type: 'ballot.adoptRules' })
    await secretary.must('ballot', ballot, { type: 'ballot.confirmScrutineers', scrutineers, chief: scrutineers[0] ?? '', tellers: [] })
    await secretary.must('ballot', ballot, { type: 'ballot.checkQuorum' })
    await rep(0).must('ballot', ballot, { type: 'ballot.sealEmpty' })
    await secretary.must('ballot', ballot, { type: 'ballot.issue', onPaper: [] })
    await secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
    const marks = [...Array<string>(38).fill('approve'), ...Array<string>(7).fill('oppose'), ...Array<string>(4).fill('abstain')]
    await Promise.all(marks.map((mark, n) => rep(n).cast(ballot, { [question]: mark })))
    for (const type of ['close', 'reconcile', 'declareValid', 'count'] as const)
      await secretary.must('ballot', ballot, { type: `ballot.${type}` })
    for (const n of [0, 1]) await rep(n).must('ballot', ballot, { type: 'ballot.certify' })
    await secretary.must('ballot', ballot, { type: 'ballot.announce' })
    await becomes('payPlan', 'adopted')
    const phone = await at(proposerOf('payPlan'), `/motions/${ids.payPlan}`)
    await phone.getByRole('link', { name: /结果/ }).click()
    await phone.getByText('38').first().waitFor()
    await shoot(phone, 'ten-roads-pay-plan')
    await leave(proposerOf('payPlan'), hall.presidium)
  })

  test('departments get them; one is not its department’s, and goes to another', async () => {
    for (const key of ['restRoom', 'collective', 'ventilation', 'canteen', 'personal'] as const) {
      await dispatch(key, '部门1')
      await accept(key, hall.officer)
    }
    await dispatch('singleSignOn', '部门1')
    const page = await at(hall.officer, `/works/motions/${ids.singleSignOn}`, DESK)
    await button(page, '申请退办').click()
    await page.getByLabel(/退办理由/).fill('属于信息化，建议交部门2。')
    await page.locator('form').getByRole('button', { name: '申请退办' }).click()
    await expect.poll(async () => (await owed('singleSignOn'))?.state).toBe('objected')
    const committee = await at(hall.committee, `/works/motions/${ids.singleSignOn}`, DESK)
    await button(committee, '改交其他部门').click()
    await committee.getByLabel('改派给').selectOption({ label: '部门2' })
    await committee.getByLabel('答复期限').fill('2030-02-20')
    await committee.locator('form').getByRole('button', { name: '改交其他部门' }).click()
    await expect.poll(async () => (await owed('singleSignOn'))?.state).toBe('assigned')
    await accept('singleSignOn', hall.coOfficer)
  })

  test('after three weeks they answer: solved, vague, dated, promised', async () => {
    now += 21 * DAY_MS
    await answer('restRoom', hall.officer, { level: /^A/, text: '每层已增设一间休息室。' })
    await rate('restRoom', '满意')
    await becomes('restRoom', 'closed')

    await answer('collective', hall.officer, { level: /^A/, text: '将认真研究。' })
    await rate('collective', '不满意', '没有写明何时、怎样办。')
    await expect.poll(async () => (await owed('collective'))?.state).toBe('rehandling')
    await answer('collective', hall.officer, { level: /^A/, text: '自下月1日起每周不超过两次，已公布排班表。' })
    await rate('collective', '基本满意')
    await becomes('collective', 'closed')

    const promise = { what: '建成统一登录平台', by: '2030-08-31', who: '信息中心主任' }
    await answer('singleSignOn', hall.coOfficer, { level: /^B/, text: '已列入计划。', promise })
    await rate('singleSignOn', '满意')
    await expect.poll(async () => (await owed('singleSignOn'))?.state).toBe('tracking')
  })

  test('what is overdue is answered late, by class C, and stays on the list', async () => {
    now += 60 * DAY_MS
    await answer('ventilation', hall.officer, { level: /^C/, text: '今年经费不足，明年优先安排。' })
    await rate('ventilation', '基本满意')
    await becomes('ventilation', 'closed')
    const { overdue } = (await owed('ventilation')) ?? { overdue: null }
    expect(overdue).not.toBeNull()
  })

  test('and the report counts them: ten received, seven filed', async () => {
    const office = await at(hall.staff, '/works/report', DESK)
    await office.getByText('收到').first().waitFor()
    await shoot(office, 'ten-roads-report')
    const { figures } = (await hall.staff.call(getMotionsReport, { params: { id: hall.session } })).body
    expect(figures).toMatchObject({
      received: 10,
      filed: 7,
      priority: 1,
      tabled: 2,
      merged: 1,
      converted: 1,
      withdrawn: 1,
      classA: 2,
      classB: 1,
      classC: 1,
      satisfied: 2,
      basicallySatisfied: 2,
      rehandled: 1,
      tracked: 1,
    })
    const shown = await office.locator('body').textContent()
    for (const words of ['收到', '立案', '并案']) expect(shown).toContain(words)
    expect([...windows.values()].flatMap(({ errors }) => errors)).toEqual([])
  })
})
