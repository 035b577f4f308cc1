import { useState } from 'react'
import { Link } from 'wouter'
import type { AgendaItem } from '../../machines/agenda.ts'
import type { BallotRow } from '../../server/replies.ts'
import type { SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Progress } from '../ui/Progress.tsx'
import { usePhoneWords } from './words.ts'

const SIGN = { ahead: '', now: '', done: '✓' } as const
const placeOf = ({ phase }: AgendaItem) => (phase === 'decided' ? 'done' : phase === 'pending' ? 'ahead' : 'now')
/** So many items are shown before the rest is folded. */
const SHOWN = 5

/** The items around the one that runs. */
const around = (items: AgendaItem[]): AgendaItem[] => {
  const next = items.findIndex((item) => placeOf(item) !== 'done')
  const from = Math.max(0, Math.min((next < 0 ? items.length : next) - 1, items.length - SHOWN))
  return items.slice(from, from + SHOWN)
}

const Item = ({ item, at, ballots }: { item: AgendaItem; at: number; ballots: BallotRow[] }) => {
  const w = usePhoneWords()
  const place = placeOf(item)
  const result = ballots.find(
    (ballot) => ballot.agendaItem === item.id && (ballot.state === 'announced' || ballot.state === 'archived') && ballot.passed !== null,
  )
  return (
    <li className={`agenda-item agenda-${place}`} aria-current={place === 'now' ? 'step' : undefined}>
      <span aria-hidden="true" className="agenda-sign">
        {SIGN[place]}
      </span>
      <span className="figure agenda-at">{at}</span>
      <div>
        <p className="agenda-title">{item.title}</p>
        <p className="agenda-facts">
          {place === 'now' && <span>{w.name('phase', item.phase)}</span>}
          {place === 'ahead' && item.method && <span>{w.name('method', item.method)}</span>}
          {place === 'done' && !result && <span className="unseen">{w.name('phase', item.phase)}</span>}
          {result && (
            <Link href={`/ballots/${result.id}`}>
              <strong>{w(result.passed ? 'result.passed' : 'result.notPassed')}</strong> · {w('home.result')}
            </Link>
          )}
          {item.motion && <Link href={`/motions/${item.motion}`}>{w('home.text')}</Link>}
        </p>
      </div>
    </li>
  )
}

export const Agenda = ({ view, ballots }: { view: SubjectView<'session'>; ballots: BallotRow[] }) => {
  const w = usePhoneWords()
  const [whole, setWhole] = useState(false)
  const { items } = view.context
  const done = items.filter((item) => placeOf(item) === 'done').length
  const shown = whole ? items : around(items)
  return (
    <section className="section">
      <h2>{w('home.agenda')}</h2>
      {items.length === 0 ? (
        <p className="quiet">{w('home.agendaEmpty')}</p>
      ) : (
        <>
          <Progress value={done} of={items.length} label={w('home.agendaDone', { n: done, of: items.length })} showFigures={false} />
          <ol className="lines">
            {shown.map((item) => (
              <Item key={item.id} item={item} at={items.indexOf(item) + 1} ballots={ballots} />
            ))}
          </ol>
          {items.length > SHOWN && (
            <Button kind="plain" className="wide" onClick={() => setWhole(!whole)}>
              {w(whole ? 'home.agendaLess' : 'home.agendaAll', { n: items.length })}
            </Button>
          )}
        </>
      )}
    </section>
  )
}
