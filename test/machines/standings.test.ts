/** How a rating reads: counts, shares and, where the school has them, points (domain 4.2). */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RatingSheet } from '../../machines/matters.ts'
import { FEWEST_RATERS } from '../../machines/raters.ts'
import { ratingsOf } from '../../machines/standings.ts'

const MARKS = ['excellent', 'competent', 'basicallyCompetent', 'incompetent', 'skip']
const POINTS = { excellent: 100, competent: 80, basicallyCompetent: 60, incompetent: 0 }
const sheet: RatingSheet = { kind: 'rating', complete: false, seenBy: 'staff', points: POINTS }
const item = { id: 'itemAAAAAAAAAAAA', title: '马文博', marks: MARKS }
const rated = (votes: number[], of: RatingSheet = sheet) =>
  ratingsOf({ items: [item], sheet: of, tally: { [item.id]: Object.fromEntries(MARKS.map((mark, at) => [mark, votes[at] ?? 0])) } })[0]

describe('points', () => {
  test('are averaged over those who rated: lines left out weigh nothing', () => {
    expect(rated([6, 1, 0, 0, 40])?.points).toBe(9714)
    expect(rated([6, 1, 0, 0, 0])?.points).toBe(9714)
  })

  test('are none where the sheet gives none, or too few rated to tell', () => {
    expect(rated([6, 1, 0, 0, 0], { kind: 'rating', complete: false, seenBy: 'staff' })?.points).toBeNull()
    expect(rated([4, 0, 0, 0, 0])).toMatchObject({ points: null, levels: null })
  })

  test('are the mean of what each rater gave, to the nearest hundredth, whatever was voted', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 5, maxLength: 5 }), (votes) => {
        const given = Object.values(POINTS).flatMap((worth, at) => Array.from({ length: votes[at] ?? 0 }, () => worth))
        const mean = (100 * given.reduce((sum, worth) => sum + worth, 0)) / given.length
        const points = rated(votes)?.points ?? null
        expect(points === null).toBe(given.length < FEWEST_RATERS)
        expect(points === null || Math.abs(points - mean) <= 0.5).toBe(true)
      }),
    )
  })
})
