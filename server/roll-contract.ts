/** The contract about the roll: its staff, the history of a seat, the terms. */
import { Type } from 'typebox'
import { Day, Id } from '../machines/schema.ts'
import { closed, operation } from './operation.ts'
import { names, orNull, TimelineRow } from './replies.ts'

const Named = Type.Object({ id: Type.String(), name: Type.String() })

export const listStaff = operation({
  method: 'GET',
  url: '/api/people/staff',
  summary: 'The staff, up to the hundred that an assembly can have; for the office',
  reply: Type.Object({ items: Type.Array(Named), more: Type.Boolean() }),
})
export const getSeatStory = operation({
  method: 'GET',
  url: '/api/sessions/:id/seats/:seat/story',
  summary: 'What was said about one seat, oldest first; for the office',
  params: closed({ id: Id, seat: Id }),
  reply: Type.Object({ rows: Type.Array(TimelineRow), names }),
})

const Years = Type.Unsafe<3 | 5>({ type: 'integer', enum: [3, 5] })
export const listTerms = operation({
  method: 'GET',
  url: '/api/terms',
  summary: 'Terms, their years, their sessions and who heads their delegations, the newest first',
  reply: Type.Object({
    terms: Type.Array(
      Type.Object({
        number: Type.Integer(),
        startsOn: orNull(Type.String()),
        years: orNull(Type.Integer()),
        sessions: Type.Array(
          Type.Object({
            id: Type.String(),
            ordinal: Type.Integer(),
            title: Type.String(),
            state: Type.String(),
            kind: Type.String(),
            opensOn: orNull(Type.String()),
            roll: Type.Integer(),
          }),
        ),
        delegations: Type.Array(
          Type.Object({ id: Type.String(), name: Type.String(), seats: Type.Integer(), head: orNull(Type.String()) }),
        ),
      }),
    ),
    today: Type.String(),
  }),
})
export const saveTerm = operation({
  method: 'POST',
  url: '/api/terms',
  summary: 'Say when a term began and whether it lasts three or five years',
  body: closed({ number: Type.Integer({ minimum: 1, maximum: 99 }), startsOn: Day, years: Years }),
  reply: Type.Object({}),
})
