/** What the operations about people answer: the preview of an import, its outcome, the figures of the roll, the codes of slips. */
import { Type, type Static } from 'typebox'

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <const T extends readonly string[]>(words: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...words] })

export const FILE_BYTES = 5 * 1024 * 1024
export const FILE_ROWS = 5_000
export const CELL_CHARACTERS = 60
/** Lines that a preview shows; the counts are of all of them. */
export const PREVIEW_ROWS = 300
/** Codes that one call makes. */
export const CODES_AT_ONCE = 500

export const ROLL_COLUMNS = [
  'number',
  'name',
  'pinyin',
  'sex',
  'bornOn',
  'duty',
  'frontLine',
  'department',
  'kind',
  'delegation',
  'head',
] as const
export type RollColumn = (typeof ROLL_COLUMNS)[number]

/** What may be wrong with a file as a whole, and with a cell. */
export const FILE_RULES = ['empty', 'tooLarge', 'tooManyRows', 'unreadable', 'oldExcel', 'columnMissing', 'columnTwice'] as const
export const CELL_RULES = [
  'required',
  'tooLong',
  'characters',
  'number',
  'duplicate',
  'pinyin',
  'sex',
  'day',
  'duty',
  'yesNo',
  'kind',
  'delegationWithoutSeat',
  'headWithoutDelegation',
  'twoHeads',
  'seatDiffers',
  'seatLapsed',
  'noSession',
  'notEnrollable',
  'tooManyGroups',
] as const
export const ROW_STATUSES = ['bad', 'new', 'changed', 'unchanged'] as const

const FileFault = Type.Object({ rule: oneOf(FILE_RULES), column: orNull(oneOf(ROLL_COLUMNS)) })
const CellFault = Type.Object({
  column: oneOf(ROLL_COLUMNS),
  rule: oneOf(CELL_RULES),
  facts: Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    additionalProperties: true,
    description: 'What explains it: the other row, the limit, the refusal of the session.',
  }),
})

export const PreviewRow = Type.Object({
  row: Type.Integer({ description: 'As the spreadsheet numbers it' }),
  number: Type.String(),
  name: Type.String(),
  status: oneOf(ROW_STATUSES),
  faults: Type.Array(CellFault),
  changes: Type.Array(Type.Object({ column: oneOf(ROLL_COLUMNS), from: Type.String(), to: Type.String() })),
  seat: orNull(Type.Object({ kind: Type.String(), delegation: Type.String(), head: Type.Boolean() })),
})

export const PeoplePreview = Type.Object({
  faults: Type.Array(FileFault),
  counts: Type.Object({
    rows: Type.Integer(),
    bad: Type.Integer(),
    new: Type.Integer(),
    changed: Type.Integer(),
    unchanged: Type.Integer(),
    seats: Type.Integer(),
  }),
  newDepartments: Type.Array(Type.String()),
  newDelegations: Type.Array(Type.String()),
  rows: Type.Array(PreviewRow, { description: 'Bad rows first, then what is new or changes; never more than 300' }),
})

export const PeopleImported = Type.Object({ import: Type.String(), rows: Type.Integer(), added: Type.Integer(), seats: Type.Integer() })

export const RollFigures = Type.Object({
  representatives: Type.Integer(),
  teachers: Type.Integer(),
  leaders: Type.Integer(),
  women: Type.Integer(),
  frontLine: Type.Integer(),
  young: Type.Integer(),
  staff: Type.Integer(),
  staffWomen: Type.Integer(),
  /** What the school asks for, in percent. */
  floors: Type.Object({
    teachersAtLeast: Type.Integer(),
    leadersAtMost: Type.Integer(),
    frontLineAtLeast: Type.Integer(),
    youngAtLeast: Type.Integer(),
  }),
})

export const Codes = Type.Object({
  codes: Type.Array(Type.Object({ person: Type.String(), code: Type.String(), path: Type.String(), expiresAt: Type.String() })),
})

export type FileFault = Static<typeof FileFault>
export type CellFault = Static<typeof CellFault>
export type PreviewRow = Static<typeof PreviewRow>
export type PeoplePreview = Static<typeof PeoplePreview>
export type PeopleImported = Static<typeof PeopleImported>
