/**
 * Powers in a group, fast enough for phones without any help and faster with some.
 *
 * Of bases that come again and again (g, the election's key) tables are made (Lim and Lee's comb); a prover needs no others. Powers of
 * the elements in ballots are a plug-in, `Power`: the one here is plain BigInt, the server hands in OpenSSL's.
 *
 * Nothing here runs in constant time. Whoever can measure a phone to the microsecond while it votes can also read its screen.
 */
import { bytesToNumber, inverse, type Group } from './group.ts'
import { hashOf, jsonHash, type Sha256 } from './hash.ts'

/** base^e modulo p for each exponent, 0 ≤ e < 2^2048. */
export type Power = (base: bigint, exponents: readonly bigint[]) => bigint[]

/** How large the tables of fixed bases are made: `light` for one ballot (2 × 500 multiplications), `heavy` for hundreds. */
export type Tables = 'light' | 'heavy'
export type FixedBase = (exponent: bigint) => bigint

export type Arithmetic = {
  readonly group: Group
  /** HJSON (4.15): of a ballot its tracker. */
  hash: (text: string) => string
  /** The hash of a text as a number modulo q. */
  challenge: (text: string) => bigint
  times: (...factors: readonly bigint[]) => bigint
  /** 1/x. */
  invert: (x: bigint) => bigint
  powers: Power
  power: (base: bigint, exponent: bigint) => bigint
  /** base^e / g^(by · e) for each: what a proof that something is `by` needs of a ciphertext's beta. */
  shiftedPowers: (base: bigint, shifts: readonly Shift[]) => bigint[]
  /** A function for a base that is used often. */
  fixed: (base: bigint) => FixedBase
  /** g^e. */
  g: FixedBase
  /** Whether x is in the subgroup of order q, other than 1. */
  isMember: (x: bigint) => boolean
}
export type Shift = { exponent: bigint; by: number }

/** What makes it faster, handed in: powers and hashes of the machine, larger tables. */
export type Tools = { readonly power?: (group: Group) => Power; readonly tables?: Tables; readonly sha256?: Sha256 }

export const arithmetic = (group: Group, { power: plugged, tables = 'light', sha256 }: Tools = {}): Arithmetic => {
  const { p, q } = group
  const times = (...factors: readonly bigint[]) => factors.reduce((product, factor) => (product * factor) % p)
  const powers = (plugged ?? bigIntPower)(group)
  const fixed = (base: bigint) => comb(group, base, tables)
  const g = fixed(group.g)
  // g^−m for the few m that are ever claimed.
  const lowered: bigint[] = []
  const over = (m: number) => (lowered[m] ??= g((q - (BigInt(m) % q)) % q))

  // Plain BigInt shares the squarings of one base between its exponents; a plug-in shares nothing and is better off with several bases.
  const inPlace = (base: bigint, shifts: readonly Shift[]) => {
    const raised = powers(
      base,
      shifts.map(({ exponent }) => exponent),
    )
    return raised.map((each, n) => {
      const { exponent, by } = shifts[n] as Shift
      return by === 0 ? each : times(each, g((q - ((exponent * BigInt(by)) % q)) % q))
    })
  }
  const oneByOne = (base: bigint, shifts: readonly Shift[]) =>
    shifts.map(({ exponent, by }) => powers(by === 0 ? base : times(base, over(by)), [exponent])[0] as bigint)

  return {
    group,
    hash: (text) => jsonHash(text, sha256),
    challenge: (text) => bytesToNumber(hashOf(text, sha256)) % q,
    times,
    invert: (x) => inverse(x, p),
    powers,
    power: (base, exponent) => powers(base, [exponent])[0] as bigint,
    shiftedPowers: plugged ? oneByOne : inPlace,
    fixed,
    g,
    isMember: (x) => x > 1n && x < p && powers(x, [q])[0] === 1n,
  }
}

const bitLength = (x: bigint): number => x.toString(2).length

/**
 * Yao's method: the squarings of a base are done once, base^(16^i), and every exponent costs about 94 multiplications for 256 bits.
 * Made for a base with several exponents, as in proofs; with one it is no slower than a sliding window.
 */
export const bigIntPower =
  ({ p }: Group): Power =>
  (base, exponents) => {
    const digits = exponents.map((exponent) => exponent.toString(16))
    const longest = digits.reduce((most, each) => (each.length > most ? each.length : most), 0)
    const steps = [base % p]
    for (let n = 1; n < longest; n++) {
      let x = steps[n - 1] as bigint
      for (let squaring = 0; squaring < 4; squaring++) x = (x * x) % p
      steps.push(x)
    }
    return digits.map((each) => {
      const buckets: (bigint | undefined)[] = Array.from({ length: 16 })
      for (let n = 0; n < each.length; n++) {
        const digit = parseInt(each[each.length - 1 - n] as string, 16)
        const step = steps[n] as bigint
        const held = buckets[digit]
        if (digit > 0) buckets[digit] = held === undefined ? step : (held * step) % p
      }
      let [running, product] = [1n, 1n]
      for (let digit = 15; digit > 0; digit--) {
        const held = buckets[digit]
        if (held !== undefined) running = (running * held) % p
        product = (product * running) % p
      }
      return product
    })
  }

const SIZES: Record<Tables, { teeth: number; blocks: number }> = { light: { teeth: 6, blocks: 4 }, heavy: { teeth: 10, blocks: 4 } }

/** Lim and Lee's comb: the exponent's bits in `teeth` rows of `blocks` pieces, a table of all columns of each piece. */
const comb = ({ p, q }: Group, base: bigint, tables: Tables): FixedBase => {
  const { teeth, blocks } = SIZES[tables]
  const row = (bitLength(q) + teeth - 1 - ((bitLength(q) + teeth - 1) % teeth)) / teeth
  const piece = (row + blocks - 1 - ((row + blocks - 1) % blocks)) / blocks
  const squares = [base % p]
  for (let n = 1; n < row * teeth; n++) squares.push(((squares[n - 1] as bigint) * (squares[n - 1] as bigint)) % p)
  const table = Array.from({ length: blocks }, (_, block) => {
    const columns = [1n]
    for (let tooth = 0; tooth < teeth; tooth++) {
      const first = squares[tooth * row + block * piece] as bigint
      for (let low = 0; low < 1 << tooth; low++) columns.push(low === 0 ? first : ((columns[low] as bigint) * first) % p)
    }
    return columns
  })
  return (exponent) => {
    const bits = exponent.toString(2).padStart(row * teeth, '0')
    let product = 1n
    for (let at = piece - 1; at >= 0; at--) {
      if (product !== 1n) product = (product * product) % p
      for (let block = 0; block < blocks; block++) {
        const column = block * piece + at
        if (column >= row) continue
        let index = 0
        for (let tooth = teeth - 1; tooth >= 0; tooth--) index = index * 2 + (bits[bits.length - 1 - tooth * row - column] === '1' ? 1 : 0)
        if (index > 0) product = (product * (table[block]?.[index] as bigint)) % p
      }
    }
    return product
  }
}
