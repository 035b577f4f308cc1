/**
 * The calendar of the school: which days are worked, and what day it is so many of them later.
 *
 * Pure: days are `YYYY-MM-DD`, counted as the civil calendar counts them (proleptic Gregorian), and what the State
 * Council arranges for a year (holidays, and weekends that are worked instead) is handed in as data.
 */

export const DAY_KINDS = ['holiday', 'worked'] as const
/** A day off in the week, or a weekend that is worked instead. */
export type DayKind = (typeof DAY_KINDS)[number]
/** The days that are not what their weekday says. */
export type Arranged = Readonly<Record<string, DayKind>>

/** How a number of days is counted. */
export const COUNTINGS = ['calendar', 'working'] as const
export type Counting = (typeof COUNTINGS)[number]

/** More days than any deadline has; beyond it a number is a mistake. */
export const MAX_DAYS = 3_660
/** A week in which no day is worked may be arranged, a year may not: the search ends. */
const PATIENCE = MAX_DAYS * 2

const MONTHS_BEFORE_MARCH = 2
const DAYS_OF_ERA = 146_097
const EPOCH = 719_468

/** Whole times that one number goes into another, rounded down. */
const whole = (n: number, by: number): number => (n - (((n % by) + by) % by)) / by

/** Days since 1970-01-01. A year is counted from March, so that the day that comes and goes is its last. */
export const numberOf = (day: string): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const shifted = month <= MONTHS_BEFORE_MARCH ? year - 1 : year
  const era = whole(shifted, 400)
  const ofEra = shifted - era * 400
  const ofYear = whole(153 * (month + (month > MONTHS_BEFORE_MARCH ? -3 : 9)) + 2, 5) + date - 1
  return era * DAYS_OF_ERA + ofEra * 365 + whole(ofEra, 4) - whole(ofEra, 100) + ofYear - EPOCH
}

/** The day that so many days after 1970-01-01 is. */
export const dayOf = (number: number): string => {
  const from = number + EPOCH
  const era = whole(from, DAYS_OF_ERA)
  const ofEra = from - era * DAYS_OF_ERA
  const year = whole(ofEra - whole(ofEra, 1460) + whole(ofEra, 36_524) - whole(ofEra, 146_096), 365)
  const ofYear = ofEra - (365 * year + whole(year, 4) - whole(year, 100))
  const shifted = whole(5 * ofYear + 2, 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const date = ofYear - whole(153 * shifted + 2, 5) + 1
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(year + era * 400 + (month <= MONTHS_BEFORE_MARCH ? 1 : 0)).padStart(4, '0')}-${two(month)}-${two(date)}`
}

/** Whether a text of the right shape names a day that exists: not the thirtieth of February. */
export const isDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day) && dayOf(numberOf(day)) === day

/** 1 Monday … 7 Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: string): number => ((((numberOf(day) + 3) % 7) + 7) % 7) + 1

export const isWorked = (day: string, arranged: Arranged): boolean => {
  const kind = arranged[day]
  return kind === undefined ? weekdayOf(day) <= 5 : kind === 'worked'
}

/** The day it is in Asia/Shanghai (UTC+8, no summer time) at a moment written in ISO 8601, UTC. */
export const dayIn = (at: string): string => {
  const hour = Number(at.slice(11, 13))
  return dayOf(numberOf(at.slice(0, 10)) + (hour >= 16 ? 1 : 0))
}

/** Minutes since midnight in Asia/Shanghai. */
export const minuteIn = (at: string): number => ((Number(at.slice(11, 13)) + 8) % 24) * 60 + Number(at.slice(14, 16))

const addWorkingDays = (day: string, days: number, arranged: Arranged): string => {
  let number = numberOf(day)
  for (let left = days, tried = 0; left > 0 && tried < PATIENCE; tried += 1) {
    number += 1
    if (isWorked(dayOf(number), arranged)) left -= 1
  }
  return dayOf(number)
}

/**
 * The day that ends a period of so many days: the day it begins on is not counted (民法典 201), the last one is.
 *
 * @param days 0 to `MAX_DAYS`
 */
export const addDays = (day: string, days: number, counting: Counting, arranged: Arranged): string => {
  const bounded = days < 0 ? 0 : days > MAX_DAYS ? MAX_DAYS : days
  return counting === 'working' ? addWorkingDays(day, bounded, arranged) : dayOf(numberOf(day) + bounded)
}

/** Days on the calendar from one day to another; negative when the other has passed. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from)
