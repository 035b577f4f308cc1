/** The contract about motions of earlier sessions, brought in from a file so that a school starts with its history. */
import { Type } from 'typebox'
import { oneOf } from '../machines/schema.ts'
import { HISTORY_BYTES, HistoryPreview } from './history-replies.ts'
import { MOTION_TABLE_FORMATS } from './lists-contract.ts'
import { closed, operation } from './operation.ts'

export const getHistoryTemplate = operation({
  method: 'GET',
  url: '/api/motions-history/template',
  summary: 'The file to fill in with motions of earlier sessions, as .xlsx or .csv',
  query: closed({ format: oneOf(MOTION_TABLE_FORMATS) }),
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
