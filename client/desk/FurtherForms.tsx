/** What becomes of seats that an election left open: a further election, or an empty seat by decision. */
import { useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import { newId } from '../api.ts'
import { refusalOf } from '../offer.ts'
import { Field } from '../ui/Field.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { inOrder, type Named } from './configure.ts'
import { useBallot, useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { QUESTION_MARKS } from './order-vote.ts'
import { SeatPicker } from './SeatPicker.tsx'
import { WordForm } from './WordForm.tsx'

export const SupplementForm = ({ id }: { id: string }) => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const { ballot } = useBallot(id, session)
  const [born] = useState(newId)
  const [people, setPeople] = useState<Named[]>([])
  const [title, setTitle] = useState<string | null>(null)
  if (!ballot) return null
  const said = title ?? w('supplement.title', { title: ballot.context.title }).slice(0, LIMIT.title)
  const items = inOrder({ matter: 'election', people, order: 'strokes' }).map((person) => ({
    id: person.id,
    title: person.name,
    marks: QUESTION_MARKS,
  }))
  const event =
    people.length > 0 && said.trim() !== '' ? ({ type: 'ballot.supplement', ballot: born, title: said.trim(), items } as const) : null
  return (
    <WordForm
      title={w.name('word', 'ballot.supplement')}
      name="ballot"
      id={id}
      version={ballot.version}
      event={event}
      refusal={event && refusalOf('ballot', ballot, event, me)}
      onClose={closeForm}
    >
      <p>{w('supplement.explain', { n: ballot.context.election?.vacant ?? 0 })}</p>
      <Field label={w('configure.title')} value={said} onChange={setTitle} maxLength={LIMIT.title} />
      <SeatPicker label={w('configure.candidates')} picked={people} onChange={setPeople} most={LIMIT.ballotItems} />
    </WordForm>
  )
}

export const VacancyForm = ({ id }: { id: string }) => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const { ballot } = useBallot(id, session)
  const [reason, setReason] = useState('')
  if (!ballot) return null
  const event = reason.trim() === '' ? null : ({ type: 'ballot.leaveVacant', reason: reason.trim() } as const)
  return (
    <WordForm
      title={w.name('word', 'ballot.leaveVacant')}
      name="ballot"
      id={id}
      version={ballot.version}
      event={event}
      refusal={event && refusalOf('ballot', ballot, event, me)}
      onClose={closeForm}
    >
      <p>{w('vacancy.explain')}</p>
      <TextArea label={w('reason.label')} value={reason} onChange={setReason} limit={LIMIT.note} rows={4} />
    </WordForm>
  )
}
