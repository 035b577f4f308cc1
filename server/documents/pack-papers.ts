/** The papers in a pack, for people: the cover, the record as it is read, and how a stranger checks it. */
import { isSecret } from '../../machines/agenda.ts'
import { ballotRecord, headOf, titleOf } from './ballot-papers.ts'
import type { Block, PaperDocument, Table } from './document.ts'
import { paperName, type PackData, type PackedPaper } from './pack-contents.ts'
import { paragraphsOf } from './session-papers.ts'
import { congressOf, METHOD, momentOf } from './wording.ts'

const sealedAt = ({ record }: PackData): string =>
  record.session.context.closedAt ?? record.session.context.openedAt ?? '2000-01-01T00:00:00.000Z'

export const coverPaper = (data: PackData, facts: { manifest: string; files: number; madeAt: string; title: string }): PaperDocument => ({
  title: facts.title,
  subtitle: congressOf(data.record.session.context),
  ...headOf(data.record),
  at: facts.madeAt,
  blocks: [
    {
      is: 'facts',
      facts: [
        ['学校', data.record.school],
        ['会议', data.record.session.context.title],
        [
          '开幕 / 闭幕',
          `${momentOf(data.record.session.context.openedAt) || '—'} / ${momentOf(data.record.session.context.closedAt) || '—'}`,
        ],
        ['表决', `${data.record.ballots.length} 轮`],
        ['文件', `${facts.files} 个`],
        ['导出时间', momentOf(facts.madeAt)],
        ['清单校验值', facts.manifest],
      ],
    },
    {
      is: 'paragraph',
      text: '清单 MANIFEST.sha256 逐一列出本档案包中每个文件的 SHA-256 校验值；上面的“清单校验值”是这份清单本身的校验值。任何一个文件被改动，核对都会发现。核对方法见 README.txt。本封面写明导出时间，不列入清单。',
    },
    { is: 'signatures', lines: ['大会秘书：', '工会负责人：', '移交档案日期：'] },
  ],
})

export const ballotsPaper = ({ record }: PackData): PaperDocument => ({
  title: '票决记录',
  subtitle: congressOf(record.session.context),
  ...headOf(record),
  at: record.session.context.closedAt ?? record.ballots[0]?.context.closedAt ?? '2000-01-01T00:00:00.000Z',
  blocks: record.ballots.flatMap((ballot): Block[] => [{ is: 'heading', text: titleOf(ballot) }, ...ballotRecord(record, ballot)]),
})

export const rulesPaper = (data: PackData): PaperDocument => {
  const { rulesText, rulesAdopted } = data.record.session.context
  return {
    title: '表决办法',
    subtitle: rulesAdopted ? '（大会已通过）' : '（大会未通过书面办法）',
    ...headOf(data.record),
    at: sealedAt(data),
    blocks: [
      ...(rulesText
        ? paragraphsOf(rulesText)
        : [{ is: 'paragraph' as const, as: 'plain' as const, text: '系统中没有录入表决办法的文本。' }]),
      { is: 'heading', text: '本次会议采用的计票方法' },
      ...[...new Set(data.record.ballots.map(({ context }) => context.method))].map((method) => ({
        is: 'paragraph' as const,
        text: `${METHOD[method]}：${METHOD_TEXT[method]}`,
      })),
    ],
  }
}

/** The method of each count as it is kept with the record: what was stored and what was not. */
const METHOD_TEXT = {
  sealed: '代表在自己的手机上加密选票，服务器只保存密文；闭箱后由达到规定人数的监票人共同开箱，任何人都可以重新核验。',
  secret:
    '每投一票，系统同时在发票册上记“已投”、在计票表上累加；不保存任何单张选票，也不记录投票时间和先后。因此档案中没有、也不可能有某位代表的选择。',
  open: '记名表决，每位代表的选择记入档案。',
  hands: '举手表决，由大会秘书清点后录入赞成、反对、弃权人数。',
  acclamation: '鼓掌通过，记录提出异议的人数。',
} as const

/** What a paper belongs to: an item, a motion that was laid before the congress, or the session itself. */
const matterOf = ({ session, motions }: PackData['record'], { item, of }: PackedPaper): string => {
  const motion = motions.find(({ id }) => id === of)?.context
  return motion ? `${motion.number ?? ''} ${motion.title}` : (session.context.items.find(({ id }) => id === item)?.title ?? '')
}

