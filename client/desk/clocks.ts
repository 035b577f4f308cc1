/** The two clocks after a session: publish within so many days, keep up for so many (domain 5). Days are counted as a calendar does. */
import { daysUntil, isoDayOf } from '../format.ts'

const DAY_MS = 86_400_000

export type Clock = { day: string; left: number }

/** The day so many days after a moment, and how many are left; negative once it is past. */
export const clockAfter = (from: string, days: number, now: number): Clock => {
  const day = isoDayOf(Date.parse(`${isoDayOf(Date.parse(from))}T04:00:00Z`) + days * DAY_MS)
  return { day, left: daysUntil(day, now) }
}
