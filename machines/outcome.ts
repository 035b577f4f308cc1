/** What a count means, item by item (domain 3 and 4). */
import type { BallotItem, Passing, Tally } from './events.ts'
import { verdictOf, type Figures, type Verdict } from './majority.ts'

export type ItemVerdict = Verdict & { item: string }

/** The mark that counts towards passing. Items without it (an appraisal's levels) are reported, not passed. */
const APPROVE = 'approve'

/** One verdict an item that can be approved; none for an appraisal. */
export const outcomeOf = (items: BallotItem[], tally: Tally, passing: Passing, figures: Figures): ItemVerdict[] =>
  items
    .filter((item) => item.marks.includes(APPROVE))
    .map((item) => ({ item: item.id, ...verdictOf(passing, tally[item.id]?.[APPROVE] ?? 0, figures) }))
