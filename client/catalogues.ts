/** The school's own catalogues: what it calls their entries, and which of them can be chosen now. */
import type { CatalogueName } from '../machines/settings.ts'
import type { Me } from './me.ts'

/** The table of the procedure's words that names the built-in entries of each. */
export const NAMED_BY = {
  categories: 'category',
  declineReasons: 'declineReason',
  replyClasses: 'replyClass',
  grades: 'grade',
} as const satisfies Record<CatalogueName, string>

type Catalogues = Me['catalogues']

/** The names that the school gave, by table and id. */
export const namesIn = (catalogues: Catalogues): Record<string, Record<string, string>> =>
  Object.fromEntries(
    (Object.keys(NAMED_BY) as CatalogueName[]).map((catalogue) => [
      NAMED_BY[catalogue],
      Object.fromEntries(catalogues[catalogue].flatMap(({ id, name }) => (name === null ? [] : [[id, name]]))),
    ]),
  )

/** What can be chosen now; `kept`, what was chosen under an earlier rule and may stay. */
export const offeredIn = (catalogues: Catalogues, catalogue: CatalogueName, kept: string | null = null): string[] =>
  catalogues[catalogue].filter(({ id, active }) => active || id === kept).map(({ id }) => id)
