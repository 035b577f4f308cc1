/** The contract about what comes before the committee: the suggestion box. */
import { Type } from 'typebox'
import { closed, list, operation, page, search } from './operation.ts'
import { SuggestionRow } from './replies.ts'

export const SUGGESTION_VIEWS = ['open', 'answered', 'takenUp'] as const
export const SUGGESTION_ORDERS = ['newest', 'supports'] as const

export const listSuggestions = operation({
  method: 'GET',
  url: '/api/suggestions',
  summary: 'The suggestion box, newest first or best supported first',
  query: closed({
    view: Type.Unsafe<(typeof SUGGESTION_VIEWS)[number]>({ type: 'string', enum: [...SUGGESTION_VIEWS] }),
    order: Type.Optional(Type.Unsafe<(typeof SUGGESTION_ORDERS)[number]>({ type: 'string', enum: [...SUGGESTION_ORDERS] })),
    text: search,
    ...page,
    after: Type.Optional(Type.String({ pattern: '^\\d{1,9}\\.\\d{1,15}$' })),
  }),
  reply: list(SuggestionRow),
})
