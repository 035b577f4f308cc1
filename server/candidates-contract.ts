/** The contract about candidates: who stands in the elections of a session. */
import { Type, type Static } from 'typebox'
import { CONSENTS } from '../machines/matters.ts'
import { one, operation } from './operation.ts'

export const CandidateRow = Type.Object({
  item: Type.String(),
  person: Type.String(),
  name: Type.String(),
  department: Type.Union([Type.String(), Type.Null()]),
  reason: Type.String(),
  nominator: Type.String(),
  nominatedAt: Type.String(),
  consent: Type.Unsafe<(typeof CONSENTS)[number]>({ type: 'string', enum: [...CONSENTS] }),
  statement: Type.String(),
  answeredAt: Type.Union([Type.String(), Type.Null()]),
  onPaper: Type.Boolean({ description: 'The answer was handed in at the desk' }),
  mine: Type.Boolean({ description: 'I am the one who is put forward' }),
})
export type CandidateRow = Static<typeof CandidateRow>

export const listCandidates = operation({
  method: 'GET',
  url: '/api/sessions/:id/candidates',
  summary: 'Who stands in the elections of a session; who has not agreed is seen by the desk, by who put them forward, and by themselves',
  params: one,
  reply: Type.Object({ items: Type.Array(CandidateRow) }),
})
