/** A scrutineer opens a sealed box: the archive is verified on this phone first, then the share opens its part. */
import './sealed.css'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { agreedPaper } from '../../machines/ballot-context.ts'
import type { Progress as Verifying } from '../../machines/sealed/verify.ts'
import type { CeremonyState } from '../../server/sealed-replies.ts'
import { OfflineError, ProblemError } from '../api.ts'
import { keys } from '../queries.ts'
import { checkIn, EngineFault } from '../sealed/engine.ts'
import { useCeremony, useOpening } from '../sealed/queries.ts'
import { pinnedCode } from '../sealed/round.ts'
import { checkBox, hasShare, openBox, seedInHand, type Told } from '../sealed/share.ts'
import { useMe, useSubject, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useSealedWords } from './sealed-words.ts'
import { RestoreShare, UnlockShare } from './ShareForms.tsx'

type Ballot = SubjectView<'ballot'>
type Doing = { is: 'busy'; progress: Verifying | null } | { is: 'checked' } | { is: 'fault'; check: string } | { is: 'offline' }

const failureOf = (thrown: unknown): Doing => {
  if (thrown instanceof EngineFault) return { is: 'fault', check: thrown.code }
  if (thrown instanceof ProblemError) return { is: 'fault', check: checkIn(thrown) }
  if (thrown instanceof OfflineError) return { is: 'offline' }
  throw thrown
}

/** Verifies the box as soon as the page is there: it needs nothing secret, and takes its time. */
const useCheck = (told: Told) => {
  const [doing, setDoing] = useState<Doing>({ is: 'busy', progress: null })
  const {
    ballot,
    form: { items, sheet },
    code,
    ballots,
  } = told
  useEffect(() => {
    let gone = false
    const show = (next: Doing) => {
      if (!gone) setDoing(next)
    }
    checkBox({ ballot, form: { items, sheet }, code, ballots }, (progress) => show({ is: 'busy', progress })).then(
      () => show({ is: 'checked' }),
      (thrown: unknown) => show(failureOf(thrown)),
    )
    return () => {
      gone = true
    }
  }, [ballot, items, sheet, code, ballots])
  return [doing, setDoing] as const
}

type OpeningProps = { told: Told; ceremony: CeremonyState; me: string; again: () => void }

const Opening = ({ told, ceremony, me, again }: OpeningProps) => {
  const w = useSealedWords()
  const client = useQueryClient()
  const [doing, setDoing] = useCheck(told)
  const [isKept, setKept] = useState<boolean | null>(null)
  const holder = { person: me, ceremony: ceremony.id }
  useEffect(() => {
    void hasShare({ person: me, ceremony: ceremony.id }).then(setKept)
  }, [me, ceremony.id])
  const open = async () => {
    setDoing({ is: 'busy', progress: null })
    try {
      await openBox(me, told.ballot, ceremony)
      await client.invalidateQueries({ queryKey: keys.opening(told.ballot) })
    } catch (thrown) {
      setDoing(failureOf(thrown))
    }
  }
  if (doing.is === 'busy')
    return (
      <output>
        {doing.progress?.step === 'ballots' ? (
          <Progress label={w('open.verifying')} value={doing.progress.done} of={doing.progress.of} />
        ) : (
          w('open.reckoning')
        )}
      </output>
    )
  if (doing.is !== 'checked')
    return (
      <>
        <p className="notice notice-warn">{doing.is === 'fault' ? w('open.differs', { check: doing.check }) : w('open.offline')}</p>
        <Button className="big" onClick={again}>
          {w('open.again')}
        </Button>
      </>
    )
  const form = isKept ? (
    <UnlockShare holder={holder} onDone={() => void open()} label={w('open.do')} />
  ) : (
    <RestoreShare holder={holder} ceremony={ceremony} onDone={() => void open()} />
  )
  return (
    <>
      <h2>✓ {w('open.checked', { n: told.ballots })}</h2>
      <p>{w('open.compare', { code: told.code })}</p>
      {seedInHand(holder) === undefined ? (
        isKept !== null && form
      ) : (
        <Button kind="primary" className="big" onClick={() => void open()}>
          {w('open.do')}
        </Button>
      )}
    </>
  )
}

export default function OpenBox({ view }: { view: Ballot }) {
  const w = useSealedWords()
  const me = useMe().actor.person
  const { context } = view
  const { data: session } = useSubject('session', context.session)
  const ceremony = useCeremony(context.session)
  const box = useOpening(view.id)
  const [attempt, setAttempt] = useState(0)
  if (!ceremony || !box || !session) return <Waiting />
  const progress = <Progress label={w('open.progress')} value={Math.min(box.came.length, box.threshold)} of={box.threshold} />
  if (box.opened || box.came.includes(me))
    return (
      <>
        <h2>✓ {w('open.done')}</h2>
        {progress}
      </>
    )
  const told = {
    ballot: view.id,
    form: context,
    code: pinnedCode(session.id, session.context.keys?.code ?? ''),
    ballots: (context.returned ?? 0) - (agreedPaper(context)?.returned ?? 0),
  }
  return (
    <>
      <p>{w('open.explain')}</p>
      {progress}
      <Opening key={attempt} told={told} ceremony={ceremony} me={me} again={() => setAttempt(attempt + 1)} />
    </>
  )
}
