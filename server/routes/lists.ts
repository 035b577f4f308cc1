/** Lists of motions beyond the page: the whole of one for a spreadsheet, and the views that people keep. */
import { LIMIT } from '../../machines/schema.ts'
import type { FastifyInstance } from 'fastify'
import { listMotionLines } from '../../db/motions.ts'
import { dropView, keepView, listViews } from '../../db/views.ts'
import { Refusal } from '../../machines/refusal.ts'
import { MOTIONS_TABLE_NAME } from '../documents/motion-wording.ts'
import { motionsTable } from '../documents/motions-table.ts'
import type { Press } from '../documents/press.ts'
import { csvOf } from '../documents/sheet.ts'
import { at, type House } from '../house.ts'
import * as contract from '../lists-contract.ts'
import { rulesNow } from '../rules.ts'
import { serve } from '../serve.ts'
import { narrowedBy } from './motions.ts'
import { A_MINUTE, sendFile } from './sending.ts'
import { readerOf } from './subjects.ts'

export const listRoutes = (house: House, press: Press) => async (app: FastifyInstance) => {
  serve(
    app,
    contract.getMotionsTable,
    async ({ account: { actor }, query, reply }) => {
      const { as, ...filter } = query
      const lines = await listMotionLines(house.db, {
        ...(await narrowedBy(house, filter)),
        limit: LIMIT.listLines,
        mine: false,
        reader: readerOf(actor),
      })
      const table = motionsTable(lines, await rulesNow(house.db))
      const bytes = as === 'csv' ? csvOf(table) : await press.render({ as: 'xlsx', tables: [{ name: MOTIONS_TABLE_NAME, ...table }] })
      return sendFile(reply, as, MOTIONS_TABLE_NAME, bytes)
    },
    { max: A_MINUTE },
  )
  serve(app, contract.listViews, async ({ account: { actor } }) => ({ items: await listViews(house.db, actor.person) }))
  serve(app, contract.keepView, async ({ account: { actor }, params, body }) => {
    const view = { id: params.id, ...body }
    const kept = await keepView(house.db, actor.person, view, { at: at(house), most: LIMIT.views })
    if (!kept) throw new Refusal('unmet', { unmet: 'viewsWithinLimit', most: LIMIT.views })
    return view
  })
  serve(app, contract.dropView, async ({ account: { actor }, params }) => ({ dropped: await dropView(house.db, actor.person, params.id) }))
}
