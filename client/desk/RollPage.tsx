/** The roll: everybody with a seat, where they are, and the slip that lets them log in. */
import { Segmented } from 'antd'
import { useDeferredValue, useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import { PRESENCES, type Presence } from '../../machines/session-context.ts'
import { listSeats } from '../../server/contract.ts'
import type { SeatRow } from '../../server/replies.ts'
import { hasAnyRole } from '../me.ts'
import { useCongress, useOutbox } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { CodeSheet } from './CodeSheet.tsx'
import { Composition } from './Composition.tsx'
import { useDay } from './day.tsx'
import { Assembly } from './Assembly.tsx'
import { ByElectForm } from './ByElectForm.tsx'
import { LeaveForm } from './LeaveForm.tsx'
import { useRollWords } from './roll-words.ts'
import { SeatDrawer } from './SeatDrawer.tsx'
import { seatKey, useSayOfSeat } from './speaking.ts'
import { usePages } from '../pages.ts'

const DOORS_OPEN = ['preparatory', 'open', 'recess']
/** The roll is frozen once the session has opened. */
const ROLL_OPEN = ['preparing', 'papers_out', 'preparatory']
const EVERYBODY = 'all'
type Filter = Presence | typeof EVERYBODY

type SeatActsProps = { row: SeatRow; onLeave: () => void; onCode: () => void; onChange: () => void }

const SeatActs = ({ row, onLeave, onCode, onChange }: SeatActsProps) => {
  const w = useRollWords()
  const { session, me } = useDay()
  const say = useSayOfSeat(session.id)
  const slot = useOutbox(seatKey(session.id, row.seat))
  const open = DOORS_OPEN.includes(session.state)
  const busy = slot.status === 'sending' || slot.status === 'unsent'
  if (!hasAnyRole(me, 'secretary', 'staff', 'admin')) return null
  const change = (
    <Button kind="plain" aria-label={w('seat.changeOf', { name: row.name })} onClick={onChange}>
      {w('seat.change')}
    </Button>
  )
  if (row.presence === 'lapsed') return <div className="seat-acts">{change}</div>
  return (
    <div className="seat-acts">
      {open && row.presence !== 'present' && (
        <Button kind="plain" disabled={busy} onClick={() => void say({ type: 'session.checkIn', seat: row.seat })}>
          {w.name('word', 'session.checkIn')}
        </Button>
      )}
      {open && row.presence === 'present' && (
        <>
          <Button kind="plain" disabled={busy} onClick={() => void say({ type: 'session.stepOut', seat: row.seat })}>
            {w.name('word', 'session.stepOut')}
          </Button>
          <Button
            kind="plain"
            disabled={busy}
            onClick={() => void say({ type: 'session.undoCheckIn', seat: row.seat, reason: w('signIn.undoReason') })}
          >
            {w.name('word', 'session.undoCheckIn')}
          </Button>
        </>
      )}
      {(open || session.state === 'papers_out') && row.presence !== 'present' && row.presence !== 'leave' && (
        <Button kind="plain" disabled={busy} onClick={onLeave}>
          {w.name('word', 'session.grantLeave')}
        </Button>
      )}
      <Button kind="plain" onClick={onCode}>
        {w('roll.newCode')}
      </Button>
      {change}
      {slot.status === 'refused' && <ProblemNotice problem={slot.problem} />}
    </div>
  )
}

const Row = ({ row, delegation, acts }: { row: SeatRow; delegation: string; acts: ReactNode }) => {
  const w = useRollWords()
  return (
    <tr>
      <th scope="row">
        {row.name}
        {row.head && <span className="quiet"> {w('roll.head')}</span>}
      </th>
      <td className="figure">{row.number}</td>
      <td>{delegation}</td>
      <td>{w.name('seatKind', row.kind)}</td>
      <td className={`presence-${row.presence}`}>
        {row.presence === 'present' && '✓ '}
        {w.name('presence', row.presence)}
      </td>
      <td>{acts}</td>
    </tr>
  )
}

const Head = () => {
  const w = useRollWords()
  const { me, session } = useDay()
  return (
    <div className="page-head">
      <h1>{w('nav.roll')}</h1>
      <Link href="/desk/roll/credentials">{w('credentials.open')}</Link>
      <Link href="/desk/roll/terms">{w('terms.open')}</Link>
      {session.context.unit === null && hasAnyRole(me, 'secretary', 'staff', 'presidium') && (
        <Link href="/desk/roll/renewal">{w('renewal.open')}</Link>
      )}
      {hasAnyRole(me, 'secretary', 'staff', 'admin') && <Link href="/desk/roll/slips">{w('slips.open')}</Link>}
    </div>
  )
}

const RollPage = () => {
  const w = useRollWords()
  const { me, session } = useDay()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const [filter, setFilter] = useState<Filter>(EVERYBODY)
  const [leave, setLeave] = useState<SeatRow | null>(null)
  const [code, setCode] = useState<SeatRow | null>(null)
  const [seat, setSeat] = useState<SeatRow | null>(null)
  const [electing, setElecting] = useState(false)
  const query = { limit: '100', ...(text ? { text } : {}), ...(filter === EVERYBODY ? {} : { presence: filter }) }
  const { rows, more, isLoading } = usePages(listSeats, { params: { id: session.id }, query })
  const { data: congress } = useCongress()
  const delegations = new Map(congress?.delegations.map(({ id, name }) => [id, name]))
  const options = [
    { value: EVERYBODY as Filter, label: w('roll.everybody') },
    ...PRESENCES.map((value) => ({ value: value as Filter, label: w.name('presence', value) })),
  ]
  return (
    <main className="page roll">
      <Head />
      {session.context.assembly ? <p className="quiet">{w('assembly.is')}</p> : <Composition />}
      {hasAnyRole(me, 'secretary', 'staff') && <Assembly />}
      <div className="row roll-tools">
        <Field label={w('roll.search')} value={typed} onChange={setTyped} type="search" maxLength={60} />
        <Segmented<Filter> aria-label={w('roll.presence')} value={filter} onChange={setFilter} options={options} />
        {hasAnyRole(me, 'secretary', 'staff') && ROLL_OPEN.includes(session.state) && (
          <Button onClick={() => setElecting(true)}>{w('elect.title')}</Button>
        )}
      </div>
      <table className="roll-table">
        <thead>
          <tr>
            <th scope="col">{w('roll.name')}</th>
            <th scope="col">{w('login.number')}</th>
            <th scope="col">{w('roll.delegation')}</th>
            <th scope="col">{w('roll.kind')}</th>
            <th scope="col">{w('roll.presence')}</th>
            <th scope="col">
              <span className="unseen">{w('act.more')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.seat}
              row={row}
              delegation={(row.delegation && delegations.get(row.delegation)) || ''}
              acts={<SeatActs row={row} onLeave={() => setLeave(row)} onCode={() => setCode(row)} onChange={() => setSeat(row)} />}
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && !isLoading && <p className="quiet">{w('signIn.nobody')}</p>}
      {more && <Button onClick={more}>{w('roll.more')}</Button>}
      {leave && <LeaveForm row={leave} onClose={() => setLeave(null)} />}
      {seat && <SeatDrawer row={seat} onClose={() => setSeat(null)} />}
      {electing && <ByElectForm onClose={() => setElecting(false)} />}
      <CodeSheet whose={code} onClose={() => setCode(null)} />
    </main>
  )
}

export default RollPage
