import { useState, type FormEvent } from 'react'
import { refusalOf } from '../offer.ts'
import { Button } from '../ui/Button.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { NumberField } from './NumberField.tsx'
import { useHeld } from './speaking.ts'

/** Applause, and the objections that the chair asked for. */
export const AcclamationForm = () => {
  const w = useDeskWords()
  const { me, ballot } = useDay()
  const saying = useHeld('ballot', ballot?.id ?? '', ballot?.version ?? 0)
  const [objections, setObjections] = useState<number | null>(0)
  if (!ballot) return null
  const event = { type: 'ballot.recordAcclamation', objections: objections ?? 0 } as const
  const refusal = refusalOf('ballot', ballot, event, me)
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    if (objections !== null && !refusal && !saying.busy) void saying.say(event, { seen: true })
  }
  return (
    <form className="hands" onSubmit={submit}>
      <div className="hands-fields">
        <NumberField label={w('acclamation.objections')} value={objections} onChange={setObjections} takesFocus wrong={refusal !== null} />
        <p className="hands-sum figure">
          {w('acclamation.counted', { approve: Math.max(0, ballot.context.present - (objections ?? 0)), present: ballot.context.present })}
        </p>
      </div>
      <Button
        kind="primary"
        className="next-button"
        type="submit"
        keyHint="⏎"
        disabled={objections === null || saying.busy}
        refusal={refusal}
      >
        {w.name('word', 'ballot.recordAcclamation')}
      </Button>
    </form>
  )
}
