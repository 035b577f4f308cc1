/**
 * The public board (specification 4.4): data and events, each named by its hash, the events chained, the file only ever growing.
 *
 *     Setup → Ballot … → EndBallots → EncryptedTally → PartialDecryption … → Result
 */
import { must, within } from './fault.ts'
import { hexHash, type Sha256 } from './hash.ts'
import { parseJson, readFields, readInteger, readText } from './shape.ts'
import { readEntries, writeEntry, type Entry } from './tar.ts'

export const EVENTS = ['Setup', 'Ballot', 'EndBallots', 'EncryptedTally', 'PartialDecryption', 'Result'] as const
export type EventType = (typeof EVENTS)[number]

/** What may come next. Before anything there is nothing but Setup. */
const NEXT: Record<EventType, readonly EventType[]> = {
  Setup: ['Ballot', 'EndBallots'],
  Ballot: ['Ballot', 'EndBallots'],
  EndBallots: ['EncryptedTally'],
  EncryptedTally: ['PartialDecryption'],
  PartialDecryption: ['PartialDecryption', 'Result'],
  Result: [],
}

/** An event with everything that it puts on the board: the payload last, before it what the payload refers to. */
export type BoardEvent = {
  readonly type: EventType
  /** Hash of the event itself: the head of the chain while it is the last. */
  readonly hash: string
  readonly height: number
  /** Texts, in the order in which they stand in the file. */
  readonly data: readonly string[]
}
export type Board = {
  /** Seconds since 1970: when the board was opened. It is the time of every entry, so that no entry tells when it came. */
  readonly timestamp: number
  readonly events: readonly BoardEvent[]
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const textOf = (content: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  } catch {
    return ''
  }
}

// ——— Writing ———

const HEADER = 'BELENIOS'
const headerText = (timestamp: number): string => JSON.stringify({ version: 1, timestamp: timestamp.toString() })

/** The first bytes of a board. */
export const openBoard = (timestamp: number): Uint8Array => writeEntry({ name: HEADER, content: utf8(headerText(timestamp)) }, timestamp)

/** How many data an event of this type puts on the board, and whether each refers to the one before. */
const DATA: Record<EventType, number> = { Setup: 4, Ballot: 1, EndBallots: 0, EncryptedTally: 2, PartialDecryption: 2, Result: 1 }

/** An event and its data as bytes to append; `data` ends with the payload. `parent` is the event before it, `null` for Setup. */
export const appendEvent = (
  board: { timestamp: number; parent: Pick<BoardEvent, 'hash' | 'height'> | null },
  type: EventType,
  data: readonly string[],
): { bytes: Uint8Array; event: BoardEvent } => {
  const height = board.parent ? board.parent.height + 1 : 0
  const payload = data.at(-1)
  const text = JSON.stringify({
    parent: board.parent?.hash,
    height,
    type,
    payload: payload === undefined ? undefined : hexHash(payload),
  })
  const entries = [...data.map((each) => entryOf(each, 'data')), entryOf(text, 'event')].map((each) => writeEntry(each, board.timestamp))
  return { bytes: joined(entries), event: { type, hash: hexHash(text), height, data } }
}

const entryOf = (text: string, kind: 'data' | 'event'): Entry => ({ name: `${hexHash(text)}.${kind}.json`, content: utf8(text) })

export const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

// ——— Payloads that refer to others ———

/** Setup's data: what it refers to, then the reference. */
export const setupData = (election: string, trustees: string, credentials: string): string[] => [
  election,
  trustees,
  credentials,
  JSON.stringify({ election: hexHash(election), trustees: hexHash(trustees), credentials: hexHash(credentials) }),
]

export const talliedData = (cipher: string, { count, weight }: { count: number; weight: number }): string[] => [
  cipher,
  JSON.stringify({ num_tallied: count, total_weight: weight, encrypted_tally: hexHash(cipher) }),
]

/** `owner` is the trustee's number, from 1. */
export const factorData = (factor: string, owner: number): string[] => [factor, JSON.stringify({ owner, payload: hexHash(factor) })]

// ——— Reading ———

/** Reads and checks file and chain: every byte, name, parent, height, order, and that nothing lies about that no event refers to. */
export const readBoard = (bytes: Uint8Array, sha256?: Sha256): Board => {
  let timestamp = 0
  const [, ...entries] = readEntries(bytes, (first) => (timestamp = readHeader(first)))
  must(timestamp > 0, 'archive-header')
  const events: BoardEvent[] = []
  const seen = new Set<string>()
  let data: string[] = []
  for (const { name, content } of entries) {
    const [hash = '', kind] = /^([0-9a-f]{64})\.(data|event)\.json$/.exec(name)?.slice(1) ?? []
    must(hexHash(content, sha256) === hash, 'archive-name', { name })
    must(!seen.has(name), 'archive-twice', { name })
    seen.add(name)
    const text = textOf(content)
    if (kind === 'data') data.push(text)
    else {
      events.push(within({ event: events.length }, () => readEvent(text, hash, data, events.at(-1))))
      data = []
    }
  }
  must(data.length === 0, 'archive-orphan', { data: data.length })
  must(events.length > 0, 'chain-order', { expected: 'Setup' })
  return { timestamp, events }
}

const readHeader = ({ name, content }: Entry): number => {
  const text = textOf(content)
  const seconds = /^\{"version":1,"timestamp":"(\d{1,10})"\}$/.exec(text)?.[1] ?? ''
  must(name === HEADER && headerText(Number(seconds)) === text, 'archive-header')
  return Number(seconds)
}

const readEvent = (text: string, hash: string, data: readonly string[], before: BoardEvent | undefined): BoardEvent => {
  const fields = readFields(parseJson(text), '?parent height type ?payload')
  const type = readText(fields['type']) as EventType
  const [parent, height] = [fields['parent'], readInteger(fields['height'])]
  must(parent === before?.hash, 'chain-parent', { parent: String(parent) })
  must(height === (before ? before.height + 1 : 0), 'chain-height', { height })
  must(before ? NEXT[before.type].includes(type) : type === 'Setup', 'chain-order', { type, after: before?.type ?? '' })
  const last = data.at(-1)
  must(fields['payload'] === (last === undefined ? undefined : hexHash(last)), 'chain-payload', { type })
  must(data.length === DATA[type], 'archive-orphan', { type, data: data.length, expected: DATA[type] })
  return { type, hash, height, data }
}
