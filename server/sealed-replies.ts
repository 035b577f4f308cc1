/** What the operations on sealed ballots answer. */
import { Type, type Static } from 'typebox'

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])

/** Bytes of a sealed ballot at the most: an appraisal of 20 × 4 has some 250 kB. */
export const BALLOT_BYTES = 2 * 1024 * 1024
/** What a scrutineer posts in the ceremony: with fifteen of them some 80 kB. */
export const MESSAGE_BYTES = 512 * 1024

/** Says that these bytes are in the box, and where. `signature` is Ed25519 over `ballot tracker height head`. */
export const SealedReceipt = Type.Object({
  ballot: Type.String(),
  tracker: Type.String(),
  height: Type.Integer(),
  head: Type.String(),
  signature: Type.String(),
})

/** My place on the list: made by my phone, or by the server because my phone was silent; then its secret too, while voting is open. */
export const MyCredential = Type.Object({
  credential: orNull(Type.String()),
  madeBy: orNull(Type.Unsafe<'phone' | 'server'>({ type: 'string', enum: ['phone', 'server'] })),
  secret: orNull(Type.String()),
})

/** What a phone checks before it seals: texts of Setup exactly as they are hashed. */
export const SealedSetup = Type.Object({
  election: Type.String(),
  trustees: Type.String(),
  credentials: Type.String(),
  /** The short code of the scrutineers' key. */
  code: Type.String(),
  /** How many credentials were made by phones, and how many by the server. */
  byPhone: Type.Integer(),
  byServer: Type.Integer(),
})

export const OpeningState = Type.Object({
  threshold: Type.Integer(),
  trustees: Type.Array(Type.String()),
  came: Type.Array(Type.String()),
  opened: Type.Boolean(),
  verified: Type.Boolean(),
  /** Credentials made by phones, and by the server for phones that were silent: their sum is the head count. */
  byPhone: Type.Integer(),
  byServer: Type.Integer(),
  /** The hash of the last event on the board: the same on every copy of the archive. */
  head: orNull(Type.String()),
})

export const CEREMONY_STEPS = ['certificate', 'commitment', 'polynomial', 'output', 'confirmation'] as const
export type CeremonyStep = (typeof CEREMONY_STEPS)[number]

/** How far the scrutineers are, and for one of them what they need for the next step. */
export const CeremonyState = Type.Object({
  id: Type.String(),
  attempt: Type.Integer(),
  threshold: Type.Integer(),
  trustees: Type.Array(Type.String(), { description: 'In the order of their numbers' }),
  /** The first step that not everybody has done; null when the keys are kept. */
  step: orNull(Type.Unsafe<CeremonyStep>({ type: 'string', enum: [...CEREMONY_STEPS] })),
  done: Type.Record(Type.String(), Type.Array(Type.String()), { description: 'Who has done each step' }),
  code: orNull(Type.String()),
  certificates: Type.Array(Type.String()),
  commitments: Type.Array(Type.String()),
  /** Public parts of the polynomials: nobody reads others' secrets. */
  coefexps: Type.Array(Type.String()),
  /** For the scrutineer who asks: their input for the last step, and the output that they posted. */
  input: orNull(Type.String()),
  output: orNull(Type.String()),
  publicPart: orNull(Type.String()),
})

export type SealedReceipt = Static<typeof SealedReceipt>
export type MyCredential = Static<typeof MyCredential>
export type OpeningState = Static<typeof OpeningState>
export type SealedSetup = Static<typeof SealedSetup>
export type CeremonyState = Static<typeof CeremonyState>
