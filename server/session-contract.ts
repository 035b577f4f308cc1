/** What a session has beside itself: the versions of its agenda, and who asks for the floor. */
import { Type, type Static } from 'typebox'
import { ITEM_KINDS, Method, Power } from '../machines/matters.ts'
import { Id, oneOf } from '../machines/schema.ts'
import { closed, one, operation } from './operation.ts'
import { orNull } from './replies.ts'

export const AgendaVersion = Type.Object({
  version: Type.Integer(),
  changedAt: Type.String(),
  adoptedAt: orNull(Type.String()),
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      power: Power,
      kind: oneOf(ITEM_KINDS),
      method: orNull(Method),
      motion: orNull(Type.String()),
      presenter: orNull(Type.String()),
      minutes: orNull(Type.Integer()),
    }),
  ),
})
export const listAgendaVersions = operation({
  method: 'GET',
  url: '/api/sessions/:id/agenda-versions',
  summary: 'The agenda in its versions, and which of them were adopted',
  params: one,
  reply: Type.Object({ rows: Type.Array(AgendaVersion) }),
})

export const FloorRow = Type.Object({
  request: Type.String(),
  item: Type.String(),
  seat: Type.String(),
  person: Type.String(),
  name: Type.String(),
  delegation: orNull(Type.String()),
  delegationName: orNull(Type.String()),
  state: Type.String(),
  askedAt: Type.String(),
  startedAt: orNull(Type.String()),
  endedAt: orNull(Type.String()),
  seconds: orNull(Type.Integer()),
})
export const listFloor = operation({
  method: 'GET',
  url: '/api/sessions/:id/floor',
  summary: 'Who asks for the floor, in the order in which they are to speak',
  params: one,
  query: closed({ item: Type.Optional(Id) }),
  reply: Type.Object({ rows: Type.Array(FloorRow) }),
})

export type AgendaVersion = Static<typeof AgendaVersion>
export type FloorRow = Static<typeof FloorRow>
