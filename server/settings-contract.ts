/** The contract about the settings of the school. */
import { Type } from 'typebox'
import { Id, Note, oneOf } from '../machines/schema.ts'
import { knobNames, SettingChange, type Settings } from '../machines/settings.ts'
import { closed, list, numbered, operation } from './operation.ts'
import { orNull } from './replies.ts'

const Knob = oneOf(knobNames)
const value = Type.Unsafe<unknown>({ description: 'As the schema of the knob has it' })
/** Who turned a knob last, and when; `seq` says which change it was. */
const Since = Type.Object({ knob: Knob, seq: Type.Integer(), at: Type.String(), by: Type.String() })

export const getSettings = operation({
  method: 'GET',
  url: '/api/settings',
  summary: 'The rules of the school as they are now, and since when; a knob that was never changed stands at its default',
  reply: Type.Object({
    settings: Type.Unsafe<Settings>({ type: 'object', additionalProperties: true, description: 'Every knob by its name' }),
    since: Type.Array(Since),
  }),
})
export const listSettingChanges = operation({
  method: 'GET',
  url: '/api/settings/changes',
  summary: 'Changes of the settings, newest first: who, when, from, to and why',
  query: closed({ knob: Type.Optional(Knob), ...numbered }),
  reply: list(
    Type.Object({
      knob: Knob,
      seq: Type.Integer(),
      at: Type.String(),
      by: Type.String(),
      from: value,
      to: value,
      reason: orNull(Type.String()),
    }),
  ),
})
export const changeSetting = operation({
  method: 'POST',
  url: '/api/settings/changes',
  summary: 'Change one setting; the same id changes it once, and what was filed under the old rule keeps to it',
  body: closed({
    id: Id,
    change: SettingChange,
    reason: orNull(Note),
    /** The change that the speaker was looking at; 0 where there was none. */
    seen: Type.Integer({ minimum: 0 }),
  }),
  reply: Type.Object({ seq: Type.Integer() }),
})
