import { useState } from 'react'
import { Link } from 'wouter'
import { getAttendance, listSeats } from '../../server/contract.ts'
import { hasAnyRole } from '../me.ts'
import { useList } from '../subjects.ts'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { SignInBox } from './SignInBox.tsx'

const DOORS_OPEN = ['preparatory', 'open', 'recess']

/** Who is still missing, by name: neither here nor excused. */
const Missing = () => {
  const w = useDeskWords()
  const { session } = useDay()
  const [open, setOpen] = useState(false)
  const { roll, present, onLeave } = session.context
  const { data } = useList(listSeats, open ? { params: { id: session.id }, query: { presence: 'absent', limit: '100' } } : null)
  const names = (data?.items ?? []).filter(({ kind }) => kind === 'representative').map(({ name }) => name)
  return (
    <details className="missing" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{w('missing.title', { n: Math.max(0, roll - present - onLeave) })}</summary>
      <p>
        {names.join(w('list.comma'))}
        {data?.next && w('missing.more')}
      </p>
    </details>
  )
}

/** Who is in the hall, delegation by delegation, and the box that lets the next one in. */
export const AttendancePanel = () => {
  const w = useDeskWords()
  const { me, session } = useDay()
  const { data } = useList(getAttendance, { params: { id: session.id } })
  const atTheDoor = hasAnyRole(me, 'secretary', 'staff')
  return (
    <section className="attendance" aria-label={w('attendance.title')}>
      <header className="panel-head">
        <h2>{w('attendance.title')}</h2>
        <Link href="/desk/roll">{w('nav.roll')}</Link>
      </header>
      <ul className="delegations">
        {(data?.rows ?? []).map((row) => (
          <li key={row.delegation ?? ''}>
            <span className="delegation-name">{row.name || w('attendance.noDelegation')}</span>
            <span className="figure">
              {row.present}/{row.roll}
            </span>
            <span className="delegation-bar" aria-hidden="true">
              <span style={{ width: `${row.roll === 0 ? 0 : (100 * row.present) / row.roll}%` }} />
            </span>
            <span className="delegation-leave quiet figure">{row.onLeave > 0 ? w('attendance.onLeave', { n: row.onLeave }) : ''}</span>
          </li>
        ))}
      </ul>
      {data && data.beside.length > 0 && (
        <p className="quiet">
          {data.beside.map(({ kind, seats, present }) => `${w.name('seatKind', kind)} ${present}/${seats}`).join(w('list.comma'))}
        </p>
      )}
      {DOORS_OPEN.includes(session.state) && <Missing />}
      {atTheDoor && (DOORS_OPEN.includes(session.state) ? <SignInBox /> : <p className="quiet">{w('signIn.closed')}</p>)}
    </section>
  )
}
