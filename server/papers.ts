/** Files: taken in after a look at what they are, and handed out to whoever may see what they belong to. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { findFile, keepFile, readFile } from '../db/files.ts'
import { findPaper, listPapers, noteRead } from '../db/papers.ts'
import type { Account } from '../db/people.ts'
import type { FileTable } from '../db/published-tables.ts'
import { findSubject } from '../db/subjects.ts'
import { maySeeMotion, maySeePapers, maySeeRemoved, preparesSession } from '../machines/sight.ts'
import { Refusal } from '../machines/refusal.ts'
import { cleanName, kindOf } from './file-check.ts'
import { at, type House } from './house.ts'
import { Invalid } from './invalid.ts'
import { FREE_BYTES, MEDIA_OF, type PaperKind, type PaperRow, type Uploaded } from './papers-replies.ts'

/** What a browser shows by itself; the rest is saved. */
const SHOWN: PaperKind[] = ['pdf', 'png', 'jpg', 'webp']

const kindFor = (media: string): PaperKind => {
  const found = (Object.keys(MEDIA_OF) as PaperKind[]).find((kind) => MEDIA_OF[kind] === media)
  if (!found) throw new Error(`no kind of paper is ${media}`)
  return found
}

const uploadedOf = ({ id, name, media, bytes, sha256 }: Pick<FileTable, 'id' | 'name' | 'media' | 'bytes' | 'sha256'>): Uploaded => ({
  id,
  name,
  kind: kindFor(media),
  bytes,
  sha256,
})

/** @throws Invalid that says why a file is no paper; Refusal `act-id-reused` where the id names another one */
export const takeIn = async (house: House, { actor }: Account, id: string, name: string, body: unknown): Promise<Uploaded> => {
  if (!Buffer.isBuffer(body)) throw new Invalid('/file', 'required')
  const found = kindOf(body)
  if ('rule' in found) throw new Invalid('/file', found.rule)
  const file: FileTable = {
    id,
    name: cleanName(name, found.kind),
    media: MEDIA_OF[found.kind],
    bytes: body.length,
    sha256: createHash('sha256').update(body).digest('hex'),
    uploadedBy: actor.person,
    uploadedAt: at(house),
  }
  const kept = await keepFile(house.db, file, body, FREE_BYTES)
  if (!kept) throw new Invalid('/file', 'pile')
  if (kept.uploadedBy !== file.uploadedBy || kept.sha256 !== file.sha256) throw new Refusal('act-id-reused', { act: id })
  return uploadedOf(kept)
}

type Paper = NonNullable<Awaited<ReturnType<typeof findPaper>>>

const maySeePaper = async (house: House, { actor }: Account, paper: Paper): Promise<boolean> => {
  if (paper.subject === 'motion') {
    const motion = await findSubject(house.db, 'motion', paper.subjectId)
    return paper.removedAt === null && motion !== undefined && maySeeMotion(actor, motion)
  }
  const session = await findSubject(house.db, 'session', paper.subjectId)
  if (!session) return false
  const { papersSentAt } = session.context
  if (paper.removedAt !== null) return maySeeRemoved(actor, { papersSentAt }, paper.removedAt)
  // What goes with a notice is for all staff, as the notice is.
  if (paper.noticeId !== null) return paper.withdrawnAt === null || preparesSession(actor)
  return maySeePapers(actor, { id: paper.subjectId, papersSentAt })
}

/** RFC 5987: the name as it is for those who read UTF-8, and what is left of it in plain letters for the rest. */
const disposition = (name: string, inline: boolean): string => {
  const plain = name.replaceAll(/[^\w.()\- ]/g, '_')
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${whole}`
}

const CLOSED = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'; sandbox"

/**
 * Answers with the file. It may be kept by the reader's own browser, but is asked for anew each time: whoever may no
 * longer see it gets nothing.
 */
export const handOut = async (
  house: House,
  account: Account,
  id: string,
  save: boolean,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<unknown> => {
  const file = await findFile(house.db, id)
  const paper = file && (await findPaper(house.db, id))
  const visible = paper ? await maySeePaper(house, account, paper) : file?.uploadedBy === account.actor.person
  if (!file || !visible) throw new Refusal('not-found', { subject: 'file' })
  if (paper) await noteRead(house.db, { fileId: id, personId: account.actor.person, readAt: at(house) })
  const etag = `"${file.sha256}"`
  reply.headers({
    etag,
    'cache-control': 'private, no-cache',
    'content-security-policy': CLOSED,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  reply
    .type(file.media)
    .header('content-length', file.bytes)
    .header('content-disposition', disposition(file.name, !save && SHOWN.includes(kindFor(file.media))))
  return Readable.from(readFile(house.db, file), { objectMode: false })
}

export const papersOf = async (house: House, { actor }: Account, session: string): Promise<PaperRow[]> => {
  const found = await findSubject(house.db, 'session', session)
  if (!found) throw new Refusal('not-found', { subject: 'session' })
  const { papersSentAt } = found.context
  const prepares = preparesSession(actor)
  const rows = await listPapers(house.db, { subject: 'session', subjectId: session, reader: actor.person })
  return rows
    .filter(({ notice, removedAt, withdrawnAt }) => {
      if (prepares) return true
      if (removedAt !== null || withdrawnAt !== null) return false
      return notice !== null || maySeePapers(actor, { id: session, papersSentAt })
    })
    .map(({ id, name, media, bytes, sha256, readers, withdrawnAt: _withdrawn, ...row }) => ({
      ...uploadedOf({ id, name, media, bytes, sha256 }),
      ...row,
      readers: prepares ? readers : null,
    }))
}

/** @throws Refusal `not-found` where there is no such motion for the reader */
export const papersOfMotion = async (house: House, { actor }: Account, id: string): Promise<PaperRow[]> => {
  const motion = await findSubject(house.db, 'motion', id)
  if (!motion || !maySeeMotion(actor, motion)) throw new Refusal('not-found', { subject: 'motion' })
  const rows = await listPapers(house.db, { subject: 'motion', subjectId: id, reader: actor.person })
  return rows
    .filter(({ removedAt }) => removedAt === null)
    .map(({ id: file, name, media, bytes, sha256, withdrawnAt: _withdrawn, ...row }) => ({
      ...uploadedOf({ id: file, name, media, bytes, sha256 }),
      ...row,
      readers: null,
    }))
}
