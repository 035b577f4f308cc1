/** The one primary button of the desk: what comes next, whose it is, or what it still needs. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Matter } from '../../machines/matters.ts'
import { newId } from '../api.ts'
import { Notice } from '../ui/Notice.tsx'
import { Answer } from './Answer.tsx'
import { StepSheet } from './Batch.tsx'
import { useDay, type DeskFormName } from './day.tsx'
import { AcclamationForm } from './AcclamationForm.tsx'
import { HandsForm } from './HandsForm.tsx'
import { orderVote } from './order-vote.ts'
import { PaperForm } from './PaperForm.tsx'
import { Primary } from './Primary.tsx'
import { SayStep } from './SayStep.tsx'
import { useHeld } from './speaking.ts'
import { waitText } from './step-text.ts'
import type { StepTogether } from './step-together.ts'
import type { Fill, Wait } from './step.ts'
import { useDeskWords } from './desk-words.ts'

const PutToVote = ({ matter }: { matter: Matter }) => {
  const w = useDeskWords()
  const { session, rows } = useDay()
  const [id, setId] = useState(newId)
  const isBorn = rows.some((row) => row.id === id)
  const saying = useHeld('ballot', id, isBorn ? 1 : 0)
  if (isBorn) setId(newId())
  return (
    <>
      <Primary
        label={w('next.putToVote', { matter: w.name('matter', matter) })}
        press={() => void saying.say(orderVote(session, matter))}
        busy={saying.busy}
        step={matter}
      />
      <Answer saying={saying} />
    </>
  )
}

const Revote = ({ id }: { id: string }) => {
  const w = useDeskWords()
  const { ballot } = useDay()
  const saying = useHeld('ballot', id, ballot?.version ?? 0)
  const say = () => void saying.say({ type: 'ballot.revote', ballot: newId() }, { seen: true })
  return <Primary label={w.name('word', 'ballot.revote')} press={say} busy={saying.busy} step={id} />
}

/** Between the tied, for the seats that are left. */
const RunOff = ({ id }: { id: string }) => {
  const w = useDeskWords()
  const { ballot } = useDay()
  const saying = useHeld('ballot', id, ballot?.version ?? 0)
  const [born] = useState(newId)
  const say = () => void saying.say({ type: 'ballot.runOff', ballot: born }, { seen: true })
  return <Primary label={w.name('word', 'ballot.runOff')} press={say} busy={saying.busy} step={`runOff ${id}`} />
}

const OpensForm = ({ form, of, label }: { form: DeskFormName; of: string; label: string }) => {
  const { openForm } = useDay()
  return <Primary label={label} press={() => openForm(form, of)} busy={false} step={`${form} ${of}`} />
}

/** Nobody is on the roll yet: whoever sits in the session comes first. */
const BringPeople = () => {
  const w = useDeskWords()
  const [, go] = useLocation()
  return <Primary label={w('next.people')} press={() => go('/desk/people')} busy={false} step="people" />
}

const FillStep = ({ step }: { step: Fill }) => {
  const w = useDeskWords()
  switch (step.form) {
    case 'putToVote':
      return <PutToVote key={step.matter} matter={step.matter ?? 'other'} />
    case 'hands':
      return <HandsForm />
    case 'acclamation':
      return <AcclamationForm />
    case 'paper':
      return <PaperForm />
    case 'revote':
      return <Revote id={step.ballot ?? ''} />
    case 'runOff':
      return <RunOff id={step.ballot ?? ''} />
    case 'supplement':
      return <OpensForm form="supplement" of={step.ballot ?? ''} label={w('next.supplement')} />
    case 'void':
      return <OpensForm form="void" of={step.ballot ?? ''} label={w.name('word', 'ballot.void')} />
    case 'openUntil':
      return <OpensForm form="openUntil" of={step.ballot ?? ''} label={w.name('word', 'ballot.open')} />
    case 'people':
      return <BringPeople />
    case 'addItem':
      return <OpensForm form="addItem" of="" label={w('next.addItem')} />
    case 'papersLate':
      return <OpensForm form="papersLate" of="" label={w('next.papersLate')} />
    case 'writeRules':
      return <OpensForm form="writeRules" of="" label={w.name('word', 'session.writeRules')} />
    case 'nominate':
      return <OpensForm form="nominate" of="" label={w.name('word', 'session.nominateScrutineers')} />
    case 'configure':
      return <OpensForm form="configure" of={step.item ?? ''} label={w.name('word', 'ballot.configure')} />
  }
}

const WaitStep = ({ step }: { step: Wait }) => {
  const w = useDeskWords()
  const { ballot, session } = useDay()
  const nameOf = (person: string) => ballot?.names[person] ?? session.names[person] ?? w('person.unnamed')
  return <Notice>{waitText(w, step, nameOf)}</Notice>
}

export const NextStep = () => {
  const w = useDeskWords()
  const { step } = useDay()
  // It outlives the step that began it: with the first ballot done the next step is another.
  const [together, setTogether] = useState<StepTogether | null>(null)
  return (
    <section className="next" aria-labelledby="next-heading">
      <h2 id="next-heading" className="next-heading">
        {w('next.title')}
      </h2>
      {step.is === 'say' && <SayStep key={step.subject} step={step} takeTogether={setTogether} />}
      {step.is === 'fill' && <FillStep step={step} />}
      {step.is === 'wait' && <WaitStep step={step} />}
      {step.is === 'rest' && <Notice tone="good">{w(`rest.${step.name}`)}</Notice>}
      {together && (
        <StepSheet
          {...together}
          label={(n) => w('together.step', { word: w.name('word', together.word), n })}
          close={() => setTogether(null)}
        />
      )}
    </section>
  )
}
