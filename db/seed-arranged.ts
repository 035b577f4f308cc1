/**
 * The days off and the worked weekends of 2025 and 2026 as the General Office of the State Council announced them
 * (国办发明电〔2024〕12号; notice of 4 November 2025). Laid down with the tables and never changed here: a later year, or a
 * correction, comes by import.
 */
import type { CalendarDayTable } from './schema.ts'

const DAY_MS = 86_400_000
const days = (name: string, from: string, to: string = from): CalendarDayTable[] => {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  return Array.from({ length: (last - first) / DAY_MS + 1 }, (_, at) => ({
    day: new Date(first + at * DAY_MS).toISOString().slice(0, 10),
    kind: 'holiday' as const,
    name,
  }))
}
const worked = (name: string, ...given: string[]): CalendarDayTable[] => given.map((day) => ({ day, kind: 'worked' as const, name }))

export const ARRANGED: CalendarDayTable[] = [
  ...days('元旦', '2025-01-01'),
  ...days('春节', '2025-01-28', '2025-02-04'),
  ...worked('春节调休', '2025-01-26', '2025-02-08'),
  ...days('清明节', '2025-04-04', '2025-04-06'),
  ...days('劳动节', '2025-05-01', '2025-05-05'),
  ...worked('劳动节调休', '2025-04-27'),
  ...days('端午节', '2025-05-31', '2025-06-02'),
  ...days('国庆节、中秋节', '2025-10-01', '2025-10-08'),
  ...worked('国庆节调休', '2025-09-28', '2025-10-11'),

  ...days('元旦', '2026-01-01', '2026-01-03'),
  ...worked('元旦调休', '2026-01-04'),
  ...days('春节', '2026-02-15', '2026-02-23'),
  ...worked('春节调休', '2026-02-14', '2026-02-28'),
  ...days('清明节', '2026-04-04', '2026-04-06'),
  ...days('劳动节', '2026-05-01', '2026-05-05'),
  ...worked('劳动节调休', '2026-05-09'),
  ...days('端午节', '2026-06-19', '2026-06-21'),
  ...days('中秋节', '2026-09-25', '2026-09-27'),
  ...days('国庆节', '2026-10-01', '2026-10-07'),
  ...worked('国庆节调休', '2026-09-20', '2026-10-10'),
]
