/** Signing people in at the desk: type a name, pinyin or number, arrow to the person, Enter; each with its way back. */
import { useDeferredValue, useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from 'react'
import { listSeats } from '../../server/contract.ts'
import type { SeatRow } from '../../server/replies.ts'
import { useList, useOutbox } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { seatKey, useSayOfSeat } from './speaking.ts'

const SHOWN = '8'
const REMEMBERED = 5

const Recent = ({ row, forget }: { row: SeatRow; forget: () => void }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const say = useSayOfSeat(session.id)
  const slot = useOutbox(seatKey(session.id, row.seat))
  const undo = async () => {
    if (await say({ type: 'session.undoCheckIn', seat: row.seat, reason: w('signIn.undoReason') })) forget()
  }
  return (
    <li>
      <span>
        {slot.status === 'idle' ? '✓ ' : ''}
        {row.name}
      </span>
      <span className="quiet">{slot.status === 'sending' ? w('act.sending') : slot.status === 'unsent' ? w('signIn.unsent') : ''}</span>
      {slot.status === 'idle' && (
        <Button kind="plain" aria-label={w('signIn.undoOf', { name: row.name })} onClick={() => void undo()}>
          {w('signIn.undo')}
        </Button>
      )}
      {slot.status === 'refused' && <ProblemNotice problem={slot.problem} />}
    </li>
  )
}

const useSearch = () => {
  const { session } = useDay()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const { data } = useList(listSeats, text === '' ? null : { params: { id: session.id }, query: { text, limit: SHOWN } })
  return {
    typed,
    setTyped,
    text,
    // What answers an earlier text is nobody that Enter may sign in.
    rows: text === '' || text !== typed.trim() ? [] : (data?.items ?? []).filter((row) => row.presence !== 'lapsed'),
    isAnswered: data !== undefined && text === typed.trim(),
  }
}

type Found = ReturnType<typeof useSearch>

const Results = ({ id, found, active, pick }: { id: string; found: Found; active: number; pick: (row: SeatRow) => void }) => {
  const w = useDeskWords()
  if (found.text === '') return null
  return (
    <ul id={id} role="listbox" className="sign-in-results" aria-label={w('signIn.title')}>
      {found.rows.map((row, at) => (
        <li
          key={row.seat}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          className={at === active ? 'active' : ''}
          onMouseDown={(event) => {
            event.preventDefault()
            pick(row)
          }}
        >
          <span>
            {row.name} <span className="quiet figure">{row.number}</span>
          </span>
          <span className={row.presence === 'present' ? 'presence-present' : 'quiet'}>
            {row.presence === 'present' ? '✓ ' : ''}
            {w.name('presence', row.presence)}
          </span>
        </li>
      ))}
      {found.rows.length === 0 && found.isAnswered && <li className="quiet">{w('signIn.nobody')}</li>}
    </ul>
  )
}

export const SignInBox = () => {
  const w = useDeskWords()
  const { session } = useDay()
  const say = useSayOfSeat(session.id)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const found = useSearch()
  const [active, setActive] = useState(0)
  const [recent, setRecent] = useState<SeatRow[]>([])
  const at = Math.min(active, Math.max(0, found.rows.length - 1))
  const pick = (row: SeatRow | undefined) => {
    if (!row || row.presence === 'present') return
    setRecent((before) => [row, ...before.filter((other) => other.seat !== row.seat)].slice(0, REMEMBERED))
    void say({ type: 'session.checkIn', seat: row.seat })
    found.setTyped('')
    setActive(0)
    input.current?.focus()
  }
  // Whoever types faster than the network has pressed Enter already: it counts when the answer is one person.
  const [hasty, setHasty] = useState(false)
  const answer = useEffectEvent(() => {
    setHasty(false)
    if (found.rows.length === 1) pick(found.rows[0])
  })
  useEffect(() => {
    if (hasty && found.isAnswered) answer()
  }, [hasty, found.isAnswered])
  const steer = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(at + 1, found.rows.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(0, at - 1))
    // While a name is being composed, Enter belongs to the input method.
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      if (found.isAnswered) pick(found.rows[at])
      else setHasty(found.typed.trim() !== '')
    } else if (event.key === 'Escape') found.setTyped('')
    else return
    event.preventDefault()
  }
  return (
    <section className="sign-in" aria-label={w('signIn.title')}>
      <label htmlFor={id}>
        {w('signIn.title')} <kbd>/</kbd>
      </label>
      <input
        ref={input}
        id={id}
        data-sign-in
        role="combobox"
        aria-expanded={found.rows.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found.rows.length > 0 ? `${id}-list-${at}` : undefined}
        autoComplete="off"
        placeholder={w('signIn.hint')}
        value={found.typed}
        maxLength={60}
        onChange={(event) => {
          found.setTyped(event.target.value)
          setActive(0)
          setHasty(false)
        }}
        onKeyDown={steer}
      />
      <Results id={`${id}-list`} found={found} active={at} pick={pick} />
      {recent.length > 0 && (
        <ul className="sign-in-recent">
          {recent.map((row) => (
            <Recent key={row.seat} row={row} forget={() => setRecent((before) => before.filter((other) => other.seat !== row.seat))} />
          ))}
        </ul>
      )}
    </section>
  )
}
