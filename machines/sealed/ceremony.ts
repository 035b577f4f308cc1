/**
 * How scrutineers make a key of which any k open and k − 1 learn nothing (Pedersen; specification 3.1.1 and 4.6). The server passes texts
 * on and can read none of the secret ones.
 *
 *     each:  makeSeed → makeCertificate               ─▶ all:  checkCertificates
 *     each:  makePolynomial → commitmentHash          ─▶ all hashes are known before a polynomial is shown: nobody can choose theirs
 *     each:  the polynomial                           ─▶ all:  checkPolynomial
 *     each:  inputFor(j) → receiveShares → output     ─▶ all:  checkOutput
 *     finishCeremony ─▶ what Setup publishes, and a short code that everybody reads aloud
 *
 * The texts are those of `belenios-tool setup generate-trustee-key-threshold`, so that anybody may take part with that instead.
 */
import type { Arithmetic } from './arithmetic.ts'
import { channelKeys, receive, send, signMessage, type SignedText } from './channel.ts'
import { must, within } from './fault.ts'
import { bytesToNumber, randomScalar, readSecret, type Random } from './group.ts'
import { hashOf, hexHash } from './hash.ts'
import { parseJson, readFields, readText } from './shape.ts'
import {
  checkCertificate,
  checkCoefexps,
  checkTrusteeKey,
  committedValue,
  MAX_TRUSTEES,
  readSigned,
  readTrusteeKey,
  trusteeKeyFields,
  type CertKeys,
  type PedersenText,
  type TrusteeKeyText,
} from './trustees.ts'

/** What a scrutineer shows in the second round; `secrets` are encrypted, one for each, in the order of the certificates. */
export type PolynomialText = { readonly polynomial: string; readonly secrets: readonly string[]; readonly coefexps: SignedText }
/** What the server passes on to one scrutineer. */
export type InputText = { readonly polynomial: string; readonly secrets: readonly string[]; readonly coefexps: readonly SignedText[] }
/** `private_key` is the scrutineer's share, encrypted for themselves: worth keeping, useless without their seed. */
export type OutputText = { readonly private_key: string; readonly public_key: TrusteeKeyText }

/** Who takes part, and how many open. */
export type Circle = { readonly certificates: readonly SignedText[]; readonly threshold: number }

export const makeCertificate = (reckoning: Arithmetic, seed: string, random: Random): SignedText => {
  const { signing, verification, encryption } = channelKeys(reckoning, seed)
  return signMessage(
    reckoning,
    signing,
    JSON.stringify({ verification: verification.toString(), encryption: encryption.toString() }),
    random,
  )
}

/** Checks all certificates; the same key twice would be one person with two shares. */
export const checkCertificates = (reckoning: Arithmetic, { certificates, threshold }: Circle): CertKeys[] => {
  const fits = certificates.length <= MAX_TRUSTEES && threshold >= 1 && threshold <= certificates.length
  must(fits, 'trustee-threshold', { threshold, of: certificates.length })
  const keys = certificates.map((each, n) =>
    within({ trustee: n + 1 }, () => checkCertificate(reckoning, readSigned(reckoning.group, each))),
  )
  const distinct = new Set(keys.flatMap(({ verification, encryption }) => [verification, encryption])).size === 2 * keys.length
  must(distinct, 'trustee-certificate', { of: 'twice' })
  return keys
}

const evaluate = (q: bigint, coefficients: readonly bigint[], j: number): bigint =>
  coefficients.reduceRight((value, coefficient) => (value * BigInt(j) + coefficient) % q, 0n)

/** A polynomial of degree threshold − 1: its commitments for all, its value at j for the j-th, itself for its maker. */
export const makePolynomial = (reckoning: Arithmetic, circle: Circle, seed: string, random: Random): PolynomialText => {
  const { group, g } = reckoning
  const certified = checkCertificates(reckoning, circle)
  const { signing, verification, encryption } = channelKeys(reckoning, seed)
  const member = certified.some((each) => each.verification === verification && each.encryption === encryption)
  must(member, 'key', { of: 'certificate' })
  const coefficients = Array.from({ length: circle.threshold }, () => randomScalar(group, random))
  const commitments = coefficients.map((each) => g(each).toString())
  const tell = (to: bigint, message: unknown) => send(reckoning, signing, to, JSON.stringify(message), random)
  return {
    polynomial: tell(encryption, { polynomial: coefficients.map(String) }),
    secrets: certified.map((each, n) => tell(each.encryption, { secret: evaluate(group.q, coefficients, n + 1).toString() })),
    coefexps: signMessage(reckoning, signing, JSON.stringify({ coefexps: commitments }), random),
  }
}

/** What is posted before any polynomial is shown. */
export const commitmentHash = ({ coefexps }: Pick<PolynomialText, 'coefexps'>): string => hexHash(JSON.stringify(coefexps))

