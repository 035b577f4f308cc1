/** The result of an election: highest first, each on the whole roll with the pass line at its place. */
import './standings.css'
import type { ContextOf } from '../../machines/rights.ts'
import { standingsOf } from '../../machines/standings.ts'
import { standingWords } from '../words/standings.ts'
import { useWords } from '../words.ts'

type Context = Pick<ContextOf['ballot'], 'items' | 'sheet' | 'tally' | 'election' | 'verdicts' | 'roll' | 'vacancyReason'>

const Summary = ({ context: { sheet, election, vacancyReason } }: { context: Context }) => {
  const w = useWords(standingWords)
  if (sheet?.kind !== 'election' || election === null) return null
  return (
    <p>
      <strong>{w('standing.seats', { seats: sheet.seats, elected: election.elected.length })}</strong>
      {election.open > 0 && ` · ${w('standing.open', { n: election.open })}`}
      {election.vacant > 0 && ` · ${w('standing.vacant', { n: election.vacant })}`}
      {vacancyReason !== null && ` · ${w('standing.leftVacant', { reason: vacancyReason })}`}
    </p>
  )
}

export const Standings = ({ context }: { context: Context }) => {
  const w = useWords(standingWords)
  const { roll, verdicts } = context
  const needed = verdicts[0]?.needed ?? 0
  const share = (n: number) => `${roll === 0 ? 0 : Math.min(100, (100 * n) / roll)}%`
  return (
    <>
      <Summary context={context} />
      <ol className="standings">
        {standingsOf(context).map(({ id, title, votes, oppose, abstain, isWriteIn, place }) => (
          <li key={id} className={`standing standing-${place}`}>
            <p className="standing-head">
              <strong>{title}</strong>
              {isWriteIn && <span className="quiet">{w('standing.writeIn')}</span>}
              <span className="figure">{w('standing.votes', { n: votes })}</span>
              <span className="standing-place">
                {place === 'elected' && <span aria-hidden="true">✓ </span>}
                {w(`standing.${place}`)}
              </span>
            </p>
            <div className="standing-track" aria-hidden="true">
              <div className="standing-bar mark-approve" style={{ width: share(votes) }} />
              <div className="standing-line" style={{ left: share(needed - 0.5) }} />
            </div>
            {!isWriteIn && <p className="quiet figure standing-rest">{w('standing.others', { oppose, abstain })}</p>}
          </li>
        ))}
      </ol>
      <p className="quiet">{w('standing.line', { n: needed })}</p>
    </>
  )
}
