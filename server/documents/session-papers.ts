/** The papers of a session: its resolution, its results, the report upward, agenda and roll. */
import type { SessionRecord } from '../../db/record.ts'
import { quorumOf } from '../../machines/majority.ts'
import { openCountOf, headOf, sentenceOf, titleOf, verdictOf } from './ballot-papers.ts'
import type { Block, PaperDocument } from './document.ts'
import { agendaTable, attendanceTable, resultsTable, rollTable } from './record-tables.ts'
import { congressOf, dateOf, isAnnounced, momentOf } from './wording.ts'

/** The moment of the record that a paper tells: what it says cannot have been known before. */
const lastOf = ({ session }: SessionRecord): string => {
  const { publishedAt, closedAt, openedAt, papersSentAt } = session.context
  return publishedAt ?? closedAt ?? openedAt ?? papersSentAt ?? '2000-01-01T00:00:00.000Z'
}

/** Every line of a text as a paragraph of a resolution. */
export const paragraphsOf = (text: string): Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ is: 'paragraph', text: line.trim() }))

const closingOf = ({ school, session }: SessionRecord, day: string | null): Block[] => [
  { is: 'paragraph', as: 'right', text: `${school}${congressOf(session.context)}` },
  { is: 'paragraph', as: 'right', text: dateOf(day) },
]

/** The least that a resolution says, from the record: a beginning for the desk, which may change every sentence. */
export const composeResolution = (record: SessionRecord): string => {
  const { context } = record.session
  const heard = context.items
    .filter(({ kind, power, phase }) => kind === 'hear' && power !== 'other' && phase !== 'pending')
    .map(({ title }) => `《${title.replace(/^听取/, '')}》`)
  const decided = record.ballots.filter(
    (ballot) => isAnnounced(ballot) && ['motion', 'election', 'appraisal', 'survey', 'other'].includes(ballot.context.matter),
  )
  return [
    `${record.school}${congressOf(context)}于${dateOf(context.openedAt ?? context.opensOn)}${context.place ? `在${context.place}` : ''}召开。应到代表 ${context.roll} 人，实到 ${context.present} 人，符合法定人数（${quorumOf(context.roll, context.quorum)} 人）。`,
    ...(heard.length > 0 ? [`大会听取并审议了${heard.join('')}。`] : []),
    ...decided.map(sentenceOf),
    '大会号召全体教职工认真落实本次大会的各项决定，以主人翁精神做好本职工作。',
  ].join('\n')
}

export const resolutionPaper = (record: SessionRecord): PaperDocument => {
  const { context } = record.session
  const ballot = record.ballots.findLast((each) => each.context.matter === 'resolution' && each.context.passed && isAnnounced(each))
  const day = ballot?.context.announcedAt ?? null
  return {
    title: `${record.school}${congressOf(context)}决议`,
    subtitle: context.resolutionAdopted && day ? `（${dateOf(day)}大会通过）` : '（草案）',
    ...headOf(record),
    at: lastOf(record),
    blocks: [...paragraphsOf(context.resolution ?? composeResolution(record)), ...closingOf(record, day ?? context.opensOn)],
  }
}

/** The resolution on one motion that the congress adopted. */
export const motionResolutionPaper = (record: SessionRecord, motion: SessionRecord['motions'][number]): PaperDocument => ({
  title: `关于${motion.context.title}的决议`,
  ...(motion.context.number ? { subtitle: motion.context.number } : {}),
  ...headOf(record),
  at: motion.context.resolvedAt ?? lastOf(record),
  blocks: [...paragraphsOf(motion.context.resolution ?? ''), ...closingOf(record, motion.context.resolvedAt)],
})

const resultBlocks = (record: SessionRecord): Block[] =>
  record.ballots
    .filter(isAnnounced)
    .filter(
      ({ context }) =>
        context.method !== 'acclamation' && !['agenda', 'rules', 'scrutineers', 'presidium', 'credentials'].includes(context.matter),
    )
    .flatMap((ballot): Block[] => [
      { is: 'paragraph', as: 'strong', text: titleOf(ballot) },
      ...openCountOf(record, ballot),
      { is: 'paragraph', as: 'plain', text: verdictOf(ballot) },
    ])

