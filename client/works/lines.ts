/**
 * The tracking list: one line a motion, whatever the number of departments that share it.
 *
 * Pure: rows in, lines out.
 */
import type { MotionRow, UndertakingRow } from '../../server/replies.ts'
import type { UndertakingState } from '../../machines/undertaking-context.ts'
import { byUrgency, urgencyOf, type Urgency } from './urgency.ts'

/** The columns of the board: where a motion stands after the congress. */
export const COLUMNS = ['waiting', 'assigned', 'handling', 'replied', 'tracking', 'closed'] as const
export type Column = (typeof COLUMNS)[number]

/** Total, so that a new state must choose its column. */
const columnOf: Record<Exclude<UndertakingState, 'unborn'>, Column> = {
  assigned: 'assigned',
  objected: 'assigned',
  handling: 'handling',
  rehandling: 'handling',
  replied: 'replied',
  escalated: 'replied',
  rated: 'replied',
  tracking: 'tracking',
  closed: 'closed',
}

export type Share = { undertaking: string; department: string; name: string; part: string; state: string; urgency: Urgency }
export type Line = {
  motion: string
  number: string | null
  title: string
  column: Column
  /** The lead department's state; `motion` before there is one. */
  state: { of: 'motion' | 'undertaking'; is: string }
  shares: Share[]
  /** That of the share which presses most. */
  urgency: Urgency
  progress: number | null
  round: number
  grade: string | null
  replyClass: string | null
}

const shareOf = (row: UndertakingRow, now: number): Share => ({
  undertaking: row.id,
  department: row.department,
  name: row.departmentName,
  part: row.part,
  state: row.state,
  urgency: urgencyOf(row, now),
})

const isLead = (row: UndertakingRow) => row.part === 'lead'
const isState = (state: string): state is keyof typeof columnOf => state in columnOf

const lineOf = (rows: [UndertakingRow, ...UndertakingRow[]], now: number): Line => {
  const lead = rows.find(isLead) ?? rows[0]
  const shares = [lead, ...rows.filter((row) => row !== lead)].map((row) => shareOf(row, now))
  const pressing = shares.map((share) => share.urgency).toSorted(byUrgency)[0] ?? urgencyOf(lead, now)
  return {
    motion: lead.motion,
    number: lead.number,
    title: lead.title,
    column: isState(lead.state) ? columnOf[lead.state] : 'closed',
    state: { of: 'undertaking', is: lead.state },
    shares,
    urgency: pressing,
    progress: lead.progress,
    round: lead.round,
    grade: lead.grade,
    replyClass: lead.replyClass,
  }
}

/** A motion that is filed or resolved and that no department has yet. */
const waitingLine = (row: MotionRow): Line => ({
  motion: row.id,
  number: row.number,
  title: row.title,
  column: 'waiting',
  state: { of: 'motion', is: row.state },
  shares: [],
  urgency: { tone: 'quiet', phrase: { key: 'urgency.undispatched', values: { n: 0 } }, daysLeft: null },
  progress: null,
  round: 1,
  grade: null,
  replyClass: null,
})

/** Undertakings gathered by motion and the motions that wait for dispatch; most urgent first. */
export const linesOf = (undertakings: UndertakingRow[], waiting: MotionRow[], now: number): Line[] => {
  const byMotion = new Map<string, [UndertakingRow, ...UndertakingRow[]]>()
  for (const row of undertakings) {
    const others = byMotion.get(row.motion)
    if (others) others.push(row)
    else byMotion.set(row.motion, [row])
  }
  const dispatched = [...byMotion.values()].map((rows) => lineOf(rows, now))
  return [...dispatched, ...waiting.map(waitingLine)].toSorted((a, b) => byUrgency(a.urgency, b.urgency))
}

export type View = 'list' | 'board'
export type Filter = { view: View; column: Column | null; department: string | null; late: boolean; soon: boolean; text: string }
export const NO_FILTER: Filter = { view: 'list', column: null, department: null, late: false, soon: false, text: '' }

const isColumn = (word: string | null): word is Column => (COLUMNS as readonly (string | null)[]).includes(word)

/** The filter lives in the address, so that a number can be a link and a link can be sent to a colleague. */
export const filterFrom = (search: string): Filter => {
  const query = new URLSearchParams(search)
  const column = query.get('state')
  return {
    view: query.get('view') === 'board' ? 'board' : 'list',
    column: isColumn(column) ? column : null,
    department: query.get('department') || null,
    late: query.get('due') === 'late',
    soon: query.get('due') === 'soon',
    text: query.get('text') ?? '',
  }
}

export const searchOf = (filter: Filter): string => {
  const query = new URLSearchParams()
  if (filter.view === 'board') query.set('view', 'board')
  if (filter.column) query.set('state', filter.column)
  if (filter.department) query.set('department', filter.department)
  if (filter.late) query.set('due', 'late')
  else if (filter.soon) query.set('due', 'soon')
  if (filter.text) query.set('text', filter.text)
  const said = query.toString()
  return said === '' ? '' : `?${said}`
}

export const isFiltered = (filter: Filter): boolean =>
  filter.column !== null || filter.department !== null || filter.late || filter.soon || filter.text.trim() !== ''

const contains = (line: Line, text: string) =>
  [line.number ?? '', line.title, ...line.shares.map((share) => share.name)].some((part) => part.toLowerCase().includes(text))

export const linesThrough = (filter: Filter, lines: Line[]): Line[] => {
  const text = filter.text.trim().toLowerCase()
  return lines.filter(
    (line) =>
      (filter.column === null || line.column === filter.column) &&
      (filter.department === null || line.shares.some((share) => share.department === filter.department)) &&
      (!filter.late || line.urgency.tone === 'late') &&
      (!filter.soon || line.urgency.tone === 'soon') &&
      (text === '' || contains(line, text)),
  )
}

export const boardOf = (lines: Line[]): { column: Column; lines: Line[] }[] =>
  COLUMNS.map((column) => ({ column, lines: lines.filter((line) => line.column === column) }))

export type Figure = { is: 'all' | 'late' | 'soon' | Column; count: number; filter: Filter }

/** The figures above the list; each carries the filter that shows the motions behind it. */
export const figuresOf = (lines: Line[], view: View): Figure[] => {
  const bare = { ...NO_FILTER, view }
  const figure = (is: Figure['is'], filter: Filter): Figure => ({ is, count: linesThrough(filter, lines).length, filter })
  return [
    figure('all', bare),
    figure('late', { ...bare, late: true }),
    figure('soon', { ...bare, soon: true }),
    ...COLUMNS.map((column) => figure(column, { ...bare, column })),
  ]
}
