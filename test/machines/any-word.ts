/** Words made up from their own schemas: a new word or field is spoken here without anybody adding it. */
import { BallotEvent } from '../../machines/ballot-events.ts'
import { MotionEvent } from '../../machines/motion-events.ts'
import { SessionEvent } from '../../machines/session-events.ts'
import { UndertakingEvent } from '../../machines/undertaking-events.ts'
import type { EventOf, SubjectName, Word } from '../../machines/events.ts'

/** A number from nought up to, and without, `below`. */
export type Dice = (below: number) => number

/** Mulberry32: the same walk from the same seed. */
export const diceOf = (seed: number): Dice => {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

export const oneOf = <T>(dice: Dice, choices: readonly T[]): T => choices[dice(choices.length)] as T

type Schema = {
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly Schema[]
  type?: string
  pattern?: string
  minimum?: number
  maximum?: number
  minItems?: number
  uniqueItems?: boolean
  items?: Schema
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
}

/** Counts of a small hall, so that they go over its edges. */
const SMALL = 12

const text = (dice: Dice, pattern: string, ids: readonly string[]): string => {
  if (pattern.startsWith('^[1-9A-H')) return oneOf(dice, ids)
  if (pattern.startsWith('^[a-zA-Z][')) return oneOf(dice, ['campus', 'vague', 'own1'])
  if (pattern.startsWith('^[a-z]')) return oneOf(dice, ['approve', 'oppose', 'abstain', 'excellent'])
  if (pattern.includes('T')) return oneOf(dice, ['2025-03-09T00:00:00.000Z', '2025-03-11T00:00:00.000Z'])
  if (pattern.startsWith('^\\d')) return oneOf(dice, ['2025-03-09', '2025-12-31'])
  return oneOf(dice, pattern === '' ? ['', '一', '二'] : ['一', '二'])
}

const list = (dice: Dice, schema: Schema, ids: readonly string[]): unknown[] => {
  const least = schema.minItems ?? 0
  const wanted = least + dice(3)
  const found = new Map<string, unknown>()
  for (let tries = 0; found.size < wanted && (tries < 5 * wanted || found.size < least); tries += 1) {
    const member = value(dice, schema.items ?? {}, ids)
    found.set(schema.uniqueItems ? JSON.stringify(member) : String(tries), member)
  }
  return [...found.values()]
}

const value = (dice: Dice, schema: Schema, ids: readonly string[]): unknown => {
  if ('const' in schema) return schema.const
  if (schema.enum) return oneOf(dice, schema.enum)
  if (schema.anyOf) return value(dice, oneOf(dice, schema.anyOf), ids)
  switch (schema.type) {
    case 'null':
      return null
    case 'boolean':
      return dice(2) === 0
    case 'integer': {
      const least = schema.minimum ?? 0
      return least + dice(Math.min(schema.maximum ?? SMALL, least + SMALL) - least + 1)
    }
    case 'string':
      return text(dice, schema.pattern ?? '', ids)
    case 'array':
      return list(dice, schema, ids)
    case 'object': {
      const [pattern, of] = Object.entries(schema.patternProperties ?? {})[0] ?? []
      if (pattern && of) return Object.fromEntries(Array.from({ length: dice(4) }, () => [text(dice, pattern, ids), value(dice, of, ids)]))
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([field, one]) => [field, value(dice, one, ids)]))
    }
    default:
      throw new Error(`no value is made up for ${JSON.stringify(schema)}`)
  }
}

const schemas = { session: SessionEvent, motion: MotionEvent, ballot: BallotEvent, undertaking: UndertakingEvent } as unknown as Record<
  SubjectName,
  { oneOf: Schema[] }
>

/** Some way of saying a word. */
export const anyWay = <S extends SubjectName>(name: S, word: Word<S>, dice: Dice, ids: readonly string[]): EventOf[S] => {
  const schema = schemas[name].oneOf.find((one) => one.properties?.type?.const === word)
  return Object.assign({}, value(dice, schema ?? {}, ids)) as EventOf[S]
}