/** 表决结果公告 */
export const resultsPaper = (record: SessionRecord): PaperDocument => ({
  title: `${congressOf(record.session.context)}表决结果`,
  subtitle: record.school,
  ...headOf(record),
  at: lastOf(record),
  blocks: [{ is: 'table', ...resultsTable(record) }, ...resultBlocks(record), ...closingOf(record, record.session.context.closedAt)],
})

export const agendaPaper = (record: SessionRecord): PaperDocument => ({
  title: `${congressOf(record.session.context)}议程`,
  subtitle: `第 ${record.session.context.agendaVersion} 版${record.session.context.agendaAdopted > 0 ? `（大会已通过第 ${record.session.context.agendaAdopted} 版）` : ''}`,
  ...headOf(record),
  at: lastOf(record),
  blocks: [{ is: 'table', ...agendaTable(record) }],
})

export const rollPaper = (record: SessionRecord): PaperDocument => ({
  title: `${congressOf(record.session.context)}代表名册与签到`,
  subtitle: record.school,
  ...headOf(record),
  at: lastOf(record),
  blocks: [
    { is: 'table', caption: '各代表团出席情况', ...attendanceTable(record) },
    { is: 'table', caption: '名册', ...rollTable(record) },
  ],
})

/** 上报材料: the session as those above read it, on two or three pages. */
export const reportPaper = (record: SessionRecord): PaperDocument => {
  const { context } = record.session
  const resolved = record.motions.filter((motion) => motion.context.resolution !== null)
  return {
    title: `关于召开${congressOf(context)}的情况报告`,
    subtitle: record.school,
    ...headOf(record),
    at: lastOf(record),
    blocks: [
      { is: 'heading', text: '一、会议基本情况' },
      {
        is: 'facts',
        facts: [
          ['会议名称', context.title],
          ['地点', context.place || '—'],
          ['开幕 / 闭幕', `${momentOf(context.openedAt) || '—'} / ${momentOf(context.closedAt) || '—'}`],
          ['应到 / 法定人数', `${context.roll} 人 / ${quorumOf(context.roll, context.quorum)} 人`],
          ['实到 / 请假', `${context.present} 人 / ${context.onLeave} 人`],
          [
            '材料发出',
            `${momentOf(context.papersSentAt) || '—'}${context.papersOverride ? `（不足期限的说明：${context.papersOverride}）` : ''}`,
          ],
        ],
      },
      { is: 'table', caption: '各代表团出席情况', ...attendanceTable(record) },
      { is: 'heading', text: '二、会议议程' },
      { is: 'table', ...agendaTable(record) },
      { is: 'heading', text: '三、表决结果' },
      { is: 'table', ...resultsTable(record) },
      { is: 'heading', text: '四、大会决议' },
      ...(context.resolution && context.resolutionAdopted
        ? paragraphsOf(context.resolution)
        : [{ is: 'paragraph' as const, as: 'plain' as const, text: '本次会议没有通过书面的大会决议。' }]),
      ...resolved.flatMap((motion): Block[] => [
        {
          is: 'paragraph',
          as: 'strong',
          text: `关于${motion.context.title}的决议${motion.context.number ? `（${motion.context.number}）` : ''}`,
        },
        ...paragraphsOf(motion.context.resolution ?? ''),
      ]),
      ...closingOf(record, context.closedAt),
    ],
  }
}

export const SESSION_PAPERS = {
  resolution: resolutionPaper,
  results: resultsPaper,
  report: reportPaper,
  agenda: agendaPaper,
  roll: rollPaper,
} as const
export const PAPER_NAMES = {
  resolution: '大会决议',
  results: '表决结果',
  report: '情况报告',
  agenda: '议程',
  roll: '代表名册与签到',
} as const
export type SessionPaper = keyof typeof SESSION_PAPERS
