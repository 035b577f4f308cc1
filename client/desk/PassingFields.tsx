/** Base, comparator and fraction of what it takes to pass. */
import type { Passing } from '../../machines/matters.ts'
import { Choice } from './Choice.tsx'
import { useDeskWords } from './desk-words.ts'
import { ruleLine } from './rule-line.ts'

const BASES = ['roll', 'present', 'returned', 'valid'] as const
const COMPARATORS = ['>', '>='] as const
const FRACTIONS = ['1/2', '2/3', '3/4'] as const

type PassingFieldsProps = { passing: Passing; onChange: (passing: Passing) => void; roll: number }

/** A base weaker than the whole roll is allowed, and said to be so. */
export const PassingFields = ({ passing, onChange, roll }: PassingFieldsProps) => {
  const w = useDeskWords()
  const change = (part: Partial<Passing>) => onChange({ ...passing, ...part })
  const fraction = `${passing.numerator}/${passing.denominator}` as (typeof FRACTIONS)[number]
  return (
    <fieldset className="stack">
      <legend>{w('configure.passing')}</legend>
      <Choice
        label={w('configure.base')}
        value={passing.base}
        onChange={(base) => change({ base })}
        options={BASES.map((value) => ({ value, label: w.name('base', value) }))}
      />
      <div className="row">
        <Choice
          label={w('configure.comparator')}
          value={passing.comparator}
          onChange={(comparator) => change({ comparator })}
          options={COMPARATORS.map((value) => ({ value, label: w(value === '>' ? 'configure.over' : 'configure.atLeast') }))}
        />
        <Choice
          label={w('configure.fraction')}
          value={fraction}
          options={FRACTIONS.map((value) => ({ value, label: value }))}
          onChange={(value) => {
            const [numerator = 1, denominator = 2] = value.split('/').map(Number)
            change({ numerator, denominator })
          }}
        />
      </div>
      <p className={passing.base === 'roll' ? 'quiet' : 'notice notice-warn'}>
        {ruleLine(w, passing, roll)}
        {passing.base !== 'roll' && (
          <>
            <br />⚠ {w('result.weaker')}
          </>
        )}
      </p>
    </fieldset>
  )
}
