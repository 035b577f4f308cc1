/** A list of motions as a table for a spreadsheet: one line a motion, newest first. */
import type { listMotionLines } from '../../db/motions.ts'
import type { Settings } from '../../machines/settings.ts'
import type { Table } from './document.ts'
import { entryNames, MOTION_STATE } from './motion-wording.ts'
import { dateOf, sessionOf } from './wording.ts'

type Line = Awaited<ReturnType<typeof listMotionLines>>[number]

const fit = { width: 'fit' } as const
const PRIORITY: Readonly<Record<string, string>> = { priority: '重点', ordinary: '一般' }

export const motionsTable = (lines: Line[], settings: Settings): Table => {
  const { category } = entryNames(settings)
  return {
    columns: [
      { title: '会议', ...fit },
      { title: '编号', ...fit },
      { title: '案名' },
      { title: '类别', ...fit },
      { title: '状态', ...fit },
      { title: '等级', ...fit },
      { title: '提案人', ...fit },
      { title: '代表团', ...fit },
      { title: '附议', width: 'fit', align: 'right' },
      { title: '提交日期', ...fit },
      { title: '主办部门', ...fit },
      { title: '答复期限', ...fit },
    ],
    rows: lines.map((line) => [
      line.term === null || line.ordinal === null ? '' : sessionOf({ term: line.term, ordinal: line.ordinal }),
      line.number ?? '',
      line.title,
      category(line.category),
      MOTION_STATE[line.state],
      PRIORITY[line.priority ?? ''] ?? '',
      line.proposerName ?? '',
      line.delegationName ?? '',
      line.seconds,
      dateOf(line.submittedAt),
      line.leadName ?? '',
      dateOf(line.dueOn),
    ]),
  }
}
