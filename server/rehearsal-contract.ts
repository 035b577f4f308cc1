/** The contract about simulated representatives in a rehearsal. */
import { Type } from 'typebox'
import { closed, one, operation } from './operation.ts'

/** A few at a time: how many were simulated now, and how many are left. */
const Simulated = Type.Object({ done: Type.Integer(), left: Type.Integer() })

export const simulateCheckIns = operation({
  method: 'POST',
  url: '/api/sessions/:id/simulated-check-ins',
  summary: 'In a rehearsal: sign in some who are missing',
  params: one,
  body: closed({}),
  reply: Simulated,
})
export const simulateKeys = operation({
  method: 'POST',
  url: '/api/sessions/:id/simulated-keys',
  summary: 'In a rehearsal: let simulated scrutineers make the key of its sealed ballots',
  params: one,
  body: closed({}),
  reply: Simulated,
})
export const simulateParts = operation({
  method: 'POST',
  url: '/api/ballots/:id/simulated-parts',
  summary: 'In a rehearsal: let simulated scrutineers open a sealed box',
  params: one,
  body: closed({}),
  reply: Simulated,
})
export const simulateCasts = operation({
  method: 'POST',
  url: '/api/ballots/:id/simulated-casts',
  summary: 'In a rehearsal: cast some papers that are out by phone, marked by chance',
  params: one,
  body: closed({}),
  reply: Simulated,
})
