/** The board of supervision, counted from the list: pure, so that its figures are tried without a browser. */
import type { UndertakingRow } from '../../server/replies.ts'
import { byUrgency, urgencyOf } from './urgency.ts'

export type DepartmentLine = { department: string; name: string; late: number; soon: number; fine: number; unrated: number }

/** Whoever is worst off comes first. */
export const boardOfDepartments = (rows: UndertakingRow[], now: number): DepartmentLine[] => {
  const lines = new Map<string, DepartmentLine>()
  for (const row of rows) {
    const { tone } = urgencyOf(row, now)
    if (tone === 'quiet' && !row.unrated) continue
    const line = lines.get(row.department) ?? {
      department: row.department,
      name: row.departmentName,
      late: 0,
      soon: 0,
      fine: 0,
      unrated: 0,
    }
    if (tone !== 'quiet') line[tone] += 1
    if (row.unrated) line.unrated += 1
    lines.set(row.department, line)
  }
  return [...lines.values()].toSorted((a, b) => b.late - a.late || b.soon - a.soon || a.name.localeCompare(b.name, 'zh'))
}

/** What lies with the leader: replies to sign, matters to settle, deadlines that the ladder has brought up. */
export const figuresOfBoard = (rows: UndertakingRow[]) => ({
  sign: rows.filter((row) => row.isDrafted && row.part === 'lead').length,
  settle: rows.filter((row) => row.state === 'escalated').length,
  raised: rows.filter((row) => row.isRaised === true && row.state !== 'closed').length,
})

export const pressing = (rows: UndertakingRow[], now: number): UndertakingRow[] =>
  rows
    .filter((row) => ['late', 'soon'].includes(urgencyOf(row, now).tone))
    .toSorted((a, b) => byUrgency(urgencyOf(a, now), urgencyOf(b, now)))
