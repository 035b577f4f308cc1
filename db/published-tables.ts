/** The tables of what is put before people: papers, notices of the open-affairs board, and what they say to them. */
import type { NamesShown, Outcome } from '../machines/matters.ts'
import type { Ordered } from './schema.ts'

/** An upload: what it is was read from its bytes, never from its name. */
export type FileTable = {
  id: string
  name: string
  media: string
  bytes: number
  sha256: string
  uploadedBy: string
  uploadedAt: string
}
type FilePartTable = { fileId: string; part: number; body: Buffer }
/** A file that belongs to a subject: to an agenda item, to a notice, or to the whole. Taken back, it stays with its reason. */
export type PaperTable = Ordered & {
  fileId: string
  subject: 'session' | 'motion'
  subjectId: string
  item: string | null
  noticeId: string | null
  attachedAt: string
  removedAt: string | null
  removedReason: string | null
}
/** The first time that somebody opened a paper. */
type PaperReadTable = { fileId: string; personId: string; readAt: string }

export type NoticeTable = Ordered & {
  id: string
  sessionId: string
  title: string
  text: string
  item: string | null
  motion: string | null
  consultUntil: string | null
  names: NamesShown | null
  postedAt: string
  postedBy: string
  withdrawnAt: string | null
  withdrawnReason: string | null
}
type NoticeReceiptTable = { noticeId: string; personId: string; at: string }
export type CommentTable = Ordered & {
  id: string
  noticeId: string
  personId: string
  text: string
  saidAt: string
  outcome: Outcome | null
  answer: string | null
  answeredAt: string | null
  answeredBy: string | null
}

export type PublishedTables = {
  file: FileTable
  filePart: FilePartTable
  paper: PaperTable
  paperRead: PaperReadTable
  notice: NoticeTable
  noticeReceipt: NoticeReceiptTable
  comment: CommentTable
}
