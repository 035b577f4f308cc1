/** What goes on in the hall, for those who sit in it: a recess and its end, the item discussed, and asking for the floor. */
import { useState } from 'react'
import type { Seat } from '../../machines/actor.ts'
import type { AgendaItem } from '../../machines/agenda.ts'
import type { KnownRequest } from '../../machines/floor.ts'
import { listFloor, type FloorRow } from '../../server/session-contract.ts'
import { newId } from '../api.ts'
import { clockOf } from '../format.ts'
import { seatIn } from '../me.ts'
import { refusalOf } from '../offer.ts'
import { useList, useMe, useSay, useSubject, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Countdown, Elapsed } from '../ui/Countdown.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useWords } from '../words.ts'
import { phoneFloor } from '../words/phone-floor.ts'
import { Sent } from './Sent.tsx'

type Session = SubjectView<'session'>

const Recess = ({ recess }: { recess: NonNullable<Session['context']['recess']> }) => {
  const w = useWords(phoneFloor)
  return (
    <section className="sitting" role="status">
      <p className="sitting-word">{w('recess.now')}</p>
      {recess.reason && <p>{recess.reason}</p>}
      {recess.resumesAt && <p className="sitting-word">{w('recess.until', { when: clockOf(recess.resumesAt) })}</p>}
    </section>
  )
}

const knownOf = ({ state, item, seat, person, delegation }: FloorRow): KnownRequest => ({
  state: state as KnownRequest['state'],
  item,
  seat,
  person,
  delegation,
})

const MyRequest = ({ session, seat, item, rows }: { session: Session; seat: Seat; item: AgendaItem; rows: FloorRow[] }) => {
  const w = useWords(phoneFloor)
  const me = useMe()
  const { say, status, problem, retry } = useSay('session', session.id)
  const [request, setRequest] = useState(newId)
  const waiting = rows.filter(({ state }) => state === 'waiting')
  const before = waiting.findIndex((row) => row.seat === seat.id)
  const mine = waiting[before]
  // Said again after it was answered, it is another request.
  if (rows.some((row) => row.request === request)) setRequest(newId())
  const ask = { type: 'session.askFloor', request, seat: seat.id, item: item.id } as const
  const presence = session.mine.presence ?? 'absent'
  const refusal = refusalOf('session', session, ask, me, {
    seat: { presence, kind: seat.kind, delegation: seat.delegation, head: seat.head },
    request: null,
    asking: mine !== undefined,
    requests: rows.length,
  })
  const withdraw = mine && ({ type: 'session.withdrawFloor', request: mine.request } as const)
  return (
    <>
      {mine && <p role="status">{before === 0 ? w('floor.next') : w('floor.waiting', { n: before })}</p>}
      {!mine && refusal === null && (
        <Button className="big" disabled={status === 'sending'} onClick={() => void say(ask)}>
          {w('floor.ask')}
        </Button>
      )}
      {withdraw && refusalOf('session', session, withdraw, me, { request: knownOf(mine) }) === null && (
        <Button kind="plain" disabled={status === 'sending'} onClick={() => void say(withdraw)}>
          {w('floor.withdraw')}
        </Button>
      )}
      <Sent status={status} retry={retry} />
      <ProblemNotice problem={problem} />
    </>
  )
}

const Discussion = ({ session, item }: { session: Session; item: AgendaItem }) => {
  const w = useWords(phoneFloor)
  const me = useMe()
  const seat = seatIn(me, session.id)
  const { data } = useList(listFloor, { params: { id: session.id }, query: { item: item.id } })
  const { floor } = session.context
  const isMine = floor !== null && floor.person === me.actor.person
  return (
    <section className="sitting" aria-label={w('floor.title', { item: item.title })}>
      <p>{w('floor.title', { item: item.title })}</p>
      {floor && (
        <p className="sitting-word" role="status">
          {isMine ? w('floor.mine') : w('floor.speaks', { name: session.names[floor.person] ?? '' })}{' '}
          {floor.seconds === null ? <Elapsed from={floor.since} /> : <Countdown from={floor.since} seconds={floor.seconds} />}
        </p>
      )}
      {seat && !isMine && data && <MyRequest session={session} seat={seat} item={item} rows={data.rows} />}
    </section>
  )
}

export const Sitting = ({ session: id }: { session: string | null }) => {
  const { data: session } = useSubject('session', id)
  if (!session) return null
  const { recess, items } = session.context
  if (session.state === 'recess' && recess) return <Recess recess={recess} />
  const item = session.state === 'open' ? items.find(({ phase }) => phase === 'discussing') : undefined
  return item ? <Discussion session={session} item={item} /> : null
}
