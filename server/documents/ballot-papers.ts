/** The papers of one ballot: the form that the scrutineers sign, and what is told of it elsewhere. */
import type { Recorded, SessionRecord } from '../../db/record.ts'
import { isSecret } from '../../machines/agenda.ts'
import type { Bar, Block, PaperDocument } from './document.ts'
import { REHEARSAL } from './document-words.ts'
import { electionCount, electionVerdict, ratingCount, weighedCount } from './persons-count.ts'
import { congressOf, dateOf, marksOf, markOf, METHOD, momentOf, papersOf, passedOf, POWER, ruleOf, BALLOT_STATE } from './wording.ts'

export type Ballot = Recorded<'ballot'>

const TONES: Readonly<Record<string, Bar['tone']>> = { approve: 'approve', oppose: 'oppose', abstain: 'abstain' }
const named = ({ names }: SessionRecord, people: string[]): string => people.map((person) => names[person] ?? '').join('、') || '—'

/** On top of every page; what was only rehearsed says so across it. */
export const headOf = ({ school, session }: SessionRecord): Pick<PaperDocument, 'running' | 'mark'> => ({
  running: `${school} · ${congressOf(session.context)}`,
  ...(session.context.rehearsalOf !== null && { mark: REHEARSAL }),
})

/** 第二轮 only where there was a first one. */
export const titleOf = ({ context }: Ballot): string => `${context.title}${context.round > 1 ? `（第 ${context.round} 轮）` : ''}`

const factsOf = (record: SessionRecord, ballot: Ballot): Block => {
  const { context } = ballot
  return {
    is: 'facts',
    facts: [
      ['表决事项', titleOf(ballot)],
      ['表决方式', METHOD[context.method]],
      ['事项类别', POWER[context.power]],
      ...(context.sheet?.kind === 'rating' ? [] : ([['通过条件', ruleOf(context.passing)]] as [string, string][])),
      ['应到 / 实到', `${context.roll} 人 / ${context.present} 人`],
      ...(isSecret(context.method) || context.method === 'open' ? ([['表决票', papersOf(context)]] as [string, string][]) : []),
      ...(context.onPaper > 0 ? ([['其中纸质票', `${context.onPaper} 张`]] as [string, string][]) : []),
      ['监票人', `${named(record, context.scrutineers)}${context.chief ? `（总监票人：${record.names[context.chief] ?? ''}）` : ''}`],
      ['计票人', named(record, context.tellers)],
      ['投票时间', context.openedAt ? `${momentOf(context.openedAt)} 至 ${momentOf(context.closedAt)}` : '—'],
      ...(context.override ? ([['方式变更说明', context.override]] as [string, string][]) : []),
    ],
  }
}

/** How persons were rated is for those whom the ballot's form names, and for nobody's minutes. */
const isReserved = ({ context: { sheet } }: Ballot): boolean => sheet?.kind === 'rating' && sheet.seenBy !== 'staff'

/** What a paper that many people read tells of a count. */
export const openCountOf = (record: SessionRecord, ballot: Ballot): Block[] =>
  isReserved(ballot)
    ? [{ is: 'paragraph', as: 'plain', text: '评议结果按规定另行报告。' }]
    : [...countOf(ballot), ...weighedCount(record, ballot)]

/** One question is drawn; many candidates are a table. */
export const countOf = (ballot: Ballot): Block[] => {
  const { context } = ballot
  const { items, tally, verdicts, passing } = context
  if (tally === null) return []
  if (context.sheet?.kind === 'election') return [electionCount(ballot)]
  if (context.sheet?.kind === 'rating') return [ratingCount(ballot)]
  const [only] = items
  if (items.length === 1 && only) {
    const verdict = verdicts.find((each) => each.item === only.id)
    return [
      {
        is: 'bars',
        bars: only.marks.map((mark) => ({
          label: markOf(mark),
          value: tally[only.id]?.[mark] ?? 0,
          whole: Math.max(context.roll, 1),
          tone: TONES[mark] ?? 'plain',
          note: '票',
        })),
        ...(verdict ? { line: { at: verdict.needed, label: `竖线：需 ${verdict.needed} 票（${ruleOf(passing)}）` } } : {}),
      },
    ]
  }
  const marks = [...new Set(items.flatMap((item) => item.marks))]
  return [
    {
      is: 'table',
      columns: [
        { title: '序号', width: 'fit' },
        { title: '名称' },
        ...marks.map((mark) => ({ title: markOf(mark), width: 'fit' as const, align: 'right' as const })),
        ...(verdicts.length > 0 ? [{ title: '结果', width: 'fit' as const }] : []),
      ],
      rows: items.map((item, at) => {
        const verdict = verdicts.find((each) => each.item === item.id)
        return [
          at + 1,
          item.title,
          ...marks.map((mark) => tally[item.id]?.[mark] ?? 0),
          ...(verdicts.length > 0 ? [verdict ? passedOf(verdict.passed) : '—'] : []),
        ]
      }),
    },
  ]
}

