/**
 * A congress from nothing: a school is founded, its people brought in, its session prepared and held by one secretary in
 * real windows, and its evidence sealed. The numbers are the demonstration's (domain 7).
 */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { everybody } from '../../db/seed.ts'
import type { BallotItem } from '../../machines/matters.ts'
import { getBallot, getMe, listBallots } from '../../server/contract.ts'
import { getHallCode } from '../../server/sign-in-contract.ts'
import { verifyPack } from '../../server/pack-verify.ts'
import type { Speaker } from '../hall.ts'
import { pdf } from '../sample-files.ts'
import { SealedPhone } from '../sealed-hall.ts'
import { findChromium, PHONE, shoot } from './browser.ts'
import { buttonWith, choose, inDialog, link, sees } from './hands.ts'
import { rollFile } from './roll-file.ts'
import { School } from './school.ts'
import { codeOn, openBox, press, writeDown } from './scrutineers.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const SPENDING = '票决实验楼改造和校园网络升级重大支出'
/** On leave, and two who never came; the rest are 51. */
const LEAVE = ['1013', '1025', '1048', '1057']
const ABSENT = ['1034', '1049']
const SCRUTINEERS = [
  ['1021', '彭明远'],
  ['1007', '唐秀英'],
  ['1040', '许红梅'],
] as const
const TELLERS = [
  ['1071', '郝蓉'],
  ['1072', '赵凯'],
] as const
const PASSWORD = '八个字的新的密码'

const file = (name: string, buffer: Buffer) => ({ name, mimeType: XLSX, buffer })
const reps = everybody.filter(({ seat }) => seat?.kind === 'representative')
const present = reps.map(({ number }) => number).filter((number) => ![...LEAVE, ...ABSENT].includes(number))

