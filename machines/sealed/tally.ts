/** The encrypted sum of the ballots, and its opening (specification 4.16, 4.18, 4.19). */
import type { Answer, Ballot } from './ballot.ts'
import type { Arithmetic } from './arithmetic.ts'
import type { Election } from './election.ts'
import { must, within } from './fault.ts'
import { inverse, readElement, scalar, type Random } from './group.ts'
import { checkFactor, proofText, proveFactor, readProof, type Ciphertext, type Proof } from './proofs.ts'
import { widthOf, type Question } from './question.ts'
import { parseJson, readExactly, readFields, readInteger, readText } from './shape.ts'
import type { Party, Trustees } from './trustees.ts'

/** A sum a choice of each question; the neutral element while nobody voted. */
export type Tally = readonly (readonly Ciphertext[])[]
/** How often each choice was made, a list a question; where blank is allowed, blank comes first. */
export type Result = readonly (readonly number[])[]
/** A public credential and how often its ballot counts. */
export type Weights = ReadonlyMap<string, number>

/** The ballots that count: of each credential the last, in the order in which those came. */
export const lastOfEach = <B extends Pick<Ballot, 'credential'>>(ballots: readonly B[]): B[] => {
  const last = new Map(ballots.map((ballot) => [ballot.credential, ballot]))
  return ballots.filter((ballot) => last.get(ballot.credential) === ballot)
}

/** The product of all ballots, each to the power of its weight. */
export const accumulate = ({ in: { times, power }, questions }: Election, ballots: readonly Ballot[], weights: Weights): Tally => {
  const weighed = (x: bigint, weight: number) => (weight === 1 ? x : power(x, BigInt(weight)))
  return questions.map((question, n) =>
    Array.from({ length: widthOf(question) }, (_, at) =>
      ballots.reduce(
        (sum: Ciphertext, { credential, answers }) => {
          const { alpha, beta } = (answers[n] as Answer).choices[at] as Ciphertext
          const weight = weights.get(credential) ?? 0
          return { alpha: times(sum.alpha, weighed(alpha, weight)), beta: times(sum.beta, weighed(beta, weight)) }
        },
        { alpha: 1n, beta: 1n },
      ),
    ),
  )
}

export const writeTally = (tally: Tally): string =>
  JSON.stringify(tally.map((sums) => sums.map(({ alpha, beta }) => ({ alpha: alpha.toString(), beta: beta.toString() }))))

// ——— Opening ———

/** One trustee's factors, alpha^x for each sum, each with its proof. */
export type Factors = { readonly factors: readonly (readonly bigint[])[]; readonly proofs: readonly (readonly Proof[])[] }

/** What a trustee contributes: the text of a partial decryption. `secret` is their private key or share. */
export const openPart = (election: Election, tally: Tally, secret: bigint, random: Random): string => {
  const { in: reckoning, fingerprint } = election
  const publicPart = reckoning.g(secret)
  const each = <T>(work: (alpha: bigint) => T) => tally.map((sums) => sums.map(({ alpha }) => work(alpha)))
  return JSON.stringify({
    decryption_factors: each((alpha) => reckoning.power(alpha, secret).toString()),
    decryption_proofs: each((alpha) => proofText(proveFactor(reckoning, { fingerprint, publicPart, secret, alpha }, random))),
  })
}

const keyOf = (parties: readonly Party[], owner: number): bigint | undefined => {
  for (const { numbers, keys } of parties) {
    const at = numbers.findIndex((number) => number === owner)
    if (at >= 0) return keys[at]?.publicKey
  }
  return undefined
}

