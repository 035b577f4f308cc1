import { useId } from 'react'
import { useWords } from '../words.ts'

export type TextAreaProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** Characters allowed. Typing past it is kept and said, never cut off. */
  limit: number
  hint?: string
  wrong?: string | null
  rows?: number
  required?: boolean
}

/** From this share of the limit on, the count is shown in full ink. */
const NEAR = 0.9

export const TextArea = ({ label, value, onChange, limit, hint, wrong = null, rows = 4, required = false }: TextAreaProps) => {
  const w = useWords()
  const id = useId()
  const left = limit - value.length
  const note = wrong ?? hint
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {note && (
        <p id={`${id}-note`} className={wrong ? 'field-wrong' : 'field-note'}>
          {note}
        </p>
      )}
      <textarea
        id={id}
        rows={rows}
        value={value}
        required={required}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={wrong !== null || left < 0}
        aria-describedby={`${note ? `${id}-note ` : ''}${id}-left`}
      />
      <p id={`${id}-left`} className={left < 0 ? 'field-wrong' : 'field-left'} data-near={value.length > limit * NEAR}>
        {left < 0 ? w('field.over', { n: -left }) : w('field.left', { n: left })}
      </p>
    </div>
  )
}
