import type { FastifyInstance } from 'fastify'
import type { Account } from '../../db/people.ts'
import { findSubject } from '../../db/subjects.ts'
import { hasRole } from '../../machines/actor.ts'
import { Refusal } from '../../machines/refusal.ts'
import { MOTIONS_REPORT_NAME } from '../documents/motion-wording.ts'
import { motionsReportPaper } from '../documents/motions-report.ts'
import { nameOfFile } from '../documents/document-words.ts'
import type { Press } from '../documents/press.ts'
import { at, type House } from '../house.ts'
import { awardable } from '../awardable.ts'
import { listAwardable } from '../awards-contract.ts'
import { motionsReport } from '../motions-report.ts'
import { rulesNow } from '../rules.ts'
import * as contract from '../report-contract.ts'
import { serve } from '../serve.ts'
import { A_MINUTE, sendPaper } from './sending.ts'

/** Those who may read every motion that was received: to anybody else a number would show fewer than it counts. */
const forReviewers = ({ actor }: Account): void => {
  if (!hasRole(actor, 'staff', 'committee', 'presidium', 'secretary')) throw new Refusal('not-entitled', { word: 'report.motions' })
}

export const motionsReportRoutes = (house: House, press: Press) => async (app: FastifyInstance) => {
  serve(app, contract.getMotionsReport, async ({ account, params }) => {
    forReviewers(account)
    const { rehearsal: _, ...report } = await motionsReport(house, params.id)
    return report
  })
  serve(app, listAwardable, async ({ account, params }) => {
    forReviewers(account)
    if (!(await findSubject(house.db, 'session', params.id))) throw new Refusal('not-found', { subject: 'session' })
    return awardable(house, params.id)
  })
  serve(
    app,
    contract.getMotionsReportPaper,
    async ({ account, params, query, reply }) => {
      forReviewers(account)
      const report = await motionsReport(house, params.id)
      return sendPaper(
        press,
        reply,
        query.as,
        nameOfFile(report.session, MOTIONS_REPORT_NAME),
        motionsReportPaper(report, at(house), await rulesNow(house.db)),
      )
    },
    { max: A_MINUTE },
  )
}