export const papersTable = ({ papers, record }: PackData): Table => ({
  columns: [
    { title: '文件' },
    { title: '名称' },
    { title: '议题或提案' },
    { title: '字节' },
    { title: '已阅人数' },
    { title: 'SHA-256' },
    { title: '说明' },
  ],
  rows: papers.map((paper, at) => [
    paper.removedAt === null ? paperName(paper, at) : '—',
    paper.name,
    matterOf(record, paper),
    paper.bytes,
    paper.readers.length,
    paper.sha256,
    paper.removedAt === null ? '' : `已撤回：${paper.removedReason ?? ''}`,
  ]),
})

export const receiptsTable = ({ papers, record }: PackData): Table => ({
  columns: [{ title: '材料' }, { title: '姓名' }, { title: '首次打开' }],
  rows: papers.flatMap((paper) => paper.readers.map(({ person, readAt }) => [paper.name, record.names[person] ?? '', momentOf(readAt)])),
})

const countOf = (withheld: PackData['withheld'], word: string): number => withheld.filter((act) => act.word === word).length

const issuesNote = (n: number): string =>
  n === 0 ? '' : `\n有 ${n} 轮无记名票决中部分代表使用纸质票。为免由“谁用了纸票”推知选择，这 ${n} 个“发票”动作只列校验值，不列内容。`
const commentsNote = (n: number): string =>
  n === 0 ? '' : `\n有 ${n} 条意见的姓名只给会务组看：意见和答复见 data/comments.json，不列姓名；这 ${n} 个“提交意见”动作只列校验值。`

export const readme = ({ record, withheld }: PackData): string => `${record.school} ${record.session.context.title}
证据档案包 · Evidence pack

一、怎样核对
1. 解压后在本目录运行  sha256sum -c MANIFEST.sha256 ，每一行都应是 OK（Windows 可用 certutil -hashfile 文件 SHA256 逐个比对）。
2. 计算 MANIFEST.sha256 自身的 SHA-256，应与封面 cover.pdf 和会议系统显示的“清单校验值”一致。
3. journal/acts.jsonl 每行是一个动作（谁、何时、说了什么、结果）。取一行，去掉 hash 字段，其余字段按名称排序写成紧凑 JSON，求 SHA-256，应等于该行的 hash。
4. journal/links.jsonl 是全部动作的链：每行的 prevHash 等于上一行的 hash，第一行的 prevHash 是 64 个 0，最后一行的 hash 见 journal/head.json。acts.jsonl 中的每一行都应在链上。
5. archives/ 里是每次可核验无记名票决的票箱档案（.bel）：可用  npm run verify -- 文件.bel  或 Debian 的  belenios-tool election verify  重新计票；结果加上纸质票应等于公布的票数。
6. 有本软件的，运行  npm run pack:verify -- 档案包.zip ，以上各步以及票数是否相符都会自动核对。

二、里面有什么
documents/ 供人阅读的 PDF　tables/ 表格　data/ 机器可读的 JSON　journal/ 动作与链　archives/ 票箱档案　papers/ 会议材料和提案附件原件

三、里面没有什么
无记名计票不保存单张选票，可核验票只有密文，档案中没有任何能把代表与其选择对应起来的内容。${issuesNote(countOf(withheld, 'ballot.issue'))}${commentsNote(countOf(withheld, 'session.comment'))}

How to check
1. sha256sum -c MANIFEST.sha256: every line must say OK.
2. The SHA-256 of MANIFEST.sha256 itself must be the one on cover.pdf.
3. A line of journal/acts.jsonl without its "hash", keys sorted, as compact JSON: its SHA-256 is that hash.
4. journal/links.jsonl is the whole chain: each prevHash is the hash before it, the first is 64 zeros, the last is in journal/head.json.
5. archives/ holds the box of every sealed ballot (.bel): npm run verify -- FILE.bel, or Debian's belenios-tool, counts it again; with the paper votes it is what was announced.
6. With this software: npm run pack:verify -- pack.zip

Counted secret ballots are never stored, sealed ones only encrypted: nothing here joins a representative to a mark.
Acts that name who voted on paper in a secret ballot are told by their hash alone (${countOf(withheld, 'ballot.issue')} here).
Comments on drafts whose authors only the desk may read are in data/comments.json without them; their acts are told by hash alone (${countOf(withheld, 'session.comment')} here).
`

export const hasForm = ({ context }: PackData['record']['ballots'][number]): boolean =>
  context.announcedAt !== null && (isSecret(context.method) || context.method === 'open')
