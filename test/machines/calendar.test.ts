/** The calendar of the school: days, weeks, holidays, and periods that are counted in worked days. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayIn,
  dayOf,
  daysBetween,
  isDay,
  isWorked,
  minuteIn,
  numberOf,
  weekdayOf,
  type Arranged,
} from '../../machines/calendar.ts'
import { ARRANGED } from '../../db/seed-arranged.ts'

const china: Arranged = Object.fromEntries(ARRANGED.map(({ day, kind }) => [day, kind]))
/** Some day between 1950 and 2149. */
const anyDay = fc.integer({ min: -7305, max: 65_744 }).map(dayOf)
const anyCount = fc.integer({ min: 0, max: 400 })

describe('days', () => {
  test('are those of the civil calendar, leap years and all', () => {
    fc.assert(
      fc.property(fc.integer({ min: -7305, max: 65_744 }), (number) => {
        const date = new Date(number * 86_400_000)
        expect(dayOf(number)).toBe(date.toISOString().slice(0, 10))
        expect(numberOf(dayOf(number))).toBe(number)
        expect(weekdayOf(dayOf(number))).toBe(date.getUTCDay() === 0 ? 7 : date.getUTCDay())
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['2025-02-29', '2025-13-01', '2025-00-10', '2025-4-1', '0'])('%s is none', (day) => {
    expect(isDay(day)).toBe(false)
  })

  test('begin at midnight in Shanghai, wherever the server stands', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (moment) => {
        const there = new Date(moment.getTime() + 8 * 3_600_000)
        expect(dayIn(moment.toISOString())).toBe(there.toISOString().slice(0, 10))
        expect(minuteIn(moment.toISOString())).toBe(there.getUTCHours() * 60 + there.getUTCMinutes())
      }),
    )
  })
})

describe('worked days', () => {
  test('pass over weekends and holidays, and count a weekend that is worked instead', () => {
    expect(addDays('2026-02-13', 1, 'working', china)).toBe('2026-02-14')
    expect(addDays('2026-02-13', 2, 'working', china)).toBe('2026-02-24')
    expect(addDays('2025-09-26', 2, 'working', china)).toBe('2025-09-29')
    expect(addDays('2025-09-30', 1, 'working', china)).toBe('2025-10-09')
  })

  test('of a year that nobody has arranged are Monday to Friday', () => {
    expect(addDays('2030-03-01', 5, 'working', china)).toBe('2030-03-08')
  })

  test('end on a day that is worked, with exactly so many worked days behind them', () => {
    fc.assert(
      fc.property(
        anyDay,
        anyCount,
        fc.dictionary(anyDay, fc.constantFrom('holiday', 'worked'), { maxKeys: 40 }),
        (from, count, arranged) => {
          const end = addDays(from, count, 'working', arranged)
          const passed = Array.from({ length: daysBetween(from, end) }, (_, at) => dayOf(numberOf(from) + at + 1))
          expect(passed.filter((day) => isWorked(day, arranged))).toHaveLength(count)
          expect(count === 0 || isWorked(end, arranged)).toBe(true)
        },
      ),
    )
  })

  test('add up: some and then some more are all of them', () => {
    fc.assert(
      fc.property(anyDay, anyCount, anyCount, (from, some, more) => {
        const twice = addDays(addDays(from, some, 'working', china), more, 'working', china)
        expect(twice).toBe(addDays(from, some + more, 'working', china))
      }),
    )
  })

  test('never end before as many days of the calendar', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, count) => {
        const worked = addDays(from, count, 'working', {})
        expect(daysBetween(addDays(from, count, 'calendar', {}), worked)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('end, even where every day is a holiday', () => {
    const never = new Proxy<Arranged>({}, { get: () => 'holiday' })
    expect(isDay(addDays('2025-01-01', 5, 'working', never))).toBe(true)
  })
})

test('the State Council’s holidays are on days of the year they are for, and its worked days are weekends', () => {
  expect(ARRANGED.filter(({ day }) => !isDay(day))).toEqual([])
  expect(new Set(ARRANGED.map(({ day }) => day)).size).toBe(ARRANGED.length)
  expect(ARRANGED.filter(({ day, kind }) => kind === 'worked' && weekdayOf(day) <= 5)).toEqual([])
  const off = (year: string) => ARRANGED.filter(({ day, kind }) => kind === 'holiday' && day.startsWith(year)).length
  expect([off('2025'), off('2026')]).toEqual([28, 33])
})
