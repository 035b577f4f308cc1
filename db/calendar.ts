/** The days that are not what their weekday says, as the State Council arranges them and the school keeps them. */
import { sql, type Transaction } from 'kysely'
import type { Arranged } from '../machines/calendar.ts'
import type { Db } from './connect.ts'
import type { CalendarDayTable, Database } from './schema.ts'

type Either = Db | Transaction<Database>

/** Days of one year, in order. */
export const listCalendarDays = (db: Either, year: number): Promise<CalendarDayTable[]> =>
  db
    .selectFrom('calendarDay')
    .select(['day', 'kind', 'name'])
    .where(sql<boolean>`extract(year from day) = ${year}`)
    .orderBy('day')
    .limit(366)
    .execute()

/** The years that have been arranged. */
export const listCalendarYears = async (db: Either): Promise<number[]> => {
  const { rows } = await sql<{ year: number }>`select distinct extract(year from day)::int as year from calendar_day order by year`.execute(
    db,
  )
  return rows.map(({ year }) => year)
}

/** What is arranged from a day on, for two years: further than any deadline that is counted in worked days. */
export const findArranged = async (db: Either, from: string): Promise<Arranged> => {
  const rows = await db
    .selectFrom('calendarDay')
    .select(['day', 'kind'])
    .where('day', '>=', from)
    .where(sql<boolean>`day < ${from}::date + 731`)
    .limit(731)
    .execute()
  return Object.fromEntries(rows.map(({ day, kind }) => [day, kind]))
}

/** Puts a year in the place of what was there: an arrangement comes as a whole, and comes again corrected. */
export const replaceCalendarYear = (db: Db, year: number, days: CalendarDayTable[]): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('calendarDay')
      .where(sql<boolean>`extract(year from day) = ${year}`)
      .execute()
    if (days.length > 0) await trx.insertInto('calendarDay').values(days).execute()
  })
