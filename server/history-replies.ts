/** What a file of motions of earlier sessions may hold, what may be wrong with it, and what the preview of it tells. */
import { Type, type Static } from 'typebox'
import { oneOf } from '../machines/schema.ts'

export const HISTORY_COLUMNS = [
  'term',
  'ordinal',
  'number',
  'title',
  'category',
  'rationale',
  'remedy',
  'proposer',
  'department',
  'reply',
  'closedOn',
] as const
export type HistoryColumn = (typeof HISTORY_COLUMNS)[number]
export const HISTORY_BYTES = 5 * 1024 * 1024
/** Motions of one file: more sessions, more files. */
export const HISTORY_ROWS = 2_000

export const HISTORY_FILE_RULES = ['empty', 'tooLarge', 'tooManyRows', 'unreadable', 'oldExcel', 'columnMissing', 'columnTwice'] as const
export const HISTORY_CELL_RULES = ['required', 'tooLong', 'characters', 'count', 'category', 'day', 'duplicate'] as const
const column = oneOf(HISTORY_COLUMNS)

export const HistoryPreview = Type.Object({
  faults: Type.Array(Type.Object({ rule: oneOf(HISTORY_FILE_RULES), column: Type.Union([column, Type.Null()]) })),
  counts: Type.Object({ rows: Type.Integer(), bad: Type.Integer(), new: Type.Integer(), known: Type.Integer() }),
  rows: Type.Array(
    Type.Object({
      row: Type.Integer({ description: 'As the spreadsheet numbers it' }),
      title: Type.String(),
      status: oneOf(['bad', 'new', 'known'] as const),
      faults: Type.Array(Type.Object({ column, rule: oneOf(HISTORY_CELL_RULES), limit: Type.Union([Type.Integer(), Type.Null()]) })),
    }),
    { description: 'Bad rows first; never more than 200' },
  ),
})
export type HistoryPreview = Static<typeof HistoryPreview>
