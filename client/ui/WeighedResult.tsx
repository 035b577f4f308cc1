/** An appraisal over all its groups, above what one of them made of it. */
import './standings.css'
import { listRatings } from '../../server/ratings-contract.ts'
import { useList } from '../subjects.ts'
import { standingWords } from '../words/standings.ts'
import { useWords } from '../words.ts'
import { Failed } from './Failed.tsx'
import { RatedLine } from './RatedLine.tsx'
import { Waiting } from './Waiting.tsx'

export const WeighedResult = ({ ballot }: { ballot: string }) => {
  const w = useWords(standingWords)
  const { data, error, refetch } = useList(listRatings, { query: { ballot } })
  if (!data) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting />
  return (
    <section aria-labelledby="weighed-heading">
      <h2 id="weighed-heading">{w('rating.weighedTitle')}</h2>
      {data.items.length === 0 && <p className="quiet">{w('rating.weighedLater')}</p>}
      <ol className="standings">
        {data.items.map(({ person, name, lines }) => (
          <li key={person} className="standing">
            <p className="standing-head">
              <strong>{name}</strong>
            </p>
            {lines.map((line) => (
              <RatedLine key={line.id} line={line} />
            ))}
          </li>
        ))}
      </ol>
      <h2>{w('rating.thisGroup')}</h2>
    </section>
  )
}
