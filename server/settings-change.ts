/** One change of one setting: who may, on which picture, and whether the value is a rule at all. */
import { canonical } from '../db/journal.ts'
import { recordChange } from '../db/settings.ts'
import type { Person } from '../machines/actor.ts'
import { Refusal } from '../machines/refusal.ts'
import { faultOfChange, mayChange } from '../machines/settings-rules.ts'
import { DEFAULT_SETTINGS, type SettingChange } from '../machines/settings.ts'
import { at, type House } from './house.ts'
import { Invalid } from './invalid.ts'

export type ChangeRequest = { id: string; change: SettingChange; reason: string | null; seen: number }

/** @throws Refusal `not-entitled`, `stale` or `act-id-reused`; Invalid where no school can have this rule. @returns which change it was */
export const changeSetting = (house: House, { id, change, reason, seen }: ChangeRequest, by: Person): Promise<number> => {
  const { knob, to } = change
  if (!mayChange(by, knob)) throw new Refusal('not-entitled', { word: 'settings.change' })
  const row = { actId: id, knob, to, reason, personId: by.person, at: at(house) }
  return recordChange(house.db, row, ({ chosen, last, said }) => {
    if (said) {
      const same = said.knob === knob && said.personId === by.person && said.reason === reason && canonical(said.to) === canonical(to)
      if (!same) throw new Refusal('act-id-reused', { act: id })
      return { said }
    }
    if (seen !== last) throw new Refusal('stale', { seen, version: last })
    const before = { ...DEFAULT_SETTINGS, ...chosen }
    const fault = faultOfChange(change, before)
    if (fault) throw new Invalid('/change/to', fault)
    return { from: before[knob] }
  })
}
