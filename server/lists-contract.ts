/** The contract about lists of motions: what narrows them, the same for a spreadsheet, and views that a person keeps. */
import { Type, type Static } from 'typebox'
import { Entry } from '../machines/matters.ts'
import { Id, text as worded } from '../machines/schema.ts'
import { closed, one, operation, search, text } from './operation.ts'

export const MOTION_FILTER = {
  session: Type.Optional(Id),
  state: Type.Optional(Type.String({ maxLength: 200, description: 'One state, or several joined by commas' })),
  text: search,
  category: Type.Optional(Entry),
  // Whatever part the department or the person has in it.
  department: Type.Optional(Id),
  delegation: Type.Optional(Id),
  person: Type.Optional(Id),
  overdue: Type.Optional(Type.Literal('true')),
  // One of the report's (report-contract.ts), which phones need not carry: the route knows them.
  figure: Type.Optional(text(24)),
}

export const MOTION_TABLE_FORMATS = ['xlsx', 'csv'] as const

export const getMotionsTable = operation({
  method: 'GET',
  url: '/api/tables/motions',
  summary: 'The motions of a list, all of them, for a spreadsheet',
  query: closed({
    as: Type.Unsafe<(typeof MOTION_TABLE_FORMATS)[number]>({ type: 'string', enum: MOTION_TABLE_FORMATS }),
    ...MOTION_FILTER,
  }),
  reply: Type.Unsafe<unknown>({ type: 'string', description: 'The file itself' }),
})

/** The length of a filter in an address. */
const FILTER = 600

/** `query` is what stands behind the question mark of the list's address. */
export const View = Type.Object({ id: Id, name: worded(30), query: Type.String({ maxLength: FILTER }) }, { additionalProperties: false })
export type View = Static<typeof View>

export const listViews = operation({
  method: 'GET',
  url: '/api/views',
  summary: 'The views of the list of motions that I keep, in the order in which I kept them',
  reply: Type.Object({ items: Type.Array(View) }),
})
export const keepView = operation({
  method: 'POST',
  url: '/api/views/:id',
  summary: 'Keep a view, or change it; the same again changes nothing',
  params: one,
  body: closed({ name: worded(30), query: Type.String({ maxLength: FILTER }) }),
  reply: View,
})
export const dropView = operation({
  method: 'POST',
  url: '/api/views/:id/drop',
  summary: 'Drop a view of mine; one that is gone is gone',
  params: one,
  body: closed({}),
  reply: Type.Object({ dropped: Type.Boolean() }),
})

// ── motions from before ──

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
const named = <const T extends readonly string[]>(words: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...words] })
const column = named(HISTORY_COLUMNS)

export const HistoryPreview = Type.Object({
  faults: Type.Array(Type.Object({ rule: named(HISTORY_FILE_RULES), column: Type.Union([column, Type.Null()]) })),
  counts: Type.Object({ rows: Type.Integer(), bad: Type.Integer(), new: Type.Integer(), known: Type.Integer() }),
  rows: Type.Array(
    Type.Object({
      row: Type.Integer({ description: 'As the spreadsheet numbers it' }),
      title: Type.String(),
      status: named(['bad', 'new', 'known'] as const),
      faults: Type.Array(Type.Object({ column, rule: named(HISTORY_CELL_RULES), limit: Type.Union([Type.Integer(), Type.Null()]) })),
    }),
    { description: 'Bad rows first; never more than 200' },
  ),
})
export type HistoryPreview = Static<typeof HistoryPreview>

export const getHistoryTemplate = operation({
  method: 'GET',
  url: '/api/motions-history/template',
  summary: 'The file to fill in with motions of earlier sessions, as .xlsx or .csv',
  query: closed({ format: named(MOTION_TABLE_FORMATS) }),
  reply: Type.Unsafe<unknown>({ type: 'string', description: 'The file itself' }),
})
export const previewHistory = operation({
  method: 'POST',
  url: '/api/motions-history/preview',
  summary:
    'Which rows of a file of earlier motions (.xlsx or .csv, sent as application/octet-stream) are bad, new, or known; writes nothing',
  file: HISTORY_BYTES,
  reply: HistoryPreview,
})
export const importHistory = operation({
  method: 'POST',
  url: '/api/motions-history/imports',
  summary: 'Record the motions of a file; with one bad row none. Sent again, what is recorded already stays as it is',
  file: HISTORY_BYTES,
  reply: Type.Object({ rows: Type.Integer(), recorded: Type.Integer(), known: Type.Integer() }),
})
