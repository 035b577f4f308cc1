import { Segmented, Select } from 'antd'
import { useId, type KeyboardEvent } from 'react'

export type Option<T extends string> = { value: T; label: string; disabled?: boolean }
type ChoiceProps<T extends string> = {
  label: string
  value: T
  options: Option<T>[]
  onChange: (value: T) => void
  hint?: string
  disabled?: boolean
}

/** Enter chooses from a list; it does not send the form that the list stands in. */
export const enterChooses = (event: KeyboardEvent): void => {
  if (event.key === 'Enter') event.preventDefault()
}

/** One of a few, all seen at once. */
export const Choice = <T extends string>({ label, value, options, onChange, hint, disabled = false }: ChoiceProps<T>) => (
  <div className="choice">
    <p className="choice-label">{label}</p>
    <Segmented<T> aria-label={label} value={value} options={options} onChange={onChange} disabled={disabled} />
    {hint && <p className="field-note">{hint}</p>}
  </div>
)

/** One of many. */
export const Pick = <T extends string>({ label, value, options, onChange, hint, disabled = false }: ChoiceProps<T>) => {
  const id = useId()
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <Select<T>
        id={id}
        onKeyDown={enterChooses}
        className="wide"
        value={value}
        options={options}
        onChange={onChange}
        disabled={disabled}
        showSearch={{ optionFilterProp: 'label' }}
      />
      {hint && <p className="field-note">{hint}</p>}
    </div>
  )
}
