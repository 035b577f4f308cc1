/** What an operation of the contract is, and the parts that operations share: pages, lists, searches, acts. */
import { Type, type TSchema } from 'typebox'
import { Id, LIMIT } from '../machines/schema.ts'

export const text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
export const closed = <P extends Record<string, TSchema>>(properties: P) => Type.Object(properties, { additionalProperties: false })

export const act = <E extends TSchema>(event: E) =>
  closed({
    id: Id,
    event,
    seen: Type.Optional(Type.Integer({ minimum: 0 })),
    desk: Type.Optional({ ...Id, description: 'The window at whose desk it is said; refused while another holds the desk' }),
  })

export const operation = <const O extends Operation>(o: O): O => o
export type Operation = {
  method: 'GET' | 'POST'
  url: string
  summary: string
  params?: TSchema
  query?: TSchema
  body?: TSchema
  reply: TSchema
  /** The body is a file as it is: `application/octet-stream`, this many bytes at the most. */
  file?: number
  /** Bytes of a body at the most, where it may be larger than usual. */
  bytes?: number
  /** Everything is closed to strangers unless it says so here. */
  open?: true
}

export const one = closed({ id: Id })
export const page = {
  after: Type.Optional(Type.String({ maxLength: 120 })),
  limit: Type.Optional(Type.String({ pattern: '^(100|[1-9][0-9]?)$', description: 'Rows at the most, 1 to 100' })),
}
/** Where the list goes on: a row's number. */
export const numbered = { ...page, after: Type.Optional(Type.String({ pattern: '^\\d{1,15}$' })) }
export const search = Type.Optional(Type.String({ maxLength: LIMIT.name }))
export const list = <T extends TSchema>(item: T) => Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) })
