/** The socket: what the hall hears. */
import { Type, type Static, type TSchema } from 'typebox'
import { Tally } from '../machines/matters.ts'
import { ActReply } from './replies.ts'

const closed = <P extends Record<string, TSchema>>(properties: P) => Type.Object(properties, { additionalProperties: false })

export const LIVE = { url: '/api/live', version: 1, heartbeatSeconds: 20 } as const

/**
 * What the hall hears. Every frame carries a sequence number that comes from the database, and so agrees between
 * servers: the journal's for subjects; for a turnout one that rises with every cast and every word to its ballot. A
 * client drops what is not newer than what it has, and resumes with `?after=<journal seq>`.
 */
const frame = <const T extends string, P extends Record<string, TSchema>>(is: T, fields: P) =>
  closed({ is: Type.Literal(is), seq: Type.Integer(), ...fields })
export const Frame = Type.Union([
  frame('hello', { v: Type.Literal(1), heartbeatSeconds: Type.Integer(), now: Type.String() }),
  frame('changed', { subject: ActReply.properties.subject, id: Type.String(), version: Type.Integer(), state: Type.String() }),
  /** Roll and presence after one or more sign-ins: small, because a whole hall signs in at once. */
  frame('attendance', {
    of: Type.String(),
    version: Type.Integer(),
    roll: Type.Integer(),
    present: Type.Integer(),
    onLeave: Type.Integer(),
  }),
  frame('turnout', { of: Type.String(), returned: Type.Integer(), counts: Type.Optional(Tally) }),
  /** The scrutineers' ceremony of a session moved on. */
  frame('ceremony', { of: Type.String() }),
  /** A sealed box: credentials came, or (`opening`) parts came, it was opened or verified. What exactly is fetched. */
  frame('box', { of: Type.String(), opening: Type.Boolean() }),
  /** Somebody was told something: for that person alone. */
  frame('notified', {}),
  /** Too much was missed to replay: fetch again what is on the screen. */
  frame('reset', {}),
  /** Nothing happened, and the line stands. */
  frame('beat', {}),
  frame('bye', {}),
])

export type Frame = Static<typeof Frame>
