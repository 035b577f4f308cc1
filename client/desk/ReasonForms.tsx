/** Forms of one text: the reason that goes on record. */
import { useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import { quorumOf } from '../../machines/majority.ts'
import { METHODS, type Method } from '../../machines/matters.ts'
import { itemOf } from '../../machines/agenda.ts'
import { refusalOf } from '../offer.ts'
import { useTurnout } from '../live.ts'
import { TextArea } from '../ui/TextArea.tsx'
import { returnedSoFar } from './ballot-step.ts'
import { Choice } from './Choice.tsx'
import { useBallot, useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { WordForm } from './WordForm.tsx'

const Reason = ({ value, onChange, label }: { value: string; onChange: (value: string) => void; label: string }) => (
  <TextArea label={label} value={value} onChange={onChange} limit={LIMIT.note} rows={5} />
)
const isText = (text: string) => text.trim() !== '' && text.length <= LIMIT.note

export const PapersLateForm = () => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const [reason, setReason] = useState('')
  const event = isText(reason) ? ({ type: 'session.sendPapers', overrideReason: reason.trim() } as const) : null
  return (
    <WordForm
      title={w.name('word', 'session.sendPapers')}
      name="session"
      id={session.id}
      event={event}
      refusal={event && refusalOf('session', session, event, me)}
      onClose={closeForm}
    >
      <p>{w('papersLate.why', { days: session.known.daysToOpening, least: session.known.papersDays })}</p>
      <Reason label={w('papersLate.reason')} value={reason} onChange={setReason} />
    </WordForm>
  )
}

export const RemoveItemForm = ({ item }: { item: string }) => {
  const w = useDeskWords()
  const { me, session, closeForm, select, noteEdit } = useDay()
  const [reason, setReason] = useState('')
  const event = isText(reason) ? ({ type: 'session.removeItem', item, reason: reason.trim() } as const) : null
  return (
    <WordForm
      title={w.name('word', 'session.removeItem')}
      name="session"
      id={session.id}
      event={event}
      refusal={event && refusalOf('session', session, event, me)}
      onClose={closeForm}
      onDone={() => {
        select(null)
        if (event) noteEdit({ said: event, before: session.context.items })
      }}
    >
      <p>{itemOf(session.context.items, item)?.title}</p>
      <Reason label={w('reason.label')} value={reason} onChange={setReason} />
    </WordForm>
  )
}

export const CollateForm = ({ item }: { item: string }) => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const [note, setNote] = useState('')
  const event = { type: 'session.collateItem', item, note: note.trim() } as const
  return (
    <WordForm
      title={w.name('word', 'session.collateItem')}
      name="session"
      id={session.id}
      event={event}
      refusal={refusalOf('session', session, event, me)}
      onClose={closeForm}
    >
      <Reason label={w('collate.note')} value={note} onChange={setNote} />
    </WordForm>
  )
}

export const VoidForm = ({ id }: { id: string }) => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const { ballot } = useBallot(id, session)
  const turnout = useTurnout(id)
  const isShort = session.context.unit !== null && ballot?.state === 'closed'
  const [typed, setReason] = useState<string | null>(null)
  const reason = typed ?? (isShort ? w('void.turnoutShort', { n: quorumOf(session.context.roll, session.context.quorum) }) : '')
  if (!ballot) return null
  const event = isText(reason) ? ({ type: 'ballot.void', reason: reason.trim() } as const) : null
  return (
    <WordForm
      title={w.name('word', 'ballot.void')}
      name="ballot"
      id={id}
      version={ballot.version}
      event={event}
      refusal={event && refusalOf('ballot', ballot, event, me)}
      onClose={closeForm}
    >
      <p>{w('void.numbers', { title: ballot.context.title, issued: ballot.context.issued, returned: returnedSoFar(ballot, turnout) })}</p>
      <Reason label={w('reason.label')} value={reason} onChange={setReason} />
    </WordForm>
  )
}

const MethodAndReason = ({
  method,
  setMethod,
  reason,
  setReason,
}: {
  method: Method
  setMethod: (method: Method) => void
  reason: string
  setReason: (reason: string) => void
}) => {
  const w = useDeskWords()
  return (
    <>
      <Choice
        label={w('item.method')}
        value={method}
        onChange={setMethod}
        options={METHODS.map((value) => ({ value, label: w.name('method', value) }))}
      />
      <Reason label={w('reason.label')} value={reason} onChange={setReason} />
    </>
  )
}

/** The presidium's exception to the method that a power asks for, before the agenda is adopted (domain 2.4). */
export const OverrideForm = ({ item }: { item: string }) => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const found = itemOf(session.context.items, item)
  const [method, setMethod] = useState<Method>(found?.method ?? 'hands')
  const [reason, setReason] = useState('')
  const event = isText(reason) ? ({ type: 'session.override', item, method, reason: reason.trim() } as const) : null
  return (
    <WordForm
      title={w.name('word', 'session.override')}
      name="session"
      id={session.id}
      event={event}
      refusal={event && refusalOf('session', session, event, me)}
      onClose={closeForm}
    >
      <p>{found?.title}</p>
      <p className="quiet">{w('override.explain')}</p>
      <MethodAndReason method={method} setMethod={setMethod} reason={reason} setReason={setReason} />
    </WordForm>
  )
}

/** Devices fail: the presidium decides another method, and the round that was running is void. */
export const FallBackForm = ({ id }: { id: string }) => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const { ballot } = useBallot(id, session)
  const [method, setMethod] = useState<Method>('secret')
  const [reason, setReason] = useState('')
  if (!ballot) return null
  const event = isText(reason) ? ({ type: 'ballot.fallBack', method, reason: reason.trim() } as const) : null
  return (
    <WordForm
      title={w.name('word', 'ballot.fallBack')}
      name="ballot"
      id={id}
      version={ballot.version}
      event={event}
      refusal={event && refusalOf('ballot', ballot, event, me)}
      onClose={closeForm}
    >
      <p className="quiet">{w('fallBack.explain')}</p>
      <MethodAndReason method={method} setMethod={setMethod} reason={reason} setReason={setReason} />
    </WordForm>
  )
}
