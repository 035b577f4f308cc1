/** The contract about sealed ballots: the scrutineers' ceremony, credentials, the box and its archive, the opening. */
import { Type } from 'typebox'
import { Id, LIMIT } from '../machines/schema.ts'
import { closed, one, operation } from './operation.ts'
import {
  BALLOT_BYTES,
  CEREMONY_STEPS,
  CeremonyState,
  MESSAGE_BYTES,
  MyCredential,
  OpeningState,
  SealedReceipt,
  SealedSetup,
} from './sealed-replies.ts'

const Element = Type.String({ pattern: '^[1-9][0-9]{0,700}$' })

export const getCeremony = operation({
  method: 'GET',
  url: '/api/sessions/:id/ceremony',
  summary: 'How far the scrutineers are with making the key of the session’s sealed ballots',
  params: one,
  reply: Type.Union([CeremonyState, Type.Null()]),
})
export const beginCeremony = operation({
  method: 'POST',
  url: '/api/sessions/:id/ceremonies',
  summary: 'Begin making the key, or begin again; the same id begins once',
  params: one,
  body: closed({ id: Id }),
  reply: CeremonyState,
})
export const postCeremony = operation({
  method: 'POST',
  url: '/api/ceremonies/:id/messages',
  summary: 'A scrutineer’s message of one step; checked, kept once, never replaced',
  params: one,
  body: closed({
    step: Type.Unsafe<(typeof CEREMONY_STEPS)[number]>({ type: 'string', enum: [...CEREMONY_STEPS] }),
    message: Type.String({ minLength: 1, maxLength: MESSAGE_BYTES }),
  }),
  bytes: MESSAGE_BYTES,
  reply: CeremonyState,
})

export const getMyCredential = operation({
  method: 'GET',
  url: '/api/ballots/:id/credential',
  summary: 'My place on the list of a sealed ballot',
  params: one,
  reply: MyCredential,
})
export const registerCredential = operation({
  method: 'POST',
  url: '/api/ballots/:id/credential',
  summary: 'Register the public part of the credential that my phone made, while papers are issued',
  params: one,
  body: closed({ credential: Element }),
  reply: MyCredential,
})
export const getSealedSetup = operation({
  method: 'GET',
  url: '/api/ballots/:id/setup',
  summary: 'What a phone checks before it seals',
  params: one,
  reply: SealedSetup,
})
export const castSealed = operation({
  method: 'POST',
  url: '/api/ballots/:id/sealed-casts',
  summary: 'Put my sealed ballot into the box; the same bytes get the same receipt',
  params: one,
  body: closed({
    ballot: Type.String({ minLength: 1, maxLength: BALLOT_BYTES }),
    /** Of a rating: the randomness of "left out", for the lines that have to show it. */
    shown: Type.Optional(
      Type.Array(
        closed({ line: Type.Integer({ minimum: 0, maximum: LIMIT.ballotItems - 1 }), r: Type.String({ pattern: '^[0-9]{1,80}$' }) }),
        {
          maxItems: LIMIT.ballotItems,
        },
      ),
    ),
  }),
  bytes: BALLOT_BYTES,
  reply: SealedReceipt,
})
export const findTracker = operation({
  method: 'GET',
  url: '/api/ballots/:id/trackers',
  summary: 'Whether the box holds the ballot of a tracker, and where',
  params: one,
  query: closed({ tracker: Type.String({ minLength: 20, maxLength: 60 }) }),
  reply: Type.Object({ height: Type.Integer(), head: Type.String() }),
})
export const getArchive = operation({
  method: 'GET',
  url: '/api/ballots/:id/archive',
  summary: 'The archive of a sealed ballot as it stands: a .bel file for `npm run verify` and belenios-tool',
  params: one,
  reply: Type.Unsafe<Uint8Array>({ type: 'string', description: 'The file itself' }),
})

export const getOpening = operation({
  method: 'GET',
  url: '/api/ballots/:id/opening',
  summary: 'Who may open the box, who has, and whether the archive was verified',
  params: one,
  reply: OpeningState,
})
export const contributePart = operation({
  method: 'POST',
  url: '/api/ballots/:id/parts',
  summary: 'A scrutineer’s part of the opening; sent again, it changes nothing',
  params: one,
  body: closed({ part: Type.String({ minLength: 1, maxLength: MESSAGE_BYTES }) }),
  bytes: MESSAGE_BYTES,
  reply: OpeningState,
})
export const getReceiptKey = operation({
  method: 'GET',
  url: '/api/receipt-key',
  summary: 'The public key by which receipts are signed, Ed25519 in base64url',
  reply: Type.Object({ key: Type.String() }),
})
