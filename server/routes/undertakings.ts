import type { FastifyInstance } from 'fastify'
import { findProposers, listSiblings, listUndertakings } from '../../db/undertakings.ts'
import { maySeeDraft, maySeeUndertaking } from '../../machines/sight.ts'
import * as contract from '../contract.ts'
import type { House } from '../house.ts'
import { serve } from '../serve.ts'
import { read, say, type Sight } from './subjects.ts'

const PAGE = 50

const sight: Sight<'undertaking'> = {
  see: async ({ actor }, undertaking, house) => {
    const { context } = undertaking
    if (!maySeeUndertaking(actor)) return null
    if (context.draft === null || maySeeDraft(actor, undertaking)) return context
    // Who countersigns a reply reads it first.
    const siblings = actor.department && context.motion ? await listSiblings(house.db, context.motion) : []
    return siblings.some((sibling) => sibling.department === actor.department) ? context : { ...context, draft: null }
  },
  mine: async (house, { actor }, _id, { context }) => ({
    handler: actor.department !== null && actor.department === context.department,
    proposer: context.motion !== null && (await findProposers(house.db, context.motion)).includes(actor.person),
  }),
}

export const undertakingRoutes = (house: House) => async (app: FastifyInstance) => {
  serve(app, contract.listUndertakings, async ({ query }) => {
    const limit = Number(query.limit ?? PAGE)
    const rows = await listUndertakings(house.db, {
      department: query.department,
      motion: query.motion,
      states: query.state?.split(','),
      overdue: query.overdue === 'true',
      after: query.after,
      limit: limit + 1,
    })
    const items = rows
      .slice(0, limit)
      .map(({ cursor: _cursor, ...row }) => ({ ...row, motion: row.motion ?? '', department: row.department ?? '' }))
    return { items, next: rows.length > limit ? (rows[limit - 1]?.cursor ?? null) : null }
  })
  serve(app, contract.getUndertaking, ({ account, params }) => read(house, 'undertaking', sight, account, params.id))
  serve(app, contract.sendUndertakingAct, ({ account, params, body }) => say(house, 'undertaking', sight, account, params.id, body))
}
