import { Link } from 'wouter'
import type { MotionRow } from '../../server/replies.ts'
import { usePhoneWords } from './words.ts'

/** One motion in a list. */
export const MotionLine = ({ row }: { row: MotionRow }) => {
  const w = usePhoneWords()
  const seeking = row.state === 'seeking_seconds'
  return (
    <li>
      <Link href={`/motions/${row.id}`} className="line">
        <span className="line-title">{row.title}</span>
        <span className="line-facts quiet">
          {row.number && <span className="figure">{row.number}</span>}
          <span className="tag">{w.name('motionState', row.state)}</span>
          {seeking && <span className="figure">{w('motions.seconds', { n: row.seconds, of: row.secondsNeeded })}</span>}
          {row.seconded && <span>{w('motions.seconded')}</span>}
          {row.invited && !row.seconded && seeking && <strong>{w('motions.invited')}</strong>}
          {!row.mine && row.proposerName && <span>{row.proposerName}</span>}
        </span>
      </Link>
    </li>
  )
}
