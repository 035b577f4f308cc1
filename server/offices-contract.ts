/** The contract about the founding of a school, and about its offices: who holds one, who gave it and why. */
import { Type } from 'typebox'
import { ROLES } from '../machines/matters.ts'
import { Id, LIMIT, Note, oneOf } from '../machines/schema.ts'
import { closed, list, numbered, operation, text } from './operation.ts'
import { Me, orNull } from './replies.ts'

const Roles = Type.Array(oneOf(ROLES), { maxItems: ROLES.length, uniqueItems: true })

export const getFounding = operation({
  method: 'GET',
  url: '/api/founding',
  summary: 'Whether there is a school here yet',
  open: true,
  reply: Type.Object({ founded: Type.Boolean() }),
})
export const found = operation({
  method: 'POST',
  url: '/api/founding',
  summary:
    'Found the school, with the code that the server wrote when it started; whoever does is its first administrator and is logged in',
  open: true,
  body: closed({
    code: text(64),
    school: text(LIMIT.name),
    number: text(32),
    name: text(LIMIT.name),
    sex: oneOf(['female', 'male'] as const),
    password: Type.String({ minLength: 8, maxLength: 200 }),
  }),
  reply: Me,
})
export const listOffices = operation({
  method: 'GET',
  url: '/api/offices',
  summary: 'Everybody who holds an office; for the office',
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        number: Type.String(),
        roles: Roles,
        department: orNull(Type.String()),
      }),
    ),
  }),
})
export const changeOffices = operation({
  method: 'POST',
  url: '/api/offices/changes',
  summary: 'Give somebody these offices instead of theirs; the same id changes them once',
  body: closed({
    id: Id,
    person: Id,
    /** What the speaker saw that the person holds. */
    from: Roles,
    to: Roles,
    reason: orNull(Note),
  }),
  reply: Type.Object({ seq: Type.Integer() }),
})
export const listOfficeChanges = operation({
  method: 'GET',
  url: '/api/offices/changes',
  summary: 'Who was given which office, newest first; for the office',
  query: closed(numbered),
  reply: list(
    Type.Object({
      seq: Type.Integer(),
      person: Type.String(),
      from: Roles,
      to: Roles,
      reason: orNull(Type.String()),
      at: Type.String(),
      by: Type.String(),
    }),
  ),
})
