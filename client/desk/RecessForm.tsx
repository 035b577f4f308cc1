/** A recess: why, and when the congress meets again. Both are shown in the hall and on every phone. */
import { useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import { serverTime } from '../api.ts'
import { isoDayOf } from '../format.ts'
import { refusalOf } from '../offer.ts'
import { Field } from '../ui/Field.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { WordForm } from './WordForm.tsx'

/** An hour of today, Asia/Shanghai. */
const todayAt = (hour: string): string | null => (hour === '' ? null : new Date(`${isoDayOf(serverTime())}T${hour}:00+08:00`).toISOString())

export const RecessForm = () => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const [reason, setReason] = useState('')
  const [hour, setHour] = useState('')
  const event = { type: 'session.recess', reason: reason.trim(), resumesAt: todayAt(hour) } as const
  return (
    <WordForm
      title={w.name('word', 'session.recess')}
      name="session"
      id={session.id}
      event={event}
      refusal={refusalOf('session', session, event, me)}
      onClose={closeForm}
    >
      <Field label={w('recess.reason')} hint={w('recess.reasonHint')} value={reason} onChange={setReason} maxLength={LIMIT.title} />
      <Field label={w('recess.resumes')} type="time" value={hour} onChange={setHour} />
    </WordForm>
  )
}
