/** What gives somebody one ballot (specification 4.8): a secret to be typed or scanned, and its public part on the list. */
import { pbkdf2 } from '@noble/hashes/pbkdf2.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Arithmetic } from './arithmetic.ts'
import { must } from './fault.ts'
import { bytesToNumber, type Random } from './group.ts'

export const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const RANDOM_DIGITS = 14

/** The secret exponent s and the public part g^s, in decimal as the list has it. */
export type Credential = { readonly secret: bigint; readonly public: string }

/** Characters of Base58, none favoured: bytes that would favour some are drawn again. */
export const randomBase58 = (length: number, random: Random): string => {
  let text = ''
  while (text.length < length) for (const byte of random(length)) if (byte < 232 && text.length < length) text += BASE58[byte % 58]
  return text
}

const checkDigit = (digits: string): string => {
  const number = Array.from(digits).reduce((sum, digit) => sum * 58n + BigInt(BASE58.indexOf(digit)), 0n)
  return BASE58[Number(53n - (number % 53n))] as string
}

const dashed = (digits: string): string => digits.replaceAll(/(...)(?=.)/g, '$1-')

/** A new secret: XXX-XXX-XXX-XXX-XXX, the last character checks the others. */
export const makeSecret = (random: Random): string => {
  const digits = randomBase58(RANDOM_DIGITS, random)
  return dashed(digits + checkDigit(digits))
}

const SECRET = /^[1-9A-HJ-NP-Za-km-z]{15}$/

/** Derives the credential of a secret for one election; says `credential` if it was mistyped. Dashes may be left out. */
export const credentialOf = (secret: string, uuid: string, { g, group }: Arithmetic): Credential => {
  const plain = secret.replaceAll('-', '')
  must(SECRET.test(plain) && checkDigit(plain.slice(0, RANDOM_DIGITS)) === plain[RANDOM_DIGITS], 'credential')
  const derived = pbkdf2(sha256, dashed(plain), uuid, { c: 1000, dkLen: 32 })
  const exponent = bytesToNumber(derived) % group.q
  return { secret: exponent, public: g(exponent).toString() }
}
