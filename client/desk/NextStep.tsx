/** The one primary button of the desk: what comes next, whose it is, or what it still needs. */
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Matter } from '../../machines/matters.ts'
import { newId } from '../api.ts'
import { refusalOf } from '../offer.ts'
import { useSay } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Answer } from './Answer.tsx'
import { useDay, type DeskFormName } from './day.tsx'
import { AcclamationForm } from './AcclamationForm.tsx'
import { HandsForm } from './HandsForm.tsx'
import { orderVote } from './order-vote.ts'
import { PaperForm } from './PaperForm.tsx'
import { useShortcuts } from './shortcuts.ts'
import { useHeld } from './speaking.ts'
import type { Fill, Say, Wait } from './step.ts'
import { useDeskWords } from './desk-words.ts'

/** A step that has only just appeared is not pressed by the keystroke that ended the last one. */
const SETTLE_MS = 400

const useSettled = (step: string): boolean => {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(step), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [step])
  return settled === step
}

const Primary = ({
  label,
  press,
  busy,
  refusal = null,
  step,
}: {
  label: string
  press: () => void
  busy: boolean
  refusal?: Parameters<typeof Button>[0]['refusal']
  step: string
}) => {
  const settled = useSettled(step)
  useShortcuts({ Enter: () => settled && !busy && !refusal && press() })
  return (
    <Button kind="primary" className="next-button" keyHint="⏎" disabled={busy} refusal={refusal} onClick={press}>
      {label}
    </Button>
  )
}

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

const SayStep = ({ step }: { step: Say }) => {
  const w = useDeskWords()
  const { me, session, ballot } = useDay()
  const saying = useHeld(step.subject, step.id, (step.subject === 'session' ? session.version : ballot?.version) ?? 0)
  const toSession = useSay('session', session.id)
  const [asking, setAsking] = useState(false)
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
  return (
    <>
      <Primary
        label={w.name('word', step.event.type)}
        press={() => (step.asks ? setAsking(true) : void say())}
        busy={saying.busy}
        refusal={refusal}
        step={`${step.id} ${step.event.type} ${'item' in step.event ? step.event.item : ''}`}
      />
      <Asked step={step} open={asking} close={() => setAsking(false)} confirm={() => void say()} />
    </>
  )
}

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
  const chief = String(step.facts['chief'] ?? '')
  const people = step.people.map(nameOf).join(w('list.comma'))
  const others = step.people
    .filter((person) => person !== chief)
    .map(nameOf)
    .join(w('list.or'))
  const offices = step.offices.map((office) => w.name('role', office)).join(w('list.or'))
  return <Notice>{w(`wait.${step.name}`, { ...step.facts, people, others, chief: chief && nameOf(chief), offices })}</Notice>
}

export const NextStep = () => {
  const w = useDeskWords()
  const { step } = useDay()
  return (
    <section className="next" aria-labelledby="next-heading">
      <h2 id="next-heading" className="next-heading">
        {w('next.title')}
      </h2>
      {step.is === 'say' && <SayStep key={step.subject} step={step} />}
      {step.is === 'fill' && <FillStep step={step} />}
      {step.is === 'wait' && <WaitStep step={step} />}
      {step.is === 'rest' && <Notice tone="good">{w(`rest.${step.name}`)}</Notice>}
    </section>
  )
}
