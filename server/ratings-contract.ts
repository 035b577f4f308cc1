/** The contract about how persons were rated, over the years (domain 4.2). */
import { Type, type Static } from 'typebox'
import { Id } from '../machines/schema.ts'
import { closed, operation } from './operation.ts'

const Level = Type.Object({ mark: Type.String(), votes: Type.Integer(), permille: Type.Integer() })
const Points = Type.Union([Type.Integer(), Type.Null()], { description: 'Hundredths of a point; null where the sheet gives none' })
/** What one group of raters made of a line, and what that weighs in percent. */
const Part = Type.Object({
  names: Type.Array(Type.String()),
  weight: Type.Integer(),
  raters: Type.Integer(),
  levels: Type.Union([Type.Array(Level), Type.Null()], { description: 'Null where fewer than five rated: it is not weighed' }),
  points: Points,
})

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
      levels: Type.Union(
        [Type.Array(Type.Object({ ...Level.properties, votes: Type.Union([Type.Integer(), Type.Null()]) })), Type.Null()],
        { description: 'Null where fewer than five rated; without votes where groups are weighed' },
      ),
      points: Points,
      parts: Type.Array(Part, { description: 'The groups of raters, where they are weighed' }),
    }),
  ),
})
export type RatingRow = Static<typeof RatingRow>

export const listRatings = operation({
  method: 'GET',
  url: '/api/ratings',
  summary:
    'How persons were rated, the latest first: oneself always, others as the sheet of each appraisal lets them be read; `ballot`: in the appraisal of that ballot',
  query: closed({ person: Type.Optional(Id), ballot: Type.Optional(Id) }),
  reply: Type.Object({ items: Type.Array(RatingRow) }),
})
