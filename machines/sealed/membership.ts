/** Many elements asked at once whether they are in the subgroup. */
import type { Arithmetic } from './arithmetic.ts'
import type { Random } from './group.ts'

/** A stranger passes with a chance of 2^−64 at the most, whatever its order: the subsets are drawn after the elements were fixed. */
const ROUNDS = 64
/** So few are sooner asked one by one. */
const FEW = 128
const GROUP = 4

/**
 * Products of random subsets raised to q: each leaves a stranger out, or in, with even chances, and only one of the two can be 1. The
 * products of four elements are made once for all rounds (the method of four Russians): about 18 multiplications an element.
 */
const areMembers = ({ group: { p }, isMember }: Arithmetic, elements: readonly bigint[], random: Random): boolean => {
  const products = Array.from({ length: ROUNDS }, () => 1n)
  for (let from = 0; from < elements.length; from += GROUP) {
    const subsets = [1n]
    for (const element of elements.slice(from, from + GROUP))
      for (let n = 0, length = subsets.length; n < length; n++) subsets.push(((subsets[n] as bigint) * element) % p)
    for (const [round, byte] of random(ROUNDS).entries()) {
      const subset = byte % subsets.length
      if (subset > 0) products[round] = ((products[round] as bigint) * (subsets[subset] as bigint)) % p
    }
  }
  return products.every((product) => product === 1n || isMember(product))
}

/**
 * The position of the first element that is not in the subgroup; −1 if all are. One by one; with randomness all at once, and one by one
 * only to find the stranger.
 */
export const firstStranger = (reckoning: Arithmetic, elements: readonly bigint[], random?: Random): number => {
  if (random && elements.length > FEW && areMembers(reckoning, elements, random)) return -1
  return elements.findIndex((element) => !reckoning.isMember(element))
}
