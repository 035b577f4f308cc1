/** The longer forms: a resolution from the record, a dispatch, an amended text. */
import { Select } from 'antd'
import { useId, useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import { serverTime } from '../api.ts'
import { isoDayOf } from '../format.ts'
import { useCongress, useMe, useSubject } from '../subjects.ts'
import { Field } from '../ui/Field.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Pick } from './Choice.tsx'
import { useDay, type BallotView } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { MotionWord, type MotionFormProps } from './MotionWord.tsx'
import { resolutionText } from './resolution.ts'

const Publish = ({ ballot, ...props }: MotionFormProps & { ballot: BallotView }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const { school } = useMe()
  const [text, setText] = useState(() =>
    resolutionText(w, { school, session: session.context, motion: props.motion.context, ballot: ballot.context }),
  )
  const isComplete = text.trim() !== '' && text.length <= LIMIT.text
  return (
    <MotionWord {...props} word="motion.publish" event={isComplete ? { type: 'motion.publish', resolution: text.trim() } : null}>
      <TextArea
        label={w('motion.resolution')}
        hint={w('motion.resolutionHint')}
        value={text}
        onChange={setText}
        limit={LIMIT.text}
        rows={12}
      />
    </MotionWord>
  )
}

export const PublishForm = (props: MotionFormProps) => {
  const { data: ballot } = useSubject('ballot', props.motion.context.ballot)
  return ballot ? <Publish {...props} ballot={ballot} /> : <Waiting />
}

/** Days within which a motion is answered unless the committee says otherwise (domain 2.3). */
const USUAL_DAYS = 60
const DAY_MS = 86_400_000

export const DispatchForm = (props: MotionFormProps) => {
  const w = useDeskWords()
  const id = useId()
  const { data: congress } = useCongress()
  const { context } = props.motion
  const [lead, setLead] = useState(context.proposedDispatch?.lead ?? context.department ?? '')
  const [coHandling, setCoHandling] = useState(context.proposedDispatch?.coHandling ?? [])
  const [dueOn, setDueOn] = useState(context.proposedDispatch?.dueOn ?? isoDayOf(serverTime() + USUAL_DAYS * DAY_MS))
  const departments = (congress?.departments ?? []).map((department) => ({ value: department.id, label: department.name }))
  const event = lead !== '' && dueOn !== '' ? ({ type: 'motion.proposeDispatch', lead, coHandling, dueOn } as const) : null
  return (
    <MotionWord {...props} word="motion.proposeDispatch" event={event}>
      <Pick label={w('dispatch.lead')} value={lead} onChange={setLead} options={departments} />
      <div className="choice">
        <label htmlFor={id}>{w('dispatch.coHandling')}</label>
        <Select
          id={id}
          className="wide"
          mode="multiple"
          value={coHandling}
          onChange={setCoHandling}
          maxCount={LIMIT.departments}
          options={departments.filter(({ value }) => value !== lead)}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </div>
      <Field label={w('dispatch.dueOn')} type="date" value={dueOn} onChange={setDueOn} />
      <p className="quiet">{w('dispatch.hint')}</p>
    </MotionWord>
  )
}

export const AmendForm = (props: MotionFormProps) => {
  const w = useDeskWords()
  const { context } = props.motion
  const [title, setTitle] = useState(context.title)
  const [rationale, setRationale] = useState(context.rationale)
  const [remedy, setRemedy] = useState(context.remedy)
  const [note, setNote] = useState('')
  const fits = title.trim() !== '' && title.trim().length <= LIMIT.title && rationale.length <= LIMIT.text && remedy.length <= LIMIT.text
  const event =
    fits && note.trim() !== '' ? ({ type: 'motion.amend', title: title.trim(), rationale, remedy, note: note.trim() } as const) : null
  return (
    <MotionWord {...props} word="motion.amend" event={event}>
      <p className="notice">{w('amend.version', { n: context.textVersion + 1 })}</p>
      <Field label={w('item.title')} value={title} onChange={setTitle} maxLength={LIMIT.title} />
      <TextArea label={w('motion.rationale')} value={rationale} onChange={setRationale} limit={LIMIT.text} rows={6} />
      <TextArea label={w('motion.remedy')} value={remedy} onChange={setRemedy} limit={LIMIT.text} rows={8} />
      <TextArea label={w('amend.note')} value={note} onChange={setNote} limit={LIMIT.note} rows={3} />
    </MotionWord>
  )
}
