import { useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import { isoDayOf } from '../format.ts'
import { refusalOf } from '../offer.ts'
import { Field } from '../ui/Field.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { WordForm } from './WordForm.tsx'

/** A window closes when its last day ends in Shanghai. */
const endOf = (day: string) => new Date(`${day}T23:59:59+08:00`).toISOString()

export const ScheduleForm = () => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const { context } = session
  const [title, setTitle] = useState(context.title)
  const [place, setPlace] = useState(context.place)
  const [opensOn, setOpensOn] = useState(context.opensOn ?? '')
  const [lastDay, setLastDay] = useState(context.windowClosesAt ? isoDayOf(Date.parse(context.windowClosesAt)) : '')
  const isComplete = title.trim() !== '' && title.trim().length <= LIMIT.title && opensOn !== '' && lastDay !== ''
  const event = isComplete
    ? ({ type: 'session.schedule', title: title.trim(), place: place.trim(), opensOn, windowClosesAt: endOf(lastDay) } as const)
    : null
  return (
    <WordForm
      title={w.name('word', 'session.schedule')}
      name="session"
      id={session.id}
      event={event}
      refusal={event && refusalOf('session', session, event, me)}
      onClose={closeForm}
    >
      <Field label={w('schedule.title')} value={title} onChange={setTitle} maxLength={LIMIT.title} />
      <Field label={w('schedule.place')} value={place} onChange={setPlace} maxLength={LIMIT.name} />
      <Field label={w('schedule.opensOn')} type="date" value={opensOn} onChange={setOpensOn} />
      <Field label={w('schedule.lastDay')} hint={w('schedule.lastDayHint')} type="date" value={lastDay} onChange={setLastDay} />
    </WordForm>
  )
}
