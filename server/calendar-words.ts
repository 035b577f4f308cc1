/** The words of the calendar file, as a school office writes them. */
import type { DayKind } from '../machines/calendar.ts'

export const CALENDAR_HEADINGS = { day: ['日期', 'Day'], kind: ['类型', 'Kind'], name: ['名称', 'Name'] } as const

/** A map, not an object: an object answers to "constructor" too. */
export const DAY_KIND_WORDS: ReadonlyMap<string, DayKind> = new Map([
  ['放假', 'holiday'],
  ['休', 'holiday'],
  ['holiday', 'holiday'],
  ['上班', 'worked'],
  ['班', 'worked'],
  ['调休上班', 'worked'],
  ['worked', 'worked'],
])
