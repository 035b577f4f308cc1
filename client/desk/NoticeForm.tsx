/** A notice to all staff: what it says, what it is about, what goes with it, and whether comments are asked for. */
import { useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import type { NamesShown } from '../../machines/matters.ts'
import type { SessionEvent } from '../../machines/session-events.ts'
import { listMotions } from '../../server/contract.ts'
import type { Uploaded } from '../../server/papers-replies.ts'
import { newId, serverNow } from '../api.ts'
import { useKeptText } from '../notices/kept-text.ts'
import { sizeOf } from '../notices/PaperLines.tsx'
import { useList } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { useBringing } from '../notices/bringing.ts'
import { Choice, Pick } from './Choice.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { FilesButton } from '../notices/FilesButton.tsx'
import { WordForm } from './WordForm.tsx'

/** States of a draft on which the staff can still be heard. */
const DRAFTS = 'submitted,under_review,presidium_review,filed,tabled'
const CLOSING_HOUR = '17:00'
type Consulting = NamesShown | 'no'

const useAbout = () => {
  const w = useDeskWords()
  const { session } = useDay()
  const { data } = useList(listMotions, { query: { session: session.id, state: DRAFTS, limit: '100' } })
  const { items } = session.context
  const drafts = (data?.items ?? []).filter(({ id, kind }) => kind === 'draftItem' && !items.some((item) => item.motion === id))
  return [
    { value: '', label: w('notices.aboutNothing') },
    ...items.map(({ id, title }, at) => ({ value: `item ${id}`, label: `${at + 1} ${title}` })),
    ...drafts.map(({ id, title }) => ({ value: `motion ${id}`, label: w('notices.draft', { title }) })),
  ]
}

const Attached = ({ papers, drop }: { papers: Uploaded[]; drop: (id: string) => void }) => {
  const w = useDeskWords()
  return (
    <ul className="notice-attached">
      {papers.map(({ id, name, bytes }) => (
        <li key={id}>
          {name} <span className="quiet">{sizeOf(bytes)}</span>
          <Button kind="plain" aria-label={w('notices.detach', { name })} onClick={() => drop(id)}>
            ✕
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** The closing time in Shanghai; null while it is not a time that is still to come. */
const closingOf = (day: string, hour: string): string | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(hour)) return null
  const at = new Date(`${day}T${hour}:00+08:00`)
  return Number.isNaN(at.getTime()) || at.toISOString() <= serverNow() ? null : at.toISOString()
}

const Consultation = ({
  consulting,
  setConsulting,
  day,
  setDay,
  hour,
  setHour,
}: {
  consulting: Consulting
  setConsulting: (next: Consulting) => void
  day: string
  setDay: (day: string) => void
  hour: string
  setHour: (hour: string) => void
}) => {
  const w = useDeskWords()
  return (
    <>
      <Choice<Consulting>
        label={w('notices.consult')}
        value={consulting}
        onChange={setConsulting}
        options={[
          { value: 'no', label: w('notices.consultNo') },
          { value: 'desk', label: w('notices.consultDesk') },
          { value: 'shown', label: w('notices.consultShown') },
        ]}
      />
      {consulting !== 'no' && (
        <div className="row">
          <Field label={w('notices.closesOn')} type="date" value={day} onChange={setDay} />
          <Field label={w('notices.closesAt')} type="time" value={hour} onChange={setHour} />
        </div>
      )}
    </>
  )
}

export const NoticeForm = ({ onClose }: { onClose: () => void }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const [id] = useState(newId)
  const [title, setTitle] = useKeptText(`notice.title.${session.id}`)
  const [body, setBody] = useKeptText(`notice.text.${session.id}`)
  const [about, setAbout] = useState('')
  const [papers, setPapers] = useState<Uploaded[]>([])
  const [consulting, setConsulting] = useState<Consulting>('no')
  const [day, setDay] = useState('')
  const [hour, setHour] = useState(CLOSING_HOUR)
  const bringing = useBringing(async (uploaded) => {
    setPapers((before) => [...before, uploaded].slice(0, LIMIT.noticePapers))
    return null
  })
  const [kind, of = null] = about.split(' ')
  const closesAt = consulting === 'no' ? null : closingOf(day, hour)
  const isComplete =
    title.trim() !== '' &&
    title.trim().length <= LIMIT.title &&
    body.trim() !== '' &&
    body.length <= LIMIT.text &&
    bringing.progress === null &&
    (consulting === 'no' || closesAt !== null)
  const event: SessionEvent | null = isComplete
    ? {
        type: 'session.postNotice',
        notice: id,
        title: title.trim(),
        text: body.trim(),
        item: kind === 'item' ? of : null,
        motion: kind === 'motion' ? of : null,
        papers: papers.map((paper) => paper.id),
        consultation: consulting !== 'no' && closesAt !== null ? { closesAt, names: consulting } : null,
      }
    : null
  const done = () => {
    setTitle('')
    setBody('')
  }
  return (
    <WordForm title={w.name('word', 'session.postNotice')} name="session" id={session.id} event={event} onClose={onClose} onDone={done}>
      <Field
        label={w('notices.heading')}
        value={title}
        onChange={setTitle}
        wrong={title.length > LIMIT.title ? w('field.over', { n: title.length - LIMIT.title }) : null}
      />
      <TextArea label={w('notices.text')} value={body} onChange={setBody} limit={LIMIT.text} rows={8} />
      <Pick label={w('notices.about')} value={about} onChange={setAbout} options={useAbout()} />
      <div>
        <p className="choice-label">{w('notices.papers')}</p>
        <Attached papers={papers} drop={(paper) => setPapers((before) => before.filter((one) => one.id !== paper))} />
        {papers.length < LIMIT.noticePapers && <FilesButton bringing={bringing} label={w('notices.papers')} />}
      </div>
      <Consultation consulting={consulting} setConsulting={setConsulting} day={day} setDay={setDay} hour={hour} setHour={setHour} />
      <p className="quiet">{w('notices.postHint')}</p>
    </WordForm>
  )
}
