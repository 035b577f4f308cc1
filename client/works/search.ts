/** The filter of the list of all motions. It lives in the address, so that a number can be a link and a link can be sent. */
import { MOTION_STATES } from '../../machines/motion-context.ts'
import { MOTION_FIGURES, type MotionFigure } from '../../server/report-contract.ts'

export type Search = {
  text: string
  session: string
  state: string
  category: string
  department: string
  delegation: string
  person: string
  overdue: boolean
  figure: MotionFigure | ''
}
export const NO_SEARCH: Search = {
  text: '',
  session: '',
  state: '',
  category: '',
  department: '',
  delegation: '',
  person: '',
  overdue: false,
  figure: '',
}

const among = <T extends string>(words: readonly T[], word: string | null): T | '' => words.find((one) => one === word) ?? ''
const TEXTS = ['text', 'session', 'category', 'department', 'delegation', 'person'] as const

/** What an old or mistyped address says wrongly is left out. A number of the report belongs to a session. */
export const searchFrom = (address: string): Search => {
  const query = new URLSearchParams(address)
  const texts = Object.fromEntries(TEXTS.map((name) => [name, query.get(name) ?? ''])) as Record<(typeof TEXTS)[number], string>
  return {
    ...texts,
    state: among(MOTION_STATES, query.get('state')),
    overdue: query.get('overdue') === 'true',
    figure: texts.session === '' ? '' : among(MOTION_FIGURES, query.get('figure')),
  }
}

/** As the server is asked, and as the address says it: what narrows nothing is left out. */
export const queryOf = (search: Partial<Search>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(search)
      .filter(([, value]) => value !== '' && value !== false)
      .map(([name, value]) => [name, String(value)]),
  )

export const searchPath = (search: Partial<Search>): string => {
  const query = new URLSearchParams(queryOf(search)).toString()
  return `/works/search${query === '' ? '' : `?${query}`}`
}
