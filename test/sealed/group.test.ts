/** The door through which numbers come in. What is outside the subgroup stays outside. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arithmetic, bigIntPower } from '../../machines/sealed/arithmetic.ts'
import { Fault } from '../../machines/sealed/fault.ts'
import { groupOf, GROUPS, inverse, randomScalar, readElement, readScalar, readSecret } from '../../machines/sealed/group.ts'
import { firstStranger } from '../../machines/sealed/membership.ts'
import { secretPower } from '../../server/sealed-power.ts'
import { BELENIOS_2048, power, random, RFC_3526_2048 } from './stand.ts'

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.code
    throw thrown
  }
  return ''
}

const fast = arithmetic(BELENIOS_2048, { power })
const member = fast.g(123456789n)
const exponent = fc.bigInt({ min: 0n, max: BELENIOS_2048.q - 1n })

describe.each(GROUPS.map((group) => [group.name, group] as const))('the group %s', (name, group) => {
  test('is what its name says: g has order q, which divides p − 1', () => {
    expect(groupOf(name)).toBe(group)
    expect((group.p - 1n) % group.q).toBe(0n)
    expect(bigIntPower(group)(group.g, [group.q])).toEqual([1n])
    expect(group.g).not.toBe(1n)
  })

  test.each([
    ['0', '0', 'element-range'],
    ['1', '1', 'element-range'],
    ['p − 1', (group.p - 1n).toString(), 'element-range'],
    ['p', group.p.toString(), 'element-range'],
    ['p + 4', (group.p + 4n).toString(), 'element-range'],
    ['leading zero', '04', 'element-form'],
    ['negative number', '-4', 'element-form'],
    ['sign', '+4', 'element-form'],
    ['blank before', ' 4', 'element-form'],
    ['blank behind', '4 ', 'element-form'],
    ['line end', '4\n', 'element-form'],
    ['fraction', '4.0', 'element-form'],
    ['hexadecimal', '0x4', 'element-form'],
    ['power of ten', '4e3', 'element-form'],
    ['wide digit', '４', 'element-form'],
    ['nothing', '', 'element-form'],
    ['618 digits', '1'.repeat(618), 'element-form'],
  ])('takes no %s for an element', (_, text, code) => {
    expect(codeOf(() => readElement(group, text))).toBe(code)
  })

  test.each([
    ['q', group.q.toString()],
    ['q + 1', (group.q + 1n).toString()],
    ['negative number', '-1'],
    ['leading zero', '01'],
    ['nothing', ''],
    ['blank', ' 1'],
    ['618 digits', '1'.repeat(618)],
  ])('takes no %s for an exponent', (_, text) => {
    expect(codeOf(() => readScalar(group, text))).toBe('scalar')
  })

  test('takes what is in range', () => {
    expect(readScalar(group, '0')).toBe(0n)
    expect(readScalar(group, (group.q - 1n).toString())).toBe(group.q - 1n)
    expect(readElement(group, group.g.toString())).toBe(group.g)
    expect(readSecret(group, (group.q + 5n).toString())).toBe(5n)
    expect(codeOf(() => readSecret(group, '-5'))).toBe('scalar')
  })
})

test('another group is not known', () => {
  expect(codeOf(() => groupOf('Ed25519'))).toBe('election-group')
})

describe('membership', () => {
  // Of order 2, 3 and 6: what a check of the range alone would let in.
  const { p, q } = BELENIOS_2048
  const raise = bigIntPower({ ...BELENIOS_2048, q: p })
  const ofOrder = (order: bigint): bigint => {
    for (let base = 2n; ; base++) {
      const element = raise(base, [(p - 1n) / order])[0] ?? 0n
      // Of this order and of none that divides it.
      if ([2n, 3n].every((part) => order % part > 0n || raise(element, [order / part])[0] !== 1n)) return element
    }
  }
  const small = [2n, 3n, 6n].map(ofOrder)

  test('is only of the powers of g', () => {
    expect(fast.isMember(member)).toBe(true)
    for (const stranger of [0n, 1n, p - 1n, p, 2n, ...small, ...small.map((each) => (each * member) % p)])
      expect(fast.isMember(stranger)).toBe(false)
    for (const [n, each] of small.entries()) expect(raise(each, [[2n, 3n, 6n][n] ?? 0n])).toEqual([1n])
    expect(q % 2n).toBe(1n)
  })

  test('of many at once finds the one stranger, wherever it stands', () => {
    const many = Array.from({ length: 150 }, (_, n) => fast.g(BigInt(n + 2)))
    expect(firstStranger(fast, many, random)).toBe(-1)
    for (const at of [0, 77, 149])
      for (const bad of small) {
        const mixed = many.map((each, n) => (n === at ? (each * bad) % p : each))
        expect(firstStranger(fast, mixed, random)).toBe(at)
      }
  })

  test('of a few asks each', () => {
    expect(firstStranger(fast, [member, 2n, member], random)).toBe(1)
    expect(firstStranger(fast, [member, member])).toBe(-1)
  })
})

describe('powers', () => {
  const slow = arithmetic(BELENIOS_2048)
  const heavy = arithmetic(BELENIOS_2048, { power, tables: 'heavy' })
  const plain = (base: bigint, e: bigint): bigint => {
    let [result, square, rest] = [1n, base % BELENIOS_2048.p, e]
    for (; rest > 0n; rest >>= 1n) {
      if (rest & 1n) result = (result * square) % BELENIOS_2048.p
      square = (square * square) % BELENIOS_2048.p
    }
    return result
  }

  test('are the same by tables, by BigInt and by OpenSSL, with and without a stopwatch', () => {
    const secret = secretPower(BELENIOS_2048)
    fc.assert(
      fc.property(fc.oneof(exponent, fc.constantFrom(0n, 1n, 2n, BELENIOS_2048.q - 1n)), (e) => {
        const expected = plain(member, e)
        expect(slow.powers(member, [e, 1n])).toEqual([expected, member])
        expect(fast.power(member, e)).toBe(expected)
        expect(secret(member, [e])[0]).toBe(expected)
        expect(slow.g(e)).toBe(plain(BELENIOS_2048.g, e))
        expect(heavy.g(e)).toBe(slow.g(e))
      }),
      { numRuns: 12 },
    )
  })

  test('divided by powers of g are the same both ways', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ exponent, by: fc.integer({ min: 0, max: 20 }) }), { minLength: 1, maxLength: 3 }), (shifts) => {
        const expected = shifts.map(
          ({ exponent: e, by }) => (plain(member, e) * plain(slow.invert(BELENIOS_2048.g), e * BigInt(by))) % BELENIOS_2048.p,
        )
        expect(slow.shiftedPowers(member, shifts)).toEqual(expected)
        expect(fast.shiftedPowers(member, shifts)).toEqual(expected)
      }),
      { numRuns: 6 },
    )
  })

  test('in the larger group too', () => {
    const [ours, openssl] = [arithmetic(RFC_3526_2048), arithmetic(RFC_3526_2048, { power })]
    const e = randomScalar(RFC_3526_2048, random)
    expect(ours.g(e)).toBe(openssl.power(RFC_3526_2048.g, e))
    expect(ours.power(RFC_3526_2048.g, e)).toBe(ours.g(e))
  })
})

test('an inverse undoes', () => {
  fc.assert(fc.property(exponent, (e) => e === 0n || (inverse(e, BELENIOS_2048.q) * e) % BELENIOS_2048.q === 1n))
  expect((inverse(-3n, BELENIOS_2048.q) * (BELENIOS_2048.q - 3n)) % BELENIOS_2048.q).toBe(1n)
})
