/** A bar with its figures; `label` names what is counted. */
export const Progress = ({ value, of, label, showFigures = true }: { value: number; of: number; label: string; showFigures?: boolean }) => {
  return (
    <div className="progress">
      <div className="progress-words">
        <span>{label}</span>
        {showFigures && (
          <span className="figure">
            {value} / {of}
          </span>
        )}
      </div>
      <progress aria-label={label} value={Math.min(value, of)} max={Math.max(1, of)}>
        {value} / {of}
      </progress>
    </div>
  )
}
