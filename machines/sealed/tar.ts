/** The old-style tar that a `.bel` is (specification 4.4): no owner, one time for all entries, no end marker, so that it can grow. */
import { must } from './fault.ts'

export type Entry = { readonly name: string; readonly content: Uint8Array }

const BLOCK = 512
/** 256 MiB: a congress of thousands with long questions needs some hundred. */
export const MAX_ARCHIVE_BYTES = 256 * 1024 * 1024
const MAX_NAME = 99

const ascii = (text: string): number[] => Array.from(text, (_, n) => text.charCodeAt(n))
const octal = (value: number, digits: number): number[] => ascii(value.toString(8).padStart(digits, '0'))
const padded = (bytes: number): number => bytes + ((BLOCK - (bytes % BLOCK)) % BLOCK)

const headerOf = (name: string, size: number, timestamp: number): Uint8Array => {
  const header = new Uint8Array(BLOCK)
  header.set(ascii(name), 0)
  header.set(octal(0o644, 7), 100)
  header.set(octal(0, 7), 108)
  header.set(octal(0, 7), 116)
  header.set(octal(size, 11), 124)
  header.set(octal(timestamp, 11), 136)
  header.set(ascii('        0'), 148)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.set([...octal(sum, 6), 0], 148)
  return header
}

/** One entry: header, content, padding. `timestamp` in seconds since 1970, the archive's own and the same for every entry. */
export const writeEntry = ({ name, content }: Entry, timestamp: number): Uint8Array => {
  const bytes = new Uint8Array(BLOCK + padded(content.length))
  bytes.set(headerOf(name, content.length, timestamp))
  bytes.set(content, BLOCK)
  return bytes
}

/**
 * Reads all entries. Nothing may be in the file that would not be written: each header is compared with the one that we would write, and
 * padding is zero. `timestampOf` is asked for the archive's time once its first entry is known.
 */
export const readEntries = (bytes: Uint8Array, timestampOf: (first: Entry) => number): Entry[] => {
  must(bytes.length <= MAX_ARCHIVE_BYTES, 'archive-size', { bytes: bytes.length, most: MAX_ARCHIVE_BYTES })
  const entries: Entry[] = []
  let timestamp: number | undefined
  for (let at = 0; at < bytes.length;) {
    const entry = entryAt(bytes, at)
    timestamp ??= timestampOf(entry)
    const [from, end] = [at + BLOCK + entry.content.length, at + BLOCK + padded(entry.content.length)]
    const header = headerOf(entry.name, entry.content.length, timestamp)
    must(end <= bytes.length && sameBytes(bytes.subarray(at, at + BLOCK), header), 'archive-tar', { at })
    must(
      bytes.subarray(from, end).every((byte) => byte === 0),
      'archive-tar',
      { at: from },
    )
    entries.push(entry)
    at = end
  }
  return entries
}

const entryAt = (bytes: Uint8Array, at: number): Entry => {
  const text = (from: number, length: number): string => {
    const field = bytes.subarray(at + from, at + from + length)
    const end = field.indexOf(0)
    return String.fromCharCode(...field.subarray(0, end < 0 ? length : end))
  }
  const [name, size] = [text(0, MAX_NAME + 1), text(124, 12)]
  // Whatever is wrong with them shows in the header that we would write.
  return { name, content: bytes.subarray(at + BLOCK, at + BLOCK + parseInt(size, 8)) }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.every((byte, n) => byte === b[n])
