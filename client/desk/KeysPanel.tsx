/** The scrutineers' key at the desk: who has done what, its code, and beginning again; and a sealed box as it fills and opens. */
import { useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import { beginCeremony, getArchive } from '../../server/sealed-contract.ts'
import { CEREMONY_STEPS } from '../../server/sealed-replies.ts'
import { call, newId, OfflineError, ProblemError, type Problem } from '../api.ts'
import { hasAnyRole } from '../me.ts'
import { refusalOf } from '../offer.ts'
import { short, useCeremony, useOpening } from '../sealed/queries.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Progress } from '../ui/Progress.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { useDay, type BallotView, type SessionView } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { WordForm } from './WordForm.tsx'

const SITTING = ['preparatory', 'open', 'recess']

/** Asked for by the method of an item still ahead: a congress that only raises hands needs no key. */
const needsKeys = ({ state, context }: SessionView): boolean =>
  SITTING.includes(state) &&
  context.scrutinyConfirmed &&
  context.items.some(({ method, phase }) => method === 'sealed' && phase !== 'decided')

/** Shown from the scrutineers' confirmation until their key is made; afterwards its code stands in one line. */
export const Keys = () => {
  const w = useDeskWords()
  const { session } = useDay()
  const { keys } = session.context
  if (keys !== null)
    return SITTING.includes(session.state) ? (
      <p className="quiet keys-made">{w('keys.made', { code: keys.code, k: keys.threshold, n: keys.trustees.length })}</p>
    ) : null
  return needsKeys(session) ? <Making session={session} /> : null
}

const Making = ({ session }: { session: SessionView }) => {
  const w = useDeskWords()
  const { me } = useDay()
  const ceremony = useCeremony(session.id)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const scrutineers = session.context.scrutiny?.scrutineers ?? []
  const begin = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await call(beginCeremony, { params: { id: session.id }, body: { id: newId() } })
    } catch (thrown) {
      if (thrown instanceof ProblemError) setProblem(thrown.problem)
      else if (!(thrown instanceof OfflineError)) throw thrown
    } finally {
      setBusy(false)
    }
  }
  const isCurrent = ceremony !== null && ceremony.step !== null && ceremony.trustees.join() === scrutineers.join()
  const doneBy = (person: string) => CEREMONY_STEPS.filter((step) => ceremony?.done[step]?.includes(person)).length
  return (
    <section className="keys-panel" aria-labelledby="keys-heading">
      <h2 id="keys-heading">{w('keys.title')}</h2>
      <p>{w('keys.explain')}</p>
      {isCurrent && (
        <ul className="keys-people">
          {scrutineers.map((person) => (
            <li key={person}>
              <Progress label={session.names[person] ?? w('person.unnamed')} value={doneBy(person)} of={CEREMONY_STEPS.length} />
            </li>
          ))}
        </ul>
      )}
      {isCurrent && ceremony.code !== null && (
        <p className="keys-code">
          {w('keys.code')} <strong className="figure">{ceremony.code}</strong>
        </p>
      )}
      {hasAnyRole(me, 'secretary', 'presidium') && (
        <Button kind={isCurrent ? 'plain' : 'quiet'} disabled={busy} onClick={() => void begin()}>
          {w(isCurrent ? 'keys.again' : 'keys.begin')}
        </Button>
      )}
      <ProblemNotice problem={problem} />
    </section>
  )
}

export const DiscardKeysForm = () => {
  const w = useDeskWords()
  const { me, session, closeForm } = useDay()
  const [reason, setReason] = useState('')
  const isText = reason.trim() !== '' && reason.length <= LIMIT.note
  const event = isText ? ({ type: 'session.discardKeys', reason: reason.trim() } as const) : null
  return (
    <WordForm
      title={w.name('word', 'session.discardKeys')}
      name="session"
      id={session.id}
      event={event}
      refusal={event && refusalOf('session', session, event, me)}
      onClose={closeForm}
    >
      <p>{w('keys.discardMeans')}</p>
      <TextArea label={w('reason.label')} value={reason} onChange={setReason} limit={LIMIT.note} rows={4} />
    </WordForm>
  )
}

/** From the issue of papers on there is something to be seen of a sealed box. */
const BEFORE: string[] = ['unborn', 'configured', 'rules_adopted', 'scrutineers_confirmed', 'quorum_checked', 'sealed_empty']

export const SealedPanel = ({ ballot, session }: { ballot: BallotView; session: SessionView }) => {
  const w = useDeskWords()
  const shown = !BEFORE.includes(ballot.state) && ballot.context.keys !== null
  const box = useOpening(shown ? ballot.id : null)
  if (!box) return null
  const nameOf = (person: string) => ballot.names[person] ?? session.names[person] ?? w('person.unnamed')
  const phones = ballot.context.issued - ballot.context.onPaper
  const isOpening = ballot.state === 'reconciled' && ballot.context.declaredValidAt !== null
  return (
    <section className="sealed-panel" aria-label={w('sealed.title')}>
      {ballot.state === 'issuing' && <Progress label={w('sealed.registered')} value={box.byPhone} of={phones} />}
      {ballot.state === 'issuing' && <p className="quiet">{w('sealed.silent')}</p>}
      {ballot.state !== 'issuing' && (
        <p className="quiet">{w('sealed.list', { byPhone: box.byPhone, byServer: box.byServer, sum: box.byPhone + box.byServer })}</p>
      )}
      {(isOpening || box.opened) && (
        <>
          <Progress label={w('sealed.parts')} value={Math.min(box.came.length, box.threshold)} of={box.threshold} />
          {box.came.length > 0 && <p>{w('sealed.openedBy', { people: box.came.map(nameOf).join(w('list.comma')) })}</p>}
          <p>{w(box.verified ? 'sealed.verified' : box.opened ? 'sealed.verifying' : 'sealed.notOpened')}</p>
        </>
      )}
      {box.head !== null && (
        <p>
          <a href={getArchive.url.replace(':id', ballot.id)} download>
            {w('sealed.archive')}
          </a>{' '}
          <span className="quiet figure">{w('sealed.head', { head: short(box.head) })}</span>
        </p>
      )}
    </section>
  )
}
