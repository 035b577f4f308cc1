/** What the operations about papers answer, and what may be wrong with a file. */
import { Type, type Static } from 'typebox'

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <const T extends readonly string[]>(words: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...words] })

/** The largest file: a scanned report of some hundred pages. */
export const UPLOAD_BYTES = 20 * 1024 * 1024
/** What one person may have uploaded and not attached yet. */
export const FREE_BYTES = 100 * 1024 * 1024
/** The longest name of a file, its ending included. */
export const NAME_CHARACTERS = 120

export const MEDIA_OF = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
} as const
export type PaperKind = keyof typeof MEDIA_OF

/**
 * Why a file is no paper. `kind`: none of the kinds we take. `broken`: it begins like one and is none. `oldOffice`: a .doc,
 * or locked by a password. `macros`: it carries a program. `unpacks`: it unpacks to too much. `pixels`: a picture too large
 * for a phone. `pile`: too much was uploaded and attached to nothing.
 */
export const FILE_RULES = ['empty', 'tooLarge', 'kind', 'broken', 'oldOffice', 'macros', 'unpacks', 'pixels', 'pile'] as const
export type FileRule = (typeof FILE_RULES)[number]

export const Uploaded = Type.Object({
  id: Type.String(),
  name: Type.String({ description: 'As it is kept: without a path, and with the ending of what it is' }),
  kind: oneOf(Object.keys(MEDIA_OF) as PaperKind[]),
  bytes: Type.Integer(),
  sha256: Type.String(),
})

/** `readers` is null for whoever does not prepare the session. */
export const PaperRow = Type.Object({
  ...Uploaded.properties,
  item: orNull(Type.String()),
  notice: orNull(Type.String()),
  attachedAt: Type.String(),
  removedAt: orNull(Type.String()),
  removedReason: orNull(Type.String()),
  readAt: orNull(Type.String({ description: 'When I first opened it' })),
  readers: orNull(Type.Integer({ description: 'Representatives who have opened it' })),
})

/** Somebody, and when they first did what was asked of them. */
export const ReceiptRow = Type.Object({
  person: Type.String(),
  name: Type.String(),
  group: orNull(Type.String({ description: 'Delegation or department' })),
  at: orNull(Type.String()),
})

export type Uploaded = Static<typeof Uploaded>
export type PaperRow = Static<typeof PaperRow>
export type ReceiptRow = Static<typeof ReceiptRow>
