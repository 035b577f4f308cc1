import { useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import type { Grade } from '../../machines/catalogues.ts'
import { offeredIn } from '../catalogues.ts'
import { refusalOf } from '../offer.ts'
import { useMe, useSay, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Sent } from './Sent.tsx'
import { usePhoneWords } from './words.ts'

/** Three equal answers; the third needs its reason. Only the proposer is asked. */
export const Rate = ({ view }: { view: SubjectView<'undertaking'> }) => {
  const w = usePhoneWords()
  const me = useMe()
  const { say, status, problem, retry } = useSay('undertaking', view.id)
  const [grade, setGrade] = useState<Grade | null>(null)
  const [reason, setReason] = useState('')
  const event = grade && ({ type: 'undertaking.rate', grade, reason: reason.trim() } as const)
  return (
    <div className="rate">
      <h3>{w('rate.title')}</h3>
      <fieldset className="choices" aria-label={w('rate.title')}>
        {(offeredIn(useMe().catalogues, 'grades') as Grade[]).map((one) => (
          <Button key={one} className="choice" aria-pressed={grade === one} onClick={() => setGrade(one)}>
            {w.name('grade', one)}
          </Button>
        ))}
      </fieldset>
      {event && (
        <>
          <TextArea
            label={w(grade === 'dissatisfied' ? 'rate.reason' : 'rate.reasonOptional')}
            value={reason}
            onChange={setReason}
            limit={LIMIT.note}
          />
          <p className="quiet">{w('rate.final')}</p>
          <Button
            kind="primary"
            className="big"
            refusal={refusalOf('undertaking', view, event, me)}
            disabled={status === 'sending' || reason.length > LIMIT.note}
            onClick={() => void say(event, { seen: true })}
          >
            {w('rate.send')}
          </Button>
        </>
      )}
      <Sent status={status} retry={retry} />
      <ProblemNotice problem={problem} />
    </div>
  )
}
