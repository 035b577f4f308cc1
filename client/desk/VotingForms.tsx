/** While papers are out: another closing time, and a paper instead of a phone that is lost. */
import { Select } from 'antd'
import { useId, useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import { listMissing } from '../../server/contract.ts'
import { serverTime } from '../api.ts'
import { clockOf, momentOf } from '../format.ts'
import { refusalOf } from '../offer.ts'
import { useList } from '../subjects.ts'
import { TextArea } from '../ui/TextArea.tsx'
import { Choice } from './Choice.tsx'
import { useBallot, useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { instantOf, localOf, someDaysLater, UntilField } from './UntilField.tsx'
import { WordForm } from './WordForm.tsx'

const TIMES = ['1', '2', '3', '5', '10', '15', 'none'] as const
const MINUTE_MS = 60_000

export const SetClosingForm = ({ id }: { id: string }) => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const { ballot } = useBallot(id, session)
  const [time, setTime] = useState<(typeof TIMES)[number]>('5')
  const [now] = useState(serverTime)
  const [until, setUntil] = useState<string | null>(null)
  if (!ballot) return null
  const { closesAt: before } = ballot.context
  const overDays = session.context.unit !== null
  const fromNow = time === 'none' ? null : new Date(now + Number(time) * MINUTE_MS).toISOString()
  const closesAt = overDays ? instantOf(until ?? (before ? localOf(before) : someDaysLater(now))) : fromNow
  const event = { type: 'ballot.setClosing', closesAt } as const
  return (
    <WordForm
      title={w.name('word', 'ballot.setClosing')}
      name="ballot"
      id={id}
      version={ballot.version}
      event={event}
      refusal={refusalOf('ballot', ballot, event, me)}
      onClose={closeForm}
    >
      {before && <p>{w('closing.now', { time: overDays ? momentOf(before, w.lang) : clockOf(before) })}</p>}
      {overDays ? (
        <UntilField value={closesAt === null ? '' : localOf(closesAt)} onChange={setUntil} />
      ) : (
        <>
          <Choice
            label={w('closing.fromNow')}
            value={time}
            onChange={setTime}
            options={TIMES.map((value) => ({ value, label: value === 'none' ? w('closing.none') : w('open.minutesN', { n: value }) }))}
          />
          <p>{closesAt === null ? w('closing.byHand') : w('open.closesAt', { time: clockOf(closesAt) })}</p>
        </>
      )}
    </WordForm>
  )
}

export const MoveToPaperForm = ({ id }: { id: string }) => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const { ballot } = useBallot(id, session)
  const field = useId()
  const { data } = useList(listMissing, { params: { id }, query: { limit: '100' } })
  const [seat, setSeat] = useState<string | null>(null)
  const [reason, setReason] = useState(w('moveToPaper.usual'))
  if (!ballot) return null
  const byPhone = (data?.items ?? []).filter(({ channel }) => channel === 'phone')
  const event = seat !== null && reason.trim() !== '' ? ({ type: 'ballot.moveToPaper', seat, reason: reason.trim() } as const) : null
  return (
    <WordForm
      title={w.name('word', 'ballot.moveToPaper')}
      name="ballot"
      id={id}
      version={ballot.version}
      event={event}
      refusal={event && refusalOf('ballot', ballot, event, me, { seatPaper: 'phone' })}
      onClose={closeForm}
    >
      <p>{w('moveToPaper.explain')}</p>
      <div className="choice">
        <label htmlFor={field}>{w('moveToPaper.who')}</label>
        <Select
          id={field}
          className="wide"
          value={seat}
          onChange={setSeat}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={w('moveToPaper.name')}
          notFoundContent={data ? w('moveToPaper.nobody') : w('app.loading')}
          options={byPhone.map((row) => ({ value: row.seat, label: row.delegation ? `${row.name} · ${row.delegation}` : row.name }))}
        />
      </div>
      <TextArea label={w('reason.label')} value={reason} onChange={setReason} limit={LIMIT.note} rows={3} />
    </WordForm>
  )
}
