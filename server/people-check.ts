/** Reads one row of the people file after another: a person, and perhaps a seat, or what is wrong and where. */
import type { HallKind } from '../machines/actor.ts'
import type { ImportedPerson } from '../db/roster.ts'
import { pinyinOf, type FileRow } from './people-file.ts'
import { CELL_CHARACTERS, ROLL_COLUMNS, type CellFault, type RollColumn } from './people-replies.ts'
import { DUTIES, KINDS, SEXES, YES_NO } from './people-words.ts'

export type WantedSeat = { kind: HallKind; delegation: string; head: boolean }
export type CheckedRow = {
  row: number
  cells: Record<RollColumn, string>
  faults: CellFault[]
  /** Null where a fault keeps us from saying who it is. */
  person: ImportedPerson | null
  seat: WantedSeat | null
}

const NUMBER = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/
const PINYIN = /^[a-zü' ·.-]+$/i
const FIRST_YEAR = 1900
/** Control characters and halves of characters: no database keeps some of them, and nobody is called so. */
const UNWRITABLE = /[\p{Cc}\p{Surrogate}]/u

export const fault = (column: RollColumn, rule: CellFault['rule'], facts: Record<string, unknown> = {}): CellFault => ({
  column,
  rule,
  facts,
})

/** 1985-5-5, 1985/05/05, 1985.5.5, 19850505 or 1985年5月5日, as YYYY-MM-DD; null for a day that no calendar has, or that is still to come. */
export const dayOf = (text: string, today: string): string | null => {
  const found = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/.exec(text)
  const [, year = '', month = '', day = ''] = found ?? []
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = new Date(`${written}T00:00:00Z`)
  const isReal = found !== null && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(written)
  return isReal && Number(year) >= FIRST_YEAR && written <= today ? written : null
}

const faultsOfText = (cells: FileRow['cells']): CellFault[] =>
  ROLL_COLUMNS.flatMap((column) => {
    if (cells[column].length > CELL_CHARACTERS) return [fault(column, 'tooLong', { limit: CELL_CHARACTERS })]
    return UNWRITABLE.test(cells[column]) ? [fault(column, 'characters')] : []
  })

const seatOf = (cells: FileRow['cells'], faults: CellFault[]): WantedSeat | null => {
  const kind = KINDS.get(cells.kind)
  const head = cells.head === '' ? false : YES_NO.get(cells.head)
  if (cells.kind !== '' && !kind) faults.push(fault('kind', 'kind'))
  if (head === undefined) faults.push(fault('head', 'yesNo'))
  if (cells.kind === '' && cells.delegation !== '') faults.push(fault('kind', 'delegationWithoutSeat'))
  if (head && (kind !== 'representative' || cells.delegation === '')) faults.push(fault('head', 'headWithoutDelegation'))
  return kind ? { kind, delegation: cells.delegation, head: head ?? false } : null
}

const checkRow = ({ row, cells }: FileRow, today: string): CheckedRow => {
  const faults = faultsOfText(cells)
  const said = new Set(faults.map(({ column }) => column))
  const complain = (column: RollColumn, rule: CellFault['rule'], isWrong: boolean) => {
    if (isWrong && !said.has(column)) faults.push(cells[column] === '' ? fault(column, 'required') : fault(column, rule))
  }
  const [sex, duty, frontLine] = [SEXES.get(cells.sex), DUTIES.get(cells.duty), YES_NO.get(cells.frontLine)]
  const bornOn = cells.bornOn === '' ? null : dayOf(cells.bornOn, today)
  complain('number', 'number', !NUMBER.test(cells.number))
  complain('name', 'required', cells.name === '')
  complain('pinyin', 'pinyin', cells.pinyin !== '' && !PINYIN.test(cells.pinyin))
  complain('sex', 'sex', sex === undefined)
  complain('bornOn', 'day', cells.bornOn !== '' && bornOn === null)
  complain('duty', 'duty', duty === undefined)
  complain('frontLine', 'yesNo', frontLine === undefined)
  const seat = seatOf(cells, faults)
  const isSomebody = faults.length === 0 && sex !== undefined && duty !== undefined && frontLine !== undefined
  const { number, name, department } = cells
  const pinyin =
    cells.pinyin === ''
      ? null
      : cells.pinyin
          .toLowerCase()
          .replaceAll('ü', 'v')
          .replaceAll(/[^a-z]/g, '')
  const person = isSomebody
    ? { number, name, pinyin: pinyin ?? pinyinOf(name, number), spelled: pinyin !== null, sex, bornOn, duty, frontLine, department }
    : null
  return { row, cells, faults, person, seat }
}

/** What is said twice: a work number, the head of one delegation. Both rows are told of the other. */
const complainOfPairs = (
  rows: CheckedRow[],
  keyOf: (row: CheckedRow) => string | null,
  column: RollColumn,
  rule: 'duplicate' | 'twoHeads',
): void => {
  const groups = new Map<string, CheckedRow[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = key === null ? undefined : groups.get(key)
    if (group) group.push(row)
    else if (key !== null) groups.set(key, [row])
  }
  for (const same of groups.values()) {
    if (same.length < 2) continue
    for (const one of same) one.faults.push(fault(column, rule, { row: same.find((other) => other !== one)?.row }))
  }
}

export const checkRows = (rows: FileRow[], today: string): CheckedRow[] => {
  const checked = rows.map((row) => checkRow(row, today))
  complainOfPairs(checked, ({ cells }) => cells.number || null, 'number', 'duplicate')
  complainOfPairs(checked, ({ seat }) => (seat?.head ? seat.delegation : null), 'head', 'twoHeads')
  return checked
}