describe.runIf(findChromium())('a congress from nothing to its evidence', () => {
  let school: School
  let admin: Page
  let desk: Page
  let screen: Page
  let secretary: Speaker
  let session: string
  let people: Map<string, Speaker>
  const speaker = (number: string): Speaker => people.get(number) ?? expect.fail(`nobody has the number ${number}`)

  beforeAll(async () => {
    school = await School.open()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    const seen = school.surfaces.filter(({ page }) => !page.isClosed())
    await Promise.all(seen.map(({ page }, i) => shoot(page, `day-failed-${i}`)))
  })
  afterAll(() => school?.close())

  test('the school is founded by the link that the server wrote; who comes without it is told so', async () => {
    admin = await school.window('/login')
    await sees(admin, /这里还没有建校/)
    await admin.goto(school.origin + (school.app.founding.path ?? ''))
    await admin.getByLabel('学校名称').fill('明溪湖九年一贯制学校')
    await admin.getByLabel('您的姓名').fill('邓勇')
    await admin.getByLabel('工号').fill('1070')
    await admin.getByLabel('性别').selectOption('male')
    await admin.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await admin.getByLabel('再输一遍密码').fill(PASSWORD)
    await shoot(admin, 'day-founding')
    await buttonWith(admin, '建校并登录').click()
    await sees(admin, '再任命大会秘书等职务')
  })

  test('a file with bad rows is marked row by row and brings in nobody; the corrected one brings in all 186', async () => {
    await admin.getByRole('link', { name: '先导入人员' }).click()
    const input = admin.locator('input[type=file]')
    await input.setInputFiles(file('名单.xlsx', await rollFile(false, { '1010': { sex: '不详' }, '1020': { bornOn: '1990-02-30' } })))
    await sees(admin, /有 2 行要改正，还没有导入任何内容/)
    await sees(admin, /性别：请填“男”或“女”/)
    await shoot(admin, 'day-people-bad')
    expect(await school.database.db.selectFrom('person').select('id').execute()).toHaveLength(1)
    await input.setInputFiles(file('名单.xlsx', await rollFile(false)))
    await buttonWith(admin, '导入 186 人').click()
    await sees(admin, /新增 185 人/)
  })

  test('the administrator gives the offices, and a code to the secretary, who comes in with it', async () => {
    await admin.goto(`${school.origin}/desk/offices`)
    const give = async (office: string, number: string, name: string) => {
      await buttonWith(admin, `任命${office}`).click()
      await choose(admin.getByRole('combobox').last(), number, name)
      await inDialog(admin, '任命')
      await admin.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await give('大会秘书', '1067', '谢洁')
    for (const [number, name] of TELLERS) await give('工会工作人员', number, name)
    await give('主席团', '1051', '曾瑾')
    await buttonWith(admin, '重置登录码：谢洁').click()
    await inDialog(admin, '重置登录码')
    await shoot(admin, 'day-offices')
    const code = (await admin.locator('.slip-code').textContent()) ?? ''
    desk = await school.window(`/in/${code.replaceAll('-', '')}`)
    await buttonWith(desk, '进入会议').click()
    await sees(desk, '建立一次会议')
    secretary = await school.speakerIn(desk)
  })

  test('the secretary founds the session with the agenda of a template, and brings in the roll: 57, quorum 38', async () => {
    await desk.getByLabel('届', { exact: true }).fill('3')
    await desk.getByLabel('次', { exact: true }).fill('2')
    await desk.getByLabel('地点').fill('一号报告厅')
    await desk.getByLabel('开会日期').fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
    await desk.getByLabel('提案征集截止').fill('2026-11-01')
    await buttonWith(desk, '建立会议').click()
    await buttonWith(desk, '导入代表名册').click()
    await desk.locator('input[type=file]').setInputFiles(file('名册.xlsx', await rollFile(true)))
    await sees(desk, /列入名册 65 席/)
    await buttonWith(desk, '导入 186 人').click()
    await sees(desk, /已导入/)
    expect((await desk.locator('.desk-hall').innerText()).replaceAll(/\s+/g, '')).toBe('应到57实到0请假0□法定人数38差38人')
    session = (await secretary.call(getMe)).body.session ?? ''
    people = await school.people(
      await school.speakerIn(admin),
      reps.map(({ number }) => number),
    )
  })

  /** The desk's one red button; what it asks to be sure is confirmed. */
  const next = async (label: RegExp | string, sure = false) => {
    await desk.locator('.next-button', { hasText: label }).waitFor()
    await desk.waitForTimeout(150)
    await desk.locator('.next-button', { hasText: label }).click()
    if (sure) await inDialog(desk, label)
  }
  const pick = async (page: Page, label: string, number: string, name: string) => {
    await choose(page.getByRole('combobox', { name: label, exact: true }), number, name)
    // One Enter too many sends nothing.
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
  }

  test('major spending is added to the agenda and moved to its place by keys', async () => {
    await desk.goto(`${school.origin}/desk`)
    await buttonWith(desk, '＋ 增加议题').click()
    await desk.getByLabel('题目').fill(SPENDING)
    await desk.getByRole('dialog').getByText('表决', { exact: true }).click()
    await desk.getByLabel('涉及的职权').fill('切身利益')
    await desk.keyboard.press('Enter')
    await shoot(desk, 'day-add-item')
    await inDialog(desk, '增加议题')
    await desk.getByRole('dialog').waitFor({ state: 'detached' })
    await desk.getByRole('link', { name: '议程', exact: true }).click()
    await buttonWith(desk, `移动“${SPENDING}”`).focus()
    await desk.keyboard.press('Space')
    for (let up = 0; up < 3; up += 1) await desk.keyboard.press('ArrowUp')
    await desk.keyboard.press('Space')
    await sees(desk, `已调整“${SPENDING}”的顺序。`)
    await shoot(desk, 'day-agenda')
  })

  test('papers are attached, and sent late with a reason that stays on record; a phone reads one', async () => {
    await desk.getByRole('link', { name: '材料', exact: true }).click()
    await desk
      .getByLabel('给「票决涉及教职工切身利益的方案」添加文件')
      .setInputFiles([{ name: '绩效工资分配方案（修订）.pdf', mimeType: 'application/pdf', buffer: pdf() }])
    await link(desk, '绩效工资分配方案（修订）.pdf').waitFor()
    await shoot(desk, 'day-papers')
    await desk.goto(`${school.origin}/desk`)
    await next('填写理由后发出材料')
    await desk.getByLabel('为什么推迟发出').fill('寒假前须召开，经学校工会委员会同意。')
    await inDialog(desk, '发出会议材料')
    await next(/预备会议/, true)
    const phone = await school.window('/papers', speaker('1030'), PHONE)
    await phone.getByRole('link', { name: /绩效工资分配方案/ }).tap()
    await sees(phone, /已阅/)
    await shoot(phone, 'day-phone-papers')
    await phone.close()
  })

  test('51 sign in: by the code in the hall, at the desk by a number, the others from their phones; four are on leave', async () => {
    screen = await school.window('/screen', secretary)
    await screen.getByRole('img', { name: '扫码签到' }).waitFor()
    await shoot(screen, 'day-screen-welcome')
    const { path } = (await secretary.call(getHallCode, { params: { id: session } })).body
    const phone = await school.window(path, speaker('1019'), PHONE)
    await sees(phone, '签到成功')
    await shoot(phone, 'day-phone-here')
    await phone.close()
    const box = desk.getByPlaceholder('姓名 / 拼音 / 工号')
    await box.fill('1032')
    await desk.getByText('未签到').last().waitFor()
    await box.press('Enter')
    await sees(desk, /✓ 卢学军/)
    for (const number of LEAVE)
      await secretary.must('session', session, { type: 'session.grantLeave', seat: speaker(number).seat, reason: '因病请假' })
    const { code } = (await secretary.call(getHallCode, { params: { id: session } })).body
    for (const number of present.filter((one) => one !== '1019' && one !== '1032'))
      await speaker(number).must('session', session, { type: 'session.checkIn', seat: speaker(number).seat, code })
    await expect
      .poll(async () => (await desk.locator('.desk-hall').innerText()).replaceAll(/\s+/g, ''))
      .toBe('应到57实到51请假4■法定人数38已到')
    await shoot(desk, 'day-signed-in')
    await shoot(screen, 'day-screen-signed-in')
  })

  const hands = async (approve: number, oppose: number, abstain: number) => {
    await next('清点人数')
    await desk.getByLabel('赞成').fill(String(approve))
    await desk.getByLabel('反对').fill(String(oppose))
    await desk.getByLabel('弃权').fill(String(abstain))
    await sees(desk, '相符')
    await next('记录举手票数')
    await next('宣布结果', true)
  }

  test('the preparatory meeting orders itself by five shows of hands, 49 to none with two abstaining, and the hall reads each', async () => {
    await buttonWith(desk, '写表决办法').click()
    await desk.getByLabel('表决办法全文').fill('无记名票决；赞成票超过全体代表的半数为通过。')
    await inDialog(desk, '写表决办法')
    for (const matter of ['代表资格审查报告', '主席团名单', '大会议程', '表决办法']) {
      await next(`提请表决：${matter}`)
      await hands(49, 0, 2)
    }
    await sees(screen, /表决办法/)
    await shoot(screen, 'day-screen-hands')
    await next('提名监票人')
    for (const [number, name] of SCRUTINEERS) await pick(desk, '监票人', number, name)
    for (const [number, name] of TELLERS) await pick(desk, '计票人', number, name)
    await shoot(desk, 'day-nominate')
    await inDialog(desk, '提名监票人')
    await next('提请表决：监票人名单')
    await hands(49, 0, 2)
    await shoot(desk, 'day-ordered')
    await next('宣布开幕', true)
    await sees(desk, '会议进行中')
  })

  const ballotNow = async () => {
    const { items } = (await secretary.call(listBallots, { query: { session } })).body
    return (await secretary.call(getBallot, { params: { id: items.at(-1)?.id ?? '' } })).body
  }
  const keyPages: Page[] = []

  test('three scrutineers make the key of the box on their phones, and the hall reads the same code', async () => {
    for (const [number] of SCRUTINEERS) keyPages.push(await school.window('/keys', speaker(number), PHONE))
    await press(keyPages[0] as Page, '开始制作钥匙')
    await Promise.all(keyPages.map(writeDown))
    const codes = await Promise.all(keyPages.map(codeOn))
    await sees(screen, codes[0] ?? '')
    await shoot(screen, 'day-screen-keys')
    for (const page of keyPages) await press(page, '数字一致')
    await sees(keyPages[0] as Page, '钥匙已制成')
    expect(new Set(codes).size).toBe(1)
  })

  test('what is only heard or talked about goes by with the same button', async () => {
    for (let heard = 0; heard < 6; heard += 1) {
      await next('开始报告')
      await next('完成议题')
    }
    await next('开始报告')
    await next('开始讨论')
    await shoot(screen, 'day-screen-discussion')
    await next('完成议题')
    await next('开始报告')
    await next('开始讨论')
    await next('汇总意见')
  })

  const phones = new Map<string, SealedPhone>()
  /** Carries a ballot from its rules to `open`, papers by hand to some, every phone having taken its own. */
  const issue = async (onPaper: string[], away: string[] = []) => {
    for (const label of ['适用表决办法', '监票人就位', '清点人数']) await next(label, label === '适用表决办法')
    await expect.poll(async () => (await ballotNow()).state).toBe('quorum_checked')
    const { id } = await ballotNow()
    await speaker('1021').must('ballot', id, { type: 'ballot.sealEmpty' })
    if (onPaper.length > 0)
      await secretary.must('ballot', id, { type: 'ballot.issue', onPaper: onPaper.map((number) => speaker(number).seat) })
    else await next('发票', true)
    await sees(desk, '开始投票')
    phones.clear()
    // The scrutineers' windows take their papers by themselves.
    const inWindows: readonly string[] = SCRUTINEERS.map(([number]) => number)
    for (const number of present.filter((one) => ![...onPaper, ...away, ...inWindows].includes(one)))
      phones.set(number, new SealedPhone(speaker(number)))
    // As in a hall: all at once.
    const taken = await Promise.all([...phones.values()].map((phone) => phone.register(id)))
    expect(taken.every(({ status }) => status === 200)).toBe(true)
    await next('开始投票')
    await expect.poll(async () => (await ballotNow()).state).toBe('open')
    return id
  }

  /** The scrutineers approve in their windows; the other phones cast so many of each mark beside them. */
  const cast = async (id: string, { approve, oppose, abstain }: Record<'approve' | 'oppose' | 'abstain', number>) => {
    const inWindow = async (page: Page) => {
      await page.goto(`${school.origin}/vote/${id}`)
      await press(page, '赞成')
      await press(page, '投出')
      await sees(page, '已收到')
    }
    await Promise.all(keyPages.map(inWindow))
    const { items } = (await ballotNow()).context as { items: BallotItem[] }
    const pressed = Object.entries({ approve: approve - keyPages.length, oppose, abstain }).flatMap(([mark, count]) =>
      Array.from({ length: count }, () => mark),
    )
    const voting = [...phones.values()].slice(0, pressed.length).map(async (phone, at) => {
      const paper = await phone.seal(id, items, { [items[0]?.id ?? '']: pressed[at] ?? '' })
      return phone.send(id, paper)
    })
    expect((await Promise.all(voting)).every(({ status }) => status === 200)).toBe(true)
  }
  const bundle = async (id: string, returned: number, invalid: number, marks: Record<string, number>) => {
    const { items } = (await ballotNow()).context as { items: BallotItem[] }
    for (const teller of await tellers())
      await teller.must('ballot', id, { type: 'ballot.enterPaper', returned, invalid, tally: { [items[0]?.id ?? '']: marks } })
  }
  let twoTellers: Speaker[] = []
  const tellers = async (): Promise<Speaker[]> => {
    if (twoTellers.length === 0)
      twoTellers = [
        ...(
          await school.people(
            await school.speakerIn(admin),
            TELLERS.map(([number]) => number),
          )
        ).values(),
      ]
    return twoTellers
  }
  /** From the closing to the announcement, the box opened by two scrutineers on their phones. */
  const conclude = async (id: string, paper: [number, number, Record<string, number>] | null, verdict: '通过' | '未通过') => {
    await next('结束投票', true)
    if (paper) await bundle(id, ...paper)
    await next('核对票数')
    await next('宣布投票有效', true)
    const openIn = async (page: Page) => {
      await page.goto(`${school.origin}/scrutiny/${id}`)
      await openBox(page)
    }
    await Promise.all(keyPages.slice(0, 2).map(openIn))
    await next('计票')
    await sees(desk, /等总监票人/)
    for (const [number] of SCRUTINEERS.slice(0, 2)) await speaker(number).must('ballot', id, { type: 'ballot.certify' })
    await next('宣布结果', true)
    await screen.locator('.verdict, h2, strong', { hasText: verdict }).first().waitFor()
  }

  test('the work plan: 51 papers come back of 50 issued, so the round is void; the next one passes', async () => {
    await next('设置票决')
    await shoot(desk, 'day-configure')
    await inDialog(desk, '设置票决')
    await secretary.must('session', session, { type: 'session.stepOut', seat: speaker('1042').seat })
    const id = await issue(['1055'], ['1042'])
    await cast(id, { approve: 40, oppose: 6, abstain: 3 })
    await next('结束投票', true)
    await bundle(id, 2, 0, { approve: 2, oppose: 0, abstain: 0 })
    await next('宣布本轮无效')
    await shoot(desk, 'day-void')
    await desk.getByRole('dialog').getByRole('textbox').fill('收回票数多于发出票数。')
    await inDialog(desk, '宣布本轮无效')
    await next('重新投票')
    await secretary.must('session', session, { type: 'session.checkIn', seat: speaker('1042').seat })
    const again = await issue([])
    await cast(again, { approve: 43, oppose: 5, abstain: 3 })
    await conclude(again, null, '通过')
    await shoot(screen, 'day-screen-plan')
  })

  const vote = async (title: string) => {
    for (const label of ['开始报告', '开始讨论', '汇总意见']) await next(label)
    await next('设置票决')
    await inDialog(desk, '设置票决')
    await sees(desk, title)
  }

  test('the pay plan: 51 issued, 50 returned, one of them invalid, 38 to 7 with 4 abstaining: passed', async () => {
    await vote('票决涉及教职工切身利益的方案')
    const id = await issue(['1055'])
    await cast(id, { approve: 38, oppose: 7, abstain: 4 })
    await shoot(desk, 'day-desk-voting')
    await shoot(screen, 'day-screen-voting')
    await conclude(id, [1, 1, { approve: 0, oppose: 0, abstain: 0 }], '通过')
    await shoot(screen, 'day-screen-pay-plan')
    expect((await ballotNow()).context).toMatchObject({ issued: 51, returned: 50, valid: 49, invalid: 1, passed: true })
  })

  test('major spending: 50 of 51 returned, 28 to 15 with 7 abstaining: one vote short of 29, not passed', async () => {
    await vote(SPENDING)
    const id = await issue([])
    await cast(id, { approve: 28, oppose: 15, abstain: 7 })
    await conclude(id, null, '未通过')
    await shoot(screen, 'day-screen-spending')
    expect((await ballotNow()).context).toMatchObject({ issued: 51, returned: 50, valid: 50, invalid: 0, passed: false })
  })

  test('the resolution is drafted from the record, put up, and carried by acclamation; the session is closed', async () => {
    await next('开始报告')
    await next('完成议题')
    await next('开始报告')
    await desk.getByRole('link', { name: '会后', exact: true }).click()
    const text = desk.getByRole('textbox', { name: '大会决议' })
    await expect.poll(() => text.inputValue()).toContain('应到代表 57 人，实到 51 人')
    const drafted = await text.inputValue()
    expect(drafted).toContain('赞成 38 票，反对 7 票，弃权 4 票，通过')
    expect(drafted).toContain('赞成 28 票，反对 15 票，弃权 7 票，未通过')
    await text.fill(`${drafted}\n会议号召全体教职工团结奋进。`)
    await buttonWith(desk, '保存草案').click()
    await sees(desk, '草案已保存')
    await desk.getByRole('link', { name: '会议台', exact: true }).first().click()
    await next('开始讨论')
    await next('汇总意见')
    await next('设置票决')
    await inDialog(desk, '设置票决')
    await next('清点人数')
    await desk.getByLabel('有异议').fill('0')
    await next('记录鼓掌通过')
    await next('宣布结果', true)
    await shoot(screen, 'day-screen-resolution')
    for (const label of ['开始报告', '完成议题']) await next(label)
    await next('宣布闭幕', true)
    await shoot(desk, 'day-closed')
  })

  test('results are published on the board for the staff, reported upward, and the evidence pack verifies', async () => {
    await desk.getByRole('link', { name: '会后', exact: true }).click()
    await buttonWith(desk, '公布结果').click()
    await sees(desk, /还须公开 15 天/)
    const colleague = await school.window(`/board/${session}`, speaker('1030'), PHONE)
    await sees(colleague, '会议号召全体教职工团结奋进。')
    await shoot(colleague, 'day-board')
    await desk.getByLabel('报送单位').fill('区教育工会')
    await buttonWith(desk, '登记上报').click()
    await desk.getByRole('listitem').filter({ hasText: '区教育工会' }).waitFor()
    const coming = desk.waitForEvent('download')
    await buttonWith(desk, '生成并下载').click()
    const report = await verifyPack(readFileSync(await (await coming).path()))
    expect(report.findings).toEqual([])
    await sees(desk, report.manifest)
    await shoot(desk, 'day-after')
  })

  test('no window had an error in its console', () => {
    expect(school.surfaces.flatMap(({ errors }) => errors)).toEqual([])
  })
})
