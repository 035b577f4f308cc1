/** The words of the file of earlier motions: its columns, and a row that shows what stands in them. */
import type { HistoryColumn } from './history-replies.ts'

export const HISTORY_NAME = '历年提案导入模板'
export const HISTORY_SHEET = '历年提案'
export const HISTORY_HEADINGS: Record<HistoryColumn, string> = {
  term: '届',
  ordinal: '次',
  number: '编号',
  title: '案名',
  category: '类别',
  rationale: '案由',
  remedy: '建议措施',
  proposer: '提案人',
  department: '主办部门',
  reply: '答复',
  closedOn: '办结日期',
}
export const HISTORY_ENGLISH: Record<HistoryColumn, string> = {
  term: 'Term',
  ordinal: 'Session',
  number: 'Number',
  title: 'Title',
  category: 'Category',
  rationale: 'Rationale',
  remedy: 'Remedy',
  proposer: 'Proposer',
  department: 'Department',
  reply: 'Reply',
  closedOn: 'Closed on',
}
export const HISTORY_SAMPLE: Record<HistoryColumn, string> = {
  term: '2',
  ordinal: '3',
  number: 'J2C3-011',
  title: '改善教师休息室条件',
  category: '校园设施',
  rationale: '现有休息室过于拥挤。',
  remedy: '每层增设一间休息室。',
  proposer: '王老师',
  department: '总务处',
  reply: '已于当年暑假解决。',
  closedOn: '2019-09-01',
}
