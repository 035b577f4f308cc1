/** The agenda on the left: what is done, what is on the table, what is to come; and its order while it may be changed. */
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { AgendaItem } from '../../machines/agenda.ts'
import type { SessionEvent } from '../../machines/session-events.ts'
import { isMineToSay, refusalOf } from '../offer.ts'
import { Button } from '../ui/Button.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { itemInHand } from './next-step.ts'
import { useHeld } from './speaking.ts'

const glyphOf = ({ phase }: AgendaItem, isCurrent: boolean) => (phase === 'decided' ? '✓' : isCurrent || phase !== 'pending' ? '●' : '○')

/** Where an item would stand after being moved by one; undefined where there is nothing to move past. */
const movedAfter = (items: AgendaItem[], id: string, by: -1 | 1): string | null | undefined => {
  const at = items.findIndex((item) => item.id === id)
  if (at + by < 0 || at + by >= items.length) return undefined
  return by === 1 ? items[at + 1]?.id : (items[at - 2]?.id ?? null)
}

const ItemTools = ({ item }: { item: AgendaItem }) => {
  const w = useDeskWords()
  const { me, session, openForm } = useDay()
  const saying = useHeld('session', session.id, session.version)
  const move = (by: -1 | 1) => {
    const after = movedAfter(session.context.items, item.id, by)
    if (after !== undefined) void saying.say({ type: 'session.moveItem', item: item.id, after })
  }
  const mayEdit = refusalOf('session', session, { type: 'session.moveItem', item: item.id, after: null }, me) === null
  const override: SessionEvent = { type: 'session.override', item: item.id, method: 'hands', reason: '…' }
  const refusedOverride = refusalOf('session', session, override, me)
  if (!mayEdit && !isMineToSay(refusedOverride)) return null
  return (
    <div className="item-tools">
      {mayEdit && (
        <>
          <Button
            kind="plain"
            aria-label={w('agenda.up')}
            disabled={saying.busy || movedAfter(session.context.items, item.id, -1) === undefined}
            onClick={() => move(-1)}
          >
            ↑
          </Button>
          <Button
            kind="plain"
            aria-label={w('agenda.down')}
            disabled={saying.busy || movedAfter(session.context.items, item.id, 1) === undefined}
            onClick={() => move(1)}
          >
            ↓
          </Button>
          <Button kind="plain" onClick={() => openForm('editItem', item.id)}>
            {w('agenda.edit')}
          </Button>
          <Button kind="plain" onClick={() => openForm('removeItem', item.id)}>
            {w('agenda.remove')}
          </Button>
        </>
      )}
      {isMineToSay(refusedOverride) && (
        <Button kind="plain" refusal={refusedOverride} onClick={() => openForm('override', item.id)}>
          {w.name('word', 'session.override')}
        </Button>
      )}
    </div>
  )
}

/** Arrows walk the list. */
const walk = (event: KeyboardEvent<HTMLButtonElement>) => {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const buttons = [...(event.currentTarget.closest('ol')?.querySelectorAll<HTMLButtonElement>('.agenda-item > button') ?? [])]
  buttons[buttons.indexOf(event.currentTarget) + step]?.focus()
}

const ItemRow = ({ item, at, current }: { item: AgendaItem; at: number; current: AgendaItem | null }) => {
  const w = useDeskWords()
  const { session, selected, select } = useDay()
  const isCurrent = item.id === current?.id && session.state === 'open'
  const isShown = selected === item.id
  const waits = item.since > session.context.agendaAdopted && session.context.agendaAdopted > 0
  return (
    <li className={`agenda-item agenda-${item.phase} ${isCurrent ? 'agenda-current' : ''} ${isShown ? 'agenda-shown' : ''}`}>
      <button
        type="button"
        aria-pressed={isShown}
        aria-current={isCurrent ? 'step' : undefined}
        data-item={item.id}
        onClick={() => select(isShown ? null : item.id)}
        onKeyDown={walk}
      >
        <span className="agenda-glyph" aria-hidden="true">
          {glyphOf(item, isCurrent)}
        </span>
        <span className="agenda-number figure">{at + 1}</span>
        <span className="agenda-title">
          {item.title}
          {/* The tick says it is done; the words are for those who cannot see it. */}
          <span className={item.phase === 'decided' ? 'unseen' : 'agenda-phase'}>
            {waits ? w('agenda.waits') : item.phase === 'pending' ? w.name('itemKind', item.kind) : w.name('phase', item.phase)}
            {item.method && item.phase === 'pending' && ` · ${w.name('method', item.method)}`}
            {item.override && ` · ${w('agenda.overridden')}`}
          </span>
        </span>
      </button>
      {isShown && <ItemTools item={item} />}
    </li>
  )
}

/** Whether items may be added does not depend on which. */
export const ANY_ITEM: SessionEvent = {
  type: 'session.addItem',
  item: 'new',
  after: null,
  title: '…',
  power: 'other',
  kind: 'hear',
  method: null,
  motion: null,
  presenter: null,
  minutes: null,
}

export const AgendaPanel = () => {
  const w = useDeskWords()
  const { me, session, openForm } = useDay()
  const { items, agendaAdopted, agendaVersion } = session.context
  const current = itemInHand(session.context)
  const currentId = current?.id
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    // Only where the column scrolls by itself: on a narrow page this would carry the reader away from the next step.
    const column = list.current?.closest('nav')
    if (!column || column.scrollHeight <= column.clientHeight) return
    column.querySelector(`[data-item="${currentId}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [currentId])
  const mayAdd = refusalOf('session', session, ANY_ITEM, me) === null
  return (
    <nav className="agenda" aria-label={w('agenda.title')}>
      <header className="panel-head">
        <h2>{w('agenda.title')}</h2>
        <p className="quiet">{w(agendaAdopted === agendaVersion ? 'agenda.adopted' : 'agenda.notAdopted', { n: agendaVersion })}</p>
      </header>
      {items.length === 0 && <p className="quiet">{w('agenda.empty')}</p>}
      <ol ref={list}>
        {items.map((item, at) => (
          <ItemRow key={item.id} item={item} at={at} current={current} />
        ))}
      </ol>
      {mayAdd && (
        <Button kind="plain" className="agenda-add" onClick={() => openForm('addItem')}>
          ＋ {w(agendaAdopted > 0 ? 'agenda.addLate' : 'agenda.add')}
        </Button>
      )}
    </nav>
  )
}
