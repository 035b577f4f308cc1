/**
 * Powers by OpenSSL, some ten times as fast as BigInt: what the server and `npm run verify` hand to the sealed core.
 *
 * Node gives no modular exponentiation, but RSA's public operation without padding is one: base^e modulo the key's n, and OpenSSL asks
 * neither that n be a product nor that e be small. A tenth faster than Diffie and Hellman's, which hides the exponent from a stopwatch;
 * where a secret is the exponent, `secretPower` takes theirs.
 */
import { constants, createDiffieHellman, createHash, createPublicKey, publicEncrypt, type KeyObject } from 'node:crypto'
import type { Power, Tools } from '../machines/sealed/arithmetic.ts'
import type { Group } from '../machines/sealed/group.ts'

const bytesOf = (x: bigint, length: number): Buffer => Buffer.from(x.toString(16).padStart(2 * length, '0'), 'hex')
const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`)
const lengthOf = (x: bigint): number => (x.toString(16).length + 1) >> 1

/** The exponents of a proof are asked for several bases in turn; a key that is used again has its Montgomery context ready. */
const KEPT = 8

export const openSslPower = ({ p }: Group): Power => {
  const [width, n] = [lengthOf(p), bytesOf(p, lengthOf(p)).toString('base64url')]
  const keys = new Map<bigint, KeyObject>()
  const keyOf = (e: bigint): KeyObject => {
    const kept = keys.get(e)
    if (kept) return kept
    const [oldest] = keys.keys()
    if (keys.size >= KEPT && oldest !== undefined) keys.delete(oldest)
    const key = createPublicKey({ format: 'jwk', key: { kty: 'RSA', n, e: bytesOf(e, lengthOf(e)).toString('base64url') } })
    keys.set(e, key)
    return key
  }
  return (base, exponents) => {
    const message = bytesOf(base, width)
    return exponents.map((e) => {
      if (e < 2n || base < 2n) return e === 0n ? 1n : base
      return numberOf(publicEncrypt({ key: keyOf(e), padding: constants.RSA_NO_PADDING }, message))
    })
  }
}

/** The same number, in time that does not depend on the exponent. */
export const secretPower = ({ p, g }: Group): Power => {
  const width = lengthOf(p)
  const dh = createDiffieHellman(bytesOf(p, width), bytesOf(g, width))
  return (base, exponents) => {
    const peer = bytesOf(base, width)
    return exponents.map((e) => {
      if (e < 2n || base < 2n) return e === 0n ? 1n : base
      dh.setPrivateKey(bytesOf(e, lengthOf(e)))
      return numberOf(dh.computeSecret(peer))
    })
  }
}

/** What the core is handed in where many ballots are checked. */
export const OPENSSL = {
  power: openSslPower,
  sha256: (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest(),
  tables: 'heavy',
} as const satisfies Tools
