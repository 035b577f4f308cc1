/**
 * Who is elected (domain 4.1): whoever has a majority by the rule adopted, highest first, up to the seats. Those who tie at the last
 * seat are not elected by any lot of ours: they are voted on again. Quotas never reorder anybody.
 */
import type { BallotItem, ElectionSheet, Passing, Tally } from './matters.ts'
import { verdictOf, type Figures } from './majority.ts'
import { WRITE_IN } from './sheet.ts'

export type Election = {
  /** Highest first; of equals, in the order of the paper. */
  elected: string[]
  /** Equal at the last seat: more than the `open` seats that are left for them. */
  tied: string[]
  /** Seats that a run-off decides. */
  open: number
  /** Seats for which nobody had a majority. */
  vacant: number
}

/** Votes for a person, approved as a candidate or written in. */
export const votesFor = (tally: Tally, id: string): number => (tally[id]?.['approve'] ?? 0) + (tally[id]?.[WRITE_IN] ?? 0)

export const electionOf = (
  items: readonly BallotItem[],
  { seats, writeIns }: ElectionSheet,
  tally: Tally,
  passing: Passing,
  figures: Figures,
): Election => {
  const standing = [...items, ...writeIns]
    .map(({ id }) => ({ id, votes: votesFor(tally, id) }))
    .filter(({ votes }) => verdictOf(passing, votes, figures).passed)
    .toSorted((a, b) => b.votes - a.votes)
  const ids = (rows: typeof standing) => rows.map(({ id }) => id)
  const last = standing[seats - 1]
  if (last === undefined) return { elected: ids(standing), tied: [], open: 0, vacant: seats - standing.length }
  const atLast = standing.filter(({ votes }) => votes === last.votes)
  const above = standing.filter(({ votes }) => votes > last.votes)
  if (above.length + atLast.length === seats) return { elected: ids([...above, ...atLast]), tied: [], open: 0, vacant: 0 }
  return { elected: ids(above), tied: ids(atLast), open: seats - above.length, vacant: 0 }
}
