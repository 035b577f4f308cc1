import { useState, type FormEvent } from 'react'
import { refusalOf } from '../offer.ts'
import { Button } from '../ui/Button.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { NumberField } from './NumberField.tsx'
import { useHeld } from './speaking.ts'

/** A show of hands in three numbers: what was not raised for or against is counted, not guessed, so the sum is shown. */
export const HandsForm = () => {
  const w = useDeskWords()
  const { me, ballot } = useDay()
  const saying = useHeld('ballot', ballot?.id ?? '', ballot?.version ?? 0)
  const [approve, setApprove] = useState<number | null>(null)
  const [oppose, setOppose] = useState<number | null>(0)
  const [abstain, setAbstain] = useState<number | null>(0)
  if (!ballot) return null
  const { present } = ballot.context
  const sum = (approve ?? 0) + (oppose ?? 0) + (abstain ?? 0)
  const event = { type: 'ballot.recordHands', approve: approve ?? 0, oppose: oppose ?? 0, abstain: abstain ?? 0 } as const
  const refusal = refusalOf('ballot', ballot, event, me)
  const incomplete = approve === null || oppose === null || abstain === null
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    if (!incomplete && !refusal && !saying.busy) void saying.say(event, { seen: true })
  }
  return (
    <form className="hands" onSubmit={submit}>
      <div className="hands-fields">
        <NumberField label={w.name('mark', 'approve')} value={approve} onChange={setApprove} takesFocus wrong={sum > present} />
        <NumberField label={w.name('mark', 'oppose')} value={oppose} onChange={setOppose} wrong={sum > present} />
        <NumberField label={w.name('mark', 'abstain')} value={abstain} onChange={setAbstain} wrong={sum > present} />
        <output className="hands-sum figure">
          {w('hands.sum', { sum, present })}
          {!incomplete && (
            <strong>
              {sum === present
                ? w('hands.agrees')
                : sum < present
                  ? w('hands.missing', { n: present - sum })
                  : w('hands.over', { n: sum - present })}
            </strong>
          )}
        </output>
      </div>
      <div className="row">
        <Button kind="primary" className="next-button" type="submit" keyHint="⏎" disabled={incomplete || saying.busy} refusal={refusal}>
          {w.name('word', 'ballot.recordHands')}
        </Button>
        <Button
          onClick={() => {
            setApprove(present)
            setOppose(0)
            setAbstain(0)
          }}
        >
          {w('hands.all', { present })}
        </Button>
      </div>
    </form>
  )
}
