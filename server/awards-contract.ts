/** The contract about awards: what the data say of motions and departments, for those who nominate. */
import { Type } from 'typebox'
import { one, operation } from './operation.ts'
import { orNull } from './replies.ts'

export const listAwardable = operation({
  method: 'GET',
  url: '/api/sessions/:id/awardable',
  summary:
    'Motions of a session that were filed and answered, the best rated first, and departments by how they answered; for those who nominate',
  params: one,
  reply: Type.Object({
    motions: Type.Array(
      Type.Object({
        id: Type.String(),
        number: orNull(Type.String()),
        title: Type.String(),
        proposer: Type.String(),
        department: Type.String(),
        replyClass: orNull(Type.String()),
        grade: orNull(Type.String()),
        inTime: orNull(Type.Boolean()),
      }),
    ),
    departments: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        dispatched: Type.Integer(),
        answered: Type.Integer(),
        inTime: Type.Integer(),
        satisfied: Type.Integer(),
        basicallySatisfied: Type.Integer(),
        dissatisfied: Type.Integer(),
      }),
    ),
  }),
})
