/**
 * Tables as .xlsx and .csv. What a person wrote is text and stays text: a cell that begins with = + - @ is never a formula,
 * whoever opens the file and with what.
 */
import { unzipSync, zipSync } from 'fflate'
import writeXlsxFile from 'write-excel-file/node'
import { plain, textOf, type Cell, type Table } from './document.ts'

export type NamedTable = Table & { name: string }

/** What a spreadsheet takes for the beginning of a formula: also in full width, and behind spaces or the line's end. */
const FORMULA = /^[\s\u3000]*[=+\-@＝＋－＠|%]/u

/** A mark before it makes it text in every program; a .csv has no other way to say so. */
export const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

const quoted = (cell: Cell): string => {
  if (typeof cell === 'number') return String(cell)
  const text = harmless(textOf(cell))
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** With the mark by which Excel knows UTF-8, and lines ended as it ends them. */
export const csvOf = ({ columns, rows }: Table): Uint8Array =>
  Buffer.from(`\uFEFF${[columns.map(({ title }) => title), ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`)

/** Excel allows no more, and none of these characters, in the name of a sheet. */
const sheetName = (name: string) =>
  plain(name)
    .replaceAll(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)

/** Cells of type text in format "@": shown as they are, never computed, and 0001 stays 0001. */
const cellOf = (cell: Cell) =>
  typeof cell === 'number' ? { value: cell, type: Number } : { value: textOf(cell), type: String, format: '@' }

const MAX_WIDTH = 48
/** A Chinese character is two letters wide. */
const lettersOf = (cell: Cell) => textOf(cell).replaceAll(/[\u2E80-\u{10FFFF}]/gu, '##').length
const widthOf = (title: string, cells: Cell[]): number =>
  Math.min(MAX_WIDTH, 4 + Math.max(...[title, ...cells.slice(0, 200)].map(lettersOf)))

/** The archive inside says when it was made; the same tables are the same bytes. */
const timeless = (xlsx: Uint8Array): Uint8Array => zipSync(unzipSync(xlsx), { mtime: new Date(1980, 0, 1) })

export const xlsxOf = async (tables: NamedTable[]): Promise<Uint8Array> => {
  const xlsx = await writeXlsxFile(
    tables.map(({ name, columns, rows }) => ({
      sheet: sheetName(name),
      data: [
        columns.map(({ title }) => ({ value: plain(title), type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map(cellOf)),
      ],
      columns: columns.map(({ title }, at) => ({
        width: widthOf(
          title,
          rows.map((row) => row[at] ?? null),
        ),
      })),
      stickyRowsCount: 1,
    })),
  ).toBuffer()
  return timeless(xlsx)
}
