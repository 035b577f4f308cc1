import type { FastifyInstance } from 'fastify'
import { findPaper, listReaders } from '../../db/papers.ts'
import { Refusal } from '../../machines/refusal.ts'
import { mayUpload, preparesSession } from '../../machines/sight.ts'
import * as contract from '../papers-contract.ts'
import { UPLOAD_BYTES } from '../papers-replies.ts'
import type { House } from '../house.ts'
import { handOut, papersOf, papersOfMotion, takeIn } from '../papers.ts'
import { serve } from '../serve.ts'

const PAGE = 100
const UPLOADS_A_MINUTE = 60

export const paperRoutes = (house: House) => async (app: FastifyInstance) => {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: UPLOAD_BYTES }, (_request, body, done) =>
    done(null, body),
  )
  serve(
    app,
    contract.uploadFile,
    async ({ account, params, query, request }) => takeIn(house, account, params.id, query.name, request.body),
    { max: UPLOADS_A_MINUTE, by: ({ account, ip }) => account?.actor.person ?? ip },
    ({ actor }) => mayUpload(actor),
  )
  serve(app, contract.getFile, ({ account, params, query, request, reply }) =>
    handOut(house, account, params.id, query.save === 'true', { request, reply }),
  )
  serve(app, contract.listPapers, async ({ account, params }) => ({ items: await papersOf(house, account, params.id) }))
  serve(app, contract.listMotionPapers, async ({ account, params }) => ({ items: await papersOfMotion(house, account, params.id) }))
  serve(app, contract.listReaders, async ({ account, params, query }) => {
    if (!preparesSession(account.actor)) throw new Refusal('not-entitled', { word: 'paper.readers' })
    if ((await findPaper(house.db, params.id))?.subject !== 'session') throw new Refusal('not-found', { subject: 'paper' })
    const limit = Number(query.limit ?? PAGE)
    const rows = await listReaders(house.db, { fileId: params.id, after: query.after, limit: limit + 1 })
    const items = rows.slice(0, limit).map(({ person, name, delegation, at }) => ({ person, name, group: delegation, at }))
    return { items, next: rows.length > limit ? (rows[limit - 1]?.cursor ?? null) : null }
  })
}
