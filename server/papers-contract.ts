/** The contract about papers: files, where they belong, who has opened them. */
import { Type } from 'typebox'
import { closed, list, one, operation, page, text } from './operation.ts'
import { PaperRow, ReceiptRow, UPLOAD_BYTES, Uploaded } from './papers-replies.ts'

export const uploadFile = operation({
  method: 'POST',
  url: '/api/files/:id',
  summary:
    'Bring a file (PDF, docx, xlsx, pptx, png, jpeg, webp; sent as application/octet-stream) before a word attaches it; the same id brings it once',
  params: one,
  query: closed({ name: text(300) }),
  file: UPLOAD_BYTES,
  reply: Uploaded,
})
export const getFile = operation({
  method: 'GET',
  url: '/api/files/:id',
  summary: 'The file itself; opening a paper is noted once',
  params: one,
  query: closed({ save: Type.Optional(Type.Literal('true')) }),
  reply: Type.Unsafe<unknown>({ type: 'string', description: 'The file itself' }),
})
export const listPapers = operation({
  method: 'GET',
  url: '/api/sessions/:id/papers',
  summary: 'The papers of a session that I may see; none before they are sent',
  params: one,
  reply: Type.Object({ items: Type.Array(PaperRow) }),
})
export const listMotionPapers = operation({
  method: 'GET',
  url: '/api/motions/:id/papers',
  summary: 'The files attached to a motion that I may see',
  params: one,
  reply: Type.Object({ items: Type.Array(PaperRow) }),
})
export const listReaders = operation({
  method: 'GET',
  url: '/api/papers/:id/readers',
  summary: 'Which representatives have opened a paper, those who have not first; for those who prepare the session',
  params: one,
  query: closed(page),
  reply: list(ReceiptRow),
})
