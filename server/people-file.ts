/**
 * The file that people come in: .xlsx, or .csv in UTF-8 or GB18030, as rows of plain text. Nothing in it is ever run: a
 * formula is read as the value that was kept with it, and what looks like one is text.
 */
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { pinyin } from 'pinyin-pro'
import readXlsxFile from 'read-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'
import { ENGLISH_HEADINGS, HEADINGS, SAMPLE, SHEET } from './people-words.ts'
import { FILE_BYTES, FILE_ROWS, ROLL_COLUMNS, type FileFault, type RollColumn } from './people-replies.ts'

/** One line of the file, by column; `row` is its number as the spreadsheet shows it. */
export type FileRow = { row: number; cells: Record<RollColumn, string> }
export type FileRead = { rows: FileRow[]; faults: FileFault[] }

/** What an .xlsx may unpack to: five megabytes of it can hold gigabytes of nothing. */
const UNPACKED_BYTES = 64 * 1024 * 1024
const ZIP = Buffer.from('PK\x03\x04', 'latin1')
const OLD_EXCEL = Buffer.from('d0cf11e0', 'hex')

const starts = (bytes: Buffer, with_: Buffer) => bytes.subarray(0, with_.length).equals(with_)
const failed = (rule: FileFault['rule'], column: RollColumn | null = null): FileRead => ({ rows: [], faults: [{ rule, column }] })

/** UTF-8 with or without its mark; what is not is taken for GB18030, in which Chinese spreadsheets save .csv. */
const decode = (bytes: Buffer): string | null => {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next encoding is tried; a text in none of them is no text.
    }
  }
  return null
}

const unpacksSmall = (bytes: Buffer): boolean => {
  let size = 0
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      size += originalSize
      return false
    },
  })
  return size <= UNPACKED_BYTES
}

/** A day that a spreadsheet keeps as a day is midnight UTC. */
export const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return (typeof cell === 'string' ? cell : JSON.stringify(cell)).replaceAll('\0', '').trim()
}

/** The first sheet of a workbook, or the lines of a .csv, as they are: whatever cannot be read is named. */
export const tableOf = async (bytes: Buffer): Promise<unknown[][] | FileFault['rule']> => {
  if (starts(bytes, OLD_EXCEL)) return 'oldExcel'
  try {
    if (starts(bytes, ZIP)) {
      if (!unpacksSmall(bytes)) return 'tooLarge'
      const [sheet] = await readXlsxFile(bytes)
      return sheet?.data ?? []
    }
    const text = decode(bytes)
    return text === null || text.includes('\0') ? 'unreadable' : parse(text, { bom: true, relax_column_count: true })
  } catch {
    return 'unreadable'
  }
}

/** Every column must be there once, in any order; what is not ours is left alone. */
const placesOf = (headings: string[]): { places: Record<RollColumn, number>; faults: FileFault[] } => {
  const places = {} as Record<RollColumn, number>
  const faults: FileFault[] = []
  for (const column of ROLL_COLUMNS) {
    const found = headings.flatMap((heading, at) => (heading === HEADINGS[column] || heading === ENGLISH_HEADINGS[column] ? [at] : []))
    places[column] = found[0] ?? -1
    if (found.length === 0) faults.push({ rule: 'columnMissing', column })
    if (found.length > 1) faults.push({ rule: 'columnTwice', column })
  }
  return { places, faults }
}

export const readPeopleFile = async (bytes: Buffer): Promise<FileRead> => {
  if (bytes.length === 0) return failed('empty')
  if (bytes.length > FILE_BYTES) return failed('tooLarge')
  const table = await tableOf(bytes)
  if (typeof table === 'string') return failed(table)
  const [first, ...rest] = table
  const headings = (first ?? []).map(textOf)
  const { places, faults } = placesOf(headings)
  if (faults.length === ROLL_COLUMNS.length) return failed(headings.every((heading) => heading === '') ? 'empty' : 'unreadable')
  if (faults.length > 0) return { rows: [], faults }
  const lines = rest.map((line, at) => ({ row: at + 2, line: line.map(textOf) })).filter(({ line }) => line.some((cell) => cell !== ''))
  if (lines.length === 0) return failed('empty')
  if (lines.length > FILE_ROWS) return failed('tooManyRows')
  const cellsOf = (line: string[]) =>
    Object.fromEntries(ROLL_COLUMNS.map((column) => [column, line[places[column]] ?? ''])) as Record<RollColumn, string>
  return { rows: lines.map(({ row, line }) => ({ row, cells: cellsOf(line) })), faults: [] }
}

/** 单雄信 is shanxiongxin: the first character is read as a surname. What has no letters is found by its number. */
export const pinyinOf = (name: string, number: string): string => {
  const letters = pinyin(name, { toneType: 'none', surname: 'head', v: true, type: 'array' })
    .join('')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
  return (letters === '' ? number.toLowerCase() : letters).slice(0, 60)
}

const table = (): string[][] => [
  ROLL_COLUMNS.map((column) => HEADINGS[column]),
  ...SAMPLE.map((person) => ROLL_COLUMNS.map((column) => person[column])),
]

/** A file to fill in: with the mark by which Excel knows UTF-8, or as a workbook whose cells are text, so that 0001 stays 0001. */
export const fileToFill = async (format: 'xlsx' | 'csv', sheet: string, lines: string[][]): Promise<Buffer> => {
  if (format === 'csv') return Buffer.from(`\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`)
  const cells = lines.map((line, at) =>
    line.map((value) => ({ value, type: String, format: '@', ...(at === 0 ? { fontWeight: 'bold' as const } : {}) })),
  )
  return writeXlsxFile(cells, { sheet, columns: (lines[0] ?? []).map(() => ({ width: 14 })), stickyRowsCount: 1 }).toBuffer()
}

export const templateOf = (format: 'xlsx' | 'csv'): Promise<Buffer> => fileToFill(format, SHEET, table())
