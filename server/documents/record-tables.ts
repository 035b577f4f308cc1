/** Tables of the record: for spreadsheets, and set into papers. */
import { standingsOf } from '../../machines/standings.ts'
import type { SessionRecord } from '../../db/record.ts'
import type { Cell, Table } from './document.ts'
import { PLACES } from './persons-count.ts'
import { titleOf } from './ballot-papers.ts'
import { isAnnounced, KIND, METHOD, momentOf, passedOf, PHASE, POWER, PRESENCE, SEAT } from './wording.ts'

const right = { align: 'right', width: 'fit' } as const
const fit = { width: 'fit' } as const

export const rollTable = ({ seats }: SessionRecord): Table => ({
  columns: [
    { title: '序号', ...right },
    { title: '姓名', ...fit },
    { title: '工号', ...fit },
    { title: '代表团' },
    { title: '类别', ...fit },
    { title: '团长', ...fit },
    { title: '出席', ...fit },
    { title: '首次签到', ...fit },
  ],
  rows: seats.map((seat, at) => [
    at + 1,
    seat.name,
    seat.number,
    seat.delegation ?? '',
    SEAT[seat.kind],
    seat.head ? '是' : '',
    PRESENCE[seat.presence],
    momentOf(seat.signedInAt),
  ]),
})

export const attendanceTable = ({ seats }: SessionRecord): Table => {
  const voting = seats.filter(({ kind, presence }) => kind === 'representative' && presence !== 'lapsed')
  const delegations = [...new Set(voting.map(({ delegation }) => delegation ?? ''))]
  const row = (name: string, of: typeof voting): Cell[] => {
    const [roll, came, leave] = [
      of.length,
      of.filter((seat) => seat.signedInAt !== null || seat.presence === 'present').length,
      of.filter((seat) => seat.presence === 'leave').length,
    ]
    return [name, roll, came, leave, Math.max(roll - came - leave, 0)]
  }
  return {
    columns: [
      { title: '代表团' },
      { title: '应到', ...right },
      { title: '签到', ...right },
      { title: '请假', ...right },
      { title: '未到', ...right },
    ],
    rows: [
      ...delegations.map((name) =>
        row(
          name || '未编团',
          voting.filter(({ delegation }) => (delegation ?? '') === name),
        ),
      ),
      row('合计', voting),
    ],
  }
}

export const agendaTable = ({ session }: SessionRecord): Table => ({
  columns: [
    { title: '序号', ...right },
    { title: '议题' },
    { title: '类别', ...fit },
    { title: '方式', ...fit },
    { title: '职权', ...fit },
    { title: '进度', ...fit },
  ],
  rows: session.context.items.map((item, at) => [
    at + 1,
    item.title,
    KIND[item.kind],
    item.method ? METHOD[item.method] : '—',
    POWER[item.power],
    PHASE[item.phase],
  ]),
})

/** Votes announced and rounds void; one line a question. */
export const resultsTable = ({ ballots }: SessionRecord): Table => ({
  columns: [
    { title: '表决事项' },
    { title: '方式', ...fit },
    { title: '发出', ...right },
    { title: '收回', ...right },
    { title: '赞成', ...right },
    { title: '反对', ...right },
    { title: '弃权', ...right },
    { title: '需', ...right },
    { title: '结果', ...fit },
  ],
  rows: ballots.flatMap((ballot): Cell[][] => {
    const { context } = ballot
    if (context.voidReason !== null)
      return [[titleOf(ballot), METHOD[context.method], context.issued, context.returned, null, null, null, null, '本轮无效']]
    if (!isAnnounced(ballot)) return []
    if (context.sheet?.kind === 'rating')
      return [[titleOf(ballot), METHOD[context.method], context.issued, context.returned, null, null, null, null, '已评议']]
    if (context.sheet?.kind === 'election')
      return standingsOf(context).map((row) => [
        `${titleOf(ballot)}：${row.title}${row.isWriteIn ? '（另选）' : ''}`,
        METHOD[context.method],
        context.issued,
        context.returned,
        row.votes,
        row.isWriteIn ? null : row.oppose,
        row.isWriteIn ? null : row.abstain,
        context.verdicts[0]?.needed ?? null,
        PLACES[row.place],
      ])
    return context.items.map((item) => {
      const counts = context.tally?.[item.id]
      const verdict = context.verdicts.find((each) => each.item === item.id)
      return [
        context.items.length > 1 ? `${titleOf(ballot)}：${item.title}` : titleOf(ballot),
        METHOD[context.method],
        context.issued,
        context.returned,
        counts?.['approve'] ?? null,
        counts?.['oppose'] ?? null,
        counts?.['abstain'] ?? null,
        verdict?.needed ?? null,
        verdict ? passedOf(verdict.passed) : '已公布',
      ]
    })
  }),
})

export const RECORD_TABLES = { roll: rollTable, attendance: attendanceTable, agenda: agendaTable, results: resultsTable } as const
export const TABLE_NAMES = { roll: '代表名册', attendance: '出席情况', agenda: '议程', results: '表决结果' } as const
export type RecordTable = keyof typeof RECORD_TABLES
