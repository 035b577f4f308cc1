import { useId } from 'react'
import { LIMIT } from '../../machines/events.ts'

type NumberFieldProps = {
  label: string
  value: number | null
  onChange: (value: number | null) => void
  autoFocus?: boolean
  wrong?: boolean
}

/** A count of people or papers. Typing over it is one keystroke a digit: the old figure is selected on arrival. */
export const NumberField = ({ label, value, onChange, autoFocus = false, wrong = false }: NumberFieldProps) => {
  const id = useId()
  return (
    <div className="field number-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="figure"
        inputMode="numeric"
        autoComplete="off"
        autoFocus={autoFocus}
        aria-invalid={wrong}
        value={value ?? ''}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, '').slice(0, 5)
          onChange(digits === '' ? null : Math.min(LIMIT.seats, Number(digits)))
        }}
      />
    </div>
  )
}
