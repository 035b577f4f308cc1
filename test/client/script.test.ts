// @vitest-environment happy-dom
/** What the chair reads aloud, step by step, as the record stands. */
import { describe, expect, it } from 'vitest'
import type { BallotView, DayView } from '../../client/desk/day.tsx'
import { scriptOf } from '../../client/desk/script.ts'
import { deskWords } from '../../client/words/desk.ts'
import { spoken } from '../../client/words.ts'
import { BALLOT_STATES, blankBallot, type BallotContext, type BallotState } from '../../machines/ballot-context.ts'
import { SESSION_STATES, type SessionContext, type SessionState } from '../../machines/session-context.ts'
import { item, session as stand } from '../machines/session-stand.ts'

const naming = {
  name: (_: string, key: string) => ({ secret: '无记名票决', agenda: '大会议程' })[key] ?? key,
  person: (id: string) => `代表${id}`,
  delegation: (id: string | null) => (id === null ? '' : '语文组'),
  clock: () => '10:30',
  comma: '、',
}
const day = (state: SessionState, context: Partial<SessionContext>, ballot: Partial<BallotView> | null = null): DayView =>
  ({
    session: { id: 's', state, context: { ...stand.context, floor: null, timer: null, title: '三届二次教代会', ...context } },
    ballot: ballot && { id: 'b', ...ballot },
    turnout: { issued: 0, returned: 43, counts: null },
    step: { is: 'rest' },
  }) as unknown as DayView
const reads = (of: DayView): string => {
  const { key, values } = scriptOf(of, naming)
  return spoken(deskWords[key], 'zh', values)
}
const ballot = (state: BallotState, context: Partial<BallotContext> = {}): DayView =>
  day(
    'open',
    {},
    {
      state,
      context: {
        ...blankBallot,
        title: '绩效工资分配方案',
        method: 'secret',
        roll: 57,
        issued: 51,
        items: [{ id: 'i', title: '绩效工资分配方案', marks: ['approve', 'oppose', 'abstain'] }],
        passing: { base: 'roll', comparator: '>', numerator: 1, denominator: 2 },
        ...context,
      },
    },
  )

describe('the chair reads', () => {
  it('how many are missing, then the opening with its numbers', () => {
    expect(reads(day('preparatory', { present: 30 }))).toContain('还差 8 人达到法定人数')
    expect(reads(day('preparatory', { present: 51 }))).toBe('应到代表 57 人，实到 51 人，达到法定人数。我宣布：三届二次教代会现在开幕！')
  })

  it('the item that comes, and who presents it', () => {
    const items = [item('开幕', 'decided'), item('学校工作报告', 'pending', { presenter: '王校长' })]
    expect(reads(day('open', { items }))).toBe('现在进行第 2 项：学校工作报告。请王校长报告。')
    expect(reads(day('open', { items: [item('讨论', 'pending')] }))).toBe('现在进行第 1 项：讨论。')
  })

  it('whose turn it is to speak', () => {
    const floor = { request: 'r', item: 'x', person: '甲', delegation: 'd', since: '', seconds: 180 }
    expect(reads(day('open', { floor }))).toBe('请语文组代表甲代表发言。')
  })

  it('that a late item waits for the congress, when it resumes, and that it closes', () => {
    expect(reads(day('open', { agendaVersion: 2, agendaAdopted: 1 }))).toContain('临时议程')
    expect(reads(day('recess', { recess: { reason: '', resumesAt: '2025-03-30T02:30:00Z' } }))).toBe('现在休会，10:30 复会。')
    expect(reads(day('open', { items: [item('闭幕', 'decided')] }))).toContain('闭幕！')
  })

  it('each step of a ballot, and the result in full', () => {
    expect(reads(ballot('configured'))).toBe('现在表决：绩效工资分配方案。无记名票决，需 29 票通过。')
    expect(reads(ballot('issuing'))).toContain('共 51 张')
    expect(reads(ballot('closed', { returned: 50 }))).toBe('投票结束。发出 51 张，收回 50 张。')
    const tally = { i: { approve: 38, oppose: 7, abstain: 4 } }
    const verdict = { item: 'i', passed: true, needed: 29, got: 38, base: 'roll', weakerThanRoll: false } as const
    const certified = reads(ballot('certified', { tally, verdicts: [verdict as unknown as BallotContext['verdicts'][number]] }))
    expect(certified).toContain('赞成 38 票，反对 7 票，弃权 4 票，达到规定票数 29 票，通过')
    expect(reads(ballot('counted', { tally }))).not.toContain('38')
  })

  it('something in every state, and leaves no figure open', () => {
    const lines = [...SESSION_STATES.map((state) => reads(day(state, {}))), ...BALLOT_STATES.map((state) => reads(ballot(state)))]
    expect(lines.filter((text) => text === '' || /\{\w+\}/.test(text))).toEqual([])
  })
})
