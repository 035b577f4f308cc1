/** A scrutineer makes their share of the key: one tap to begin, words on paper, a PIN; then the page goes on by itself to the code. */
import './sealed.css'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { CEREMONY_STEPS, type CeremonyState, type CeremonyStep } from '../../server/sealed-replies.ts'
import { OfflineError, ProblemError } from '../api.ts'
import { keys } from '../queries.ts'
import { checkIn, EngineFault } from '../sealed/engine.ts'
import { useCeremony } from '../sealed/queries.ts'
import { begin, hasShare, ownCode, seedInHand, takeStep } from '../sealed/share.ts'
import { useMe, useSubject, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Page } from './Page.tsx'
import { useSealedWords } from './sealed-words.ts'
import { MakeShare, RestoreShare, UnlockShare } from './ShareForms.tsx'

/** Where a frame was lost the page looks again by itself. */
const LOOK_MS = 2000
const RETRY_MS = 2000

/** The step is done, or the ceremony is further than this page knew: my answer was lost, or my other phone was quicker. Look again. */
const OVERTAKEN = ['act-id-reused', 'out-of-order', 'not-found']

type Session = SubjectView<'session'>

/** Posts one step, again and again until the server has answered. @returns the first check that failed, if any */
const postStep = async (ceremony: CeremonyState, step: CeremonyStep, me: string, signal: AbortSignal): Promise<string | null> => {
  for (;;) {
    try {
      await takeStep(me, ceremony, step)
      return null
    } catch (thrown) {
      if (thrown instanceof EngineFault) return thrown.code
      if (thrown instanceof ProblemError) return OVERTAKEN.includes(thrown.problem.code) ? null : checkIn(thrown)
      if (!(thrown instanceof OfflineError)) throw thrown
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      if (signal.aborted) return null
    }
  }
}

/** Does every step that waits for this page. @returns the first check that failed, if any */
const useSteps = (ceremony: CeremonyState, me: string): string | null => {
  const client = useQueryClient()
  const [fault, setFault] = useState<string | null>(null)
  const { step } = ceremony
  const isMine = step !== null && step !== 'confirmation' && !ceremony.done[step]?.includes(me)
  useEffect(() => {
    if (!isMine || step === null || fault !== null) return undefined
    const leaving = new AbortController()
    void postStep(ceremony, step, me, leaving.signal).then((failed) => {
      if (failed !== null) setFault(failed)
      return client.invalidateQueries({ queryKey: ['ceremony'] })
    })
    return () => leaving.abort()
    // One run a step: what else changes in the ceremony is others' doing, and the same step said again changes nothing.
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies
  }, [client, step, isMine, fault])
  return fault
}

const Compare = ({ ceremony, me }: { ceremony: CeremonyState; me: string }) => {
  const w = useSealedWords()
  const client = useQueryClient()
  const [code, setCode] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const isPublished = ceremony.publicPart !== null
  useEffect(() => {
    // Everybody has done their part a moment before the key is put together.
    if (!isPublished) return
    ownCode(me, ceremony).then(setCode, (thrown: unknown) => {
      if (!(thrown instanceof EngineFault)) throw thrown
      setFault(thrown.code)
    })
    // The key is published once; what else changes in the ceremony is who has confirmed it.
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies
  }, [me, isPublished])
  if (fault !== null) return <p className="notice notice-warn">{w('keys.fault', { check: fault })}</p>
  if (code === null) return <Waiting />
  const isDone = ceremony.done['confirmation']?.includes(me)
  const confirm = async () => {
    setBusy(true)
    const failed = await postStep(ceremony, 'confirmation', me, new AbortController().signal)
    if (failed !== null) setFault(failed)
    setBusy(false)
    await client.invalidateQueries({ queryKey: ['ceremony'] })
  }
  return (
    <>
      <p>{w('keys.compare')}</p>
      <p className="huge figure keys-own-code">{code}</p>
      {isDone ? (
        <p>{w('keys.keepOpen')}</p>
      ) : (
        <Button kind="primary" className="big" disabled={busy} onClick={() => void confirm()}>
          {w('keys.same')}
        </Button>
      )}
      <p className="quiet">{w('keys.notSame')}</p>
    </>
  )
}

