/** The quota table as it is written (domain 4.1). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seatsBySize } from '../../machines/units.ts'
import { allotment, allotted, leftOut, linesOf, oneEach } from '../../client/desk/renewal.ts'

const departments = [
  { id: 'chinese', name: '语文组', staff: 31 },
  { id: 'maths', name: '数学组', staff: 20 },
  { id: 'empty', name: '空组', staff: 0 },
]
const lines = oneEach(departments, (name) => `${name}选区`)

const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 2, maxLength: 40 })
const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0)

describe('seats by size', () => {
  it('are within one of the exact share, and one at the least', () => {
    const isNear = (n: number, size: number, total: number, seats: number) => n === 1 || Math.abs(n - (size * seats) / total) < 1
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 400 }), (each, seats) => {
        const given = seatsBySize(each, seats)
        return given.every((n, at) => n >= 1 && isNear(n, each[at] ?? 0, sum(each), seats))
      }),
    )
    expect(seatsBySize([31, 28, 25, 23, 21, 18, 16, 14, 10], 57)).toEqual([9, 9, 8, 7, 6, 6, 5, 4, 3])
  })

  it('are as many as there are to give, but for units too small for one', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 40, max: 400 }), (each, seats) => {
        const given = seatsBySize(each, seats)
        const small = each.filter((size) => size * seats < sum(each)).length
        return sum(given) >= seats && sum(given) <= seats + small
      }),
    )
    expect(seatsBySize([99, 1], 10)).toEqual([10, 1])
  })

  it('never give the smaller unit more', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 400 }), (each, seats) => {
        const given = seatsBySize(each, seats)
        return each.every((size, at) => each.every((other, beside) => size <= other || (given[at] ?? 0) >= (given[beside] ?? 0)))
      }),
    )
    expect(seatsBySize([10, 10, 10], 4)).toEqual([2, 1, 1])
  })
})

describe('the quota table', () => {
  it('begins with a unit for each department that has anybody', () => {
    expect(lines.map(({ name }) => name)).toEqual(['语文组选区', '数学组选区'])
    expect(allotted(lines, departments, 10).map(({ seats }) => seats)).toEqual([6, 4])
  })

  it('says nothing while a unit has no seats, no name or no department, or two have the same', () => {
    const [first, second] = allotted(lines, departments, 10)
    if (!first || !second) throw new Error('two lines')
    const said = (changed: typeof first) => allotment([first, changed], [], '筹备组决定')
    expect(said(second)).not.toBeNull()
    expect(said({ ...second, seats: null })).toBeNull()
    expect(said({ ...second, name: ' ' })).toBeNull()
    expect(said({ ...second, departments: [] })).toBeNull()
    expect(said({ ...second, departments: first.departments })).toBeNull()
    expect(allotment([first, second], [], ' ')).toBeNull()
  })

  it('puts units of one delegation together, and keeps a delegation that is there', () => {
    const named = allotted(lines, departments, 10).map((line) => ({ ...line, delegation: '一团' }))
    const event = allotment(named, [{ id: 'first', name: '一团' }], '筹备组决定')
    expect(event?.delegations).toEqual([{ id: 'first', name: '一团' }])
    expect(event?.units.map(({ delegation }) => delegation)).toEqual(['first', 'first'])
    expect(linesOf(event?.units ?? [], event?.delegations ?? [])).toEqual(named)
  })

  it('names who would be left out', () => {
    expect(leftOut(lines.slice(0, 1), departments).map(({ name }) => name)).toEqual(['数学组'])
  })
})
