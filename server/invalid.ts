/**
 * What is wrong with a request beyond its shape: text that no database keeps, a day that no calendar has, somebody who
 * is not there. Answered like a fault of shape, by the name of the field.
 */

/** Looks to `problems.ts` like a fault that the schema found. */
export class Invalid extends Error {
  readonly statusCode = 400
  readonly validation: { instancePath: string; keyword: string; params: Record<string, unknown> }[]

  constructor(path: string, rule: string) {
    super(`${path} ${rule}`)
    this.name = 'Invalid'
    this.validation = [{ instancePath: path, keyword: rule, params: {} }]
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z)?$/
/** JavaScript lets the 30th of February run over into March: a day is real if it comes back as it went in. */
const isRealDay = (text: string): boolean => {
  const time = new Date(text)
  return !Number.isNaN(time.getTime()) && !text.startsWith('0000') && time.toISOString().startsWith(text.slice(0, 10))
}

/** PostgreSQL keeps neither NUL nor half a character. */
const faultIn = (text: string): string | null => {
  if (text.includes('\0') || /\p{Surrogate}/u.test(text)) return 'characters'
  return DAY.test(text) && !isRealDay(text) ? 'calendar' : null
}

/** @throws Invalid naming the first text that cannot be kept */
export const refuseUnkeepable = (value: unknown, path = ''): void => {
  if (typeof value === 'string') {
    const fault = faultIn(value)
    if (fault) throw new Invalid(path, fault)
  } else if (Array.isArray(value)) {
    for (const [i, part] of value.entries()) refuseUnkeepable(part, `${path}/${i}`)
  } else if (value !== null && typeof value === 'object') {
    for (const [key, part] of Object.entries(value)) {
      if (faultIn(key)) throw new Invalid(path, 'characters')
      refuseUnkeepable(part, `${path}/${key}`)
    }
  }
}

const FOREIGN_KEY = '23503'
const UNIQUE = '23505'
const REFERENCE = /^(?:session|motion|ballot|undertaking|seat|notice)_(\w+?)(?:_id)?_fkey$/
/** The field that names what exists already, by the constraint that says so. */
const TAKEN: Record<string, string> = {
  session_term_ordinal_kind_key: 'ordinal',
  seat_pkey: 'seat',
  notice_pkey: 'notice',
  comment_pkey: 'comment',
  paper_pkey: 'paper',
}

/** The fault of a word that only the database could find: it names what is not there, or what is there already. */
export const faultOfWord = (event: object, thrown: unknown): Invalid | null => {
  if (!(thrown instanceof Error) || !('code' in thrown) || !('constraint' in thrown)) return null
  const constraint = String(thrown.constraint)
  const found = thrown.code === FOREIGN_KEY ? REFERENCE.exec(constraint)?.[1] : thrown.code === UNIQUE ? TAKEN[constraint] : undefined
  // A word that names many of them names them in the plural.
  const field = found !== undefined && `${found}s` in event ? `${found}s` : found
  return field !== undefined && field in event ? new Invalid(`/event/${field}`, thrown.code === UNIQUE ? 'taken' : 'unknown') : null
}
