/**
 * Bringing in motions of earlier sessions. Each row is an act of its own (`motion.record`), judged and journalled like any other; the
 * motion is named after its session and number, so that a file that is sent again records nothing twice.
 */
import type { Actor } from '../machines/actor.ts'
import type { EventOf } from '../machines/events.ts'
import { LIMIT } from '../machines/schema.ts'
import { listKnownMotions } from '../db/motions.ts'
import { at, type House } from './house.ts'
import { derivedId } from './ids.ts'
import { Invalid } from './invalid.ts'
import {
  HISTORY_BYTES,
  HISTORY_COLUMNS,
  HISTORY_ROWS,
  type HISTORY_CELL_RULES,
  type HistoryColumn,
  type HistoryPreview,
} from './history-replies.ts'
import { HISTORY_ENGLISH, HISTORY_HEADINGS } from './history-words.ts'
import { categoriesByName } from './documents/motion-wording.ts'
import { dayOf } from './people-check.ts'
import { tableOf, textOf } from './people-file.ts'
import { perform } from './perform.ts'
import { rulesNow } from './rules.ts'

type FileFault = HistoryPreview['faults'][number]
type RowFault = HistoryPreview['rows'][number]['faults'][number]
type Recording = Extract<EventOf['motion'], { type: 'motion.record' }>
type Row = { row: number; cells: Record<HistoryColumn, string>; faults: RowFault[]; event: Recording | null; id: string }

const SHOWN = 200
const LIMITS: Record<HistoryColumn, number> = {
  term: 20,
  ordinal: 20,
  number: LIMIT.name,
  title: LIMIT.title,
  category: LIMIT.entryName,
  rationale: LIMIT.text,
  remedy: LIMIT.text,
  proposer: LIMIT.name,
  department: LIMIT.name,
  reply: LIMIT.text,
  closedOn: 20,
}
/** Line breaks belong to a text; other control characters and halves of characters are kept by no database. */
const UNWRITABLE = /[^\P{Cc}\n\r\t]|\p{Surrogate}/u

const failed = (rule: FileFault['rule']): { faults: FileFault[]; lines: [] } => ({ faults: [{ rule, column: null }], lines: [] })

const linesOf = async (bytes: Buffer) => {
  if (bytes.length === 0) return failed('empty')
  if (bytes.length > HISTORY_BYTES) return failed('tooLarge')
  const table = await tableOf(bytes)
  if (typeof table === 'string') return failed(table)
  const [first, ...rest] = table
  const headings = (first ?? []).map(textOf)
  const places = HISTORY_COLUMNS.map((column) =>
    headings.flatMap((heading, n) => (heading === HISTORY_HEADINGS[column] || heading === HISTORY_ENGLISH[column] ? [n] : [])),
  )
  const faults = HISTORY_COLUMNS.flatMap((column, n): FileFault[] => {
    const found = places[n]?.length ?? 0
    return found === 1 ? [] : [{ rule: found === 0 ? 'columnMissing' : 'columnTwice', column }]
  })
  if (faults.length === HISTORY_COLUMNS.length) return failed(headings.every((heading) => heading === '') ? 'empty' : 'unreadable')
  if (faults.length > 0) return { faults, lines: [] }
  const lines = rest.map((line, n) => ({ row: n + 2, line: line.map(textOf) })).filter(({ line }) => line.some((cell) => cell !== ''))
  if (lines.length === 0) return failed('empty')
  if (lines.length > HISTORY_ROWS) return failed('tooManyRows')
  const cellsOf = (line: string[]) =>
    Object.fromEntries(HISTORY_COLUMNS.map((column, n) => [column, line[places[n]?.[0] ?? -1] ?? ''])) as Row['cells']
  return { faults: [], lines: lines.map(({ row, line }) => ({ row, cells: cellsOf(line) })) }
}

const countOf = (text: string): number | null => (/^[1-9]\d?$/.test(text) ? Number(text) : null)

