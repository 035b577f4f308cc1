/**
 * Proofs of knowledge (specification 4.5, 4.6.1, 4.12, 4.13, 4.14, 4.18), made and checked.
 *
 * All have the form challenge and response; the commitments are recomputed and hashed. Two kinds carry everything: Schnorr's (somebody
 * knows x in g^x) and a disjunction (one of several ciphertexts encrypts what is said of it, and nobody learns which).
 */
import type { Arithmetic, FixedBase, Shift } from './arithmetic.ts'
import { must, type FaultCode } from './fault.ts'
import { randomScalar, readScalar, scalar, type Group, type Random } from './group.ts'
import { readFields, readText } from './shape.ts'

export type Proof = { readonly challenge: bigint; readonly response: bigint }
export type ProofText = { readonly challenge: string; readonly response: string }
export type Ciphertext = { readonly alpha: bigint; readonly beta: bigint }
export type CiphertextText = { readonly alpha: string; readonly beta: string }

export const readProof = (group: Group, value: unknown): Proof => {
  const fields = readFields(value, 'challenge response')
  return { challenge: readScalar(group, readText(fields['challenge'])), response: readScalar(group, readText(fields['response'])) }
}

export const proofText = ({ challenge: c, response }: Proof): ProofText => ({ challenge: c.toString(), response: response.toString() })

/** Schnorr: `text(A)` is what is hashed, A = g^w. Used for keys (`pok|…`), messages (`sigmsg|…`) and ballots (`sig|…`). */
export const proveSecret = ({ group, g, challenge }: Arithmetic, secret: bigint, random: Random, text: (a: bigint) => string): Proof => {
  const w = randomScalar(group, random)
  const c = challenge(text(g(w)))
  return { challenge: c, response: scalar(group, w - secret * c) }
}

export const checkSecret = (
  { g, times, power, challenge }: Arithmetic,
  publicPart: bigint,
  proof: Proof,
  text: (a: bigint) => string,
  code: FaultCode,
): void => {
  const a = times(g(proof.response), power(publicPart, proof.challenge))
  must(challenge(text(a)) === proof.challenge, code)
}

/** Chaum and Pedersen: alpha was raised to the secret of the public part X (4.18). */
export const proveFactor = (
  { group, g, power, challenge }: Arithmetic,
  { fingerprint, publicPart, secret, alpha }: { fingerprint: string; publicPart: bigint; secret: bigint; alpha: bigint },
  random: Random,
): Proof => {
  const w = randomScalar(group, random)
  const c = challenge(`decrypt|${fingerprint}|${publicPart}|${g(w)},${power(alpha, w)}`)
  return { challenge: c, response: scalar(group, w - secret * c) }
}

export const checkFactor = (
  { g, times, power, challenge }: Arithmetic,
  { fingerprint, publicPart, alpha, factor }: { fingerprint: string; publicPart: bigint; alpha: bigint; factor: bigint },
  proof: Proof,
): void => {
  const a = times(g(proof.response), power(publicPart, proof.challenge))
  const b = times(power(alpha, proof.response), power(factor, proof.challenge))
  must(challenge(`decrypt|${fingerprint}|${publicPart}|${a},${b}`) === proof.challenge, 'factor-proof')
}

/** Where ciphertexts are made: a group and the election's key. */
export type Under = { readonly in: Arithmetic; readonly yPower: FixedBase }

/** (g^r, y^r · g^m) */
export const encrypt = ({ in: { g, times }, yPower }: Under, r: bigint, m: number): Ciphertext => ({
  alpha: g(r),
  beta: m === 0 ? yPower(r) : times(yPower(r), g(BigInt(m))),
})

/** One case of a disjunction as its prover knows it: the ciphertext of m with r is said to encrypt `claimed`. */
export type KnownCase = { readonly r: bigint; readonly m: number; readonly claimed: number }

/**
 * Proves that one of the cases is true; the first that is, is taken. With r known every commitment is a power of g and y, so that only
 * tables are needed. `prefix` is hashed before the commitments.
 */
export const proveCases = (
  { in: { group, g, times, challenge }, yPower }: Under,
  cases: readonly KnownCase[],
  prefix: string,
  random: Random,
): Proof[] => {
  const truth = cases.findIndex(({ m, claimed }) => m === claimed)
  must(truth >= 0, 'vote')
  const drawn = cases.map(({ m, claimed }, n) => {
    const w = randomScalar(group, random)
    const c = n === truth ? 0n : randomScalar(group, random)
    const b = m === claimed ? yPower(w) : times(yPower(w), g(scalar(group, BigInt(m - claimed) * c)))
    return { w, c, commitments: `${g(w)},${b}` }
  })
  const total = challenge(`${prefix}|${drawn.map(({ commitments }) => commitments).join(',')}`)
  const others = drawn.reduce((sum, { c }) => sum + c, 0n)
  return drawn.map(({ w, c: simulated }, n) => {
    const c = n === truth ? scalar(group, total - others) : simulated
    return { challenge: c, response: scalar(group, w - (cases[n] as KnownCase).r * c) }
  })
}

/** One case as anybody knows it. */
export type OpenCase = { readonly of: Ciphertext; readonly claimed: number }

/** Checks that one of the cases is true; there is a proof for each. Cases of one ciphertext stand beside each other and share its powers. */
export const checkCases = (
  { in: { group, g, times, powers, shiftedPowers, challenge }, yPower }: Under,
  cases: readonly OpenCase[],
  proofs: readonly Proof[],
  prefix: string,
  code: FaultCode,
): void => {
  const commitments: string[] = []
  let sum = 0n
  for (let n = 0; n < cases.length;) {
    const { of } = cases[n] as OpenCase
    const shifts: Shift[] = []
    const first = n
    for (; n < cases.length && cases[n]?.of === of; n++)
      shifts.push({ exponent: (proofs[n] as Proof).challenge, by: (cases[n] as OpenCase).claimed })
    const alphas = powers(
      of.alpha,
      shifts.map(({ exponent }) => exponent),
    )
    const betas = shiftedPowers(of.beta, shifts)
    for (const [k, { exponent }] of shifts.entries()) {
      const { response } = proofs[first + k] as Proof
      commitments.push(`${times(g(response), alphas[k] as bigint)},${times(yPower(response), betas[k] as bigint)}`)
      sum += exponent
    }
  }
  must(challenge(`${prefix}|${commitments.join(',')}`) === sum % group.q, code)
}
