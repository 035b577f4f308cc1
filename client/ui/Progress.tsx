/** A bar with its figures; `label` names what is counted. */
export const Progress = ({ value, of, label, showFigures = true }: { value: number; of: number; label: string; showFigures?: boolean }) => {
  const share = of === 0 ? 0 : Math.min(1, value / of)
  return (
    <div className="progress">
      <div className="progress-words">
        <span>{label}</span>
        {showFigures && <span className="figure">{value} / {of}</span>}
      </div>
      <div className="progress-bar" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={of} aria-valuenow={value} aria-valuetext={`${value} / ${of}`}>
        <div className="progress-done" style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  )
}
