/** Reading JSON of others: exactly one way to write it, exactly the fields there are, and a limit on everything. */
import { must } from './fault.ts'

/** Compact JSON: what is written again is what was read, so no blank, no field twice, no second spelling. */
export const parseJson = (text: string): unknown => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  must(value !== undefined && JSON.stringify(value) === text, 'json')
  return value
}

export type Fields = Readonly<Record<string, unknown>>

/** An object with exactly these fields in this order; `?` marks one that may be absent. */
export const readFields = (value: unknown, names: string): Fields => {
  must(typeof value === 'object' && value !== null && !Array.isArray(value), 'shape', { expected: names })
  const fields = value as Fields
  const expected = names.split(' ').flatMap((name) => (!name.startsWith('?') ? [name] : name.slice(1) in fields ? [name.slice(1)] : []))
  must(Object.keys(fields).join(' ') === expected.join(' '), 'shape', { expected: names })
  return fields
}

export const readText = (value: unknown, most = 10_000): string => {
  must(typeof value === 'string' && value.length <= most, 'shape', { expected: 'text', most })
  return value
}

export const readInteger = (value: unknown, most: number = Number.MAX_SAFE_INTEGER): number => {
  must(typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most, 'shape', { expected: 'integer', most })
  return value
}

export const readList = <T>(value: unknown, most: number, each: (item: unknown, at: number) => T): T[] => {
  must(Array.isArray(value) && value.length <= most, 'shape', { expected: 'list', most })
  return value.map(each)
}

/** A list of exactly so many. */
export const readExactly = <T>(value: unknown, length: number, each: (item: unknown, at: number) => T): T[] => {
  must(Array.isArray(value) && value.length === length, 'shape', { expected: 'list', length })
  return value.map(each)
}
