/** Sending what was put on paper: its kind, its name, and how a browser is to take it. */
import type { FastifyReply } from 'fastify'
import type { PaperDocument } from '../documents/document.ts'
import { htmlOf } from '../documents/html.ts'
import type { Press } from '../documents/press.ts'

const MEDIA = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const
type Format = keyof typeof MEDIA
/** A browser shows these itself; the others are for another program. */
const SHOWN: Format[] = ['pdf', 'html']
/** Papers cost a thread some tenths of a second: enough for every office, not for a script. */
export const A_MINUTE = 60

export const sendFile = (reply: FastifyReply, format: Format, name: string, bytes: Uint8Array): Uint8Array => {
  const place = SHOWN.includes(format) ? 'inline' : 'attachment'
  reply
    .type(MEDIA[format])
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `${place}; filename="paper.${format}"; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`)
  return Buffer.from(bytes)
}

export const sendPaper = async (
  press: Press,
  reply: FastifyReply,
  as: 'pdf' | 'docx' | 'html',
  name: string,
  document: PaperDocument,
): Promise<Uint8Array> => sendFile(reply, as, name, as === 'html' ? Buffer.from(htmlOf(document)) : await press.render({ as, document }))
