/** A result: the whole roll with its pass line, or a line a person where several are voted on at once. */
import { ratersOf } from '../../machines/raters.ts'
import { Figures } from '../ui/Figures.tsx'
import { Ratings } from '../ui/Ratings.tsx'
import { ResultBar } from '../ui/ResultBar.tsx'
import { Standings } from '../ui/Standings.tsx'
import { WeighedResult } from '../ui/WeighedResult.tsx'
import type { BallotView } from './day.tsx'
import { useDeskWords } from './desk-words.ts'

const isCounted = (state: string) => ['counted', 'certified', 'announced', 'archived'].includes(state)

const Table = ({ ballot: { context } }: { ballot: BallotView }) => {
  const w = useDeskWords()
  const marks = context.items[0]?.marks ?? []
  const hasVerdicts = context.verdicts.length > 0
  return (
    <table className="result-table">
      <thead>
        <tr>
          <th scope="col">{w('result.name')}</th>
          {marks.map((mark) => (
            <th key={mark} scope="col" className="number">
              {w.name('mark', mark)}
            </th>
          ))}
          {hasVerdicts && <th scope="col">{w('result.verdict')}</th>}
        </tr>
      </thead>
      <tbody>
        {context.items.map((item) => {
          const verdict = context.verdicts.find((of) => of.item === item.id)
          return (
            <tr key={item.id}>
              <th scope="row">{item.title}</th>
              {marks.map((mark) => (
                <td key={mark} className="number figure">
                  {context.tally?.[item.id]?.[mark] ?? 0}
                </td>
              ))}
              {hasVerdicts && (
                <td>
                  {w(verdict?.passed ? 'result.passed' : 'result.notPassed')}
                  {verdict ? ` · ${w('result.needed', { n: verdict.needed })}` : ''}
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const Question = ({ ballot: { context } }: { ballot: BallotView }) => {
  const item = context.items[0]
  const verdict = context.verdicts[0]
  const votes = (mark: string) => (item ? (context.tally?.[item.id]?.[mark] ?? 0) : 0)
  if (!verdict) return null
  return (
    <ResultBar
      approve={votes('approve')}
      oppose={votes('oppose')}
      abstain={votes('abstain')}
      roll={context.roll}
      needed={verdict.needed}
      passed={verdict.passed}
    />
  )
}

const Counted = ({ ballot }: { ballot: BallotView }) => {
  const { context } = ballot
  if (context.sheet?.kind === 'election') return <Standings context={context} />
  if (context.sheet?.kind === 'rating')
    return (
      <>
        {context.announcedAt !== null && ratersOf(context.sheet) && <WeighedResult ballot={ballot.id} />}
        <Ratings context={context} />
      </>
    )
  const single = context.items.length === 1 && context.verdicts.length === 1
  return single ? <Question ballot={ballot} /> : <Table ballot={ballot} />
}

export const BallotResult = ({ ballot }: { ballot: BallotView }) => {
  const w = useDeskWords()
  const { state, context } = ballot
  if (!isCounted(state) || (state === 'archived' && context.announcedAt === null)) return null
  if (context.tally === null) return <p className="notice">{w('result.withheld')}</p>
  return (
    <section className="ballot-result stack">
      {context.announcedAt === null && (
        <p className="notice notice-warn unannounced">
          <span aria-hidden="true">⚠ </span>
          <strong>{w('result.unannounced')}</strong>
          {w(context.revealedAt === null ? 'result.unannouncedWhy' : 'result.calledOut')}
        </p>
      )}
      <Figures
        items={[
          { label: w('figure.roll'), value: context.roll },
          { label: w('figure.present'), value: context.present },
          { label: w('figure.issued'), value: context.issued },
          { label: w('figure.returned'), value: context.returned ?? 0 },
          { label: w('figure.valid'), value: context.valid ?? 0 },
          { label: w('figure.invalid'), value: context.invalid ?? 0 },
        ]}
      />
      <Counted ballot={ballot} />
    </section>
  )
}
