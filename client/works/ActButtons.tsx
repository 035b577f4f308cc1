import type { Saying } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { probeOf, type ActSpec } from './acts.ts'
import type { Offered } from './offered.ts'
import { isBusy } from './SayingLine.tsx'
import { useSpeaking } from './speaking.ts'

type ActButtonsProps<S extends 'motion' | 'undertaking'> = {
  offered: Offered<S>[]
  open: ActSpec<S>['word'] | null
  setOpen: (word: ActSpec<S>['word'] | null) => void
  saying: Saying<S>
  /** Among many matters no button is the one red one: the next step stands out once a matter is opened. */
  calm: boolean
  /** Where a button says more than the word's usual name. */
  labels: Partial<Record<ActSpec<S>['word'], string>>
}

/** The first next step that can be taken is the one red button; what opens a form says whether it is open. */
export const ActButtons = <S extends 'motion' | 'undertaking'>({ offered, open, setOpen, saying, calm, labels }: ActButtonsProps<S>) => {
  const { w } = useSpeaking()
  const next = offered.find(({ spec, refusal }) => spec.primary && refusal === null)?.spec.word
  const press = (spec: ActSpec<S>) => {
    if (spec.how === 'press') void saying.say(probeOf(spec))
    else setOpen(open === spec.word ? null : spec.word)
  }
  return (
    <div className="act-buttons">
      {offered.map(({ spec, refusal }) => (
        <Button
          key={spec.word}
          kind={!calm && spec.word === next && open !== spec.word ? 'primary' : 'quiet'}
          refusal={refusal}
          disabled={isBusy(saying)}
          onClick={() => press(spec)}
          {...(spec.how === 'form' || spec.how === 'own' ? { 'aria-pressed': open === spec.word } : {})}
        >
          {labels[spec.word] ?? w.name('word', spec.word)}
        </Button>
      ))}
    </div>
  )
}
