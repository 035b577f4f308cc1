/**
 * A scrutineer's seed as twelve Chinese characters to be written on paper (BIP-39), and back.
 *
 * 128 bits are drawn; read as a number in Base58 they are the seed (22 characters hold a little more), and as BIP-39 they are the words,
 * the last of which checks the others.
 */
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/simplified-chinese.js'
import { BASE58 } from './credential.ts'
import type { Random } from './group.ts'

const BYTES = 16
const DIGITS = 22

export const newEntropy = (random: Random): Uint8Array => random(BYTES)

export const seedOf = (entropy: Uint8Array): string => {
  let rest = entropy.reduce((number, byte) => number * 256n + BigInt(byte), 0n)
  let digits = ''
  for (let n = 0; n < DIGITS; n += 1, rest /= 58n) digits = (BASE58[Number(rest % 58n)] ?? '') + digits
  return digits
}

/** Twelve characters, one a word. */
export const wordsOf = (entropy: Uint8Array): string[] => entropyToMnemonic(entropy, wordlist).split(' ')

/** @returns null for what is not twelve of our characters, or fails their check */
export const entropyOfWords = (text: string): Uint8Array | null => {
  const words = Array.from(text.replaceAll(/[^\p{Script=Han}]/gu, ''))
  try {
    return mnemonicToEntropy(words.join(' '), wordlist)
  } catch {
    return null
  }
}
