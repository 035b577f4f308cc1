/** Fingerprints and challenges: SHA-256 of text in UTF-8 (specification 4.15 and throughout). */
import { sha256 as portable } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** A faster SHA-256 may be handed in; an archive of two hundred ballots hashes ten megabytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

export const hashOf = (content: string | Uint8Array, sha256: Sha256 = portable): Uint8Array =>
  sha256(typeof content === 'string' ? utf8ToBytes(content) : content)

/** In hexadecimal: the name of an entry in an archive. */
export const hexHash = (content: string | Uint8Array, sha256?: Sha256): string => bytesToHex(hashOf(content, sha256))

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

const base64 = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3)
    const word = (a << 16) | (b << 8) | c
    for (let n = 0; n <= bytes.length - at && n < 4; n++) text += BASE64[(word >> (18 - 6 * n)) & 63]
  }
  return text
}

/** HJSON: unpadded Base64. Of an election its fingerprint φ, of a ballot its tracker. */
export const jsonHash = (json: string, sha256?: Sha256): string => base64(hashOf(json, sha256))
