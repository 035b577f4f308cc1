/** Papers and tables of the record. Made anew each time from what is on record; nothing is kept beside it. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Account } from '../../db/people.ts'
import { findRecord, type SessionRecord } from '../../db/record.ts'
import { findSubject } from '../../db/subjects.ts'
import { hasRole } from '../../machines/actor.ts'
import { Refusal } from '../../machines/refusal.ts'
import { maySeeBallot, maySeeMotion, maySeeUnannounced } from '../../machines/sight.ts'
import * as contract from '../documents-contract.ts'
import { resultForm } from '../documents/ballot-papers.ts'
import type { PaperDocument } from '../documents/document.ts'
import { FORM_NAME, nameOfFile, RESOLUTION_NAME } from '../documents/document-words.ts'
import type { Press } from '../documents/press.ts'
import { RECORD_TABLES, TABLE_NAMES } from '../documents/record-tables.ts'
import { composeResolution, motionResolutionPaper, PAPER_NAMES, SESSION_PAPERS } from '../documents/session-papers.ts'
import { csvOf } from '../documents/sheet.ts'
import type { House } from '../house.ts'
import { serve } from '../serve.ts'
import { A_MINUTE, sendFile, sendPaper } from './sending.ts'

const forDesk = ({ actor }: Account, word: string): void => {
  if (!hasRole(actor, 'secretary', 'staff', 'presidium')) throw new Refusal('not-entitled', { word })
}

const existing = async (house: House, id: string): Promise<SessionRecord> => {
  const record = await findRecord(house.db, id)
  if (!record) throw new Refusal('not-found', { subject: 'session' })
  return record
}

export const documentRoutes = (house: House, press: Press) => async (app: FastifyInstance) => {
  const limit = { max: A_MINUTE }
  const set = (reply: FastifyReply, as: 'pdf' | 'docx' | 'html', name: string, document: PaperDocument) =>
    sendPaper(press, reply, as, name, document)

  serve(app, contract.getComposedResolution, async ({ account, params }) => {
    forDesk(account, 'resolution.compose')
    return { text: composeResolution(await existing(house, params.id)) }
  })
  serve(
    app,
    contract.getSessionPaper,
    async ({ account, params, query, reply }) => {
      forDesk(account, `paper.${params.paper}`)
      const record = await existing(house, params.id)
      return set(reply, query.as, nameOfFile(record.session.context, PAPER_NAMES[params.paper]), SESSION_PAPERS[params.paper](record))
    },
    limit,
  )
  serve(
    app,
    contract.getMotionResolution,
    async ({ account, params, query, reply }) => {
      const motion = await findSubject(house.db, 'motion', params.id)
      const home = motion?.context.tabledFor
      if (!motion || !home || motion.context.resolution === null || !maySeeMotion(account.actor, motion))
        throw new Refusal('not-found', { subject: 'motion' })
      const record = await existing(house, home)
      const name = nameOfFile(record.session.context, `${RESOLUTION_NAME} ${motion.context.number ?? ''}`)
      return set(reply, query.as, name, motionResolutionPaper(record, { ...motion, id: params.id }))
    },
    limit,
  )
  serve(
    app,
    contract.getResultForm,
    async ({ account, params, query, reply }) => {
      const ballot = await findSubject(house.db, 'ballot', params.id)
      if (!ballot || !ballot.context.session || !maySeeBallot(account.actor, ballot)) throw new Refusal('not-found', { subject: 'ballot' })
      const { context } = ballot
      if (!maySeeUnannounced(account.actor, context) && !(context.announcedAt !== null && hasRole(account.actor, 'staff')))
        throw new Refusal('not-entitled', { word: 'ballot.form' })
      if (context.tally === null) throw new Refusal('out-of-order', { word: 'ballot.form', state: ballot.state })
      const record = await existing(house, context.session ?? '')
      return set(
        reply,
        query.as,
        nameOfFile(record.session.context, `${FORM_NAME} ${context.title}`),
        resultForm(record, { ...ballot, id: params.id }),
      )
    },
    limit,
  )
  serve(
    app,
    contract.getRecordTable,
    async ({ account, params, query, reply }) => {
      if (!hasRole(account.actor, 'secretary', 'staff')) throw new Refusal('not-entitled', { word: `table.${params.table}` })
      const record = await existing(house, params.id)
      const table = RECORD_TABLES[params.table](record)
      const name = TABLE_NAMES[params.table]
      const bytes = query.as === 'csv' ? csvOf(table) : await press.render({ as: 'xlsx', tables: [{ name, ...table }] })
      return sendFile(reply, query.as, nameOfFile(record.session.context, name), bytes)
    },
    limit,
  )
}
