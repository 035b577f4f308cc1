/** An appraisal over all its groups of raters: what each made of a line, and the average by their weights (domain 4.2). */
import { sum } from './majority.ts'
import type { BallotItem, Sheet, Tally } from './matters.ts'
import { ratersOf } from './raters.ts'
import { nearestOf, ratingsOf, type Rated } from './standings.ts'

type Counted = { items: readonly BallotItem[]; sheet: Sheet | null; tally: Tally | null }

/** What the groups of one ballot made of a line, and what that weighs in hundredths. */
export type Part = Omit<Rated, 'id' | 'title'> & { names: string[]; weight: number }
/** `raters`: of the parts that are weighed; those with fewer than five raters are told in nothing, and weigh nothing. */
export type Weighed = {
  id: string
  title: string
  raters: number
  levels: { mark: string; permille: number }[] | null
  points: number | null
  parts: Part[]
}

type Told = Part & { levels: NonNullable<Rated['levels']> }

/**
 * The average of quotients with weights, to the nearest whole. Five groups of a whole school each make a product of raters beyond what
 * a number holds exactly, so that it is reckoned in whole numbers of any size.
 */
const weighedAverage = (parts: readonly Told[], partOf: (part: Told) => number): number => {
  const weights = sum(parts.map(({ weight }) => weight))
  const product = parts.reduce((all, { raters }) => all * BigInt(raters), 1n)
  const total = parts.reduce((all, part) => all + BigInt(part.weight * partOf(part)) * (product / BigInt(part.raters)), 0n)
  return Number(nearestOf(total, BigInt(weights) * product))
}

const isTold = (part: Part): part is Told => part.levels !== null

const partsOf = (ballots: readonly Counted[], id: string): Part[] =>
  ballots.flatMap((ballot) => {
    const raters = ratersOf(ballot.sheet)
    const line = ratingsOf(ballot).find((rated) => rated.id === id)
    if (!raters || !line) return []
    const groups = raters.groups.filter(({ group }) => raters.of.includes(group))
    const { raters: count, levels, points } = line
    return [{ raters: count, levels, points, names: groups.map(({ name }) => name), weight: sum(groups.map(({ weight }) => weight)) }]
  })

const worthOf = (sheet: Sheet | null, { levels }: Told): number => {
  const points = sheet?.kind === 'rating' ? (sheet.points ?? {}) : {}
  return sum(levels.map(({ mark, votes }) => votes * (points[mark] ?? 0)))
}

/** How each line came out over all groups, by the weights that the school gave them. */
export const weighedOf = (ballots: readonly Counted[]): Weighed[] => {
  const [first] = ballots
  if (!first) return []
  const hasPoints = first.sheet?.kind === 'rating' && first.sheet.points !== undefined
  return ratingsOf(first).map(({ id, title }) => {
    const parts = partsOf(ballots, id)
    const told = parts.filter(isTold)
    const marks = told[0]?.levels.map(({ mark }) => mark) ?? []
    const votesFor = (mark: string) => (part: Told) => part.levels.find((level) => level.mark === mark)?.votes ?? 0
    return {
      id,
      title,
      parts,
      raters: sum(told.map(({ raters }) => raters)),
      levels:
        told.length === 0 ? null : marks.map((mark) => ({ mark, permille: weighedAverage(told, (part) => 1000 * votesFor(mark)(part)) })),
      points: told.length === 0 || !hasPoints ? null : weighedAverage(told, (part) => 100 * worthOf(first.sheet, part)),
    }
  })
}
