/** The credentials report as it is read out: sentences made from the figures, and from nothing else. */
import type { CompositionLine } from '../../machines/composition.ts'
import { credentialsOf, type CredentialsFacts } from '../../machines/credentials.ts'
import { congressOf } from './wording.ts'

const RULE: Record<CompositionLine['rule'], string> = {
  teachers: '教师代表',
  leaders: '领导代表',
  women: '女代表',
  frontLine: '一线教职工代表',
  young: '35 岁及以下代表',
}
const KIND: Record<string, string> = { observer: '列席代表', invitedGuest: '特邀代表' }
/** Names told in a sentence; the rest are counted. */
const NAMED = 20
const named = (names: string[]): string => (names.length > NAMED ? `${names.slice(0, NAMED).join('、')}等` : names.join('、'))

const lineOf = ({ rule, count, percent }: CompositionLine): string => `${RULE[rule]} ${count} 人，占 ${percent}%`
const shortOf = ({ rule, count, bound, sense }: CompositionLine): string =>
  sense === 'atLeast'
    ? `${RULE[rule]}应不少于 ${bound} 人，现少 ${bound - count} 人`
    : `${RULE[rule]}应不超过 ${bound} 人，现多 ${count - bound} 人`

const changesOf = ({ changes }: CredentialsFacts): string[] => {
  if (!changes) return []
  const { since, joined, left } = changes
  const told = [
    ...(joined.length > 0 ? [`新增 ${joined.length} 人（${named(joined)}）`] : []),
    ...(left.length > 0 ? [`不再担任 ${left.length} 人（${named(left)}）`] : []),
  ]
  return [told.length > 0 ? `与${congressOf(since)}相比，代表${told.join('，')}。` : `与${congressOf(since)}相比，代表没有变动。`]
}

/** One sentence or paragraph each, in the order in which they are read. */
export const credentialsReport = (school: string, facts: CredentialsFacts): string[] => {
  const { roll, quorum, composition, unmet } = credentialsOf(facts)
  const groups = facts.delegations.filter(({ name }) => name !== '')
  return [
    facts.assembly
      ? `${school}教职工不足 80 人，召开教职工大会，全体教职工 ${roll} 人参加。`
      : `${school}${congressOf(facts)}应到正式代表 ${roll} 人，经审查，代表资格有效。`,
    `法定人数为 ${quorum} 人。`,
    ...(composition.length > 0 ? [`其中${composition.map(lineOf).join('；')}。`] : []),
    ...(groups.length > 0
      ? [
          `编为 ${groups.length} 个代表团：${groups.map(({ name, seats, head }) => `${name} ${seats} 人${head ? `（团长${head}）` : ''}`).join('，')}。`,
        ]
      : []),
    ...(facts.beside.length > 0
      ? [`另有${facts.beside.map(({ kind, seats }) => `${KIND[kind] ?? kind} ${seats} 人`).join('，')}，不参加表决。`]
      : []),
    ...changesOf(facts),
    ...(unmet.length > 0 ? [`需要说明：${unmet.map(shortOf).join('；')}。`] : []),
  ]
}
