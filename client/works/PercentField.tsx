import { useId } from 'react'

/** A slider and the same figure to type: thumbs like the one, keyboards the other. */
export const PercentField = ({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) => {
  const id = useId()
  const change = (typed: string) => onChange(Math.max(0, Math.min(100, Math.round(Number(typed) || 0))))
  return (
    <div className="field percent">
      <label htmlFor={id}>{label}</label>
      <div className="percent-row">
        <input
          type="range"
          min={0}
          max={100}
          step={5}
          value={value}
          aria-label={label}
          aria-valuetext={`${value}%`}
          onChange={(event) => change(event.target.value)}
        />
        <input id={id} type="number" inputMode="numeric" min={0} max={100} value={value} onChange={(event) => change(event.target.value)} />
        <span aria-hidden="true">%</span>
      </div>
    </div>
  )
}
