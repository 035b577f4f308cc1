import type { FastifyInstance } from 'fastify'
import { countStaff, findNotice, listComments, listNoticeReceipts, listNotices, noteNotice } from '../../db/notices.ts'
import type { NoticeTable } from '../../db/published-tables.ts'
import { findSubject } from '../../db/subjects.ts'
import { Refusal } from '../../machines/refusal.ts'
import { maySeeCommenter, preparesSession } from '../../machines/sight.ts'
import { at, type House } from '../house.ts'
import * as contract from '../notices-contract.ts'
import type { NoticeRow } from '../notices-replies.ts'
import { serve } from '../serve.ts'

const PAGE = 100

type Listed = Awaited<ReturnType<typeof listNotices>>[number]

const shown = (prepares: boolean, staff: number, row: Listed): NoticeRow => {
  const { consultUntil, names, noted, ...notice } = row
  return {
    ...notice,
    text: row.withdrawnAt === null || prepares ? row.text : '',
    consultation: consultUntil !== null && names !== null ? { closesAt: consultUntil, names } : null,
    noted: prepares ? { staff, noted } : null,
  }
}

/** @throws Refusal `not-found`; what was withdrawn is there for those who prepare the session */
const existing = async (house: House, id: string, prepares: boolean): Promise<Pick<NoticeTable, 'names'>> => {
  const notice = await findNotice(house.db, id)
  if (!notice || (notice.withdrawnAt !== null && !prepares)) throw new Refusal('not-found', { subject: 'notice' })
  return notice
}

export const noticeRoutes = (house: House) => async (app: FastifyInstance) => {
  serve(app, contract.listNotices, async ({ account: { actor }, params }) => {
    if (!(await findSubject(house.db, 'session', params.id))) throw new Refusal('not-found', { subject: 'session' })
    const prepares = preparesSession(actor)
    const [rows, staff] = await Promise.all([
      listNotices(house.db, { session: params.id, reader: actor.person }),
      prepares ? countStaff(house.db) : 0,
    ])
    return { items: rows.map((row) => shown(prepares, staff, row)) }
  })
  serve(app, contract.noteNotice, async ({ account: { actor }, params }) => {
    await existing(house, params.id, false)
    return { at: await noteNotice(house.db, { noticeId: params.id, personId: actor.person, at: at(house) }) }
  })
  serve(app, contract.listReceipts, async ({ account: { actor }, params, query }) => {
    if (!preparesSession(actor)) throw new Refusal('not-entitled', { word: 'notice.receipts' })
    await existing(house, params.id, true)
    const limit = Number(query.limit ?? PAGE)
    const rows = await listNoticeReceipts(house.db, { notice: params.id, after: query.after, limit: limit + 1 })
    const items = rows.slice(0, limit).map(({ department, cursor: _cursor, ...row }) => ({ ...row, group: department }))
    return { items, next: rows.length > limit ? (rows[limit - 1]?.cursor ?? null) : null }
  })
  serve(app, contract.listComments, async ({ account: { actor }, params, query }) => {
    const { names } = await existing(house, params.id, preparesSession(actor))
    const limit = Number(query.limit ?? PAGE)
    const rows = await listComments(house.db, { notice: params.id, after: Number(query.after ?? 0), limit: limit + 1 })
    const items = rows.slice(0, limit).map(({ id, person, name, text, saidAt, outcome, answer, answeredAt }) => ({
      id,
      name: maySeeCommenter(actor, { names, person }) ? name : null,
      mine: person === actor.person,
      text,
      saidAt,
      answer: outcome !== null && answer !== null && answeredAt !== null ? { outcome, text: answer, at: answeredAt } : null,
    }))
    return { items, next: rows.length > limit ? String(rows[limit - 1]?.ord) : null }
  })
}
