/** Words made up from their own schemas: a new word or field is spoken here without anybody adding it. */
import fc from 'fast-check'
import { BallotEvent, MotionEvent, SessionEvent, UndertakingEvent, type EventOf, type SubjectName, type Word } from '../../machines/events.ts'

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

/** Few ids, so that words meet each other; counts of a small hall, so that they go over its edges. */
const SMALL = 12

const text = (schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> => {
  const pattern = schema.pattern ?? ''
  if (pattern.startsWith('^[1-9A-H')) return fc.constantFrom(...ids)
  if (pattern.startsWith('^[a-z]')) return fc.constantFrom('approve', 'oppose', 'abstain', 'excellent')
  if (pattern.includes('T')) return fc.constantFrom('2025-03-09T00:00:00.000Z', '2025-03-11T00:00:00.000Z')
  if (pattern.startsWith('^\\d')) return fc.constantFrom('2025-03-09', '2025-12-31')
  return fc.constantFrom('一', '二', ...(pattern === '' ? [''] : []))
}

const list = (schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> => {
  const member = value(schema.items ?? {}, ids)
  const size = { minLength: schema.minItems ?? 0, maxLength: Math.max(schema.minItems ?? 0, 3) }
  return schema.uniqueItems ? fc.uniqueArray(member, { ...size, selector: (one) => JSON.stringify(one) }) : fc.array(member, size)
}

const value = (schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> => {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => value(one, ids)))
  switch (schema.type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? SMALL, Math.max(SMALL, schema.minimum ?? 0)) })
    case 'string':
      return text(schema, ids)
    case 'array':
      return list(schema, ids)
    case 'object': {
      const [pattern, of] = Object.entries(schema.patternProperties ?? {})[0] ?? []
      return pattern && of
        ? fc.dictionary(text({ pattern }, ids) as fc.Arbitrary<string>, value(of, ids), { maxKeys: 3 })
        : fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([field, one]) => [field, value(one, ids)])))
    }
    default:
      throw new Error(`no value is made up for ${JSON.stringify(schema)}`)
  }
}

const schemas = { session: SessionEvent, motion: MotionEvent, ballot: BallotEvent, undertaking: UndertakingEvent } as unknown as Record<SubjectName, { oneOf: Schema[] }>

/** Any way of saying each word of a subject, by word. */
export const anyWord = <S extends SubjectName>(name: S, ids: readonly string[]): Record<Word<S>, fc.Arbitrary<EventOf[S]>> =>
  Object.fromEntries(schemas[name].oneOf.map((word) => [word.properties?.type?.const, value(word, ids)])) as Record<Word<S>, fc.Arbitrary<EventOf[S]>>
