/** How the papers of a congress say things: names of methods and marks, dates, figures, what a vote came to. */
import type { SeatKind } from '../../machines/actor.ts'
import { isSecret } from '../../machines/agenda.ts'
import type { BallotContext, BallotState } from '../../machines/ballot-context.ts'
import type { ItemKind, Matter, Method, Passing, Power } from '../../machines/matters.ts'
import type { Presence } from '../../machines/session-context.ts'
import type { Phase } from '../../machines/agenda.ts'

type Named<K extends string> = Readonly<Record<K, string>>

export const METHOD: Named<Method> = {
  sealed: '无记名票决（可核验）',
  secret: '无记名票决',
  open: '记名表决',
  hands: '举手表决',
  acclamation: '鼓掌通过',
}
export const POWER: Named<Power> = {
  staffInterest: '涉及教职工切身利益',
  election: '选举',
  appraisal: '民主评议',
  charter: '章程',
  plans: '规划与改革方案',
  annualReport: '年度报告',
  motionsReport: '提案工作报告',
  other: '其他',
}
export const KIND: Named<ItemKind> = { hear: '听取', discuss: '讨论', decide: '表决', elect: '选举', appraise: '评议' }
export const PHASE: Named<Phase> = {
  pending: '未开始',
  presented: '已报告',
  discussing: '已讨论',
  collated: '已汇总意见',
  voting: '表决中',
  decided: '已完成',
}
export const MATTER: Named<Matter> = {
  motion: '议案',
  agenda: '大会议程',
  rules: '表决办法',
  scrutineers: '监票人名单',
  presidium: '主席团名单',
  credentials: '代表资格审查报告',
  resolution: '大会决议',
  election: '选举',
  survey: '满意度测评',
  appraisal: '民主评议',
  other: '其他事项',
}
export const SEAT: Named<SeatKind> = { representative: '正式代表', observer: '列席', invitedGuest: '特邀', elector: '选区教职工' }
export const PRESENCE: Named<Presence> = { absent: '未签到', present: '出席', out: '中途离场', leave: '请假', lapsed: '已退出名册' }
export const BALLOT_STATE: Named<BallotState> = {
  unborn: '未建立',
  configured: '已设置',
  rules_adopted: '表决办法已通过',
  scrutineers_confirmed: '监票人已确认',
  quorum_checked: '已清点人数',
  sealed_empty: '已验空箱',
  issuing: '发票中',
  open: '投票中',
  closed: '投票已结束',
  reconciled: '票数已核对',
  counted: '计票完成',
  certified: '监票人已核签',
  announced: '结果已宣布',
  void: '本轮无效',
  archived: '已封存',
}
const MARKS: Readonly<Record<string, string>> = {
  approve: '赞成',
  oppose: '反对',
  abstain: '弃权',
  excellent: '优秀',
  competent: '称职',
  basicallyCompetent: '基本称职',
  incompetent: '不称职',
  satisfied: '满意',
  basicallySatisfied: '基本满意',
  dissatisfied: '不满意',
  skip: '未评',
  writeIn: '另选',
}
export const markOf = (mark: string): string => MARKS[mark] ?? mark

const BASE: Named<Passing['base']> = { roll: '全体代表', present: '到会代表', returned: '收回票', valid: '有效票' }
/** 全体代表的过半数 · 到会代表的三分之二以上 as the rule adopted says it, in figures. */
export const ruleOf = ({ base, comparator, numerator, denominator }: Passing): string =>
  numerator === 1 && denominator === 2 && comparator === '>'
    ? `${BASE[base]}的过半数`
    : `${comparator === '>' ? '超过' : '达到'}${BASE[base]}的 ${numerator}/${denominator}`

const DIGITS = '零一二三四五六七八九'
/** 1 to 99: 三, 十, 十二, 二十三. */
export const chineseNumber = (n: number): string => {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? (DIGITS[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? (DIGITS[ones] ?? '') : ''}`
}
export const sessionOf = ({ term, ordinal }: { term: number; ordinal: number }): string =>
  `${chineseNumber(term)}届${chineseNumber(ordinal)}次`
/** In an assembly the staff sit themselves, not by representatives. */
export const congressOf = (session: { term: number; ordinal: number; assembly?: boolean }): string =>
  `${sessionOf(session)}${session.assembly ? '教职工大会' : '教职工代表大会'}`

const part = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' })
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
/** A day is noon there, so that no zone moves it. */
const instant = (iso: string): Date => new Date(iso.length === 10 ? `${iso}T12:00:00+08:00` : iso)
export const dateOf = (iso: string | null): string => (iso === null ? '' : part.format(instant(iso)))
export const momentOf = (iso: string | null): string => (iso === null ? '' : `${dateOf(iso)} ${clock.format(instant(iso))}`)

/** 赞成 38 票，反对 7 票，弃权 4 票 */
export const marksOf = (marks: string[], counts: Record<string, number> = {}): string =>
  marks.map((mark) => `${markOf(mark)} ${counts[mark] ?? 0} 票`).join('，')

/** 发出 51 张，收回 50 张，有效 49 张，无效 1 张; nothing where no papers were given out. */
export const papersOf = ({ method, issued, returned, valid, invalid }: BallotContext): string =>
  isSecret(method) || method === 'open'
    ? `发出表决票 ${issued} 张，收回 ${returned ?? 0} 张，有效 ${valid ?? 0} 张，无效 ${invalid ?? 0} 张`
    : ''

export const passedOf = (passed: boolean | null): string => (passed === null ? '—' : passed ? '通过' : '未通过')

/** Ballots whose result the congress has heard. */
export const isAnnounced = ({ context }: { context: BallotContext }): boolean => context.announcedAt !== null
