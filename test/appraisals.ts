/** Appraisals carried through the real API, counted and announced. */
import { expect } from 'vitest'
import type { BallotItem } from '../machines/matters.ts'
import { newId } from '../server/ids.ts'
import { closeAndAnnounce, type Hall, type Speaker } from './hall.ts'
import { issuePapersOf } from './sealed-hall.ts'

export const LEVELS = ['excellent', 'competent', 'basicallyCompetent', 'incompetent', 'skip']

export type Asked = {
  title: string
  items: BallotItem[]
  seenBy: 'presidium' | 'staff'
  voters: number[]
  level: string
  announced?: boolean
  points?: Record<string, number>
}

/** An appraisal from its paper to its announcement; each voter gives everybody but themself the same level. */
export const appraise = async (hall: Hall, { title, items, seenBy, voters, level, announced = true, points }: Asked): Promise<void> => {
  const ballot = newId()
  await hall.secretary.must('ballot', ballot, {
    type: 'ballot.configure',
    session: hall.session,
    agendaItem: null,
    matter: 'appraisal',
    motion: null,
    title,
    power: 'appraisal',
    method: 'secret',
    items,
    sheet: { kind: 'rating', complete: true, seenBy, ...(points ? { points } : {}) },
    passing: { base: 'roll', comparator: '>', numerator: 1, denominator: 2 },
    finality: 'first',
  })
  await issuePapersOf(hall, ballot, hall.reps.slice(0, 3))
  await hall.secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
  for (const n of voters) {
    const voter = hall.reps[n] as Speaker
    const paper = Object.fromEntries(items.map((item) => [item.id, (item.person ?? item.id) === voter.person ? 'skip' : level]))
    expect((await voter.cast(ballot, paper)).status).toBe(200)
  }
  if (announced) await closeAndAnnounce(hall, ballot)
}
