import { useId } from 'react'

/** One of a list, with the browser's own picker: on a phone it is the best there is. */
export const Choose = ({
  label,
  value,
  onChange,
  options,
}: {
  label: string
  value: string
  onChange: (id: string) => void
  options: readonly { id: string; name: string }[]
}) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
}
