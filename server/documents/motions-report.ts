/** 提案工作报告, as it is read to the congress: what came in, what became of it, how it was answered, what is still promised. */
import type { Settings } from '../../machines/settings.ts'
import { entryNames } from './motion-wording.ts'
import { percentOf, type Figures } from '../motions-figures.ts'
import type { MotionsReport } from '../report-contract.ts'
import type { Bar, Block, Cell, Column, PaperDocument } from './document.ts'
import { REHEARSAL } from './document-words.ts'
import { congressOf, dateOf, sessionOf } from './wording.ts'

type Names = ReturnType<typeof entryNames>

const right = { align: 'right', width: 'fit' } as const
const number = (title: string): Column => ({ title, ...right })
const percent = (part: number, whole: number): string => {
  const value = percentOf(part, whole)
  return value === null ? '—' : `${value}%`
}
const ratedOf = ({ satisfied, basicallySatisfied, dissatisfied }: Figures): number => satisfied + basicallySatisfied + dissatisfied
const bars = (whole: number, lines: [label: string, value: number][]): Block => ({
  is: 'bars',
  bars: lines.map(([label, value]): Bar => ({ label, value, whole: Math.max(whole, 1), tone: 'plain', note: '件' })),
})

const receivedBlocks = ({ figures, delegations, categories }: MotionsReport, { category: nameOf }: Names): Block[] => [
  { is: 'heading', text: '一、提案征集情况' },
  { is: 'paragraph', as: 'body', text: `本次大会共收到代表提案 ${figures.received} 件。` },
  {
    is: 'table',
    caption: '各代表团',
    columns: [{ title: '代表团' }, number('收到'), number('立案'), number('转意见建议'), number('并案'), number('撤回')],
    rows: delegations.map(({ name, figures: own }) => [
      name || '未编团',
      own.received,
      own.filed,
      own.converted,
      own.merged,
      own.withdrawn,
    ]),
  },
  {
    is: 'table',
    caption: '各类别',
    columns: [{ title: '类别' }, number('收到'), number('立案'), number('占收到')],
    rows: categories.map(({ category, figures: own }) => [
      nameOf(category),
      own.received,
      own.filed,
      percent(own.received, figures.received),
    ]),
  },
]

const reviewedBlocks = ({ figures, reasons }: MotionsReport, { reason: nameOf }: Names): Block[] => [
  { is: 'heading', text: '二、审查立案情况' },
  {
    is: 'paragraph',
    as: 'body',
    text: `经提案工作委员会审查，立案 ${figures.filed} 件，其中重点提案 ${figures.priority} 件、列入大会议程 ${figures.tabled} 件；并案 ${figures.merged} 件，转为意见建议 ${figures.converted} 件，不予立案 ${figures.declinedOnly} 件，提案人撤回 ${figures.withdrawn} 件，尚在审查 ${figures.undecided} 件。`,
  },
  bars(figures.received, [
    ['立案', figures.filed],
    ['并案', figures.merged],
    ['转意见建议', figures.converted],
    ['不予立案', figures.declinedOnly],
    ['撤回', figures.withdrawn],
    ['尚在审查', figures.undecided],
  ]),
  ...(reasons.length > 0
    ? [
        {
          is: 'table' as const,
          caption: '审查时认定不予立案的理由（含其后转为意见建议的）',
          columns: [{ title: '理由' }, number('件数')],
          rows: reasons.map(({ reason, count }): Cell[] => [nameOf(reason), count]),
        },
      ]
    : []),
]

const answeredBlocks = ({ figures, departments }: MotionsReport): Block[] => [
  { is: 'heading', text: '三、承办答复情况' },
  {
    is: 'paragraph',
    as: 'body',
    text: `已交办 ${figures.dispatched} 件，已书面答复 ${figures.answered} 件，尚未答复 ${figures.unanswered} 件，其中逾期 ${figures.overdue} 件。首次答复在期限内的 ${figures.inTime} 件，按期答复率 ${percent(figures.inTime, figures.inTime + figures.late)}。`,
  },
  bars(figures.answered, [
    ['A 已解决', figures.classA],
    ['B 列入计划', figures.classB],
    ['C 暂不具备条件', figures.classC],
    ['D 无法采纳', figures.classD],
  ]),
  {
    is: 'table',
    caption: '各承办部门（主办）',
    columns: [
      { title: '部门' },
      number('交办'),
      number('已答复'),
      number('按期'),
      number('满意'),
      number('基本满意'),
      number('不满意'),
      number('未评价'),
    ],
    rows: departments.map(({ name, figures: own }) => [
      name,
      own.dispatched,
      own.answered,
      own.inTime,
      own.satisfied,
      own.basicallySatisfied,
      own.dissatisfied,
      own.unrated,
    ]),
  },
]

