/** The make-up of the roll: counted in whole persons, warned of, never enforced. */
import { DEFAULT_SETTINGS } from '../../machines/settings.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMPOSITION_RULES, compositionOf, type RollFigures } from '../../machines/composition.ts'

/** The demonstration's congress: 57 seats, 42 teachers, 10 leaders, 33 women, 15 of 35 or younger. */
const demo: RollFigures = {
  representatives: 57,
  teachers: 42,
  leaders: 10,
  women: 33,
  frontLine: 47,
  young: 15,
  staff: 186,
  staffWomen: 107,
}
const lineOf = (figures: Partial<RollFigures>, rule: string, floors = DEFAULT_SETTINGS) =>
  compositionOf({ ...demo, ...figures }, floors).find((line) => line.rule === rule)

describe('the make-up of the roll', () => {
  test('every rule has its line, in order', () => {
    expect(compositionOf(demo, DEFAULT_SETTINGS).map(({ rule }) => rule)).toEqual([...COMPOSITION_RULES])
    expect(compositionOf(demo, DEFAULT_SETTINGS).every(({ met }) => met)).toBe(true)
  })

  test.each([
    ['teachers', { teachers: 35 }, 35, true],
    ['teachers', { teachers: 34 }, 35, false],
    ['leaders', { leaders: 11 }, 11, true],
    ['leaders', { leaders: 12 }, 11, false],
    ['women', { women: 32 }, 32, true],
    ['women', { women: 31 }, 32, false],
    ['frontLine', { frontLine: 35 }, 35, true],
    ['frontLine', { frontLine: 34 }, 35, false],
    ['young', { young: 12 }, 12, true],
    ['young', { young: 11 }, 12, false],
  ] as const)('%s %o against %i is %s', (rule, figures, bound, met) => {
    expect(lineOf(figures, rule)).toMatchObject({ bound, met })
  })

  test('exactly 60 % and exactly 20 % are met: the number itself is included', () => {
    expect(lineOf({ representatives: 50, teachers: 30 }, 'teachers')).toMatchObject({ percent: 60, met: true })
    expect(lineOf({ representatives: 50, leaders: 10 }, 'leaders')).toMatchObject({ percent: 20, met: true })
  })

  test('a percentage that rounds up to the floor does not meet it', () => {
    expect(lineOf({ representatives: 1000, teachers: 599 }, 'teachers')).toMatchObject({ percent: 60, met: false })
  })

  test('a school sets its own floors', () => {
    expect(lineOf({ young: 15 }, 'young', { ...DEFAULT_SETTINGS, youngAtLeast: 30 })).toMatchObject({ bound: 18, met: false })
  })

  test('asks nothing of an empty roll, nor of a school without staff', () => {
    const nobody: RollFigures = { representatives: 0, teachers: 0, leaders: 0, women: 0, frontLine: 0, young: 0, staff: 0, staffWomen: 0 }
    expect(compositionOf(nobody, DEFAULT_SETTINGS).map(({ percent, bound, met }) => [percent, bound, met])).toEqual(
      COMPOSITION_RULES.map(() => [0, 0, true]),
    )
  })

  test('agrees with fractions, for any roll', () => {
    const roll = fc
      .integer({ min: 1, max: 20_000 })
      .chain((of) => fc.tuple(fc.constant(of), fc.integer({ min: 0, max: of }), fc.integer({ min: 0, max: of })))
    fc.assert(
      fc.property(roll, ([of, teachers, leaders]) => {
        const figures = { representatives: of, teachers, leaders }
        expect(lineOf(figures, 'teachers')?.met).toBe(teachers * 5 >= of * 3)
        expect(lineOf(figures, 'leaders')?.met).toBe(leaders * 5 <= of)
      }),
    )
  })
})
