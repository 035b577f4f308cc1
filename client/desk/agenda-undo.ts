/** The word that takes back what was just said about the agenda. Undoing is a word like any other, and stays on record. */
import { itemOf, type AgendaItem } from '../../machines/agenda.ts'
import type { SessionEvent } from '../../machines/session-events.ts'
import { afterOf } from './order.ts'

export type Editing = Extract<SessionEvent, { type: 'session.addItem' | 'session.editItem' | 'session.moveItem' | 'session.removeItem' }>

/** @param items the agenda before the word; @param born the name of an item that comes back, as a new one */
export const undoOf = (items: AgendaItem[], said: Editing, born: string, reason: string): Editing | null => {
  const item = itemOf(items, said.item)
  const after = afterOf(
    items.map(({ id }) => id),
    said.item,
  )
  if (said.type === 'session.addItem') return { type: 'session.removeItem', item: said.item, reason }
  if (!item) return null
  const { title, power, kind, method, motion, presenter, minutes } = item
  const fields = { title, power, kind, method, motion, presenter, minutes }
  switch (said.type) {
    case 'session.editItem':
      return { type: 'session.editItem', item: item.id, ...fields }
    case 'session.moveItem':
      return { type: 'session.moveItem', item: item.id, after }
    case 'session.removeItem':
      return { type: 'session.addItem', item: born, after, ...fields }
  }
}
