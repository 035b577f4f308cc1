/** The contract about the roll: its staff, the history of a seat, the terms. */
import { Type } from 'typebox'
import { CREDENTIAL_WARNINGS } from '../machines/matters.ts'
import { Day, Id, oneOf } from '../machines/schema.ts'
import { ElectorsVote } from '../machines/session-events.ts'
import { closed, list, one, operation, search } from './operation.ts'
import { names, orNull, TimelineRow } from './replies.ts'

export const listStaff = operation({
  method: 'GET',
  url: '/api/people/staff',
  summary: 'The staff by name, pinyin or number, a hundred a page; `without`: only those who hold no seat in that session; for the office',
  query: closed({ text: search, after: Type.Optional(Type.String({ maxLength: 60 })), without: Type.Optional(Id) }),
  reply: list(Type.Object({ id: Type.String(), name: Type.String(), number: Type.String(), department: orNull(Type.String()) })),
})
export const getSeatStory = operation({
  method: 'GET',
  url: '/api/sessions/:id/seats/:seat/story',
  summary: 'What was said about one seat, oldest first; for the office',
  params: closed({ id: Id, seat: Id }),
  reply: Type.Object({
    rows: Type.Array(TimelineRow),
    names,
    /** The unit of the quota table to which its holder belongs, and the last vote of a unit on their recall. */
    unit: orNull(Type.String()),
    recall: orNull(
      Type.Object({
        session: Type.String(),
        state: Type.String(),
        ballot: orNull(Type.Object({ id: Type.String(), state: Type.String(), vote: orNull(ElectorsVote) })),
      }),
    ),
  }),
})

const Composed = Type.Object({
  rule: Type.String(),
  count: Type.Integer(),
  of: Type.Integer(),
  percent: Type.Integer(),
  bound: Type.Integer(),
  sense: Type.Unsafe<'atLeast' | 'atMost'>({ type: 'string', enum: ['atLeast', 'atMost'] }),
  met: Type.Boolean(),
})
export const getCredentials = operation({
  method: 'GET',
  url: '/api/sessions/:id/credentials',
  summary: 'The credentials report: figures from the roll, warnings, and the text that is read out',
  params: one,
  reply: Type.Object({
    roll: Type.Integer(),
    quorum: Type.Integer(),
    composition: Type.Array(Composed),
    warnings: Type.Array(Type.Object({ is: oneOf(CREDENTIAL_WARNINGS), names: Type.Array(Type.String()) })),
    delegations: Type.Array(Type.Object({ name: Type.String(), seats: Type.Integer(), head: orNull(Type.String()) })),
    beside: Type.Array(Type.Object({ kind: Type.String(), seats: Type.Integer() })),
    text: Type.Array(Type.String()),
  }),
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
