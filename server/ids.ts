/** New names for new things: 22 characters of Base58, about 128 bits. */
import { createHash, randomBytes } from 'node:crypto'

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** The largest multiple of 58 that a byte can hold: bytes above it would favour some characters. */
const FAIR = 58 * 4

const base58 = (length: number): string => {
  let id = ''
  while (id.length < length) {
    for (const byte of randomBytes(length * 2)) {
      if (byte < FAIR && id.length < length) id += BASE58[byte % 58]
    }
  }
  return id
}

/** For an act, or a subject born of a consequence. */
export const newId = (): string => base58(22)

/** The same name for the same thing said again: what an import makes is called by the import and the place it has in it. */
export const derivedId = (...parts: string[]): string => {
  let rest = BigInt(`0x${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`)
  let id = ''
  for (; id.length < 22; rest /= 58n) id += BASE58[Number(rest % 58n)]
  return id
}

/** The seat in a rehearsal that stands for one of the session's own. */
export const rehearsalSeat = (rehearsal: string, seat: string): string => derivedId(rehearsal, seat)

/** For slips: no letter or digit that a tired eye confuses, in groups of four; 60 bits. */
const SLIP = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
export const newCode = (): string => {
  let code = ''
  while (code.length < 12) {
    for (const byte of randomBytes(24)) {
      if (byte < SLIP.length * 8 && code.length < 12) code += SLIP[byte % SLIP.length]
    }
  }
  return code
}
