/** The speakers of the item that is discussed: who has the floor, who waits in which order, and how long each may speak. */
import { useState } from 'react'
import { Segmented } from 'antd'
import type { AgendaItem } from '../../machines/agenda.ts'
import type { KnownRequest } from '../../machines/floor.ts'
import { listFloor, type FloorRow } from '../../server/session-contract.ts'
import { newId } from '../api.ts'
import { refusalOf } from '../offer.ts'
import { useList } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Countdown, Elapsed } from '../ui/Countdown.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { SeatPicker, type Picked } from './SeatPicker.tsx'
import { Sortable } from './Sortable.tsx'
import { useHeld } from './speaking.ts'

const LIMITS = [180, 300, 600, 0] as const
type Limit = (typeof LIMITS)[number]

const knownOf = ({ state, item, seat, person, delegation }: FloorRow): KnownRequest => ({
  state: state as KnownRequest['state'],
  item,
  seat,
  person,
  delegation,
})

const Speaking = ({ row }: { row: FloorRow }) => {
  const w = useDeskWords()
  const { me, session } = useDay()
  const saying = useHeld('session', session.id, session.version)
  const { floor } = session.context
  if (!floor) return null
  const event = { type: 'session.endFloor' } as const
  return (
    <div className="floor-now">
      <p>
        <span className="quiet">{w('floor.speaking')}</span>
        <strong>{row.name}</strong>
        <span className="quiet">{row.delegationName}</span>
      </p>
      <p className="floor-clock">
        {floor.seconds === null ? <Elapsed from={floor.since} /> : <Countdown from={floor.since} seconds={floor.seconds} />}
      </p>
      {refusalOf('session', session, event, me) === null && (
        <Button disabled={saying.busy} onClick={() => void saying.say(event)}>
          {w('floor.end')}
        </Button>
      )}
    </div>
  )
}

const Waiting = ({ row, handle, limit }: { row: FloorRow; handle: React.ReactNode; limit: Limit }) => {
  const w = useDeskWords()
  const { me, session } = useDay()
  const saying = useHeld('session', session.id, session.version)
  const give = { type: 'session.giveFloor', request: row.request, seconds: limit === 0 ? null : limit } as const
  const mayGive = refusalOf('session', session, give, me, { request: knownOf(row) }) === null
  return (
    <>
      {mayGive && handle}
      <span className="floor-who">
        {row.name} <span className="quiet">{row.delegationName}</span>
      </span>
      {mayGive && (
        <>
          <Button
            kind="plain"
            aria-label={w('floor.give', { name: row.name })}
            disabled={saying.busy}
            onClick={() => void saying.say(give)}
          >
            {w.name('word', 'session.giveFloor')}
          </Button>
          <Button
            kind="plain"
            aria-label={w('floor.withdraw', { name: row.name })}
            disabled={saying.busy}
            onClick={() => void saying.say({ type: 'session.withdrawFloor', request: row.request })}
          >
            ✕
          </Button>
        </>
      )}
    </>
  )
}

/** For whoever raises a hand instead of a phone. */
const AddSpeaker = ({ item }: { item: AgendaItem }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const saying = useHeld('session', session.id, session.version)
  const [open, setOpen] = useState(false)
  const ask = (picked: Picked[]) => {
    const [who] = picked
    setOpen(false)
    if (who) void saying.say({ type: 'session.askFloor', request: newId(), seat: who.id, item: item.id })
  }
  if (!open)
    return (
      <Button kind="plain" disabled={saying.busy} onClick={() => setOpen(true)}>
        ＋ {w('floor.add')}
      </Button>
    )
  return <SeatPicker label={w('floor.who')} picked={[]} onChange={ask} as="seat" presentOnly most={1} />
}

export const FloorPanel = ({ item }: { item: AgendaItem }) => {
  const w = useDeskWords()
  const { me, session } = useDay()
  const saying = useHeld('session', session.id, session.version)
  const [limit, setLimit] = useState<Limit>(180)
  const { data } = useList(listFloor, { params: { id: session.id }, query: { item: item.id } })
  const rows = data?.rows ?? []
  const speaking = rows.find(({ request }) => request === session.context.floor?.request)
  const waiting = rows.filter(({ state }) => state === 'waiting').map((row) => ({ ...row, id: row.request, isFixed: false }))
  const spoken = rows.filter(({ state }) => state === 'spoken').length
  const mayAsk = refusalOf('session', session, { type: 'session.askFloor', request: 'new', seat: 'any', item: item.id }, me)
  return (
    <section className="floor" aria-label={w('floor.title')}>
      <header className="panel-head">
        <h2>{w('floor.title')}</h2>
        <p>
          {w('floor.waiting', { n: waiting.length })}
          {spoken > 0 && ` · ${w('floor.spoken', { n: spoken })}`}
        </p>
      </header>
      {speaking && <Speaking row={speaking} />}
      {waiting.length === 0 && !speaking && <p className="quiet">{w('floor.nobody')}</p>}
      <Sortable
        rows={waiting}
        label={w('floor.title')}
        className="floor-line"
        onMove={(request, after) => void saying.say({ type: 'session.orderFloor', request, after })}
      >
        {(row, _place, handle) => <Waiting row={row} handle={handle} limit={limit} />}
      </Sortable>
      {mayAsk?.code !== 'not-entitled' && (
        <div className="row">
          <Segmented<Limit>
            aria-label={w('floor.limit')}
            value={limit}
            onChange={setLimit}
            options={LIMITS.map((value) => ({ value, label: value === 0 ? w('floor.unlimited') : w('floor.minutes', { n: value / 60 }) }))}
          />
          <AddSpeaker item={item} />
        </div>
      )}
    </section>
  )
}
