/** The contract about people: files of staff, codes, the figures of the roll. */
import { Type } from 'typebox'
import { Id } from '../machines/schema.ts'
import { closed, one, operation } from './operation.ts'
import { Codes, CODES_AT_ONCE, FILE_BYTES, PeopleImported, PeoplePreview, RollFigures } from './people-replies.ts'

export const getPeopleTemplate = operation({
  method: 'GET',
  url: '/api/people/template',
  summary: 'The file to fill in with people, as .xlsx or .csv',
  query: closed({ format: Type.Unsafe<'xlsx' | 'csv'>({ type: 'string', enum: ['xlsx', 'csv'] }) }),
  reply: Type.Unsafe<Uint8Array>({ type: 'string', description: 'The file itself' }),
})
export const previewPeople = operation({
  method: 'POST',
  url: '/api/people/preview',
  summary: 'What a file of people (.xlsx or .csv, sent as application/octet-stream) would change, and which rows are bad; writes nothing',
  file: FILE_BYTES,
  reply: PeoplePreview,
})
export const importPeople = operation({
  method: 'POST',
  url: '/api/people/imports/:id',
  summary: 'Bring in a file of people, all or nothing, sent as application/octet-stream; the same id brings it in once',
  params: one,
  file: FILE_BYTES,
  reply: PeopleImported,
})
export const makeCodes = operation({
  method: 'POST',
  url: '/api/people/codes',
  summary: 'Make new one-time codes for many people; their older ones end',
  body: closed({ people: Type.Array(Id, { minItems: 1, maxItems: CODES_AT_ONCE, uniqueItems: true }) }),
  reply: Codes,
})
export const getComposition = operation({
  method: 'GET',
  url: '/api/sessions/:id/composition',
  summary: 'Who sits on the roll, and the staff they stand for',
  params: one,
  reply: RollFigures,
})
