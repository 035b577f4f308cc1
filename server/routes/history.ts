import type { FastifyInstance } from 'fastify'
import type { Account } from '../../db/people.ts'
import { hasRole } from '../../machines/actor.ts'
import { Refusal } from '../../machines/refusal.ts'
import * as contract from '../history-contract.ts'
import { importHistory, previewHistory } from '../history-import.ts'
import { HISTORY_BYTES, HISTORY_COLUMNS } from '../history-replies.ts'
import { HISTORY_HEADINGS, HISTORY_NAME, HISTORY_SAMPLE, HISTORY_SHEET } from '../history-words.ts'
import type { House } from '../house.ts'
import { Invalid } from '../invalid.ts'
import { fileToFill } from '../people-file.ts'
import { serve } from '../serve.ts'
import { sendFile } from './sending.ts'

/** Earlier motions are the union's to record. */
const forStaff = ({ actor }: Account): void => {
  if (!hasRole(actor, 'staff')) throw new Refusal('not-entitled', { word: 'motion.record' })
}
const fileIn = (body: unknown): Buffer => {
  if (!Buffer.isBuffer(body)) throw new Invalid('/file', 'required')
  return body
}

export const historyRoutes = (house: House) => async (app: FastifyInstance) => {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: HISTORY_BYTES }, (_request, body, done) =>
    done(null, body),
  )
  serve(app, contract.getHistoryTemplate, async ({ account, query, reply }) => {
    forStaff(account)
    const lines = [HISTORY_HEADINGS, HISTORY_SAMPLE].map((row) => HISTORY_COLUMNS.map((column) => row[column]))
    return sendFile(reply, query.format, HISTORY_NAME, await fileToFill(query.format, HISTORY_SHEET, lines))
  })
  serve(app, contract.previewHistory, ({ account, request }) => {
    forStaff(account)
    return previewHistory(house, fileIn(request.body))
  })
  serve(app, contract.importHistory, ({ account, request }) => {
    forStaff(account)
    return importHistory(house, fileIn(request.body), account.actor)
  })
}
