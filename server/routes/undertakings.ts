import type { FastifyInstance } from 'fastify'
import { findSubject } from '../../db/subjects.ts'
import { listRaters, listSiblings, listUndertakings } from '../../db/undertakings.ts'
import { maySeeDraft, maySeeUndertaking } from '../../machines/sight.ts'
import * as contract from '../contract.ts'
import type { House } from '../house.ts'
import { serve } from '../serve.ts'
import { read, readerOf, say, type Sight } from './subjects.ts'

const PAGE = 50

const sight: Sight<'undertaking'> = {
  see: async ({ actor }, undertaking, house) => {
    const { context } = undertaking
    const motion = context.motion === null ? undefined : await findSubject(house.db, 'motion', context.motion)
    if (!motion || !maySeeUndertaking(actor, undertaking, motion)) return null
    if (context.draft === null || maySeeDraft(actor, undertaking)) return context
    // Who countersigns a reply reads it first.
    const siblings = actor.department && context.motion ? await listSiblings(house.db, context.motion) : []
    return siblings.some((sibling) => sibling.department === actor.department) ? context : { ...context, draft: null }
  },
  mine: async (house, { actor }, _id, { context }) => ({
    handler: actor.department !== null && actor.department === context.department,
    proposer: context.motion !== null && (await listRaters(house.db, context.motion))[0] === actor.person,
  }),
}

export const undertakingRoutes = (house: House) => async (app: FastifyInstance) => {
  serve(app, contract.listUndertakings, async ({ account: { actor }, query }) => {
    const limit = Number(query.limit ?? PAGE)
    const rows = await listUndertakings(house.db, {
      department: query.department,
      motion: query.motion,
      states: query.state?.split(','),
      overdue: query.overdue === 'true',
      classes: query.class?.split(','),
      reader: readerOf(actor),
      after: query.after,
      limit: limit + 1,
    })
    const items = rows.slice(0, limit).map(({ cursor: _cursor, ...row }) => ({
      ...row,
      motion: row.motion ?? '',
      department: row.department ?? '',
      session: row.session ?? '',
    }))
    return { items, next: rows.length > limit ? (rows[limit - 1]?.cursor ?? null) : null }
  })
  serve(app, contract.getUndertaking, ({ account, params }) => read(house, 'undertaking', sight, account, params.id))
  serve(app, contract.sendUndertakingAct, ({ account, params, body }) => say(house, 'undertaking', sight, account, params.id, body))
}