/** 需 29 票，得 38 票，通过。 */
export const verdictOf = (ballot: Ballot): string => {
  const { context } = ballot
  if (context.sheet?.kind === 'election') return electionVerdict(ballot)
  if (context.sheet?.kind === 'rating') return ''
  const [verdict] = context.verdicts
  if (context.items.length !== 1 || !verdict) return context.passed === null ? '结果如上。' : `${passedOf(context.passed)}。`
  return `需 ${verdict.needed} 票，得 ${verdict.got} 票，${passedOf(verdict.passed)}。${verdict.weakerThanRoll ? '（通过条件低于全体代表过半数）' : ''}`
}

/** 计票结果报告单: what the scrutineers sign before anything is announced. */
export const resultForm = (record: SessionRecord, ballot: Ballot): PaperDocument => {
  const { context } = ballot
  const others = context.scrutineers.filter((person) => person !== context.chief)
  return {
    title: '计票结果报告单',
    subtitle: congressOf(record.session.context),
    ...headOf(record),
    at: context.closedAt ?? context.openedAt ?? '2000-01-01T00:00:00.000Z',
    blocks: [
      factsOf(record, ballot),
      { is: 'heading', text: '计票结果' },
      ...countOf(ballot),
      { is: 'paragraph', as: 'plain', text: verdictOf(ballot) },
      { is: 'paragraph', as: 'plain', text: '本次发票、收票、计票符合表决办法，结果如上。' },
      {
        is: 'signatures',
        lines: [
          `总监票人（${context.chief ? (record.names[context.chief] ?? '') : ''}）：`,
          ...others.map((person) => `监票人（${record.names[person] ?? ''}）：`),
          ...context.tellers.map((person) => `计票人（${record.names[person] ?? ''}）：`),
          '日期和时间：',
        ],
      },
    ],
  }
}

/** The whole of one round, for the record: also of one that was void. */
export const ballotRecord = (record: SessionRecord, ballot: Ballot): Block[] => {
  const { context, state } = ballot
  const isVoid = context.voidReason !== null
  return [
    factsOf(record, ballot),
    ...(isVoid
      ? [{ is: 'paragraph' as const, as: 'plain' as const, text: `本轮无效：${context.voidReason ?? ''}` }]
      : context.announcedAt
        ? [...countOf(ballot), ...weighedCount(record, ballot), { is: 'paragraph' as const, as: 'plain' as const, text: verdictOf(ballot) }]
        : [{ is: 'paragraph' as const, as: 'plain' as const, text: `结果尚未宣布（${BALLOT_STATE[state]}）。` }]),
    {
      is: 'paragraph',
      as: 'note',
      text: `核签：${named(record, context.certifiedBy)}${context.announcedAt ? `　宣布：${momentOf(context.announcedAt)}` : ''}`,
    },
  ]
}

/** 2026年3月20日，会议以无记名票决方式表决《…》…… as a resolution tells it. */
export const sentenceOf = ({ context }: Ballot): string => {
  const [only] = context.items
  const counts = only && context.items.length === 1 ? marksOf(only.marks, context.tally?.[only.id]) : ''
  const papers = papersOf(context)
  const figures = [papers, context.method === 'acclamation' ? '' : counts].filter(Boolean).join('；')
  return `${dateOf(context.announcedAt)}，大会以${METHOD[context.method]}方式表决“${context.title}”${figures ? `：${figures}` : ''}，${passedOf(context.passed)}。`
}
