/** The sheets of the text that is on the hall screen, and turning them. */
import { itemOf } from '../../machines/agenda.ts'
import { refusalOf } from '../offer.ts'
import { sheetsOf } from '../sheets.ts'
import { useSubject } from '../subjects.ts'
import { useDay } from './day.tsx'
import { useHeld } from './speaking.ts'

/** `of` nought: nothing that has sheets is up. */
export const useSheets = (): { at: number; of: number; turn: (by: -1 | 1) => void } => {
  const { me, session } = useDay()
  const saying = useHeld('session', session.id, session.version)
  const { screenPage, screenItem, screenSheet, items } = session.context
  const motion = screenPage === 'papers' && screenItem ? (itemOf(items, screenItem)?.motion ?? null) : null
  const { data } = useSubject('motion', motion)
  const of = data ? sheetsOf(data.context.remedy).length : 0
  const turn = (by: -1 | 1) => {
    const sheet = screenSheet + by
    const event = { type: 'session.turnSheet', sheet } as const
    if (sheet < 0 || sheet >= of || saying.busy || refusalOf('session', session, event, me)) return
    void saying.say(event)
  }
  return { at: Math.min(screenSheet, Math.max(0, of - 1)), of, turn }
}
