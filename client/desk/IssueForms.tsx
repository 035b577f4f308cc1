/** Issuing with some papers by hand, and opening with a time to close at. */
import { useState } from 'react'
import { serverTime } from '../api.ts'
import { clockOf } from '../format.ts'
import { refusalOf } from '../offer.ts'
import { Choice } from './Choice.tsx'
import { useBallot, useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { SeatPicker, type Picked } from './SeatPicker.tsx'
import { instantOf, someDaysLater, UntilField } from './UntilField.tsx'
import { WordForm } from './WordForm.tsx'

export const IssueOnPaperForm = ({ id }: { id: string }) => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const { ballot } = useBallot(id, session)
  const [onPaper, setOnPaper] = useState<Picked[]>([])
  if (!ballot) return null
  const event = onPaper.length > 0 ? ({ type: 'ballot.issue', onPaper: onPaper.map((seat) => seat.id) } as const) : null
  const { present } = session.context
  return (
    <WordForm
      title={w('quiet.issueOnPaper')}
      name="ballot"
      id={id}
      version={ballot.version}
      event={event}
      refusal={event && refusalOf('ballot', ballot, event, me)}
      submit={w.name('word', 'ballot.issue')}
      onClose={closeForm}
    >
      <p>{w('issue.split', { present, paper: onPaper.length, phone: present - onPaper.length })}</p>
      <SeatPicker
        label={w('issue.onPaper')}
        hint={w('issue.hint')}
        as="seat"
        representativesOnly
        presentOnly
        picked={onPaper}
        onChange={setOnPaper}
      />
    </WordForm>
  )
}

const MINUTES = ['3', '5', '10', '15', '30'] as const
const MINUTE_MS = 60_000

export const OpenUntilForm = ({ id }: { id: string }) => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const { ballot } = useBallot(id, session)
  const [minutes, setMinutes] = useState<(typeof MINUTES)[number]>('5')
  const [now] = useState(serverTime)
  const [until, setUntil] = useState(() => someDaysLater(now))
  if (!ballot) return null
  const overDays = session.context.unit !== null
  const closesAt = overDays ? instantOf(until) : new Date(now + Number(minutes) * MINUTE_MS).toISOString()
  const event = closesAt === null ? null : ({ type: 'ballot.open', closesAt } as const)
  return (
    <WordForm
      title={w('quiet.openUntil')}
      name="ballot"
      id={id}
      version={ballot.version}
      event={event}
      refusal={event && refusalOf('ballot', ballot, event, me)}
      submit={w.name('word', 'ballot.open')}
      onClose={closeForm}
    >
      {overDays ? (
        <UntilField value={until} onChange={setUntil} />
      ) : (
        <>
          <Choice
            label={w('open.minutes')}
            value={minutes}
            onChange={setMinutes}
            options={MINUTES.map((value) => ({ value, label: w('open.minutesN', { n: value }) }))}
          />
          {closesAt && <p>{w('open.closesAt', { time: clockOf(closesAt) })}</p>}
        </>
      )}
    </WordForm>
  )
}
