/**
 * Who sits on the roll (domain 1): teachers at least 60 %, leaders at most 20 %, women in proportion to the staff, a floor
 * of front-line staff and one of people of 35 or younger. Shown with words and never enforced: the machine asks nobody.
 */

/** Representatives whose seats stand, and the staff they stand for. */
export type RollFigures = {
  representatives: number
  teachers: number
  leaders: number
  women: number
  frontLine: number
  /** 35 or younger on the day of the session. */
  young: number
  staff: number
  staffWomen: number
}

/** Percent. The first two are the order's, and a school may be stricter; it sets the others, within what its province asks. */
export type Floors = { teachersAtLeast: number; leadersAtMost: number; frontLineAtLeast: number; youngAtLeast: number }

export const COMPOSITION_RULES = ['teachers', 'leaders', 'women', 'frontLine', 'young'] as const
export type CompositionRule = (typeof COMPOSITION_RULES)[number]

/** `bound` is the number of representatives that the rule asks for, or allows at the most. */
export type CompositionLine = {
  rule: CompositionRule
  count: number
  of: number
  percent: number
  bound: number
  sense: 'atLeast' | 'atMost'
  met: boolean
}

const wholeDown = (numerator: number, denominator: number): number =>
  denominator === 0 ? 0 : (numerator - (numerator % denominator)) / denominator
const wholeUp = (numerator: number, denominator: number): number => wholeDown(numerator + denominator - 1, denominator)

/** All in integers: a share is met by the person, not by the rounded percentage. Nothing is asked of an empty roll. */
export const compositionOf = (figures: RollFigures, floors: Floors): CompositionLine[] => {
  const { representatives: of, teachers, leaders, women, frontLine, young, staff, staffWomen } = figures
  const line = (rule: CompositionRule, count: number, sense: CompositionLine['sense'], bound: number): CompositionLine => ({
    rule,
    count,
    of,
    sense,
    bound,
    percent: wholeDown(200 * count + of, 2 * of),
    met: sense === 'atLeast' ? count >= bound : count <= bound,
  })
  return [
    line('teachers', teachers, 'atLeast', wholeUp(floors.teachersAtLeast * of, 100)),
    line('leaders', leaders, 'atMost', wholeDown(floors.leadersAtMost * of, 100)),
    // In proportion: people cannot be cut, so the whole persons of the share are asked for.
    line('women', women, 'atLeast', wholeDown(staffWomen * of, staff)),
    line('frontLine', frontLine, 'atLeast', wholeUp(floors.frontLineAtLeast * of, 100)),
    line('young', young, 'atLeast', wholeUp(floors.youngAtLeast * of, 100)),
  ]
}
