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
