/** A rehearsal is begun from the real session and thrown away from within itself. */
import { isSecret } from '../../machines/agenda.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import { simulateCasts, simulateCheckIns, simulateKeys, simulateParts } from '../../server/rehearsal-contract.ts'
import { call, newId, OfflineError, ProblemError, type Problem } from '../api.ts'
import { refusalToCreate } from '../offer.ts'
import { keys } from '../queries.ts'
import { takePart } from '../taking-part.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { WordForm } from './WordForm.tsx'

export const RehearseForm = () => {
  const w = useDeskWords()
  const client = useQueryClient()
  const { me, session, closeForm } = useDay()
  const [id] = useState(newId)
  const title = w('rehearsal.titled', { title: session.context.title }).slice(0, LIMIT.title)
  const event = { type: 'session.rehearse', of: session.id, title } as const
  const known = {
    ...session.known,
    original: { state: session.state, context: session.context, rehearsals: me.rehearsal === null ? 0 : 1 },
  }
  const enter = async () => {
    await client.invalidateQueries({ queryKey: keys.me })
    takePart(id)
  }
  return (
    <WordForm
      title={w.name('word', 'session.rehearse')}
      name="session"
      id={id}
      event={event}
      refusal={refusalToCreate('session', event, me, known)}
      onClose={closeForm}
      onDone={() => void enter()}
    >
      <p>{w('rehearsal.explain')}</p>
      <ul>
        <li>{w('rehearsal.copied')}</li>
        <li>{w('rehearsal.apart')}</li>
        <li>{w('rehearsal.phones')}</li>
      </ul>
    </WordForm>
  )
}

export const DiscardForm = () => {
  const w = useDeskWords()
  const client = useQueryClient()
  const { session, closeForm } = useDay()
  const leave = async () => {
    takePart(null)
    await client.invalidateQueries({ queryKey: keys.me })
  }
  return (
    <WordForm
      title={w.name('word', 'session.discard')}
      name="session"
      id={session.id}
      event={{ type: 'session.discard' }}
      onClose={closeForm}
      onDone={() => void leave()}
    >
      <p>{w('ask.discard')}</p>
    </WordForm>
  )
}

/** A few people at a time, so that the hall sees the figures rise. */
const PAUSE_MS = 400

/** Representatives of straw, who sign in and vote through the same doors as everybody: only in a rehearsal. */
export const Simulation = () => {
  const w = useDeskWords()
  const { session, ballot } = useDay()
  const [left, setLeft] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  if (session.context.rehearsalOf === null) return null
  const run = async (ask: () => Promise<{ left: number }>) => {
    setProblem(null)
    setLeft(0)
    try {
      for (let rest = (await ask()).left; ; rest = (await ask()).left) {
        setLeft(rest)
        if (rest === 0) break
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      }
    } catch (thrown) {
      if (thrown instanceof ProblemError) setProblem(thrown.problem)
      else if (!(thrown instanceof OfflineError)) throw thrown
    } finally {
      setLeft(null)
    }
  }
  const sitting = session.state === 'preparatory' || session.state === 'open'
  const voting = ballot?.state === 'open' && (isSecret(ballot.context.method) || ballot.context.method === 'open')
  const opening =
    ballot?.context.method === 'sealed' &&
    ballot.state === 'reconciled' &&
    ballot.context.declaredValidAt !== null &&
    !ballot.known.sealed.opened
  return (
    <section className="simulation" aria-labelledby="simulation-heading">
      <h2 id="simulation-heading" className="next-heading">
        {w('simulation.title')}
      </h2>
      <p className="quiet">{w('simulation.explain')}</p>
      <div className="row">
        {sitting && (
          <Button disabled={left !== null} onClick={() => void run(() => call(simulateCheckIns, { params: { id: session.id }, body: {} }))}>
            {w('simulation.checkIn')}
          </Button>
        )}
        {voting && (
          <Button disabled={left !== null} onClick={() => void run(() => call(simulateCasts, { params: { id: ballot.id }, body: {} }))}>
            {w('simulation.cast')}
          </Button>
        )}
        {sitting && session.context.scrutinyConfirmed && session.context.keys === null && (
          <Button disabled={left !== null} onClick={() => void run(() => call(simulateKeys, { params: { id: session.id }, body: {} }))}>
            {w('simulation.keys')}
          </Button>
        )}
        {opening && (
          <Button disabled={left !== null} onClick={() => void run(() => call(simulateParts, { params: { id: ballot.id }, body: {} }))}>
            {w('simulation.open')}
          </Button>
        )}
        <output>{left !== null && w('simulation.left', { n: left })}</output>
      </div>
      <ProblemNotice problem={problem} />
    </section>
  )
}
