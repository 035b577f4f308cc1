/** One agenda item: how far it has come, what it is about, and its own words where it is not the one in hand. */
import { Link } from 'wouter'
import { PHASES, isTalkOnly, type AgendaItem } from '../../machines/agenda.ts'
import { refusalOf } from '../offer.ts'
import { useSubject } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { BallotPanel } from './BallotPanel.tsx'
import { Candidates } from './Candidates.tsx'
import { useBallot, useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { FloorPanel } from './FloorPanel.tsx'
import { ItemClock } from './ItemClock.tsx'
import { itemInHand, itemStep } from './next-step.ts'
import { useHeld } from './speaking.ts'
import { Unanswered } from './Unanswered.tsx'

const phasesOf = (item: AgendaItem) =>
  isTalkOnly(item)
    ? PHASES.filter((phase) => phase !== 'voting' && phase !== 'collated' && (item.kind === 'discuss' || phase !== 'discussing'))
    : item.kind === 'decide'
      ? PHASES
      : PHASES.filter((phase) => phase !== 'discussing' && phase !== 'collated')

const Phases = ({ item }: { item: AgendaItem }) => {
  const w = useDeskWords()
  const phases = phasesOf(item)
  const now = phases.indexOf(item.phase)
  return (
    <ol className="phases">
      {phases.map((phase, at) => (
        <li
          key={phase}
          className={at < now || item.phase === 'decided' ? 'phase-done' : at === now ? 'phase-now' : 'phase-ahead'}
          aria-current={at === now ? 'step' : undefined}
        >
          {w.name('phase', phase)}
        </li>
      ))}
    </ol>
  )
}

const Motion = ({ id }: { id: string }) => {
  const w = useDeskWords()
  const { data: motion } = useSubject('motion', id)
  if (!motion) return null
  return (
    <section className="item-motion">
      <p className="kicker">
        {motion.context.number} · {w.name('motionState', motion.state)} · {w('item.textVersion', { n: motion.context.textVersion })}
      </p>
      <p className="item-text">{motion.context.remedy}</p>
      <Link href={`/desk/motions/${id}`}>{w('item.readMotion')}</Link>
    </section>
  )
}

/** The last ballot that was held on it, as a record. */
const Record = ({ item }: { item: AgendaItem }) => {
  const { session, rows } = useDay()
  const last = rows.findLast((row) => row.agendaItem === item.id)
  const { ballot, turnout } = useBallot(last?.id ?? null, session)
  return ballot && <BallotPanel ballot={ballot} turnout={turnout} session={session} />
}

/** What may be done with an item that is looked at out of its turn. */
export const ItemActs = ({ item }: { item: AgendaItem }) => {
  const w = useDeskWords()
  const { me, session, openForm, rows } = useDay()
  const saying = useHeld('session', session.id, session.version)
  const step = itemStep(session, item)
  const isSet = rows.some((row) => row.agendaItem === item.id && !['archived', 'announced'].includes(row.state))
  const mayConfigure = !isTalkOnly(item) && !isSet && item.phase !== 'decided' && item.phase !== 'voting'
  const inHand = itemInHand(session.context)
  const waits = rows.some(({ agendaItem, state }) => agendaItem === item.id && state === 'configured')
  return (
    <div className="quiet-acts">
      {waits && inHand && inHand.id !== item.id && (
        <p className="quiet">{w('item.voteWaits', { n: session.context.items.indexOf(inHand) + 1, title: inHand.title })}</p>
      )}
      {step?.is === 'say' && step.subject === 'session' && (
        <Button refusal={refusalOf('session', session, step.event, me)} disabled={saying.busy} onClick={() => void saying.say(step.event)}>
          {w.name('word', step.event.type)}
        </Button>
      )}
      {item.phase === 'discussing' && (
        <Button kind="plain" onClick={() => openForm('collate', item.id)}>
          {w('quiet.collateWithNote')}
        </Button>
      )}
      {mayConfigure && (
        <Button kind="plain" onClick={() => openForm('configure', item.id)}>
          {w.name('word', 'ballot.configure')}
        </Button>
      )}
    </div>
  )
}

export const ItemPanel = ({ item, withRecord = false }: { item: AgendaItem; withRecord?: boolean }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const number = session.context.items.findIndex((other) => other.id === item.id) + 1
  return (
    <article className="item">
      <p className="kicker">
        {w('item.number', { n: number })} · {w.name('itemKind', item.kind)}
        {item.power !== 'other' && w.name('power', item.power) !== w.name('itemKind', item.kind) && ` · ${w.name('power', item.power)}`}
        {item.method && ` · ${w.name('method', item.method)}`}
      </p>
      <h1>{item.title}</h1>
      {item.override && <p className="notice">{w('ballot.override', { reason: item.override })}</p>}
      <Unanswered item={item} />
      <ItemClock item={item} />
      <Phases item={item} />
      {item.collation && (
        <blockquote className="collation">
          <p className="kicker">{w('collate.note')}</p>
          {item.collation}
        </blockquote>
      )}
      {item.phase === 'discussing' && <FloorPanel item={item} />}
      {item.kind === 'elect' && <Candidates item={item} />}
      {item.motion && <Motion id={item.motion} />}
      {withRecord && <Record item={item} />}
    </article>
  )
}
