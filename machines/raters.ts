/**
 * 分组评议 (domain 4.2): the raters of one appraisal in groups that are weighed. Each group has a ballot of its own, all of which go together
 * (together.ts), so that no paper says who marked it but by the box it lies in. A group of fewer than five, who would speak for
 * themselves, is given the papers of another when papers are issued.
 */
import type { RaterGroup, RaterGroupName, Raters, Sheet } from './matters.ts'
import { sum } from './majority.ts'
import { LIMIT } from './schema.ts'
import type { Companion } from './together.ts'

/** Fewer raters than this would be told apart: how they rated is not said (domain 4.2). */
export const FEWEST_RATERS = 5

export const ratersOf = (sheet: Sheet | null | undefined): Raters | null => (sheet?.kind === 'rating' ? (sheet.raters ?? null) : null)

/** Each group once, whoever belongs to none of them in the last, and their weights a whole of a hundred. */
export const areGroupsSound = (groups: readonly Pick<RaterGroup, 'group' | 'weight'>[]): boolean =>
  new Set(groups.map(({ group }) => group)).size === groups.length &&
  groups.at(-1)?.group === 'others' &&
  sum(groups.map(({ weight }) => weight)) === 100

/** The papers of one ballot go to some of the groups, named in their order. */
export const areRatersSound = ({ of, groups }: Raters): boolean =>
  areGroupsSound(groups) &&
  of.length > 0 &&
  of.join() ===
    groups
      .map(({ group }) => group)
      .filter((group) => of.includes(group))
      .join()

export const isSameRaters = (some: Raters | null, other: Raters | null): boolean => {
  if (some === null || other === null) return some === other
  const line = ({ group, name, weight }: RaterGroup) => `${group} ${weight} ${name}`
  const linesOf = ({ appraisal, title, of, groups }: Raters) => [appraisal, title, of.join(), ...groups.map(line)].join('\n')
  return linesOf(some) === linesOf(other)
}

const BETWEEN = ' · '
/** Of a title that is too long the appraisal's own name is shortened, and never all of it. */
const MOST_OF_GROUPS = LIMIT.title - 20
/** A ballot's title says whose papers it counts: 民主评议 · 校领导. */
export const titleUnder = ({ title, of, groups }: Raters): string => {
  const names = groups.filter(({ group }) => of.includes(group)).map(({ name }) => name)
  const whose = `${BETWEEN}${names.join('/')}`.slice(0, MOST_OF_GROUPS)
  return `${title.slice(0, LIMIT.title - whose.length)}${whose}`
}

/** The same appraisal as it is given to other groups. */
export const sheetFor = <S extends Sheet>(sheet: S, of: RaterGroupName[]): S =>
  sheet.kind === 'rating' && sheet.raters ? { ...sheet, raters: { ...sheet.raters, of } } : sheet

/** Of each group: voters in the hall, how many of them vote on paper, and how many of them are rated themselves. */
export type Attending = Partial<Record<RaterGroupName, { present: number; onPaper: number; rated: number }>>

export const attendanceOf = (of: readonly RaterGroupName[], attending: Attending) => ({
  present: sum(of.map((group) => attending[group]?.present ?? 0)),
  onPaper: sum(of.map((group) => attending[group]?.onPaper ?? 0)),
  rated: sum(of.map((group) => attending[group]?.rated ?? 0)),
})

/** Who is rated leaves out their own line, so that it has one rater less. */
const isSmall = (of: readonly RaterGroupName[], attending: Attending): boolean => {
  const { present, rated } = attendanceOf(of, attending)
  return present - (rated > 0 ? 1 : 0) < FEWEST_RATERS
}

/**
 * Papers as they are issued: each entry the groups that are given the papers of one ballot. A small one goes with the one before it, and a
 * small first with the one after it, until none is small or one is left.
 */
export const mergedPapers = (papers: readonly RaterGroupName[][], attending: Attending): RaterGroupName[][] => {
  const at = papers.findIndex((of) => isSmall(of, attending))
  if (at < 0 || papers.length < 2) return [...papers]
  const into = at === 0 ? 0 : at - 1
  const merged = [...(papers[into] ?? []), ...(papers[into + 1] ?? [])]
  return mergedPapers([...papers.slice(0, into), merged, ...papers.slice(into + 2)], attending)
}

/** Companions to which papers can be issued. */
export const isSealedEmpty = ({ state }: Companion): boolean => state === 'sealed_empty'

/** The papers of an appraisal as its first ballot issues them: each ballot with the groups that get its papers, none where they got another's. */
export const papersToIssue = (
  own: { id: string; of: RaterGroupName[] },
  companions: readonly Companion[],
  attending: Attending,
): { id: string; of: RaterGroupName[]; into: string | null }[] => {
  const ballots = [own, ...companions.flatMap(({ id, of }) => (of ? [{ id, of }] : []))]
  const merged = mergedPapers(
    ballots.map(({ of }) => of),
    attending,
  )
  return ballots.map(({ id, of }) => {
    const [first] = of
    const papers = merged.find((groups) => first !== undefined && groups.includes(first)) ?? of
    const issues = ballots.find((ballot) => ballot.of[0] === papers[0])?.id ?? id
    return issues === id ? { id, of: papers, into: null } : { id, of: [], into: issues }
  })
}
