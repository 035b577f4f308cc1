/** The lectern: only what the chair says and does, in type for a tablet at arm's length. */
import { itemOf } from '../../machines/agenda.ts'
import { clockOf } from '../format.ts'
import { useCongress } from '../subjects.ts'
import { Figures } from '../ui/Figures.tsx'
import { Answers } from './Answers.tsx'
import { useDay } from './day.tsx'
import { DeskForms } from './DeskForms.tsx'
import { FloorPanel } from './FloorPanel.tsx'
import { ItemClock } from './ItemClock.tsx'
import { NextStep } from './NextStep.tsx'
import { itemInHand } from './next-step.ts'
import { QuietSessionActs } from './QuietActs.tsx'
import { scriptOf } from './script.ts'
import { useDeskWords } from './desk-words.ts'

const Script = () => {
  const w = useDeskWords()
  const day = useDay()
  const { data: congress } = useCongress()
  const names = { ...day.session.names, ...day.ballot?.names }
  const { key, values } = scriptOf(day, {
    name: (table, of) => w.name(table, of),
    person: (id) => names[id] ?? w('person.unnamed'),
    delegation: (id) => congress?.delegations.find((delegation) => delegation.id === id)?.name ?? '',
    clock: clockOf,
    comma: w('list.comma'),
  })
  return (
    <section className="script" aria-labelledby="script-heading">
      <h2 id="script-heading">{w('chair.say')}</h2>
      <p aria-live="polite">{w(key, values)}</p>
    </section>
  )
}

const Items = () => {
  const w = useDeskWords()
  const { session } = useDay()
  const { items } = session.context
  const now = session.state === 'open' ? itemInHand(session.context) : null
  const next = now
    ? items.slice(items.indexOf(now) + 1).find(({ phase }) => phase === 'pending')
    : items.find(({ phase }) => phase === 'pending')
  return (
    <header className="chair-items">
      {now && (
        <div>
          <p className="kicker">
            {w('chair.now')} · {w('item.number', { n: items.indexOf(now) + 1 })}
          </p>
          <h1>{now.title}</h1>
          <ItemClock item={now} />
        </div>
      )}
      {next && (
        <p className="quiet">
          {w('chair.next')}　{next.title}
        </p>
      )}
    </header>
  )
}

const ChairPage = () => {
  const w = useDeskWords()
  const { session } = useDay()
  const { roll, present, onLeave, floor } = session.context
  const now = itemInHand(session.context)
  const talked = (floor && itemOf(session.context.items, floor.item)) ?? now
  return (
    <main className="chair">
      <Items />
      <Script />
      <NextStep />
      <Answers />
      {session.state === 'open' && talked?.phase === 'discussing' && <FloorPanel item={talked} />}
      <section aria-label={w('chair.figures')}>
        <Figures
          items={[
            { label: w('figure.roll'), value: roll },
            { label: w('figure.present'), value: present },
            { label: w('figure.onLeave'), value: onLeave },
          ]}
        />
      </section>
      <QuietSessionActs />
      <DeskForms />
    </main>
  )
}

export default ChairPage
