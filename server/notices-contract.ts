/** The contract about notices: what all staff are told, who has taken note, and what they say to a draft. */
import { Type } from 'typebox'
import { closed, list, numbered, one, operation, page } from './operation.ts'
import { CommentRow, NoticeRow } from './notices-replies.ts'
import { ReceiptRow } from './papers-replies.ts'

export const listNotices = operation({
  method: 'GET',
  url: '/api/sessions/:id/notices',
  summary: 'The notices of a session, newest first; they are for all staff',
  params: one,
  reply: Type.Object({ items: Type.Array(NoticeRow) }),
})
export const noteNotice = operation({
  method: 'POST',
  url: '/api/notices/:id/receipts',
  summary: 'Take note of a notice; only the first time counts',
  params: one,
  body: closed({}),
  reply: Type.Object({ at: Type.String() }),
})
export const listReceipts = operation({
  method: 'GET',
  url: '/api/notices/:id/receipts',
  summary: 'Which of the staff have taken note, those who have not first; for those who prepare the session',
  params: one,
  query: closed(page),
  reply: list(ReceiptRow),
})
export const listComments = operation({
  method: 'GET',
  url: '/api/notices/:id/comments',
  summary: 'The comments on a draft with their answers, oldest first',
  params: one,
  query: closed(numbered),
  reply: list(CommentRow),
})
