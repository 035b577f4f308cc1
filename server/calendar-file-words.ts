/** The file that a year of the calendar comes in: day, kind and name, as .xlsx or .csv. Read, told, and kept by nobody until it is confirmed. */
import { isDay } from '../machines/calendar.ts'
import { LIMIT } from '../machines/schema.ts'
import type { CalendarDay, CalendarPreview } from './after-contract.ts'
import { CALENDAR_HEADINGS, DAY_KIND_WORDS } from './calendar-words.ts'
import { tableOf, textOf } from './people-file.ts'

const ROWS = 400

const placeOf = (headings: string[], names: readonly string[]) => headings.findIndex((heading) => names.includes(heading))
/** 2026/1/1 and 2026-1-1 are the same day. */
const dayIn = (cell: string): string => {
  const [, year, month = '', date = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : cell
}

const failed = (fault: string): CalendarPreview => ({ fault, days: [], bad: [] })

export const readCalendarFile = async (bytes: Buffer): Promise<CalendarPreview> => {
  const table = bytes.length === 0 ? 'empty' : await tableOf(bytes)
  if (typeof table === 'string') return failed(table)
  const [first = [], ...rest] = table
  const headings = first.map(textOf)
  const places = {
    day: placeOf(headings, CALENDAR_HEADINGS.day),
    kind: placeOf(headings, CALENDAR_HEADINGS.kind),
    name: placeOf(headings, CALENDAR_HEADINGS.name),
  }
  if (places.day < 0 || places.kind < 0) return failed('columnMissing')
  const lines = rest.map((line, at) => ({ row: at + 2, line: line.map(textOf) })).filter(({ line }) => line.some((cell) => cell !== ''))
  if (lines.length === 0) return failed('empty')
  if (lines.length > ROWS) return failed('tooManyRows')
  const days = new Map<string, CalendarDay>()
  const bad: CalendarPreview['bad'] = []
  for (const { row, line } of lines) {
    const day = dayIn(line[places.day] ?? '')
    const kind = DAY_KIND_WORDS.get((line[places.kind] ?? '').toLowerCase())
    const name = (line[places.name] ?? '').slice(0, LIMIT.name)
    if (!isDay(day)) bad.push({ row, rule: 'day' })
    else if (kind === undefined) bad.push({ row, rule: 'kind' })
    else if (days.has(day)) bad.push({ row, rule: 'twice' })
    else days.set(day, { day, kind, name })
  }
  return { fault: null, days: [...days.values()].toSorted((a, b) => a.day.localeCompare(b.day)), bad }
}
