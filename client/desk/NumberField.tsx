import { useEffect, useId, useRef } from 'react'
import { LIMIT } from '../../machines/schema.ts'

type NumberFieldProps = {
  label: string
  value: number | null
  onChange: (value: number | null) => void
  takesFocus?: boolean
  wrong?: boolean
}

/** A count of people or papers. Typing over it is one keystroke a digit: the old figure is selected on arrival. */
export const NumberField = ({ label, value, onChange, takesFocus = false, wrong = false }: NumberFieldProps) => {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus) input.current?.focus()
  }, [takesFocus])
  return (
    <div className="field number-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="figure"
        inputMode="numeric"
        autoComplete="off"
        ref={input}
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
