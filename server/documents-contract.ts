/** The contract about papers: what the record says, to print, to go on writing in, and for spreadsheets. */
import { Type } from 'typebox'
import { oneOf, Id } from '../machines/schema.ts'
import { closed, one, operation } from './operation.ts'

/** A paper that is printed, one that an office goes on writing in, and one that a browser prints. */
export const PAPER_FORMATS = ['pdf', 'docx', 'html'] as const
export const TABLE_FORMATS = ['xlsx', 'csv'] as const
export const SESSION_PAPER_NAMES = ['resolution', 'results', 'report', 'agenda', 'roll'] as const
export const TABLE_NAMES = ['roll', 'attendance', 'agenda', 'results'] as const

const file = Type.Unsafe<Uint8Array>({ type: 'string', description: 'The file itself' })
const as = closed({ as: oneOf(PAPER_FORMATS) })

export const getComposedResolution = operation({
  method: 'GET',
  url: '/api/sessions/:id/composed',
  summary: 'The text of the congress’s resolution as the record gives it, to be edited',
  params: one,
  reply: Type.Object({ text: Type.String() }),
})
export const getSessionPaper = operation({
  method: 'GET',
  url: '/api/sessions/:id/documents/:paper',
  summary: 'Resolution, results, report upward, agenda or roll of a session',
  params: closed({ id: Id, paper: oneOf(SESSION_PAPER_NAMES) }),
  query: as,
  reply: file,
})
export const getMotionResolution = operation({
  method: 'GET',
  url: '/api/motions/:id/resolution',
  summary: 'The published resolution on a motion',
  params: one,
  query: as,
  reply: file,
})
export const getResultForm = operation({
  method: 'GET',
  url: '/api/ballots/:id/form',
  summary: 'The result of a count, for scrutineers and tellers to sign',
  params: one,
  query: as,
  reply: file,
})
export const getRecordTable = operation({
  method: 'GET',
  url: '/api/sessions/:id/tables/:table',
  summary: 'Roll, attendance, agenda or results for a spreadsheet',
  params: closed({ id: Id, table: oneOf(TABLE_NAMES) }),
  query: closed({ as: oneOf(TABLE_FORMATS) }),
  reply: file,
})
export const getSessionPack = operation({
  method: 'GET',
  url: '/api/sessions/:id/pack',
  summary: 'The evidence pack of a session that is over, as .zip; its manifest’s hash is in the header x-manifest-sha256',
  params: one,
  reply: Type.Unsafe<unknown>({ type: 'string', description: 'The file itself' }),
})
export const getBallotPack = operation({
  method: 'GET',
  url: '/api/ballots/:id/pack',
  summary: 'The evidence pack of one ballot that was announced or void, with the rounds beside it',
  params: one,
  reply: Type.Unsafe<unknown>({ type: 'string', description: 'The file itself' }),
})
const language = closed({ lang: Type.Optional(oneOf(['zh', 'en'] as const)) })
const html = Type.Unsafe<Uint8Array>({ type: 'string', description: 'A page of HTML' })

export const getBoard = operation({
  method: 'GET',
  url: '/board',
  summary: 'The disclosure board: sessions whose results are up; without an account only where the school allows it',
  open: true,
  query: language,
  reply: html,
})
export const getBoardSession = operation({
  method: 'GET',
  url: '/board/:id',
  summary: 'What one congress decided, on the disclosure board',
  open: true,
  params: one,
  query: language,
  reply: html,
})
