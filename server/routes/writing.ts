import type { FastifyInstance } from 'fastify'
import { findSimilar } from '../../db/similar.ts'
import { listConverted, listSuggestions } from '../../db/suggestions.ts'
import type { MotionState } from '../../machines/motion-context.ts'
import type { House } from '../house.ts'
import { readerOf } from './subjects.ts'
import { serve } from '../serve.ts'
import * as contract from '../writing-contract.ts'

const PAGE = 30
/** More than these nobody reads while writing. */
const SIMILAR = 5
type View = (typeof contract.SUGGESTION_VIEWS)[number]
/** Suggestions that were written as such. */
const VIEWS: Record<Exclude<View, 'converted'>, MotionState[]> = {
  open: ['suggested'],
  answered: ['answered', 'archived'],
  takenUp: ['taken_up'],
}

export const writingRoutes = (house: House) => async (app: FastifyInstance) => {
  serve(app, contract.listSimilar, async ({ account: { actor }, body: { title, text, except } }) => ({
    items: await findSimilar(house.db, { title, body: text, except, reader: readerOf(actor), limit: SIMILAR }),
  }))
  serve(app, contract.listSuggestions, async ({ account: { actor }, query }) => {
    const limit = Number(query.limit ?? PAGE)
    const [supports, ord] = query.after?.split('.').map(Number) ?? []
    const asked = {
      text: query.text,
      after: supports === undefined || ord === undefined ? undefined : { supports, ord },
      limit: limit + 1,
      reader: readerOf(actor),
    }
    const rows =
      query.view === 'converted'
        ? await listConverted(house.db, asked)
        : await listSuggestions(house.db, { ...asked, states: VIEWS[query.view], order: query.order ?? 'newest' })
    const last = rows.length > limit ? rows[limit - 1] : undefined
    return {
      items: rows.slice(0, limit).map(({ note, ord: _ord, ...row }) => ({ ...row, answer: note, wasMotion: query.view === 'converted' })),
      next: last ? `${last.supports}.${last.ord}` : null,
    }
  })
}
