/** The middle of the desk: what is on the table, and under it the one next step. */
import { itemOf } from '../../machines/agenda.ts'
import { quorumOf } from '../../machines/majority.ts'
import { dateOf } from '../format.ts'
import { Button } from '../ui/Button.tsx'
import { Answers } from './Answers.tsx'
import { BallotPanel } from './BallotPanel.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { ItemActs, ItemPanel } from './ItemPanel.tsx'
import { NextStep } from './NextStep.tsx'
import { Keys } from './KeysPanel.tsx'
import { isOrdered, itemInHand } from './next-step.ts'
import { Simulation } from './RehearsalForms.tsx'
import { QuietBallotActs, QuietSessionActs } from './QuietActs.tsx'
import { ORDER_MATTERS } from './step.ts'
import { Together } from './Together.tsx'

/** The five votes by which the congress orders itself before it opens. */
const Order = () => {
  const w = useDeskWords()
  const { session, rows } = useDay()
  const next = ORDER_MATTERS.find((matter) => !isOrdered(session, rows, matter))
  return (
    <article>
      <p className="kicker">{w.name('sessionState', session.state)}</p>
      <h1>{w('order.title')}</h1>
      <ol className="order">
        {ORDER_MATTERS.map((matter) => {
          const done = isOrdered(session, rows, matter)
          return (
            <li
              key={matter}
              className={done ? 'order-done' : matter === next ? 'order-now' : ''}
              aria-current={matter === next ? 'step' : undefined}
            >
              <span aria-hidden="true">{done ? '✓' : matter === next ? '●' : '○'}</span> {w.name('matter', matter)}
              {done && <span className="quiet"> {w('order.passed')}</span>}
            </li>
          )
        })}
      </ol>
    </article>
  )
}

/** A session that is not sitting: its bare facts. */
const Facts = () => {
  const w = useDeskWords()
  const { session } = useDay()
  const { title, place, opensOn, roll, items, papersSentAt, closedAt, publishedAt } = session.context
  const facts: [string, string | null][] = [
    [w('facts.opensOn'), opensOn && dateOf(opensOn, w.lang)],
    [w('facts.place'), place],
    [w('facts.roll'), w('facts.rollN', { roll, quorum: quorumOf(roll, session.context.quorum) })],
    [w('agenda.title'), w('facts.items', { n: items.length })],
    [w('facts.papers'), papersSentAt && dateOf(papersSentAt, w.lang)],
    [w('facts.closed'), closedAt && dateOf(closedAt, w.lang)],
    [w('facts.published'), publishedAt && dateOf(publishedAt, w.lang)],
  ]
  return (
    <article>
      <p className="kicker">{w.name('sessionState', session.state)}</p>
      <h1>{title}</h1>
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </article>
  )
}

const OnTheTable = () => {
  const { session, ballot, turnout } = useDay()
  if (ballot && ['preparatory', 'open'].includes(session.state)) return <BallotPanel ballot={ballot} turnout={turnout} session={session} />
  if (session.state === 'preparatory') return <Order />
  const item = session.state === 'open' ? itemInHand(session.context) : null
  return item ? <ItemPanel item={item} /> : <Facts />
}

export const Centre = () => {
  const w = useDeskWords()
  const { session, ballot, selected, select } = useDay()
  const item = selected ? itemOf(session.context.items, selected) : undefined
  if (item) {
    return (
      <main className="centre">
        <Button kind="plain" className="centre-back" onClick={() => select(null)}>
          ‹ {w('centre.back')}
        </Button>
        <ItemPanel item={item} withRecord />
        <ItemActs item={item} />
        <Answers />
      </main>
    )
  }
  return (
    <main className="centre">
      <OnTheTable />
      {ballot && <Together ballot={ballot} />}
      <Keys />
      <NextStep />
      <Answers />
      <Simulation />
      {ballot ? <QuietBallotActs ballot={ballot} /> : <QuietSessionActs />}
      <p className="keys quiet">{w('keys.line')}</p>
    </main>
  )
}