const ratedBlocks = ({ figures }: MotionsReport): Block[] => [
  { is: 'heading', text: '四、提案人评价' },
  {
    is: 'paragraph',
    as: 'body',
    text: `已评价 ${ratedOf(figures)} 件：满意 ${figures.satisfied} 件，基本满意 ${figures.basicallySatisfied} 件，不满意 ${figures.dissatisfied} 件；未评价 ${figures.unrated} 件，不计入满意。经二次办理 ${figures.rehandled} 件。已办结 ${figures.finished} 件。`,
  },
  bars(ratedOf(figures) + figures.unrated, [
    ['满意', figures.satisfied],
    ['基本满意', figures.basicallySatisfied],
    ['不满意', figures.dissatisfied],
    ['未评价', figures.unrated],
  ]),
]

const promisedBlocks = ({ promises }: MotionsReport): Block[] => [
  { is: 'heading', text: '五、结转跟踪的承诺' },
  {
    is: 'paragraph',
    as: 'body',
    text: promises.length === 0 ? '没有尚未兑现的承诺。' : `尚未兑现、继续跟踪的承诺 ${promises.length} 件，以前各次会议结转的也在其中。`,
  },
  ...(promises.length > 0
    ? [
        {
          is: 'table' as const,
          columns: [
            { title: '案号', width: 'fit' as const },
            { title: '案由' },
            { title: '部门', width: 'fit' as const },
            { title: '承诺' },
            { title: '期限', width: 'fit' as const },
          ],
          rows: promises.map((promise): Cell[] => [
            promise.number ?? '—',
            promise.title,
            promise.department,
            promise.what,
            dateOf(promise.dueOn),
          ]),
        },
      ]
    : []),
]

/** What is set beside last time; figures that both sessions have. */
const COMPARED: readonly (readonly [keyof Figures, string])[] = [
  ['received', '收到'],
  ['filed', '立案'],
  ['merged', '并案'],
  ['converted', '转为意见建议'],
  ['declinedOnly', '不予立案'],
  ['withdrawn', '撤回'],
  ['answered', '已答复'],
  ['inTime', '按期答复'],
  ['satisfied', '满意'],
  ['basicallySatisfied', '基本满意'],
  ['dissatisfied', '不满意'],
  ['rehandled', '二次办理'],
]
const comparedBlocks = ({ session, figures, before }: MotionsReport): Block[] => [
  { is: 'heading', text: '六、与上次会议比较' },
  before === null
    ? { is: 'paragraph', as: 'body', text: '系统中没有上一次会议的提案记录，不作比较。' }
    : {
        is: 'table',
        columns: [{ title: '项目' }, number(sessionOf(before.session)), number(sessionOf(session)), number('增减')],
        rows: COMPARED.map(([figure, name]): Cell[] => {
          const more = figures[figure] - before.figures[figure]
          return [name, before.figures[figure], figures[figure], more > 0 ? `增 ${more}` : more < 0 ? `减 ${-more}` : '持平']
        }),
      },
]

/**
 * @param at the moment at which the figures were counted, ISO 8601
 * @param rules what the school calls the entries of its catalogues
 */
export const motionsReportPaper = (report: MotionsReport & { rehearsal: boolean }, at: string, rules: Settings): PaperDocument => ({
  title: `${congressOf(report.session)}提案工作报告`,
  subtitle: `${report.school}（数据截至 ${dateOf(at)}）`,
  running: `${report.school} · ${congressOf(report.session)}`,
  at,
  ...(report.rehearsal && { mark: REHEARSAL }),
  blocks: [receivedBlocks, reviewedBlocks, answeredBlocks, ratedBlocks, promisedBlocks, comparedBlocks].flatMap((part) =>
    part(report, entryNames(rules)),
  ),
})
