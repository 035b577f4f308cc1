import { votesNeeded } from '../../machines/majority.ts'
import type { ContextOf } from '../../machines/rights.ts'
import type { useScreenWords } from './screen-words.ts'

/** Method and pass line in one line: 无记名票决 · 全体代表 57 人，需 29 票通过. Nothing passes by a rating. */
export const ruleOf = (w: ReturnType<typeof useScreenWords>, { method, passing, sheet }: ContextOf['ballot'], roll: number): string => {
  if (sheet?.kind === 'rating') return w.name('method', method)
  const fraction = w(passing.comparator === '>' ? 'ballot.over' : 'ballot.atLeast', {
    fraction: `${passing.numerator}/${passing.denominator}`,
  })
  const line =
    passing.base === 'roll'
      ? w('ballot.needed', { roll, n: votesNeeded(passing, roll) })
      : w('ballot.weaker', { base: w.name('base', passing.base), fraction })
  return `${w.name('method', method)} · ${line}`
}
