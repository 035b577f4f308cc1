/** An announced result, readable from the last row: marks on the whole roll, the pass line at its place, the verdict in words. */
import type { BallotItem } from '../../machines/matters.ts'
import type { ContextOf } from '../../machines/rights.ts'
import { ratersOf } from '../../machines/raters.ts'
import { MarksHead } from './MarksHead.tsx'
import { ROOM, usePage } from './paging.ts'
import { Head } from './ResultHead.tsx'
import { ElectionResult, RatingResult } from './StandingsPage.tsx'
import { useScreenWords } from './screen-words.ts'

type Ballot = ContextOf['ballot']
const MARKS = ['approve', 'oppose', 'abstain'] as const

const votesOf = ({ tally }: Ballot, item: BallotItem | undefined, mark: string) => (item ? (tally?.[item.id]?.[mark] ?? 0) : 0)

const Bar = ({ ballot, item, needed }: { ballot: Ballot; item: BallotItem; needed: number }) => {
  const w = useScreenWords()
  const share = (votes: number) => `${ballot.roll === 0 ? 0 : (100 * votes) / ballot.roll}%`
  return (
    <div className="verdict-bar">
      <p className="unseen">{w('result.line', { roll: ballot.roll, n: needed })}</p>
      <div className="verdict-track" aria-hidden="true">
        {MARKS.map((mark) => (
          <div key={mark} className={`verdict-part mark-${mark}`} style={{ width: share(votesOf(ballot, item, mark)) }} />
        ))}
        <div className="verdict-line" style={{ left: share(needed - 0.5) }} />
      </div>
      <div className="verdict-scale figure" aria-hidden="true">
        <span className="verdict-needed" style={{ left: share(needed - 0.5) }}>
          {w('result.needed', { n: needed })}
        </span>
        <span className="verdict-end">{ballot.roll}</span>
      </div>
    </div>
  )
}

const Question = ({ ballot, item }: { ballot: Ballot; item: BallotItem }) => {
  const w = useScreenWords()
  const verdict = ballot.verdicts.find((of) => of.item === item.id)
  if (!verdict) return null
  return (
    <>
      <dl className="verdict-figures">
        {MARKS.map((mark) => (
          <div key={mark}>
            <dt>
              <span className={`verdict-swatch mark-${mark}`} aria-hidden="true" />
              {w.name('mark', mark)}
            </dt>
            <dd className="figure">{votesOf(ballot, item, mark)}</dd>
          </div>
        ))}
      </dl>
      <Bar ballot={ballot} item={item} needed={verdict.needed} />
      <p className={`verdict ${verdict.passed ? 'verdict-passed' : ''}`}>
        <strong>{w(verdict.passed ? 'result.passed' : 'result.notPassed')}</strong>
        <span className="figure">{w('result.needGot', { needed: verdict.needed, got: verdict.got })}</span>
      </p>
      {verdict.weakerThanRoll && <p className="hall-note">{w('result.base', { base: w.name('base', verdict.base) })}</p>}
    </>
  )
}

const Several = ({ ballot }: { ballot: Ballot }) => {
  const w = useScreenWords()
  const marks = ballot.items[0]?.marks ?? []
  const pages = Math.max(1, Math.ceil(ballot.items.length / ROOM))
  const page = usePage(pages)
  return (
    <>
      <Head ballot={ballot} note={pages > 1 ? w('result.page', { n: page + 1, of: pages }) : w('ballot.round', { n: ballot.round })} />
      <table className="verdict-table">
        <MarksHead marks={marks}>
          {ballot.verdicts.length > 0 && <th scope="col">{w('result.needed', { n: ballot.verdicts[0]?.needed ?? 0 })}</th>}
        </MarksHead>
        <tbody>
          {ballot.items.slice(page * ROOM, (page + 1) * ROOM).map((item) => {
            const verdict = ballot.verdicts.find((of) => of.item === item.id)
            return (
              <tr key={item.id}>
                <th scope="row">{item.title}</th>
                {marks.map((mark) => (
                  <td key={mark} className="figure">
                    {votesOf(ballot, item, mark)}
                  </td>
                ))}
                {verdict && (
                  <td>
                    {verdict.passed ? '✓ ' : ''}
                    {w(verdict.passed ? 'result.passed' : 'result.notPassed')}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

const Persons = ({ id, ballot }: { id: string; ballot: Ballot }) => {
  if (ballot.sheet?.kind === 'election') return <ElectionResult ballot={ballot} />
  return ballot.sheet?.kind === 'rating' ? <RatingResult id={id} ballot={ballot} /> : <Several ballot={ballot} />
}

/** Of one of several groups the hall is not told the papers: what it reads is the result of all. */
const Facts = ({ ballot }: { ballot: Ballot }) => {
  const w = useScreenWords()
  const isWhole = ratersOf(ballot.sheet) === null
  const hall: [string, number][] = [
    [w('figure.roll'), ballot.roll],
    [w('figure.present'), ballot.present],
  ]
  const papers: [string, number][] = [
    [w('figure.issued'), ballot.issued],
    [w('figure.returned'), ballot.returned ?? 0],
    [w('figure.valid'), ballot.valid ?? 0],
    [w('figure.invalid'), ballot.invalid ?? 0],
  ]
  return (
    <footer className="verdict-facts">
      <dl>
        {[...hall, ...(isWhole ? papers : [])].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      {ballot.certifiedBy.length > 0 && <p>✓ {w('result.certified')}</p>}
    </footer>
  )
}

export const ResultPage = ({ id, ballot }: { id: string; ballot: Ballot }) => {
  const w = useScreenWords()
  const item = ballot.items[0]
  const isQuestion = ballot.sheet === null && ballot.items.length === 1 && ballot.verdicts.length === 1
  return (
    <div className={`result-page ${isQuestion ? '' : 'result-several'}`}>
      {isQuestion && <Head ballot={ballot} note={w('ballot.round', { n: ballot.round })} />}
      {isQuestion && item ? <Question ballot={ballot} item={item} /> : <Persons id={id} ballot={ballot} />}
      <Facts ballot={ballot} />
    </div>
  )
}
