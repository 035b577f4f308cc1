import { useId, type HTMLInputTypeAttribute } from 'react'

export type FieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string
  /** What is wrong with it; read out with the field. */
  wrong?: string | null
  name?: string
  type?: HTMLInputTypeAttribute
  autoComplete?: string
  maxLength?: number
  inputMode?: 'text' | 'numeric' | 'search'
  required?: boolean
}

export const Field = ({ label, value, onChange, hint, wrong = null, type = 'text', ...input }: FieldProps) => {
  const id = useId()
  const note = wrong ?? hint
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={wrong !== null}
        aria-describedby={note ? `${id}-note` : undefined}
        {...input}
      />
      {note && (
        <p id={`${id}-note`} className={wrong ? 'field-wrong' : 'field-note'}>
          {note}
        </p>
      )}
    </div>
  )
}