/** Checks what can be seen of the j-th polynomial (j from 1) and that it is the one whose hash was posted. Gives its commitments. */
export const checkPolynomial = (
  reckoning: Arithmetic,
  circle: Circle,
  { j, posted, shown }: { j: number; posted: string; shown: Pick<PolynomialText, 'coefexps'> },
): bigint[] =>
  within({ trustee: j }, () => {
    must(commitmentHash(shown) === posted, 'trustee-polynomial', { of: 'hash' })
    const keys = checkCertificates(reckoning, circle)[j - 1]
    must(keys !== undefined, 'trustee-polynomial', { of: 'trustee' })
    return checkCoefexps(reckoning, readSigned(reckoning.group, shown.coefexps), keys, circle.threshold)
  })

/** Everything that the j-th needs of everybody (j from 1). */
export const inputFor = (polynomials: readonly PolynomialText[], j: number): InputText => ({
  polynomial: polynomials[j - 1]?.polynomial ?? '',
  secrets: polynomials.map(({ secrets }) => secrets[j - 1] ?? ''),
  coefexps: polynomials.map(({ coefexps }) => coefexps),
})

/**
 * The j-th's share: the sum of what everybody's polynomial is at j. A value that its sender's commitments do not give is refused as
 * `share`, with the sender's number.
 */
export const receiveShares = (reckoning: Arithmetic, circle: Circle, seed: string, input: InputText, random: Random): OutputText => {
  const { group, g } = reckoning
  const keys = channelKeys(reckoning, seed)
  const certified = checkCertificates(reckoning, circle)
  const j = certified.findIndex(({ verification }) => verification === keys.verification) + 1
  must(j > 0, 'key', { of: 'certificate' })
  must(input.secrets.length === certified.length && input.coefexps.length === certified.length, 'shape', { expected: 'input' })
  const values = certified.map((sender, n) =>
    within({ trustee: n + 1 }, () => {
      const signed = readSigned(group, input.coefexps[n])
      const commitments = checkCoefexps(reckoning, signed, sender, circle.threshold)
      const { secret } = readFields(parseJson(receive(reckoning, keys, sender.verification, input.secrets[n] as string)), 'secret')
      const value = readSecret(group, readText(secret))
      must(g(value) === committedValue(reckoning, commitments, j), 'share')
      return value
    }),
  )
  const share = values.reduce((sum, value) => sum + value, 0n) % group.q
  const kept = JSON.stringify({ decryption_key: share.toString() })
  return {
    private_key: send(reckoning, keys.signing, keys.encryption, kept, random),
    public_key: trusteeKeyFields(reckoning, share, random),
  }
}

/** Checks that the j-th's verification key is what all commitments give, and that its secret is known. */
export const checkOutput = (
  reckoning: Arithmetic,
  polynomials: readonly (readonly bigint[])[],
  j: number,
  output: Pick<OutputText, 'public_key'>,
): void =>
  within({ trustee: j }, () => {
    const key = readTrusteeKey(reckoning.group, output.public_key)
    checkTrusteeKey(reckoning, key)
    const committed = reckoning.times(...polynomials.map((commitments) => committedValue(reckoning, commitments, j)))
    must(committed === key.publicKey, 'trustee-key')
  })

/** What Setup publishes of the circle: a party for `writeTrustees`. */
export const finishCeremony = (
  { certificates, threshold }: Circle,
  polynomials: readonly Pick<PolynomialText, 'coefexps'>[],
  outputs: readonly Pick<OutputText, 'public_key'>[],
): PedersenText => ({
  threshold,
  certs: certificates,
  coefexps: polynomials.map(({ coefexps }) => coefexps),
  verification_keys: outputs.map((output) => output.public_key),
})

/** Opens a share that its holder kept (`private_key`, Belenios' `.dkey`), and checks it against the published key, in decimal. */
export const openShare = (reckoning: Arithmetic, seed: string, kept: string, publicKey: string): bigint => {
  const keys = channelKeys(reckoning, seed)
  const text = receive(reckoning, keys, keys.verification, kept)
  const { decryption_key: share } = readFields(parseJson(text), 'decryption_key')
  const secret = readSecret(reckoning.group, readText(share))
  must(reckoning.g(secret).toString() === publicKey, 'key', { of: 'share' })
  return secret
}

/**
 * Twelve digits of a text's hash, to be compared by ear. Forty bits suffice because what is hashed was committed to before it was shown:
 * nobody can try until the digits agree.
 */
export const shortCode = (text: string): string =>
  (bytesToNumber(hashOf(`code|${text}`)) % 10n ** 12n)
    .toString()
    .padStart(12, '0')
    .replaceAll(/(....)(?=.)/g, '$1 ')
