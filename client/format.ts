/** Dates, terms and shares as people read them. Every time is Asia/Shanghai: a congress happens in one place. */
import { core } from './words/core.ts'
import { spoken, type Language } from './words.ts'

const TIME_ZONE = 'Asia/Shanghai'
const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }
const DAY_MS = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()
const formatter = (lang: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${lang}${JSON.stringify(options)}`
  const made = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE[lang], { timeZone: TIME_ZONE, ...options })
  formats.set(key, made)
  return made
}

/** A day (`2025-09-14`) is noon there, so that no zone moves it; an instant is itself. */
const instant = (iso: string): Date => new Date(iso.length === 10 ? `${iso}T12:00:00+08:00` : iso)

/** 9月14日 */
export const dayOf = (iso: string, lang: Language): string =>
  formatter(lang, { month: lang === 'zh' ? 'long' : 'short', day: 'numeric' }).format(instant(iso))

/** 2025年9月14日 */
export const dateOf = (iso: string, lang: Language): string =>
  formatter(lang, { year: 'numeric', month: lang === 'zh' ? 'long' : 'short', day: 'numeric' }).format(instant(iso))

/** 09:47 */
export const clockOf = (iso: string): string =>
  formatter('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant(iso))

/** 9月14日 09:47 */
export const momentOf = (iso: string, lang: Language): string => `${dayOf(iso, lang)} ${clockOf(iso)}`

/** The calendar day there: `2025-09-14`. */
export const isoDayOf = (time: number): string => {
  const parts = Object.fromEntries(
    formatter('en', { year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(time)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts['year']}-${parts['month']}-${parts['day']}`
}

/** Whole days from today there to a day; negative once it is past. */
export const daysUntil = (day: string, now: number): number =>
  Math.round((Date.parse(`${day.slice(0, 10)}T00:00:00Z`) - Date.parse(`${isoDayOf(now)}T00:00:00Z`)) / DAY_MS)

/** 还有 3 天 · 今天到期 · 逾期 2 天 */
export const dueOf = (day: string, now: number, lang: Language): string => {
  const days = daysUntil(day, now)
  if (days === 0) return spoken(core['due.today'], lang)
  return spoken(days > 0 ? core['due.left'] : core['due.over'], lang, { n: Math.abs(days) })
}

/** 1 to 99 as Chinese reads it: 三, 十, 十二, 二十, 二十三. */
export const chineseNumber = (n: number): string => {
  const digit = (of: number) => spoken(core['number.digits'], 'zh')[of] ?? ''
  const ten = spoken(core['number.ten'], 'zh')
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? digit(tens) : ''}${tens > 0 ? ten : ''}${ones > 0 || tens === 0 ? digit(ones) : ''}`
}

/** 三届二次, or Term 3 · Session 2. */
export const sessionName = ({ term, ordinal }: { term: number; ordinal: number }, lang: Language): string =>
  spoken(core['congress.session'], lang, lang === 'zh' ? { term: chineseNumber(term), ordinal: chineseNumber(ordinal) } : { term, ordinal })
