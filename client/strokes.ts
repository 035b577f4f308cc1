const byStrokes = new Intl.Collator('zh-u-co-stroke')

/** Candidates stand in the order of their surnames' strokes (domain 4.1): no order of merit, none of invention. */
export const inStrokes = <T extends { name: string }>(people: readonly T[]): T[] =>
  people.toSorted((a, b) => byStrokes.compare(a.name, b.name))
