/** What the operations about notices and comments answer. */
import { Type, type Static } from 'typebox'
import { NAMES_SHOWN, OUTCOMES } from '../machines/matters.ts'

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <const T extends readonly string[]>(words: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...words] })

/** A notice that was withdrawn keeps its title and says why; its text is for those who prepare the session. */
export const NoticeRow = Type.Object({
  id: Type.String(),
  title: Type.String(),
  text: Type.String(),
  item: orNull(Type.String()),
  motion: orNull(Type.String()),
  postedAt: Type.String(),
  postedBy: Type.String(),
  withdrawnAt: orNull(Type.String()),
  withdrawnReason: orNull(Type.String()),
  consultation: orNull(Type.Object({ closesAt: Type.String(), names: oneOf(NAMES_SHOWN) })),
  comments: Type.Integer(),
  unanswered: Type.Integer(),
  notedAt: orNull(Type.String({ description: 'When I took note of it' })),
  noted: orNull(Type.Object({ staff: Type.Integer(), noted: Type.Integer() }, { description: 'For those who prepare the session' })),
})

/** `name` is null where only the desk reads it. */
export const CommentRow = Type.Object({
  id: Type.String(),
  name: orNull(Type.String()),
  mine: Type.Boolean(),
  text: Type.String(),
  saidAt: Type.String(),
  answer: orNull(Type.Object({ outcome: oneOf(OUTCOMES), text: Type.String(), at: Type.String() })),
})

export type NoticeRow = Static<typeof NoticeRow>
export type CommentRow = Static<typeof CommentRow>
