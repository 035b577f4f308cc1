/** One line of a person as it was rated: by everybody, or by groups that are weighed, with what each of them made of it. */
import type { RatingRow } from '../../server/ratings-contract.ts'
import { standingWords } from '../words/standings.ts'
import { useWords } from '../words.ts'
import { Levels, LevelTrack, percentOf, Points } from './Ratings.tsx'

type Line = RatingRow['lines'][number]
type Part = Line['parts'][number]

const PartLine = ({ part: { names, weight, raters, levels, points } }: { part: Part }) => {
  const w = useWords(standingWords)
  const told = (levels ?? []).map(({ mark, votes, permille }) => `${w.name('mark', mark)} ${votes}（${percentOf(permille)}）`)
  return (
    <li className="rating-group">
      <p className="standing-head">
        <strong>{w('rating.group', { name: names.join(w('rating.comma')), weight })}</strong>
        <span className="quiet figure">{w('rating.raters', { n: raters })}</span>
        <Points points={points} />
      </p>
      {levels === null ? (
        <p className="quiet">{w('rating.notWeighed')}</p>
      ) : (
        <>
          <LevelTrack levels={levels} />
          <p className="quiet figure">{told.join(w('rating.comma'))}</p>
        </>
      )}
    </li>
  )
}

export const RatedLine = ({ line }: { line: Line }) => {
  const w = useWords(standingWords)
  const isWeighed = line.parts.length > 0
  return (
    <div className="rating-aspect">
      <p className="quiet figure">
        {line.aspect !== null && `${line.aspect} · `}
        {w('rating.raters', { n: line.raters })} {isWeighed && `· ${w('rating.weighed')}`} <Points points={line.points} />
      </p>
      <Levels levels={line.levels} />
      {isWeighed && (
        <details className="rating-groups">
          <summary>{w('rating.byGroup')}</summary>
          <ul>
            {line.parts.map((part) => (
              <PartLine key={part.names.join()} part={part} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
