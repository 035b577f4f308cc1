/** The contract about how persons were rated, over the years (domain 4.2). */
import { Type, type Static } from 'typebox'
import { Id } from '../machines/schema.ts'
import { closed, operation } from './operation.ts'

const Level = Type.Object({ mark: Type.String(), votes: Type.Integer(), permille: Type.Integer() })

/** One person in one appraisal. */
export const RatingRow = Type.Object({
  person: Type.String(),
  name: Type.String(),
  ballot: Type.String(),
  title: Type.String(),
  term: Type.Integer(),
  ordinal: Type.Integer(),
  announcedAt: Type.String(),
  lines: Type.Array(
    Type.Object({
      id: Type.String(),
      aspect: Type.Union([Type.String(), Type.Null()]),
      raters: Type.Integer(),
      levels: Type.Union([Type.Array(Level), Type.Null()], { description: 'Null where fewer than five rated' }),
      points: Type.Union([Type.Integer(), Type.Null()], { description: 'Hundredths of a point; null where the sheet gives none' }),
    }),
  ),
})
export type RatingRow = Static<typeof RatingRow>

export const listRatings = operation({
  method: 'GET',
  url: '/api/ratings',
  summary: 'How persons were rated, the latest first: oneself always, others as the sheet of each appraisal lets them be read',
  query: closed({ person: Type.Optional(Id) }),
  reply: Type.Object({ items: Type.Array(RatingRow) }),
})
