/** What the desk says about motions of earlier sessions, brought in from a file. */
import type { HistoryColumn, HistoryPreview } from '../../server/history-replies.ts'
import type { Pair, Words } from '../words.ts'

type FileRule = HistoryPreview['faults'][number]['rule']
type Row = HistoryPreview['rows'][number]

/** Total over the rules of the server: one that has no words does not compile. */
const columns: Record<`history.column.${HistoryColumn}`, Pair> = {
  'history.column.term': ['届', 'Term'],
  'history.column.ordinal': ['次', 'Session'],
  'history.column.number': ['编号', 'Number'],
  'history.column.title': ['案名', 'Title'],
  'history.column.category': ['类别', 'Category'],
  'history.column.rationale': ['案由', 'Rationale'],
  'history.column.remedy': ['建议措施', 'Remedy'],
  'history.column.proposer': ['提案人', 'Proposer'],
  'history.column.department': ['主办部门', 'Department'],
  'history.column.reply': ['答复', 'Reply'],
  'history.column.closedOn': ['办结日期', 'Closed on'],
}

const files: Record<`history.file.${FileRule}`, Pair> = {
  'history.file.empty': ['文件里没有提案，请从第二行起填写', 'There is no motion in the file: begin in the second row'],
  'history.file.tooLarge': ['文件太大，最大 5 MB，请分成几个文件', 'The file is too large, 5 MB at the most: split it'],
  'history.file.tooManyRows': ['超过 2000 行，请分成几个文件', 'More than 2,000 rows: split the file'],
  'history.file.unreadable': [
    '读不出这个文件。请用模板，另存为 .xlsx 或 .csv',
    'This file cannot be read. Use the template; save as .xlsx or .csv',
  ],
  'history.file.oldExcel': ['这是旧版 .xls，请在表格软件中另存为 .xlsx', 'This is an old .xls: save it as .xlsx'],
  'history.file.columnMissing': ['第一行缺少“{column}”列，请对照模板补上', 'The first row has no column “{column}”: compare the template'],
  'history.file.columnTwice': ['“{column}”列出现了两次，请删去一列', 'The column “{column}” is there twice: delete one'],
}

const faults: Record<`history.fault.${Row['faults'][number]['rule']}`, Pair> = {
  'history.fault.required': ['没有填写，请补上', 'empty, fill it in'],
  'history.fault.tooLong': ['超过 {limit} 字，请缩短', 'longer than {limit} characters, shorten it'],
  'history.fault.characters': ['有不能保存的控制字符，请重新输入', 'control characters in it, type it again'],
  'history.fault.count': ['请填 1 到 99 的数字', 'write a number from 1 to 99'],
  'history.fault.category': ['不是学校的提案类别，请按规则设置里的名称填写', 'no category of the school: write it as the rules name it'],
  'history.fault.day': [
    '不是过去的真实日期，请按 2019-09-01 填写，或留空',
    'no real day in the past; write it like 2019-09-01, or leave it empty',
  ],
  'history.fault.duplicate': ['与前面一行是同一件，请删去一行或改正', 'the same motion as in a row before: delete one, or correct it'],
}

const statuses: Record<`history.status.${Row['status']}`, Pair> = {
  'history.status.bad': ['要改正', 'To correct'],
  'history.status.new': ['新增', 'New'],
  'history.status.known': ['已有', 'Recorded'],
}

export const historyWords = {
  ...columns,
  ...files,
  ...faults,
  ...statuses,
  'history.title': ['导入历年提案', 'Import earlier motions'],
  'history.back': ['返回提案审查', 'Back to the motions'],
  'history.explain': [
    '把以前各次会议的提案整理成一张表，一行一件。导入后直接归档，可以查询；写新提案时会提示相似的旧案和结果。检查后才导入，有一行不对就都不导入。',
    'One motion a row. Once in, they are archived and found by every search, and whoever writes a new motion sees similar ones with what became of them. Nothing comes in before the check, and nothing while one row is bad.',
  ],
  'history.limits': ['最大 5 MB、2000 行。', 'At most 5 MB and 2,000 rows.'],
  'history.badTitle': ['有 {n} 行要改正。', '{n} rows to correct.'],
  'history.badHow': [
    '在表格里改好，再选一次文件。现在什么也没有导入。',
    'Correct them in the spreadsheet and choose the file again. Nothing was imported.',
  ],
  'history.goodTitle': ['{n} 行都可以导入。', 'All {n} rows can come in.'],
  'history.summary': ['新增 {added} 件，已有 {known} 件。', '{added} new, {known} recorded already.'],
  'history.import': ['导入 {n} 件', 'Import {n}'],
  'history.importing': ['正在导入，请不要关闭页面…', 'Importing, please keep the page open…'],
  'history.doneTitle': ['导入完成', 'Done'],
  'history.doneLine': [
    '文件 {rows} 行，新记录 {recorded} 件，已有 {known} 件。',
    '{rows} rows: {recorded} recorded, {known} there already.',
  ],
  'history.toSearch': ['去查询', 'To the search'],
  'history.fault': ['{column}：{what}', '{column}: {what}'],
  'history.row': ['行', 'Row'],
  'history.what': ['说明', 'What'],
  'history.more': ['还有 {n} 行没有列出', '{n} more rows are not listed'],
} as const satisfies Words
