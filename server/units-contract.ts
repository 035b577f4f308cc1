/** The contract about units (选区): the quota table with how far each unit's election is, and a unit's staff. */
import { Type } from 'typebox'
import { Id } from '../machines/schema.ts'
import { closed, list, one, operation } from './operation.ts'
import { RollFigures } from './people-replies.ts'
import { orNull } from './replies.ts'

const Elected = Type.Object({ person: Type.String(), name: Type.String(), seated: Type.Boolean() })

export const listUnits = operation({
  method: 'GET',
  url: '/api/sessions/:id/units',
  summary: 'Units that elect the representatives of this congress, how far each is, and who would sit there; for those who run it',
  params: one,
  reply: Type.Object({
    units: Type.Array(
      Type.Object({
        unit: Type.String(),
        staff: Type.Integer(),
        /** Its last election, and the ballot of it that is in hand or was the last. */
        session: orNull(Type.String()),
        state: orNull(Type.String()),
        ballot: orNull(
          Type.Object({
            id: Type.String(),
            state: Type.String(),
            issued: Type.Integer(),
            returned: Type.Integer(),
            closesAt: orNull(Type.String()),
            candidates: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
            /** Seats that it left open; nought until it is announced. */
            open: Type.Integer(),
          }),
        ),
        elected: Type.Array(Elected),
      }),
    ),
    departments: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), staff: Type.Integer() })),
    /** Members of staff who belong to no department, and so to no unit. */
    homeless: Type.Integer(),
    delegations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
    /** Who would sit there, if the candidates were elected; and of those elected. */
    candidates: RollFigures,
    elected: RollFigures,
  }),
})

export const listUnitStaff = operation({
  method: 'GET',
  url: '/api/sessions/:id/units/:unit/staff',
  summary: 'The whole staff of a unit, for the office',
  params: closed({ id: Id, unit: Id }),
  reply: list(Type.Object({ id: Type.String(), name: Type.String(), number: Type.String() })),
})