const checkRow = ({ row, cells }: Pick<Row, 'row' | 'cells'>, categories: ReadonlyMap<string, string>, today: string): Row => {
  const faults: RowFault[] = []
  const complain = (column: HistoryColumn, rule: (typeof HISTORY_CELL_RULES)[number], limit: number | null = null) => {
    if (!faults.some((each) => each.column === column)) faults.push({ column, rule, limit })
  }
  for (const column of HISTORY_COLUMNS) {
    if (cells[column].length > LIMITS[column]) complain(column, 'tooLong', LIMITS[column])
    if (UNWRITABLE.test(cells[column])) complain(column, 'characters')
  }
  const [term, ordinal] = [countOf(cells.term), countOf(cells.ordinal)]
  const category = categories.get(cells.category)
  const closedOn = cells.closedOn === '' ? null : dayOf(cells.closedOn, today)
  if (term === null) complain('term', cells.term === '' ? 'required' : 'count')
  if (ordinal === null) complain('ordinal', cells.ordinal === '' ? 'required' : 'count')
  if (cells.title === '') complain('title', 'required')
  if (category === undefined) complain('category', cells.category === '' ? 'required' : 'category')
  if (cells.closedOn !== '' && closedOn === null) complain('closedOn', 'day')
  const { number, title, rationale, remedy, proposer, department, reply } = cells
  const isSound = faults.length === 0 && term !== null && ordinal !== null && category !== undefined
  return {
    row,
    cells,
    faults,
    id: derivedId('history', cells.term, cells.ordinal, number === '' ? title : number),
    event: isSound
      ? { type: 'motion.record', term, ordinal, number, category, title, rationale, remedy, proposer, department, reply, closedOn }
      : null,
  }
}

/** Looking and doing make the same plan, so that what was shown is what is done. */
const planOf = async (house: House, bytes: Buffer) => {
  const { faults, lines } = await linesOf(bytes)
  const categories = categoriesByName(await rulesNow(house.db))
  const rows = lines.map((line) => checkRow(line, categories, at(house).slice(0, 10)))
  const seen = new Set<string>()
  for (const row of rows) {
    if (row.faults.length === 0 && seen.has(row.id))
      row.faults.push({ column: row.cells.number === '' ? 'title' : 'number', rule: 'duplicate', limit: null })
    seen.add(row.id)
  }
  const known = new Set(
    await listKnownMotions(
      house.db,
      rows.map(({ id }) => id),
    ),
  )
  return { faults, rows, known }
}

export const previewHistory = async (house: House, bytes: Buffer): Promise<HistoryPreview> => {
  const { faults, rows, known } = await planOf(house, bytes)
  const told = rows.map(({ row, cells, faults: own, id }) => ({
    row,
    title: cells.title.slice(0, LIMIT.title),
    status: own.length > 0 ? ('bad' as const) : known.has(id) ? ('known' as const) : ('new' as const),
    faults: own,
  }))
  const count = (status: string) => told.filter((row) => row.status === status).length
  return {
    faults,
    counts: { rows: rows.length, bad: count('bad'), new: count('new'), known: count('known') },
    rows: [...told.filter(({ status }) => status === 'bad'), ...told.filter(({ status }) => status !== 'bad')].slice(0, SHOWN),
  }
}

/** @throws Invalid where a row is bad: nothing is written then */
export const importHistory = async (house: House, bytes: Buffer, by: Actor) => {
  const { faults, rows, known } = await planOf(house, bytes)
  if (faults.length > 0 || rows.length === 0 || rows.some((row) => row.faults.length > 0)) throw new Invalid('/file', 'rows')
  const fresh = rows.filter(({ id }) => !known.has(id))
  for (const { id, event } of fresh)
    if (event) await perform(house, { subject: 'motion', id, act: { id: derivedId(id, 'recorded'), event }, by })
  return { rows: rows.length, recorded: fresh.length, known: rows.length - fresh.length }
}
