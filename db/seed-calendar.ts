/** When the story of the demonstration happens: days are counted from the day it is started, in Asia/Shanghai. */

const DAY_MS = 86_400_000
const SHANGHAI = '+08:00'
/** The programme of the day itself, from the doors opening to the moment somebody starts the demonstration. */
const DOORS = '08:00'
const NOW = '10:30'

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

export type Calendar = {
  /** YYYY-MM-DD */
  today: string
  /** The calendar day some days from today. */
  day: (offset: number) => string
  /** The same as it is written in a sentence: 12月5日. */
  spoken: (offset: number) => string
  /** 2026—2027学年 */
  schoolYear: string
  /**
   * A moment of the story. On the day itself `time` is of the printed programme, 08:00 to 10:30, which ends now: a
   * demonstration started before dawn then has had a very early morning, but nothing in it lies ahead.
   */
  moment: (offset: number, time: string) => Date
}

export const calendarFrom = (now: Date): Calendar => {
  const today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  const midnight = Date.parse(`${today}T00:00:00${SHANGHAI}`)
  const programme = (minutesOf(NOW) - minutesOf(DOORS)) * 60_000
  const doors = Math.max(now.getTime() - programme, midnight)
  const pace = (now.getTime() - doors) / programme
  const day = (offset: number) => new Date(midnight + 8 * 3_600_000 + offset * DAY_MS).toISOString().slice(0, 10)
  const [year = 0, month = 0] = today.split('-').map(Number)
  const autumn = month >= 8 ? year : year - 1
  return {
    today,
    day,
    spoken: (offset) => {
      const [, ofYear = 0, ofMonth = 0] = day(offset).split('-').map(Number)
      return `${ofYear}月${ofMonth}日`
    },
    schoolYear: `${autumn}—${autumn + 1}学年`,
    moment: (offset, time) =>
      offset === 0
        ? new Date(doors + Math.round((minutesOf(time) - minutesOf(DOORS)) * 60_000 * pace))
        : new Date(midnight + offset * DAY_MS + minutesOf(time) * 60_000),
  }
}
