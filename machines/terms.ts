/** Terms (届): three or five years, and at least one session in each school year (domain 1). Days are `YYYY-MM-DD`. */

/** A school year begins in September. */
const FIRST_MONTH = 9

const yearOf = (day: string) => Number(day.slice(0, 4))
const monthOf = (day: string) => Number(day.slice(5, 7))
const schoolYearOf = (day: string) => (monthOf(day) >= FIRST_MONTH ? yearOf(day) : yearOf(day) - 1)

/** The day on which a term is over: the same day of the year, so many years later. */
export const termEnd = (startsOn: string, years: number): string => `${yearOf(startsOn) + years}${startsOn.slice(4)}`

/**
 * School years that have gone by since the term began without a session, as `2024–2025`. The year that is running still
 * has time, and one of which the term saw only the end is not held against it.
 */
export const yearsMissed = (startsOn: string, today: string, sessions: string[]): string[] => {
  const held = new Set(sessions.map(schoolYearOf))
  const beganLate = monthOf(startsOn) < FIRST_MONTH
  const first = schoolYearOf(startsOn) + (beganLate ? 1 : 0)
  const missed: string[] = []
  for (let year = first; year < schoolYearOf(today); year += 1) if (!held.has(year)) missed.push(`${year}–${year + 1}`)
  return missed
}
