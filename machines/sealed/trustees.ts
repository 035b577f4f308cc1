/**
 * Who can open (specification 4.5 to 4.7). Single: one key, always needed; ours is the server's, fresh for each round. Pedersen: any k of
 * the scrutineers. Trustees are numbered from 1 through the whole list.
 */
import type { Arithmetic } from './arithmetic.ts'
import { must, within } from './fault.ts'
import { randomScalar, readElement, type Group, type Random } from './group.ts'
import { checkSecret, proofText, proveSecret, readProof, type Proof } from './proofs.ts'
import { parseJson, readExactly, readFields, readInteger, readList, readText } from './shape.ts'

export const MAX_TRUSTEES = 15

export type TrusteeKey = { readonly pok: Proof; readonly publicKey: bigint }
export type Signed = { readonly message: string; readonly signature: Proof }
export type Pedersen = {
  readonly threshold: number
  readonly certs: readonly Signed[]
  /** Each trustee's commitments to the coefficients of their polynomial. */
  readonly coefexps: readonly Signed[]
  readonly keys: readonly TrusteeKey[]
}
/** One party to the key. `numbers` are those of its trustees. */
export type Party =
  | { readonly kind: 'Single'; readonly numbers: readonly [number]; readonly threshold: 1; readonly keys: readonly [TrusteeKey] }
  | ({ readonly kind: 'Pedersen'; readonly numbers: readonly number[] } & Pedersen)

export type Trustees = {
  readonly text: string
  readonly parties: readonly Party[]
  /** The election's key that they make together. */
  readonly publicKey: bigint
}

const keyProof =
  ({ group }: Arithmetic, publicKey: bigint) =>
  (a: bigint) =>
    `pok|${group.name}|${publicKey}|${a}`

/** The public part of a secret, with the proof that it is known: what is published of a key. */
export const trusteeKeyFields = (reckoning: Arithmetic, secret: bigint, random: Random) => {
  const publicKey = reckoning.g(secret)
  return {
    pok: proofText(proveSecret(reckoning, secret, random, keyProof(reckoning, publicKey))),
    public_key: publicKey.toString(),
  }
}
export type TrusteeKeyText = ReturnType<typeof trusteeKeyFields>

/** A fresh key for one trustee of kind Single. The private part is secret and a decimal number, as in Belenios' `.privkey`. */
export const makeTrusteeKey = (reckoning: Arithmetic, random: Random): { privateKey: string; key: TrusteeKeyText } => {
  const secret = randomScalar(reckoning.group, random)
  return { privateKey: secret.toString(), key: trusteeKeyFields(reckoning, secret, random) }
}

export type PedersenText = {
  readonly threshold: number
  readonly certs: readonly { message: string; signature: { challenge: string; response: string } }[]
  readonly coefexps: readonly { message: string; signature: { challenge: string; response: string } }[]
  readonly verification_keys: readonly TrusteeKeyText[]
}

/** The text of the trustees of an election, in the order in which they are numbered. */
export const writeTrustees = (parties: readonly (['Single', TrusteeKeyText] | ['Pedersen', PedersenText])[]): string =>
  JSON.stringify(parties)

export const readTrusteeKey = (group: Group, value: unknown): TrusteeKey => {
  const fields = readFields(value, 'pok public_key')
  return { pok: readProof(group, fields['pok']), publicKey: readElement(group, readText(fields['public_key'])) }
}

export const readSigned = (group: Group, value: unknown): Signed => {
  const fields = readFields(value, 'message signature')
  return { message: readText(fields['message'], 100_000), signature: readProof(group, fields['signature']) }
}

export const readPedersen = (group: Group, value: unknown): Pedersen => {
  const fields = readFields(value, 'threshold certs coefexps verification_keys')
  const certs = readList(fields['certs'], MAX_TRUSTEES, (each) => readSigned(group, each))
  return {
    threshold: readInteger(fields['threshold']),
    certs,
    coefexps: readExactly(fields['coefexps'], certs.length, (each) => readSigned(group, each)),
    keys: readExactly(fields['verification_keys'], certs.length, (each) => readTrusteeKey(group, each)),
  }
}

