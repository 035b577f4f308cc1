/** The result of an appraisal or a survey: a line a person, levels as counts and shares of those who rated. */
import './standings.css'
import type { ContextOf } from '../../machines/rights.ts'
import { ratingsOf } from '../../machines/standings.ts'
import { standingWords } from '../words/standings.ts'
import { useWords } from '../words.ts'

export const percentOf = (permille: number): string => `${(permille / 10).toFixed(1)}%`

/** Hundredths of a point, where the school reckons in points. */
export const Points = ({ points }: { points: number | null }) => {
  const w = useWords(standingWords)
  return points === null ? null : <span className="figure rating-points">{w('rating.points', { n: (points / 100).toFixed(2) })}</span>
}

/** Votes are told where they were counted; an average over groups has none. */
type LevelsProps = { levels: { mark: string; votes: number | null; permille: number }[] | null }

export const LevelTrack = ({ levels }: { levels: { mark: string; permille: number }[] }) => (
  <div className="rating-track" aria-hidden="true">
    {levels.map(({ mark, permille }, at) => (
      <div key={mark} className={`rating-part rating-${at}`} style={{ width: `${permille / 10}%` }} />
    ))}
  </div>
)

/** The levels of one line: a bar of those who rated, then counts and shares. */
export const Levels = ({ levels }: LevelsProps) => {
  const w = useWords(standingWords)
  if (levels === null) return <p className="quiet">{w('rating.few')}</p>
  return (
    <>
      <LevelTrack levels={levels} />
      <dl className="rating-levels">
        {levels.map(({ mark, votes, permille }, at) => (
          <div key={mark}>
            <dt>
              <span className={`rating-swatch rating-${at}`} aria-hidden="true" />
              {w.name('mark', mark)}
            </dt>
            <dd className="figure">
              {votes} <span className={votes === null ? '' : 'quiet'}>{percentOf(permille)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

export const Ratings = ({ context }: { context: Pick<ContextOf['ballot'], 'items' | 'sheet' | 'tally'> }) => {
  const w = useWords(standingWords)
  const rows = ratingsOf(context)
  if (rows.length === 0) return <p className="notice">{w('rating.private')}</p>
  return (
    <ol className="standings">
      {rows.map(({ id, title, raters, levels, points }) => (
        <li key={id} className="standing">
          <p className="standing-head">
            <strong>{title}</strong>
            {levels !== null && <span className="quiet figure">{w('rating.raters', { n: raters })}</span>}
            <Points points={points} />
          </p>
          <Levels levels={levels} />
        </li>
      ))}
    </ol>
  )
}
