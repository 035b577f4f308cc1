import { Rising } from './Rising.tsx'

/** One figure with its name: 收回 43. */
export const Count = ({
  label,
  value,
  of,
  size = 'large',
}: {
  label: string
  value: number
  of?: string
  size?: 'large' | 'huge' | 'plain'
}) => (
  <div className={`count count-${size}`}>
    <dt>{label}</dt>
    <dd>
      <Rising value={value} />
      {of && <span className="count-of">{of}</span>}
    </dd>
  </div>
)
