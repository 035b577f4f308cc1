/** The rule a ballot is judged by, in one line: 以全体代表 57 人计，超过 1/2，需 29 票. */
import type { Passing } from '../../machines/matters.ts'
import { votesNeeded } from '../../machines/majority.ts'
import type { useDeskWords } from './desk-words.ts'

/** `ofUnit`: its roll are a unit's whole staff, who are no representatives. */
export const ruleLine = (w: ReturnType<typeof useDeskWords>, passing: Passing, roll: number, ofUnit = false): string => {
  const facts = {
    base: ofUnit && passing.base === 'roll' ? w('rule.ofUnit') : w.name('base', passing.base),
    fraction: `${passing.numerator}/${passing.denominator}`,
    roll,
    n: votesNeeded(passing, roll),
  }
  const reach = w(passing.comparator === '>' ? 'rule.over' : 'rule.atLeast', facts)
  // How many a base weaker than the roll asks for is known only once the papers are counted.
  return passing.base === 'roll' ? w('rule.roll', { ...facts, reach }) : w('rule.other', { ...facts, reach })
}
