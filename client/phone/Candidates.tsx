/** Candidates of the session's elections: my own answer first, then who stands, then putting somebody forward. */
import { useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import type { SessionEvent } from '../../machines/session-events.ts'
import type { CandidateRow } from '../../server/candidates-contract.ts'
import { listSeats } from '../../server/contract.ts'
import { electionsAhead, knownOfNominee, standingOn, titleOfItem, useCandidatesQuery, useCandidateWords } from '../candidates.ts'
import { seatIn } from '../me.ts'
import { useSayAbout } from '../notices/queries.ts'
import { refusalOf } from '../offer.ts'
import { useList, useMe, useSubject, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Failed } from '../ui/Failed.tsx'
import { Field } from '../ui/Field.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Page } from './Page.tsx'
import { Sent } from './Sent.tsx'
import { useSettling } from './steady.ts'
import { CandidateText } from './CandidateText.tsx'
import './candidates.css'

type Session = SubjectView<'session'>

/** The person's own answer; it stands until it is changed, and can be changed until the vote. */
const MyAnswer = ({ session, row }: { session: Session; row: CandidateRow }) => {
  const w = useCandidateWords()
  const me = useMe()
  const [statement, setStatement] = useState(row.statement)
  const [open, setOpen] = useState(row.consent === 'asked')
  const { say, status, problem, retry, busy } = useSayAbout(session.id, `nomination ${row.item}`)
  // The buttons give way to the answer under a thumb: a double tap must not answer twice.
  const isSettling = useSettling(open ? 'asked' : 'answered')
  const answer = (agrees: boolean) =>
    ({ type: 'session.answerNomination', item: row.item, person: row.person, agrees, statement: statement.trim() }) as const
  const refusal = refusalOf('session', session, answer(true), me, knownOfNominee([row], row.item, row.person))
  const send = async (agrees: boolean) => {
    if (!isSettling() && (await say(answer(agrees)))) setOpen(false)
  }
  return (
    <section className="section" aria-label={titleOfItem(session, row.item)}>
      <p className="quiet">{titleOfItem(session, row.item)}</p>
      {open ? (
        <>
          <h2>{w('candidates.asked', { name: row.nominator })}</h2>
          <p>{row.reason}</p>
          <TextArea label={w('candidates.own')} value={statement} onChange={setStatement} limit={LIMIT.candidacy} rows={4} />
          <Button
            kind="primary"
            className="big"
            disabled={busy || statement.length > LIMIT.candidacy}
            refusal={refusal}
            onClick={() => void send(true)}
          >
            {w('candidates.agree')}
          </Button>
          <Button className="big" disabled={busy || statement.length > LIMIT.candidacy} refusal={refusal} onClick={() => void send(false)}>
            {w('candidates.refuse')}
          </Button>
        </>
      ) : (
        <>
          <h2 role="status">{w(row.consent === 'refused' ? 'candidates.refused' : 'candidates.agreed')}</h2>
          {refusal === null && (
            <>
              <p className="quiet">{w('candidates.mayChange')}</p>
              <Button kind="plain" onClick={() => !isSettling() && setOpen(true)}>
                {w('candidates.change')}
              </Button>
            </>
          )}
        </>
      )}
      <Sent status={status} retry={retry} />
      <ProblemNotice problem={problem} />
    </section>
  )
}

const Standing = ({ session, item, rows }: { session: Session; item: string; rows: CandidateRow[] }) => {
  const w = useCandidateWords()
  const standing = standingOn(rows, item)
  return (
    <section className="section">
      <h2>{titleOfItem(session, item)}</h2>
      {standing.length === 0 ? (
        <p className="quiet">{w('candidates.none')}</p>
      ) : (
        <>
          <p className="quiet">{w('candidates.byStrokes')}</p>
          <ul className="lines standing-list">
            {standing.map((row) => (
              <li key={row.person}>
                <h3>
                  {row.name} {row.department && <span className="quiet">{row.department}</span>}
                </h3>
                <CandidateText row={row} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

type Chosen = { id: string; name: string }

const FindPerson = ({ session, choose }: { session: Session; choose: (person: Chosen) => void }) => {
  const w = useCandidateWords()
  const [text, setText] = useState('')
  const { data } = useList(listSeats, text.trim() === '' ? null : { params: { id: session.id }, query: { limit: '20', text: text.trim() } })
  const found = (data?.items ?? []).filter(({ presence }) => presence !== 'lapsed')
  return (
    <>
      <Field label={w('candidates.search')} value={text} onChange={setText} inputMode="search" maxLength={60} />
      {data && found.length === 0 && <p className="quiet">{w('candidates.nobody')}</p>}
      <ul className="lines people">
        {found.map((row) => (
          <li key={row.seat}>
            <Button className="wide" onClick={() => choose({ id: row.person, name: row.name })}>
              {row.name}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** By a delegation's head, or in a unit by anybody who elects there. */
const PutForward = ({ session, item, rows }: { session: Session; item: string; rows: CandidateRow[] }) => {
  const w = useCandidateWords()
  const me = useMe()
  const seat = seatIn(me, session.id)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [reason, setReason] = useState('')
  const [done, setDone] = useState<string | null>(null)
  const { say, status, problem, retry, clear, busy } = useSayAbout(session.id, `putting forward ${item}`)
  if (!seat) return null
  const event = (person: string): SessionEvent => ({
    type: 'session.nominateCandidate',
    item,
    person,
    seat: seat.id,
    reason: reason.trim() || '-',
  })
  const refusal = (person: string) =>
    refusalOf('session', session, event(person), me, {
      ...knownOfNominee(rows, item, person),
      seat: { presence: session.mine.presence ?? 'absent', kind: seat.kind, delegation: seat.delegation, head: seat.head },
    })
  if (refusal('') !== null) return null
  const isText = reason.trim() !== '' && reason.length <= LIMIT.candidacy
  const send = async ({ id, name }: Chosen) => {
    if (!(await say(event(id)))) return
    setDone(name)
    setChosen(null)
    setReason('')
  }
  return (
    <section className="section">
      <h2>{w('candidates.put')}</h2>
      <p className="quiet">{w('candidates.putHint')}</p>
      {done !== null && <p role="status">✓ {w('candidates.putDone', { name: done })}</p>}
      {chosen === null ? (
        <FindPerson session={session} choose={setChosen} />
      ) : (
        <>
          <TextArea
            label={w('candidates.reasonFor', { name: chosen.name })}
            value={reason}
            onChange={setReason}
            limit={LIMIT.candidacy}
            rows={4}
          />
          <Button kind="primary" className="big" disabled={busy || !isText} refusal={refusal(chosen.id)} onClick={() => void send(chosen)}>
            {w('candidates.send', { name: chosen.name })}
          </Button>
          <Button
            kind="plain"
            onClick={() => {
              clear()
              setChosen(null)
            }}
          >
            {w('candidates.other')}
          </Button>
        </>
      )}
      <Sent status={status} retry={retry} />
      <ProblemNotice problem={problem} />
    </section>
  )
}

const Elections = ({ session }: { session: Session }) => {
  const { data, error, isLoading, refetch } = useCandidatesQuery(session)
  // That nobody stands is said only where it was read.
  if (isLoading) return <Waiting />
  if (error && data === undefined) return <Failed error={error} again={() => void refetch()} />
  const rows = data ?? []
  const ahead = electionsAhead(session)
  const shown = session.context.items.filter(
    ({ id, kind }) => kind === 'elect' && (ahead.some((one) => one.id === id) || rows.some((row) => row.item === id)),
  )
  return (
    <>
      {rows
        .filter((row) => row.mine)
        .map((row) => (
          <MyAnswer key={row.item} session={session} row={row} />
        ))}
      {shown.map(({ id }) => (
        <div key={id}>
          <Standing session={session} item={id} rows={rows} />
          <PutForward session={session} item={id} rows={rows} />
        </div>
      ))}
    </>
  )
}

export default function Candidates() {
  const w = useCandidateWords()
  const me = useMe()
  const { data: session, isPending, error, refetch } = useSubject('session', me.session)
  return (
    <Page title={w('candidates.title')} back="/">
      {session ? (
        <Elections session={session} />
      ) : isPending && me.session ? (
        <Waiting />
      ) : (
        <Failed error={error} again={() => void refetch()} />
      )}
    </Page>
  )
}
