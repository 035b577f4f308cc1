/** Signing people in at the desk: type a name, pinyin or number, arrow to the person, Enter; each with its way back. */
import { useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useId, useRef, useState, type KeyboardEvent } from 'react'
import { listSeats } from '../../server/contract.ts'
import type { SeatRow } from '../../server/replies.ts'
import { call } from '../api.ts'
import { keys } from '../queries.ts'
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
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const asking = (about: string) => ({ params: { id: session.id }, query: { text: about, limit: SHOWN } })
  const { data } = useList(listSeats, text === '' ? null : asking(text))
  const onRoll = (rows: SeatRow[]) => rows.filter((row) => row.presence !== 'lapsed')
  return {
    typed,
    setTyped,
    text,
    // What answers an earlier text is nobody that Enter may sign in.
    rows: text === '' || text !== typed.trim() ? [] : onRoll(data?.items ?? []),
    isAnswered: data !== undefined && text === typed.trim(),
    /** The answer to what is typed now, waited for. */
    ask: async (about: string) => {
      const input = asking(about)
      const { items } = await client.fetchQuery({ queryKey: keys.list(listSeats.url, input), queryFn: () => call(listSeats, input) })
      return onRoll(items)
    },
  }
}

type Found = ReturnType<typeof useSearch>

const Results = ({ found, active, pick }: { found: Found; active: number; pick: (row: SeatRow) => void }) => {
  const w = useDeskWords()
  if (found.text === '') return null
  const at = found.rows[active]
  return (
    <>
      <ul className="sign-in-results">
        {found.rows.map((row) => (
          <li key={row.seat}>
            <button type="button" tabIndex={-1} className={row === at ? 'active' : ''} onClick={() => pick(row)}>
              <span>
                {row.name} <span className="quiet figure">{row.number}</span>
              </span>
              <span className={row.presence === 'present' ? 'presence-present' : 'quiet'}>
                {row.presence === 'present' ? '✓ ' : ''}
                {w.name('presence', row.presence)}
              </span>
            </button>
          </li>
        ))}
        {found.rows.length === 0 && found.isAnswered && <li className="quiet">{w('signIn.nobody')}</li>}
      </ul>
      <output className="unseen">{at ? `${at.name} ${w.name('presence', at.presence)}` : ''}</output>
    </>
  )
}

/** Typing, arrows and Enter over one input; `admit` gets whoever is picked and not in the hall yet. */
const useSteering = (found: Found, admit: (row: SeatRow) => void) => {
  const [active, setActive] = useState(0)
  const at = Math.min(active, Math.max(0, found.rows.length - 1))
  const latest = useRef('')
  const type = (text: string) => {
    latest.current = ''
    found.setTyped(text)
    setActive(0)
  }
  const pick = (row: SeatRow | undefined) => {
    if (!row || row.presence === 'present') return
    admit(row)
    type('')
  }
  // Whoever types faster than the network has pressed Enter already: it counts when the answer is one person.
  const hurry = async (about: string) => {
    latest.current = about
    const rows = about === '' ? [] : await found.ask(about)
    if (rows.length === 1 && latest.current === about) pick(rows[0])
  }
  const steer = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(at + 1, found.rows.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(0, at - 1))
    // While a name is being composed, Enter belongs to the input method.
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      if (found.isAnswered) pick(found.rows[at])
      else void hurry(found.typed.trim())
    } else if (event.key === 'Escape') type('')
    else return
    event.preventDefault()
  }
  return { at, type, pick, steer }
}

export const SignInBox = () => {
  const w = useDeskWords()
  const { session } = useDay()
  const say = useSayOfSeat(session.id)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const found = useSearch()
  const [recent, setRecent] = useState<SeatRow[]>([])
  const { at, type, pick, steer } = useSteering(found, (row) => {
    setRecent((before) => [row, ...before.filter((other) => other.seat !== row.seat)].slice(0, REMEMBERED))
    void say({ type: 'session.checkIn', seat: row.seat })
    input.current?.focus()
  })
  return (
    <section className="sign-in" aria-label={w('signIn.title')}>
      <label htmlFor={id}>
        {w('signIn.title')} <kbd>/</kbd>
      </label>
      <input
        ref={input}
        id={id}
        data-sign-in
        autoComplete="off"
        placeholder={w('signIn.hint')}
        value={found.typed}
        maxLength={60}
        onChange={(event) => type(event.target.value)}
        onKeyDown={steer}
      />
      <Results found={found} active={at} pick={pick} />
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
