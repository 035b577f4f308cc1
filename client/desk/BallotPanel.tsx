/** One ballot: where its ritual stands, its figures as they rise, and its result for those who may see it. */
import type { TurnoutFigures } from '../turnout.ts'
import { Progress } from '../ui/Progress.tsx'
import { BallotResult } from './BallotResult.tsx'
import { isElectronic, returnedSoFar } from './ballot-step.ts'
import type { BallotView, SessionView } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { SealedPanel } from './KeysPanel.tsx'
import { Ritual } from './Ritual.tsx'
import { ruleLine } from './rule-line.ts'
import { Voting } from './Voting.tsx'

const Officers = ({ ballot: { context, names } }: { ballot: BallotView }) => {
  const w = useDeskWords()
  if (context.scrutineers.length === 0) return null
  const officer = (person: string) =>
    `${names[person] ?? w('person.unnamed')}${person === context.chief ? w('ballot.chief') : ''}${context.certifiedBy.includes(person) ? ` ✓${w('ballot.hasCertified')}` : ''}`
  return (
    <dl className="officers">
      <dt>{w('ballot.scrutineers')}</dt>
      <dd>{context.scrutineers.map(officer).join(w('list.comma'))}</dd>
      {context.tellers.length > 0 && (
        <>
          <dt>{w('ballot.tellers')}</dt>
          <dd>{context.tellers.map((person) => names[person] ?? w('person.unnamed')).join(w('list.comma'))}</dd>
        </>
      )}
    </dl>
  )
}

const Papers = ({ ballot, turnout }: { ballot: BallotView; turnout: TurnoutFigures }) => {
  const w = useDeskWords()
  const { issued, onPaper } = ballot.context
  const returned = returnedSoFar(ballot, turnout)
  const figures = [
    { label: w('figure.issued'), value: issued },
    { label: w('figure.returned'), value: returned },
    { label: w('figure.notReturned'), value: Math.max(0, issued - returned) },
    ...(onPaper > 0 ? [{ label: w('ballot.onPaper'), value: onPaper }] : []),
  ]
  return (
    <div className="papers">
      <dl className="papers-figures">
        {figures.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      <Progress label={w('ballot.turnout')} value={returned} of={issued} showFigures={false} />
      {returned > issued && (
        <p className="notice notice-warn">
          <span aria-hidden="true">⚠ </span>
          {w('ballot.overIssue', { returned, issued })}
        </p>
      )}
    </div>
  )
}

/** Named votes may be watched as they come in. */
const LiveCounts = ({ ballot: { context }, turnout }: { ballot: BallotView; turnout: TurnoutFigures }) => {
  const w = useDeskWords()
  const { counts } = turnout
  if (!counts || context.method !== 'open') return null
  return context.items.map((item) => (
    <div key={item.id} className="live-counts stack">
      {context.items.length > 1 && <h3>{item.title}</h3>}
      {item.marks.map((mark) => (
        <Progress key={mark} label={w.name('mark', mark)} value={counts[item.id]?.[mark] ?? 0} of={context.issued} />
      ))}
    </div>
  ))
}

/** Until it is counted; from then on the result shows the same figures. */
const PAPERS_OUT: string[] = ['issuing', 'open', 'closed', 'reconciled', 'void']

export const BallotPanel = ({ ballot, turnout, session }: { ballot: BallotView; turnout: TurnoutFigures; session: SessionView }) => {
  const w = useDeskWords()
  const { context, state } = ballot
  // Nothing passes by a rating.
  const isRating = context.sheet?.kind === 'rating'
  return (
    <article className="ballot">
      <p className="kicker">
        {w.name('method', context.method)} · {w('ballot.round', { n: context.round })} · {w.name('ballotState', state)}
      </p>
      <h1>{context.title}</h1>
      {!isRating && (
        <p className="rule">{ruleLine(w, context.passing, context.roll || session.context.roll, session.context.unit !== null)}</p>
      )}
      {!isRating && context.passing.base !== 'roll' && (
        <p className="notice notice-warn">
          <span aria-hidden="true">⚠ </span>
          {w('result.weaker')}
        </p>
      )}
      {context.override && <p className="notice">{w('ballot.override', { reason: context.override })}</p>}
      <Ritual ballot={ballot} />
      <Officers ballot={ballot} />
      {PAPERS_OUT.includes(state) && context.issued > 0 && isElectronic(context) && <Papers ballot={ballot} turnout={turnout} />}
      {['issuing', 'open', 'closed'].includes(state) && isElectronic(context) && <Voting ballot={ballot} turnout={turnout} />}
      {context.method === 'sealed' && <SealedPanel ballot={ballot} session={session} />}
      {['open', 'closed', 'reconciled'].includes(state) && <LiveCounts ballot={ballot} turnout={turnout} />}
      {context.voidReason && (
        <p className="notice notice-warn">
          <span aria-hidden="true">⚠ </span>
          {w('ballot.voidBecause', { reason: context.voidReason })}
        </p>
      )}
      <BallotResult ballot={ballot} />
    </article>
  )
}
