/** Candidates of an election before its ballot: who is put forward, what they answered, and the desk's words about them. */
import { useState } from 'react'
import type { AgendaItem } from '../../machines/agenda.ts'
import { LIMIT } from '../../machines/schema.ts'
import type { SessionEvent } from '../../machines/session-events.ts'
import type { CandidateRow } from '../../server/candidates-contract.ts'
import { knownOfNominee, useCandidates, useCandidateWords } from '../candidates.ts'
import { inStrokes } from '../strokes.ts'
import { isMineToSay, refusalOf } from '../offer.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Choice } from './Choice.tsx'
import { useDay } from './day.tsx'
import { PersonPick } from './PersonPick.tsx'
import { WordForm } from './WordForm.tsx'

type FormProps = { item: string; rows: CandidateRow[]; onClose: () => void }
const isText = (text: string, limit: number) => text.trim() !== '' && text.length <= limit

const PutForward = ({ item, rows, onClose }: FormProps) => {
  const w = useCandidateWords()
  const { me, session } = useDay()
  const [person, setPerson] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const event: SessionEvent | null =
    person !== null && isText(reason, LIMIT.candidacy)
      ? { type: 'session.nominateCandidate', item, person, seat: null, reason: reason.trim() }
      : null
  return (
    <WordForm
      title={w('candidates.put')}
      name="session"
      id={session.id}
      event={event}
      refusal={event && refusalOf('session', session, event, me, knownOfNominee(rows, item, person ?? ''))}
      onClose={onClose}
    >
      <PersonPick label={w('candidates.person')} value={person} onChange={setPerson} />
      <TextArea
        label={w('candidates.reason')}
        hint={w('candidates.putHint')}
        value={reason}
        onChange={setReason}
        limit={LIMIT.candidacy}
        rows={4}
      />
    </WordForm>
  )
}

const RecordAnswer = ({ row, rows, onClose }: Omit<FormProps, 'item'> & { row: CandidateRow }) => {
  const w = useCandidateWords()
  const { me, session } = useDay()
  const [agrees, setAgrees] = useState(row.consent !== 'refused')
  const [statement, setStatement] = useState(row.statement)
  const event: SessionEvent | null =
    statement.length <= LIMIT.candidacy
      ? { type: 'session.answerNomination', item: row.item, person: row.person, agrees, statement: statement.trim() }
      : null
  return (
    <WordForm
      title={w('candidates.recordTitle', { name: row.name })}
      name="session"
      id={session.id}
      event={event}
      refusal={event && refusalOf('session', session, event, me, knownOfNominee(rows, row.item, row.person))}
      onClose={onClose}
    >
      <p className="quiet">{w('candidates.recordHint')}</p>
      <Choice
        label={w('candidates.answer')}
        value={agrees ? 'given' : 'refused'}
        onChange={(answer) => setAgrees(answer === 'given')}
        options={[
          { value: 'given', label: w('candidates.agree') },
          { value: 'refused', label: w('candidates.refuse') },
        ]}
      />
      <TextArea label={w('candidates.statement')} value={statement} onChange={setStatement} limit={LIMIT.candidacy} rows={4} />
    </WordForm>
  )
}

const Withdraw = ({ row, rows, onClose }: Omit<FormProps, 'item'> & { row: CandidateRow }) => {
  const w = useCandidateWords()
  const { me, session } = useDay()
  const [reason, setReason] = useState('')
  const event: SessionEvent | null = isText(reason, LIMIT.note)
    ? { type: 'session.withdrawNomination', item: row.item, person: row.person, reason: reason.trim() }
    : null
  return (
    <WordForm
      title={w('candidates.withdrawTitle', { name: row.name })}
      name="session"
      id={session.id}
      event={event}
      refusal={event && refusalOf('session', session, event, me, knownOfNominee(rows, row.item, row.person))}
      submit={w('candidates.withdraw')}
      onClose={onClose}
    >
      <TextArea label={w('candidates.withdrawReason')} value={reason} onChange={setReason} limit={LIMIT.note} rows={3} />
    </WordForm>
  )
}

type Asked = { is: 'put' } | { is: 'answer' | 'withdraw'; person: string }

const Line = ({ row, ask }: { row: CandidateRow; ask: ((asked: Asked) => void) | null }) => {
  const w = useCandidateWords()
  return (
    <li className="nominee">
      <div>
        <p>
          <strong>{row.name}</strong> {row.department && <span className="quiet">{row.department}</span>} · {w(`consent.${row.consent}`)}
          {row.onPaper && ` · ${w('candidates.onPaper')}`}
        </p>
        <p className="nominee-said">{row.reason}</p>
        {row.statement !== '' && <p className="nominee-said">{row.statement}</p>}
        <p className="quiet">{w('candidates.by', { name: row.nominator })}</p>
      </div>
      {ask && (
        <div className="row">
          <Button kind="plain" onClick={() => ask({ is: 'answer', person: row.person })}>
            {w('candidates.record')}
          </Button>
          <Button kind="plain" onClick={() => ask({ is: 'withdraw', person: row.person })}>
            {w('candidates.withdraw')}
          </Button>
        </div>
      )}
    </li>
  )
}

export const Candidates = ({ item }: { item: AgendaItem }) => {
  const w = useCandidateWords()
  const { me, session } = useDay()
  const rows = inStrokes(useCandidates(session).filter((row) => row.item === item.id))
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  const put: SessionEvent = { type: 'session.nominateCandidate', item: item.id, person: me.actor.person, seat: null, reason: '-' }
  const mine = isMineToSay(refusalOf('session', session, put, me, { nominee: { there: true, consent: null }, nominees: 0 }))
  const isOpen = item.phase !== 'voting' && item.phase !== 'decided'
  if (rows.length === 0 && !isOpen) return null
  const row = asked && asked.is !== 'put' ? rows.find(({ person }) => person === asked.person) : undefined
  const count = (consent: CandidateRow['consent']) => rows.filter((one) => one.consent === consent).length
  return (
    <section className="nominees">
      <h2>{w('candidates.title')}</h2>
      {rows.length > 0 && <p className="quiet">{w('candidates.figures', { given: count('given'), asked: count('asked') })}</p>}
      <ul className={mine && isOpen ? 'handled' : undefined}>
        {rows.map((one) => (
          <Line key={one.person} row={one} ask={mine && isOpen ? setAsked : null} />
        ))}
      </ul>
      {mine && isOpen && <Button onClick={() => setAsked({ is: 'put' })}>{w('candidates.put')}</Button>}
      {asked?.is === 'put' && <PutForward item={item.id} rows={rows} onClose={close} />}
      {asked?.is === 'answer' && row && <RecordAnswer row={row} rows={rows} onClose={close} />}
      {asked?.is === 'withdraw' && row && <Withdraw row={row} rows={rows} onClose={close} />}
    </section>
  )
}
