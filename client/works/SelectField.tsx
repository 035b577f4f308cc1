import { useId } from 'react'

type SelectFieldProps = {
  label: string
  /** What stands there while nothing is chosen. */
  none: string
  options: { value: string; name: string }[]
  value: string
  onChange: (value: string) => void
}

/** The browser's own list: it opens as a wheel on a phone and needs no learning anywhere. */
export const SelectField = ({ label, none, options, value, onChange }: SelectFieldProps) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
}
