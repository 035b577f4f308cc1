/** What changed from one version of an agenda to the next, as a reader would tell it. */
import type { AgendaFields } from './agenda.ts'

type Item = AgendaFields & { id: string }
export type ItemField = keyof AgendaFields
export type AgendaChange =
  | { is: 'added' | 'removed'; title: string }
  | { is: 'changed'; title: string; fields: ItemField[] }
  | { is: 'moved'; title: string; from: number; to: number }

const FIELDS: readonly ItemField[] = ['title', 'power', 'kind', 'method', 'motion', 'presenter', 'minutes']

/** The longest run of items that kept their order: whatever is not in it was moved. Quadratic, and an agenda has a hundred items at most. */
const keptOrder = (places: number[]): Set<number> => {
  const best = places.map((): number[] => [])
  for (const [at, place] of places.entries()) {
    const before = best
      .slice(0, at)
      .filter((run) => (run.at(-1) ?? -1) < place)
      .toSorted((a, b) => b.length - a.length)[0]
    best[at] = [...(before ?? []), place]
  }
  return new Set(best.toSorted((a, b) => b.length - a.length)[0])
}

/** Places are counted from one, as on paper. */
export const changesOf = (before: readonly Item[], after: readonly Item[]): AgendaChange[] => {
  const then = new Map(before.map((item, place) => [item.id, { item, place }]))
  const now = new Set(after.map(({ id }) => id))
  const stayed = after.flatMap((item, to) => {
    const was = then.get(item.id)
    return was ? [{ item, was: was.item, from: was.place, to }] : []
  })
  const kept = keptOrder(stayed.map(({ from }) => from))
  return [
    ...after.filter(({ id }) => !then.has(id)).map(({ title }): AgendaChange => ({ is: 'added', title })),
    ...before.filter(({ id }) => !now.has(id)).map(({ title }): AgendaChange => ({ is: 'removed', title })),
    ...stayed.flatMap(({ item, was }): AgendaChange[] => {
      const fields = FIELDS.filter((field) => item[field] !== was[field])
      return fields.length > 0 ? [{ is: 'changed', title: item.title, fields }] : []
    }),
    ...stayed
      .filter(({ from }) => !kept.has(from))
      .map(({ item, from, to }): AgendaChange => ({ is: 'moved', title: item.title, from: from + 1, to: to + 1 })),
  ]
}
