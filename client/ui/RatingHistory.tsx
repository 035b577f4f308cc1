/** How one person was rated over the years: an appraisal a line, the latest first. */
import './standings.css'
import type { RatingRow } from '../../server/ratings-contract.ts'
import { dateOf, sessionName } from '../format.ts'
import { standingWords } from '../words/standings.ts'
import { useWords } from '../words.ts'
import { RatedLine } from './RatedLine.tsx'

export const RatingHistory = ({ rows }: { rows: readonly RatingRow[] }) => {
  const w = useWords(standingWords)
  return (
    <ol className="standings">
      {rows.map((row) => (
        <li key={row.ballot} className="standing">
          <p className="standing-head">
            <strong>{row.title}</strong>
            <span className="quiet">
              {sessionName(row, w.lang)} · {dateOf(row.announcedAt, w.lang)}
            </span>
          </p>
          {row.lines.map((line) => (
            <RatedLine key={line.id} line={line} />
          ))}
        </li>
      ))}
    </ol>
  )
}
