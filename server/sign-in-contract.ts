/** The contract about the code on the hall screen. */
import { Type } from 'typebox'
import { HallCode } from '../machines/session-events.ts'
import { closed, one, operation } from './operation.ts'

export const getHallCode = operation({
  method: 'GET',
  url: '/api/sessions/:id/hall-code',
  summary: 'The code that the hall screen shows now; for whoever runs the screen',
  params: one,
  reply: Type.Object({
    code: Type.String(),
    path: Type.String(),
    /** When it turns: the screen asks again then. */
    until: Type.String(),
  }),
})
export const takeHallPass = operation({
  method: 'POST',
  url: '/api/sessions/:id/hall-pass',
  summary: 'Exchange the code just scanned for a pass that lasts while one logs in',
  open: true,
  params: one,
  body: closed({ code: HallCode }),
  reply: Type.Object({ pass: Type.String() }),
})
