import type { FastifyInstance } from 'fastify'
import { listSuggestions } from '../../db/suggestions.ts'
import { hasRole } from '../../machines/actor.ts'
import type { MotionState } from '../../machines/motion-context.ts'
import type { House } from '../house.ts'
import { serve } from '../serve.ts'
import * as contract from '../writing-contract.ts'

const PAGE = 30
const VIEWS: Record<(typeof contract.SUGGESTION_VIEWS)[number], MotionState[]> = {
  open: ['suggested'],
  answered: ['answered', 'archived'],
  takenUp: ['taken_up'],
}

export const writingRoutes = (house: House) => async (app: FastifyInstance) => {
  serve(app, contract.listSuggestions, async ({ account: { actor }, query }) => {
    const limit = Number(query.limit ?? PAGE)
    const [supports, ord] = query.after?.split('.').map(Number) ?? []
    const rows = await listSuggestions(house.db, {
      states: VIEWS[query.view],
      order: query.order ?? 'newest',
      text: query.text,
      after: supports === undefined || ord === undefined ? undefined : { supports, ord },
      limit: limit + 1,
      reader: { person: actor.person, moderates: hasRole(actor, 'staff', 'committee', 'presidium', 'secretary') },
    })
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return {
      items: rows.slice(0, limit).map(({ note, ord: _ord, ...row }) => ({ ...row, answer: note })),
      next: last ? `${last.supports}.${last.ord}` : null,
    }
  })
}
