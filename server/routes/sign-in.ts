import type { FastifyInstance } from 'fastify'
import { findSubject } from '../../db/subjects.ts'
import { hasRole } from '../../machines/actor.ts'
import { Refusal } from '../../machines/refusal.ts'
import { hallCode, passFor } from '../hall-code.ts'
import { at, type House } from '../house.ts'
import { serve } from '../serve.ts'
import * as contract from '../sign-in-contract.ts'

/** A hall comes through one address: as many as may scan within a minute. */
const PASSES_A_MINUTE = 600

export const signInRoutes = (house: House) => async (app: FastifyInstance) => {
  serve(app, contract.getHallCode, async ({ account, params, reply }) => {
    if (!hasRole(account.actor, 'secretary', 'staff', 'presidium')) throw new Refusal('not-entitled', { word: 'session.checkIn' })
    if (!(await findSubject(house.db, 'session', params.id))) throw new Refusal('not-found', { subject: 'session' })
    const { code, until } = await hallCode(house.db, params.id, at(house))
    reply.header('cache-control', 'no-store')
    return { code, path: `/here/${params.id}/${code}`, until }
  })
  serve(
    app,
    contract.takeHallPass,
    async ({ params, body }) => {
      const pass = await passFor(house.db, params.id, body.code, at(house))
      if (pass === null) throw new Refusal('unmet', { unmet: 'codeFresh', word: 'session.checkIn' })
      return { pass }
    },
    { max: PASSES_A_MINUTE },
  )
}