/** Reads and checks a partial decryption of the trustee number `owner`. */
export const checkPart = (election: Election, trustees: Trustees, tally: Tally, owner: number, text: string): Factors => {
  const { in: reckoning, fingerprint, questions } = election
  const publicPart = keyOf(trustees.parties, owner)
  must(publicPart !== undefined, 'factor-owner', { trustee: owner })
  const fields = readFields(parseJson(text), 'decryption_factors decryption_proofs')
  const grid = <T>(value: unknown, each: (item: unknown, alpha: bigint) => T) =>
    readExactly(value, questions.length, (row, n) =>
      readExactly(row, widthOf(questions[n] as Question), (item, at) =>
        within({ question: n + 1, choice: at + 1 }, () => each(item, tally[n]?.[at]?.alpha as bigint)),
      ),
    )
  const factors = grid(fields['decryption_factors'], (item, alpha) => {
    // Of nobody's votes the sum is 1, and so is every factor.
    if (alpha === 1n && item === '1') return 1n
    const factor = readElement(reckoning.group, readText(item))
    must(reckoning.isMember(factor), 'element-group', { of: 'factor' })
    return factor
  })
  const proofs = grid(fields['decryption_proofs'], (item) => readProof(reckoning.group, item))
  for (const [n, row] of factors.entries())
    for (const [at, factor] of row.entries())
      within({ question: n + 1, choice: at + 1 }, () =>
        checkFactor(reckoning, { fingerprint, publicPart, alpha: tally[n]?.[at]?.alpha as bigint, factor }, proofs[n]?.[at] as Proof),
      )
  return { factors, proofs }
}

/** Lagrange's coefficient of `of` at 0 over these positions, modulo q. */
export const lagrange = (positions: readonly number[], of: number, q: bigint): bigint =>
  positions.reduce((product, k) => {
    if (k === of) return product
    const fraction = BigInt(k) * inverse(BigInt(k - of), q)
    return (((product * fraction) % q) + q) % q
  }, 1n)

/** g^m of every sum: beta divided by what the trustees' factors give together. Takes the first k of a threshold party that came. */
export const combine = (election: Election, trustees: Trustees, tally: Tally, parts: ReadonlyMap<number, Factors>): bigint[][] => {
  const { times, power, invert, group } = election.in
  const shares = trustees.parties.flatMap(({ kind, numbers, threshold }) => {
    const came = [...parts.keys()].filter((owner) => numbers.some((number) => number === owner)).slice(0, threshold)
    must(came.length === threshold, 'factor-missing', { came: came.length, needed: threshold })
    const positions = came.map((owner) => numbers.findIndex((number) => number === owner) + 1)
    return came.map((owner, n) => ({
      factors: (parts.get(owner) as Factors).factors,
      exponent: kind === 'Single' ? 1n : lagrange(positions, positions[n] as number, group.q),
    }))
  })
  return tally.map((sums, n) =>
    sums.map(({ beta }, at) => {
      const factor = times(1n, ...shares.map(({ factors, exponent }) => raised(power, factors[n]?.[at] as bigint, exponent)))
      return times(beta, invert(factor))
    }),
  )
}
const raised = (power: Arithmetic['power'], x: bigint, exponent: bigint): bigint => (exponent === 1n ? x : power(x, exponent))

/** The largest total weight whose logarithms we look for: 2²⁰ steps each way. */
export const MAX_WEIGHT = 2 ** 40

/** m in g^m, 0 ≤ m ≤ most, by baby steps and giant steps. */
export const logarithm = ({ g, times, invert, group }: Arithmetic, x: bigint, most: number): number => {
  let stride = 1
  while (stride * stride <= most) stride *= 2
  const steps = new Map<bigint, number>()
  for (let n = 0, step = 1n; n < stride; n++, step = times(step, group.g)) steps.set(step, n)
  const back = invert(g(scalar(group, BigInt(stride))))
  for (let giant = 0, rest = x; giant < stride; giant++, rest = times(rest, back)) {
    const found = steps.get(rest)
    if (found !== undefined) return giant * stride + found
  }
  must(false, 'result', { most })
}

/** The result, from factors that have been checked. `weight` is the sum of the weights of the ballots that count. */
export const resultOf = (
  election: Election,
  trustees: Trustees,
  tally: Tally,
  parts: ReadonlyMap<number, Factors>,
  weight: number,
): Result => combine(election, trustees, tally, parts).map((sums) => sums.map((x) => logarithm(election.in, x, weight)))

export const writeResult = (result: Result): string => JSON.stringify({ result })

/** Reads a result and checks that it is what the sums open to: no logarithm is looked for. */
export const checkResult = (election: Election, opened: readonly (readonly bigint[])[], text: string): Result => {
  const { result } = readFields(parseJson(text), 'result')
  return readExactly(result, election.questions.length, (row, n) =>
    readExactly(row, widthOf(election.questions[n] as Question), (item, at) => {
      const count = readInteger(item)
      must(election.in.g(BigInt(count)) === opened[n]?.[at], 'result', { question: n + 1, choice: at + 1, said: count })
      return count
    }),
  )
}
