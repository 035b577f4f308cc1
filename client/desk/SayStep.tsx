/** The next step where it is a word that is ready to be said: pressed, asked once more where it cannot be taken back, and sent. */
import { useState } from 'react'
import { refusalOf } from '../offer.ts'
import { useSay } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useDay } from './day.tsx'
import { Primary } from './Primary.tsx'
import { useHeld } from './speaking.ts'
import type { Say } from './step.ts'
import { useStepTogether, type StepTogether } from './step-together.ts'
import { useDeskWords } from './desk-words.ts'

const Asked = ({ step, open, close, confirm }: { step: Say; open: boolean; close: () => void; confirm: () => void }) => {
  const w = useDeskWords()
  const label = w.name('word', step.event.type)
  const { asks } = step
  return (
    <Sheet open={open} title={w('ask.title', { word: label })} onClose={close}>
      {asks && <p className="ask-text">{w(`ask.${asks.key}`, asks.facts)}</p>}
      <div className="row">
        <Button kind="primary" keyHint="⏎" onClick={confirm}>
          {label}
        </Button>
        <Button onClick={close}>{w('act.cancel')}</Button>
      </div>
    </Sheet>
  )
}

/** `takeTogether`: other ballots that were issued with this one stand at the same step, and are taken with it. */
export const SayStep = ({ step, takeTogether }: { step: Say; takeTogether: (step: StepTogether) => void }) => {
  const w = useDeskWords()
  const { me, session, ballot } = useDay()
  const saying = useHeld(step.subject, step.id, (step.subject === 'session' ? session.version : ballot?.version) ?? 0)
  const toSession = useSay('session', session.id)
  const [asking, setAsking] = useState(false)
  const together = useStepTogether(step)
  const refusal =
    step.subject === 'session' ? refusalOf('session', session, step.event, me) : ballot && refusalOf('ballot', ballot, step.event, me)
  // The session's version rises with every sign-in; a ballot's only with its own steps.
  const say = async () => {
    setAsking(false)
    const reply = await saying.say(step.event, { seen: step.subject === 'ballot' })
    // The result of a vote outside the agenda has no item to stay up with, so it is put up itself.
    if (reply && step.event.type === 'ballot.announce' && ballot?.context.agendaItem === null && session.state === 'open') {
      void toSession.say({ type: 'session.show', page: 'result', item: null, ballot: step.id })
    }
  }
  const press = () => {
    if (together) takeTogether(together)
    else if (step.asks) setAsking(true)
    else void say()
  }
  const word = w.name('word', step.event.type)
  return (
    <>
      <Primary
        label={together ? w('together.step', { word, n: together.prospects.length }) : word}
        press={press}
        busy={saying.busy}
        refusal={refusal}
        step={`${step.id} ${step.event.type} ${'item' in step.event ? step.event.item : ''}`}
      />
      <Asked step={step} open={asking} close={() => setAsking(false)} confirm={() => void say()} />
    </>
  )
}
