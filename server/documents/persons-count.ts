/** Results about persons as tables of a document: an election highest first, a rating by level. */
import type { Recorded, SessionRecord } from '../../db/record.ts'
import { ratersOf } from '../../machines/raters.ts'
import { ratingsOf, standingsOf, type Place } from '../../machines/standings.ts'
import { weighedOf } from '../../machines/weighed.ts'
import type { Block } from './document.ts'
import { isAnnounced, markOf } from './wording.ts'

type Ballot = Recorded<'ballot'>

export const PLACES: Readonly<Record<Place, string>> = { elected: '当选', tied: '得票相等，再次投票', notElected: '未当选' }
const fit = { width: 'fit' } as const
const right = { width: 'fit', align: 'right' } as const

export const electionCount = ({ context }: Ballot): Block => ({
  is: 'table',
  columns: [
    { title: '序号', ...fit },
    { title: '姓名' },
    { title: '赞成', ...right },
    { title: '不赞成', ...right },
    { title: '弃权', ...right },
    { title: '结果', ...fit },
  ],
  rows: standingsOf(context).map(({ title, votes, oppose, abstain, isWriteIn, place }, at) => [
    at + 1,
    isWriteIn ? `${title}（另选）` : title,
    votes,
    isWriteIn ? '—' : oppose,
    isWriteIn ? '—' : abstain,
    PLACES[place],
  ]),
})

/** 应选 5 人，选出 4 人…… */
export const electionVerdict = ({ context }: Ballot): string => {
  const { sheet, election, verdicts, vacancyReason } = context
  if (sheet?.kind !== 'election' || election === null) return ''
  const named = (ids: string[]) =>
    standingsOf(context)
      .filter(({ id }) => ids.includes(id))
      .map(({ title }) => title)
      .join('、')
  return [
    `应选 ${sheet.seats} 人，需 ${verdicts[0]?.needed ?? 0} 票当选。`,
    election.elected.length > 0 ? `当选 ${election.elected.length} 人：${named(election.elected)}。` : '没有人得票过半数。',
    election.tied.length > 0 ? `${named(election.tied)}得票相等，就 ${election.open} 个名额再次投票。` : '',
    election.vacant > 0 ? `${election.vacant} 个名额没有选出${vacancyReason === null ? '' : `，决定空缺：${vacancyReason}`}。` : '',
  ].join('')
}

const percentOf = (permille: number): string => `${(permille / 10).toFixed(1)}%`

export const ratingCount = ({ context }: Ballot): Block => {
  const rows = ratingsOf(context)
  const hasPoints = context.sheet?.kind === 'rating' && context.sheet.points !== undefined
  const marks = context.items[0]?.marks.filter((mark) => mark !== 'skip') ?? []
  return {
    is: 'table',
    columns: [
      { title: '序号', ...fit },
      { title: '姓名' },
      ...marks.map((mark) => ({ title: markOf(mark), ...right })),
      { title: '评价人数', ...right },
      ...(hasPoints ? [{ title: '折算分', ...right }] : []),
    ],
    rows: rows.map(({ title, raters, levels, points }, at) => [
      at + 1,
      title,
      ...marks.map((mark) => {
        const level = levels?.find((each) => each.mark === mark)
        return level ? `${level.votes}（${percentOf(level.permille)}）` : '—'
      }),
      raters,
      ...(hasPoints ? [points === null ? '—' : (points / 100).toFixed(2)] : []),
    ]),
  }
}

/** 各组合成结果: below the last ballot of an appraisal in groups, once all of them are announced. */
export const weighedCount = ({ ballots }: SessionRecord, ballot: Ballot): Block[] => {
  const raters = ratersOf(ballot.context.sheet)
  if (raters === null) return []
  const all = ballots.filter(({ context }) => ratersOf(context.sheet)?.appraisal === raters.appraisal)
  const announced = all.filter(isAnnounced)
  const isWhole = all.every((one) => isAnnounced(one) || one.state === 'archived')
  if (!isWhole || announced.at(-1)?.id !== ballot.id) return []
  const rows = weighedOf(announced.map(({ context }) => context))
  const marks = rows.find(({ levels }) => levels !== null)?.levels?.map(({ mark }) => mark) ?? []
  const hasPoints = rows.some(({ points }) => points !== null)
  const weights = raters.groups.map(({ name, weight }) => `${name} ${weight}%`).join('、')
  return [
    { is: 'paragraph', as: 'strong', text: `${raters.title} · 各组合成结果（${weights}）` },
    {
      is: 'table',
      columns: [
        { title: '序号', ...fit },
        { title: '姓名' },
        ...marks.map((mark) => ({ title: markOf(mark), ...right })),
        ...(hasPoints ? [{ title: '折算分', ...right }] : []),
        { title: '计入的组' },
      ],
      rows: rows.map(({ title, levels, points, parts }, at) => [
        at + 1,
        title,
        ...marks.map((mark) => {
          const level = levels?.find((each) => each.mark === mark)
          return level ? percentOf(level.permille) : '—'
        }),
        ...(hasPoints ? [points === null ? '—' : (points / 100).toFixed(2)] : []),
        parts
          .map(({ names, raters: n, levels: told }) => `${names.join('、')} ${told === null ? '不足 5 人，未计入' : `${n} 人`}`)
          .join('；'),
      ]),
    },
  ]
}
