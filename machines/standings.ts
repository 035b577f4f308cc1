/** How a count reads: candidates in the order of their votes, persons rated by level. The same on every surface and on paper. */
import type { Election } from './election.ts'
import { votesFor } from './election.ts'
import type { BallotItem, Sheet, Tally } from './matters.ts'
import { FEWEST_RATERS } from './raters.ts'
import { SKIP, WRITE_IN, writeInsOf } from './sheet.ts'

export type Place = 'elected' | 'tied' | 'notElected'
export type Standing = {
  id: string
  title: string
  /** Approvals, or write-ins. */
  votes: number
  oppose: number
  abstain: number
  isWriteIn: boolean
  place: Place
}

/** A quotient to the nearest whole, a half upwards. */
export const nearestOf = (part: bigint, whole: bigint): bigint => (2n * part + whole) / (2n * whole)
const nearest = (part: number, whole: number): number => Number(nearestOf(BigInt(part), BigInt(whole)))
/** Thousandths. */
const permilleOf = (part: number, whole: number): number => nearest(1000 * part, whole)

type Counted = { items: readonly BallotItem[]; sheet: Sheet | null; tally: Tally | null; election: Election | null }

/** Highest first, equals in the order of the paper; of those who may be written in only whom somebody did write in. */
export const standingsOf = ({ items, sheet, tally, election }: Counted): Standing[] => {
  if (tally === null) return []
  const placeOf = (id: string): Place => (election?.elected.includes(id) ? 'elected' : election?.tied.includes(id) ? 'tied' : 'notElected')
  const standing = ({ id, title }: { id: string; title: string }, isWriteIn: boolean): Standing => ({
    id,
    title,
    votes: votesFor(tally, id),
    oppose: tally[id]?.['oppose'] ?? 0,
    abstain: tally[id]?.['abstain'] ?? 0,
    isWriteIn,
    place: placeOf(id),
  })
  const written = writeInsOf(sheet).filter(({ id }) => (tally[id]?.[WRITE_IN] ?? 0) > 0)
  return [...items.map((item) => standing(item, false)), ...written.map((row) => standing(row, true))].toSorted((a, b) => b.votes - a.votes)
}

export type Rated = {
  id: string
  title: string
  /** Who rated this line; lines left out are no rating. */
  raters: number
  /** Null where so few rated that their marks would speak for them. */
  levels: { mark: string; votes: number; permille: number }[] | null
  /** Hundredths of a point, on the average of those who rated; null where the sheet gives no points, or no levels are told. */
  points: number | null
}

const pointsOf = (sheet: Sheet | null, levels: { mark: string; votes: number }[], raters: number): number | null => {
  if (sheet?.kind !== 'rating' || sheet.points === undefined) return null
  const { points } = sheet
  return nearest(100 * levels.reduce((sum, { mark, votes }) => sum + votes * (points[mark] ?? 0), 0), raters)
}

export const ratingsOf = ({ items, sheet, tally }: Pick<Counted, 'items' | 'sheet' | 'tally'>): Rated[] =>
  tally === null
    ? []
    : items
        .filter(({ id }) => tally[id] !== undefined)
        .map(({ id, title, marks }) => {
          const levels = marks.filter((mark) => mark !== SKIP).map((mark) => ({ mark, votes: tally[id]?.[mark] ?? 0 }))
          const raters = levels.reduce((sum, { votes }) => sum + votes, 0)
          const share = (votes: number) => permilleOf(votes, raters)
          return {
            id,
            title,
            raters,
            levels: raters < FEWEST_RATERS ? null : levels.map((level) => ({ ...level, permille: share(level.votes) })),
            points: raters < FEWEST_RATERS ? null : pointsOf(sheet, levels, raters),
          }
        })

/** What is counted of an appraisal or a survey, but for the lines that so few rated that it would tell on them (domain 4.2). */
export const toldTally = (counted: Pick<Counted, 'items' | 'sheet' | 'tally'>): Tally | null => {
  if (counted.sheet?.kind !== 'rating') return counted.tally
  const untold = ratingsOf(counted).filter(({ levels }) => levels === null)
  return counted.tally && { ...counted.tally, ...Object.fromEntries(untold.map(({ id }) => [id, {}])) }
}
