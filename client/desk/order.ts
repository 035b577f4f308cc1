/** Putting a list in another order: by keys a place at a time, or to where a pointer is. */

/** The order with one of them moved by some places, as far as the list reaches. */
export const movedBy = (ids: readonly string[], id: string, by: number): string[] => {
  const from = ids.indexOf(id)
  return from === -1 ? [...ids] : movedTo(ids, id, from + by)
}

export const movedTo = (ids: readonly string[], id: string, place: number): string[] => {
  const others = ids.filter((other) => other !== id)
  const at = Math.max(0, Math.min(place, others.length))
  return [...others.slice(0, at), id, ...others.slice(at)]
}

/** Behind which it then stands; null where it is the first. */
export const afterOf = (ids: readonly string[], id: string): string | null => ids[ids.indexOf(id) - 1] ?? null

/** The place of a pointer among the middles of the rows that are not being moved. */
export const placeAt = (middles: readonly number[], y: number): number => middles.filter((middle) => middle < y).length
