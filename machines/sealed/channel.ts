/**
 * Messages between scrutineers that pass through a server which may read nothing (specification 4.6.1 and 4.6.3): signed by the sender,
 * encrypted for one reader, who is named inside.
 */
import { cbc, ctr } from '@noble/ciphers/aes.js'
import { bytesToHex, hexToBytes } from '@noble/ciphers/utils.js'
import type { Arithmetic } from './arithmetic.ts'
import { BASE58, randomBase58 } from './credential.ts'
import { must } from './fault.ts'
import { bytesToNumber, randomScalar, readElement, type Random } from './group.ts'
import { hashOf } from './hash.ts'
import { checkSecret, proofText, proveSecret, type ProofText } from './proofs.ts'
import { parseJson, readFields, readText } from './shape.ts'
import { messageProof, readSigned } from './trustees.ts'

export type SignedText = { readonly message: string; readonly signature: ProofText }

/** A party's four keys, all from one seed. */
export type ChannelKeys = {
  readonly signing: bigint
  readonly verification: bigint
  readonly decryption: bigint
  readonly encryption: bigint
}

const SEED_LENGTH = 22

/** A new seed: 22 characters of Base58, secret. Whoever has it has everything of a scrutineer. */
export const makeSeed = (random: Random): string => randomBase58(SEED_LENGTH, random)

export const channelKeys = ({ g, group }: Arithmetic, seed: string): ChannelKeys => {
  must(seed.length === SEED_LENGTH && Array.from(seed).every((digit) => BASE58.includes(digit)), 'key', { of: 'seed' })
  const [signing, decryption] = [bytesToNumber(hashOf(`sk|${seed}`)) % group.q, bytesToNumber(hashOf(`dk|${seed}`)) % group.q]
  return { signing, verification: g(signing), decryption, encryption: g(decryption) }
}

export const signMessage = (reckoning: Arithmetic, signing: bigint, message: string, random: Random): SignedText => ({
  message,
  signature: proofText(proveSecret(reckoning, signing, random, messageProof(message))),
})

// ——— AES in CCM: nonce of 13 bytes, tag of 8, no associated data (RFC 3610; the choices are Belenios') ———

const NONCE = 13
const TAG = 8
const MAX_MESSAGE = 0xffff

const masked = (key: Uint8Array, nonce: Uint8Array, from: number, data: Uint8Array): Uint8Array =>
  ctr(key, Uint8Array.from([1, ...nonce, 0, from])).encrypt(data)

const tagOf = (key: Uint8Array, nonce: Uint8Array, message: Uint8Array): Uint8Array => {
  const blocks = new Uint8Array(16 + message.length + ((16 - (message.length % 16)) % 16))
  blocks.set([8 * ((TAG - 2) / 2) + 1, ...nonce, message.length >> 8, message.length & 255])
  blocks.set(message, 16)
  const chained = cbc(key, new Uint8Array(16), { disablePadding: true }).encrypt(blocks)
  return masked(key, nonce, 0, chained.subarray(-16, TAG - 16))
}

const seal = (key: Uint8Array, nonce: Uint8Array, message: Uint8Array): Uint8Array =>
  Uint8Array.from([...masked(key, nonce, 1, message), ...tagOf(key, nonce, message)])

const unseal = (key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array => {
  must(sealed.length >= TAG, 'channel', { of: 'length' })
  const message = masked(key, nonce, 1, sealed.subarray(0, -TAG))
  const tag = tagOf(key, nonce, message)
  // Every byte is looked at, so that a stopwatch learns nothing about the tag.
  must(sealed.subarray(-TAG).reduce((differs, byte, n) => differs | (byte ^ (tag[n] ?? 0)), 0) === 0, 'channel', { of: 'tag' })
  return message
}

const keyOf = (shared: bigint): Uint8Array => hashOf(`key|${shared}`)
const nonceOf = (alpha: bigint): Uint8Array => hashOf(`iv|${alpha}`).subarray(0, NONCE)

const encryptFor = ({ g, group, power, times }: Arithmetic, encryption: bigint, message: string, random: Random): string => {
  const bytes = new TextEncoder().encode(message)
  must(bytes.length <= MAX_MESSAGE, 'channel', { of: 'length' })
  const [r, shared] = [randomScalar(group, random), g(randomScalar(group, random))]
  const alpha = g(r)
  return JSON.stringify({
    alpha: alpha.toString(),
    beta: times(power(encryption, r), shared).toString(),
    data: bytesToHex(seal(keyOf(shared), nonceOf(alpha), bytes)),
  })
}

const decryptWith = ({ group, isMember, power, times, invert }: Arithmetic, decryption: bigint, text: string): string => {
  const fields = readFields(parseJson(text), 'alpha beta data')
  const [alpha, beta] = [readElement(group, readText(fields['alpha'])), readElement(group, readText(fields['beta']))]
  must(isMember(alpha) && isMember(beta), 'element-group', { of: 'channel' })
  const data = readText(fields['data'], 2 * MAX_MESSAGE)
  must(/^(?:[0-9a-f]{2})+$/.test(data), 'channel', { of: 'data' })
  const shared = times(beta, invert(power(alpha, decryption)))
  return new TextDecoder().decode(unseal(keyOf(shared), nonceOf(alpha), hexToBytes(data)))
}

/** send(sk, recipient, message) of 4.6.3: text for whoever has the decryption key of `recipient`. */
export const send = (reckoning: Arithmetic, signing: bigint, recipient: bigint, message: string, random: Random): string => {
  const signed = signMessage(reckoning, signing, JSON.stringify({ recipient: recipient.toString(), message }), random)
  return encryptFor(reckoning, recipient, JSON.stringify(signed), random)
}

/** What was sent to us by whom `verification` belongs to. Throws `channel` if it was for another, from another, or altered. */
export const receive = (reckoning: Arithmetic, keys: ChannelKeys, verification: bigint, text: string): string => {
  const signed = readSigned(reckoning.group, parseJson(decryptWith(reckoning, keys.decryption, text)))
  checkSecret(reckoning, verification, signed.signature, messageProof(signed.message), 'channel')
  const { recipient, message } = readFields(parseJson(signed.message), 'recipient message')
  must(recipient === keys.encryption.toString(), 'channel', { of: 'recipient' })
  return readText(message)
}
