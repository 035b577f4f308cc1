/** A scrutineer opens a sealed box: the archive is verified on this phone first, then the share opens its part. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Progress as Verifying } from '../../machines/sealed/verify.ts'
import { OfflineError, ProblemError } from '../api.ts'
import { keys } from '../queries.ts'
import { checkIn, EngineFault } from '../sealed/engine.ts'
import { useCeremony, useOpening } from '../sealed/queries.ts'
import { hasShare, openBox, seedInHand } from '../sealed/share.ts'
import { useMe, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useSealedWords } from './sealed-words.ts'
import { RestoreShare, UnlockShare } from './ShareForms.tsx'

type Doing =
  | { is: 'idle' }
  | { is: 'busy'; progress: Verifying | null }
  | { is: 'done'; ballots: number }
  | { is: 'fault'; check: string }
  | { is: 'offline' }

export default function OpenBox({ view }: { view: SubjectView<'ballot'> }) {
  const w = useSealedWords()
  const me = useMe().actor.person
  const client = useQueryClient()
  const ceremony = useCeremony(view.context.session)
  const box = useOpening(view.id)
  const [isKept, setKept] = useState<boolean | null>(null)
  const [unlocked, setUnlocked] = useState(false)
  const [doing, setDoing] = useState<Doing>({ is: 'idle' })
  const id = ceremony?.id ?? null
  useEffect(() => {
    if (id === null) return
    void hasShare(id).then(setKept)
  }, [id])
  if (!ceremony || !box || isKept === null) return <Waiting />
  const inHand = unlocked || seedInHand(ceremony.id) !== undefined
  const progress = <Progress label={w('open.progress')} value={Math.min(box.came.length, box.threshold)} of={box.threshold} />
  if (box.opened || box.came.includes(me))
    return (
      <>
        <h2>✓ {w('open.done')}</h2>
        {doing.is === 'done' && <p>{w('open.checked', { n: doing.ballots })}</p>}
        {progress}
      </>
    )
  const open = async () => {
    setUnlocked(true)
    setDoing({ is: 'busy', progress: null })
    try {
      const { ballots } = await openBox(view.id, ceremony, (told) => setDoing({ is: 'busy', progress: told }))
      setDoing({ is: 'done', ballots })
      await client.invalidateQueries({ queryKey: keys.opening(view.id) })
    } catch (thrown) {
      if (thrown instanceof EngineFault) setDoing({ is: 'fault', check: thrown.code })
      else if (thrown instanceof ProblemError) setDoing({ is: 'fault', check: checkIn(thrown) })
      else if (thrown instanceof OfflineError) setDoing({ is: 'offline' })
      else throw thrown
    }
  }
  return (
    <>
      <p>{w('open.explain')}</p>
      {progress}
      {doing.is === 'busy' && (
        <output>
          {doing.progress?.step === 'ballots'
            ? w('open.verifying', { done: doing.progress.done, of: doing.progress.of })
            : w('open.reckoning')}
        </output>
      )}
      {doing.is === 'fault' && <p className="notice notice-warn">{w('keys.fault', { check: doing.check })}</p>}
      {doing.is === 'offline' && <p className="notice">{w('sealed.offline')}</p>}
      {doing.is !== 'busy' &&
        (inHand ? (
          <Button kind="primary" className="big" onClick={() => void open()}>
            {w('open.do')}
          </Button>
        ) : isKept ? (
          <UnlockShare ceremony={ceremony.id} onDone={() => void open()} label={w('open.do')} />
        ) : (
          <RestoreShare ceremony={ceremony.id} output={ceremony.output} onDone={() => void open()} />
        ))}
    </>
  )
}