/** Reads and checks the trustees: every key proved, every certificate, commitment and verification key of a threshold party. */
export const readTrustees = (reckoning: Arithmetic, text: string): Trustees => {
  const { group, times } = reckoning
  let number = 0
  const parties = readList(parseJson(text), MAX_TRUSTEES, (item): Party => {
    const [kind, value] = readExactly(item, 2, (each) => each)
    must(kind === 'Single' || kind === 'Pedersen', 'shape', { expected: 'Single Pedersen' })
    if (kind === 'Single') return { kind, numbers: [++number], threshold: 1, keys: [readTrusteeKey(group, value)] }
    const pedersen = readPedersen(group, value)
    return { kind, numbers: pedersen.keys.map(() => ++number), ...pedersen }
  })
  const subKeys = parties.map((party) => (party.kind === 'Single' ? checkSingle(reckoning, party) : checkPedersen(reckoning, party)))
  return { text, parties, publicKey: times(1n, ...subKeys) }
}

export const checkTrusteeKey = (reckoning: Arithmetic, { publicKey, pok }: TrusteeKey): void => {
  must(reckoning.isMember(publicKey), 'element-group', { of: 'trustee' })
  checkSecret(reckoning, publicKey, pok, keyProof(reckoning, publicKey), 'trustee-proof')
}

const checkSingle = (reckoning: Arithmetic, { numbers, keys }: Party & { kind: 'Single' }): bigint =>
  within({ trustee: numbers[0] }, () => {
    checkTrusteeKey(reckoning, keys[0])
    return keys[0].publicKey
  })

// ——— Pedersen (4.6) ———

export type CertKeys = { readonly verification: bigint; readonly encryption: bigint }

/** What is hashed of a signed message (4.6.1). */
export const messageProof = (message: string) => (a: bigint) => `sigmsg|${message}|${a}`

/** A certificate signs itself with the key that it names. */
export const checkCertificate = (reckoning: Arithmetic, { message, signature }: Signed): CertKeys => {
  const { group, isMember } = reckoning
  const fields = readFields(parseJson(message), 'verification encryption')
  const [verification, encryption] = [
    readElement(group, readText(fields['verification'])),
    readElement(group, readText(fields['encryption'])),
  ]
  must(isMember(verification) && isMember(encryption), 'element-group', { of: 'certificate' })
  checkSecret(reckoning, verification, signature, messageProof(message), 'trustee-certificate')
  return { verification, encryption }
}

/** The commitments A0 … At of a trustee's polynomial, signed by them. */
export const checkCoefexps = (reckoning: Arithmetic, signed: Signed, { verification }: CertKeys, threshold: number): bigint[] => {
  const { group, isMember } = reckoning
  checkSecret(reckoning, verification, signed.signature, messageProof(signed.message), 'trustee-polynomial')
  const fields = readFields(parseJson(signed.message), 'coefexps')
  const commitments = readExactly(fields['coefexps'], threshold, (each) => readElement(group, readText(each)))
  must(commitments.every(isMember), 'element-group', { of: 'polynomial' })
  return commitments
}

/** g^f(j) from the commitments to f: the product of A_k^(j^k), by Horner in the exponent. */
export const committedValue = ({ times, power }: Arithmetic, commitments: readonly bigint[], j: number): bigint =>
  commitments.reduceRight((value, commitment) => times(power(value, BigInt(j)), commitment), 1n)

const checkPedersen = (reckoning: Arithmetic, party: Party & { kind: 'Pedersen' }): bigint => {
  const { times } = reckoning
  const { threshold, certs, coefexps, keys, numbers } = party
  must(threshold >= 1 && threshold <= certs.length, 'trustee-threshold', { threshold, of: certs.length })
  const polynomials = certs.map((cert, n) =>
    within({ trustee: numbers[n] as number }, () =>
      checkCoefexps(reckoning, coefexps[n] as Signed, checkCertificate(reckoning, cert), threshold),
    ),
  )
  for (const [n, key] of keys.entries())
    within({ trustee: numbers[n] as number }, () => {
      checkTrusteeKey(reckoning, key)
      const committed = times(...polynomials.map((commitments) => committedValue(reckoning, commitments, n + 1)))
      must(committed === key.publicKey, 'trustee-key')
    })
  return times(...polynomials.map(([constant]) => constant as bigint))
}
