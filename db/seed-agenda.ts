/** The agenda of the day, in its order. */
import type { ItemKind, Method, Power } from '../machines/matters.ts'
import type { Calendar } from './seed-calendar.ts'
import type { LaidKey, ReceivedKey } from './seed-motions.ts'

export type AgendaKey =
  | 'opening'
  | 'workPlan'
  | 'finance'
  | 'union'
  | 'motions'
  | 'explanation'
  | 'discussion'
  | 'payPlan'
  | 'spending'
  | 'election'
  | 'appraisal'
  | 'awards'
  | 'resolution'
  | 'satisfaction'
  | 'closing'

export type AgendaText = {
  key: AgendaKey
  title: string
  power: Power
  kind: ItemKind
  method: Method | null
  motion: LaidKey | ReceivedKey | null
}

const heard = (key: AgendaKey, title: string, power: Power = 'other', kind: ItemKind = 'hear'): AgendaText => ({
  key,
  title,
  power,
  kind,
  method: null,
  motion: null,
})

export const agendaTexts = ({ schoolYear }: Calendar): AgendaText[] => [
  heard('opening', '大会开幕'),
  {
    key: 'workPlan',
    title: `听取、审议和票决${schoolYear}学校工作计划`,
    power: 'plans',
    kind: 'decide',
    method: 'sealed',
    motion: 'workPlan',
  },
  heard('finance', '听取学校财务工作报告', 'annualReport'),
  heard('union', '听取工会工作报告', 'annualReport'),
  heard('motions', '听取提案工作报告', 'motionsReport'),
  heard('explanation', '听取绩效工资分配方案修订和重大支出的说明'),
  heard('discussion', '各代表团分组讨论', 'other', 'discuss'),
  {
    key: 'payPlan',
    title: '票决《绩效工资分配方案（修订）》',
    power: 'staffInterest',
    kind: 'decide',
    method: 'sealed',
    motion: 'payPlan',
  },
  { key: 'spending', title: '票决实验楼改造和校园网络升级重大支出', power: 'plans', kind: 'decide', method: 'sealed', motion: 'spending' },
  { key: 'election', title: '选举提案工作委员会委员（差额，应选五人）', power: 'election', kind: 'elect', method: 'sealed', motion: null },
  { key: 'appraisal', title: '民主评议中层干部', power: 'appraisal', kind: 'appraise', method: 'sealed', motion: null },
  heard('awards', '表彰优秀提案和先进承办单位'),
  { key: 'resolution', title: '通过大会决议', power: 'other', kind: 'decide', method: 'acclamation', motion: null },
  { key: 'satisfaction', title: '代表对大会的满意度测评', power: 'other', kind: 'decide', method: 'open', motion: null },
  heard('closing', '大会闭幕'),
]