const Running = ({ ceremony, session, me }: { ceremony: CeremonyState; session: Session; me: string }) => {
  const w = useSealedWords()
  const client = useQueryClient()
  const fault = useSteps(ceremony, me)
  useEffect(() => {
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: ['ceremony'] }), LOOK_MS)
    return () => clearInterval(timer)
  }, [client])
  if (fault !== null) return <p className="notice notice-warn">{w('keys.fault', { check: fault })}</p>
  if (ceremony.step === 'confirmation') return <Compare ceremony={ceremony} me={me} />
  const at = CEREMONY_STEPS.findIndex((step) => step === ceremony.step)
  const waiting = ceremony.trustees.filter((person) => !ceremony.done[ceremony.step ?? 'confirmation']?.includes(person))
  const people = waiting.map((person) => session.names[person] ?? '').join(w('keys.comma'))
  return (
    <output className="stack">
      <Progress
        label={w('keys.step', { n: at + 1, of: CEREMONY_STEPS.length })}
        value={at}
        of={CEREMONY_STEPS.length}
        showFigures={false}
      />
      {!waiting.includes(me) && <p>{w('keys.waitOthers', { people })}</p>}
      <p className="quiet">{w('keys.keepOpen')}</p>
    </output>
  )
}

const Share = ({ ceremony, session, me }: { ceremony: CeremonyState; session: Session; me: string }) => {
  const w = useSealedWords()
  const holder = { person: me, ceremony: ceremony.id }
  const [inHand, setInHand] = useState(seedInHand(holder) !== undefined)
  const [isKept, setKept] = useState<boolean | null>(null)
  useEffect(() => {
    void hasShare({ person: me, ceremony: ceremony.id }).then(setKept)
  }, [me, ceremony.id])
  const done = () => setInHand(true)
  if (inHand) return <Running ceremony={ceremony} session={session} me={me} />
  if (isKept === null) return <Waiting />
  if (isKept) return <UnlockShare holder={holder} onDone={done} label={w('keys.next')} />
  return ceremony.done['certificate']?.includes(me) ? (
    <RestoreShare holder={holder} ceremony={ceremony} onDone={done} />
  ) : (
    <MakeShare holder={holder} onDone={done} />
  )
}

const Duty = ({ session, me }: { session: Session; me: string }) => {
  const w = useSealedWords()
  const client = useQueryClient()
  const ceremony = useCeremony(session.id)
  const [busy, setBusy] = useState(false)
  const { scrutiny, scrutinyConfirmed, keys: held } = session.context
  if (!scrutinyConfirmed || !scrutiny?.scrutineers.includes(me)) return <p className="notice">{w('keys.notYours')}</p>
  if (held)
    return (
      <>
        <p className="still-sign" aria-hidden="true">
          ✓
        </p>
        <h2>{w('keys.done')}</h2>
        <p>{w('keys.doneHint', { code: held.code })}</p>
      </>
    )
  const isCurrent = ceremony !== null && ceremony.step !== null && ceremony.trustees.join() === scrutiny.scrutineers.join()
  if (isCurrent) return <Share key={ceremony.id} ceremony={ceremony} session={session} me={me} />
  const start = async () => {
    setBusy(true)
    await begin(session.id).catch((thrown: unknown) => {
      // Another scrutineer was first: their ceremony is mine.
      if (!(thrown instanceof ProblemError) && !(thrown instanceof OfflineError)) throw thrown
    })
    await client.invalidateQueries({ queryKey: keys.ceremony(session.id) })
    setBusy(false)
  }
  return (
    <>
      <p>{w('keys.explain')}</p>
      <Button kind="primary" className="big" disabled={busy} onClick={() => void start()}>
        {w('keys.begin')}
      </Button>
    </>
  )
}

export default function KeysDuty() {
  const w = useSealedWords()
  const me = useMe()
  const { data: session } = useSubject('session', me.session)
  return (
    <Page title={w('keys.title')} back="/">
      {session ? <Duty session={session} me={me.actor.person} /> : <Waiting />}
    </Page>
  )
}
