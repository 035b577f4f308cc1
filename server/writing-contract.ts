/** The contract about what comes before the committee: the suggestion box. */
import { Type } from 'typebox'
import { closed, list, operation, page, search } from './operation.ts'
import { Id, LIMIT } from '../machines/schema.ts'
import { SimilarRow, SuggestionRow } from './replies.ts'

export const SUGGESTION_VIEWS = ['open', 'answered', 'takenUp', 'converted'] as const
export const SUGGESTION_ORDERS = ['newest', 'supports'] as const

/** A question with a text in it: asked by POST, as a text is too long for an address and nobody's to read in a log. */
export const listSimilar = operation({
  method: 'POST',
  url: '/api/similar-motions',
  summary: 'Motions and suggestions that I may see and that resemble what I am writing, with what became of them; writes nothing',
  body: closed({
    title: Type.String({ maxLength: 120 }),
    text: Type.String({ maxLength: 2 * LIMIT.text }),
    except: Type.Union([Id, Type.Null()]),
  }),
  reply: Type.Object({ items: Type.Array(SimilarRow) }),
})
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
