import { useId, useState, type SyntheticEvent } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import type { EventOf } from '../../machines/events.ts'
import type { Grade } from '../../machines/catalogues.ts'
import { offeredIn } from '../catalogues.ts'
import { refusalOf } from '../offer.ts'
import { useMe, type Saying, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { useKept } from './kept.ts'
import { isBusy, SayingLine } from './SayingLine.tsx'
import { useSpeaking } from './speaking.ts'

type Rating = { grade: Grade | null; reason: string }

/** Three equal choices, none of them ready-made: a rating is given, never assumed. */
const GradeChoice = ({ grade, choose }: { grade: Grade | null; choose: (grade: Grade) => void }) => {
  const { w } = useSpeaking()
  const name = useId()
  return (
    <fieldset className="choices">
      <legend>{w('rate.title')}</legend>
      <div className="grades">
        {(offeredIn(useMe().catalogues, 'grades') as Grade[]).map((one) => (
          <label key={one} className="choice grade">
            <input type="radio" name={name} checked={grade === one} onChange={() => choose(one)} />
            {w.name('grade', one)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type RateFormProps = { view: SubjectView<'undertaking'>; saying: Saying<'undertaking'>; close: () => void }

export const RateForm = ({ view, saying, close }: RateFormProps) => {
  const { w } = useSpeaking()
  const me = useMe()
  const { values, change, forget } = useKept<Rating>(`rate.${view.id}`, { grade: null, reason: '' })
  const [tried, setTried] = useState(false)
  const { grade, reason } = values
  const isUnhappy = grade === 'dissatisfied'
  const event: EventOf['undertaking'] | null = grade === null ? null : { type: 'undertaking.rate', grade, reason }
  const refusal = event === null ? null : refusalOf('undertaking', view, event, me)
  const department = view.names[view.context.department ?? ''] ?? ''
  const send = async (submitted: SyntheticEvent) => {
    submitted.preventDefault()
    setTried(true)
    if (event === null || refusal !== null || reason.length > LIMIT.note || isBusy(saying)) return
    const reply = await saying.say(event)
    if (reply === null) return
    forget()
    close()
  }
  return (
    <form
      className="act-form stack"
      aria-label={w.name('word', 'undertaking.rate')}
      onSubmit={(submitted) => void send(submitted)}
      noValidate
    >
      <GradeChoice grade={grade} choose={(chosen) => change({ grade: chosen })} />
      <TextArea
        label={w(isUnhappy ? 'rate.reason' : 'rate.comment')}
        value={reason}
        limit={LIMIT.note}
        required={isUnhappy}
        onChange={(typed) => change({ reason: typed })}
      />
      {isUnhappy && (
        <p className="notice">{view.context.round < view.known.rounds ? w('rate.rehandle', { department }) : w('rate.escalate')}</p>
      )}
      {tried && grade === null && (
        <p className="field-wrong" role="alert">
          {w('rate.choose')}
        </p>
      )}
      <div className="form-end">
        <Button type="submit" kind="primary" refusal={refusal} disabled={isBusy(saying)}>
          {w('rate.send')}
        </Button>
        <Button kind="plain" onClick={close}>
          {w('act.close')}
        </Button>
      </div>
      <p className="quiet">{w('rate.once')}</p>
      <SayingLine saying={saying} />
    </form>
  )
}
