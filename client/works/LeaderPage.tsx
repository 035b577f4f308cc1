import { Failed } from '../ui/Failed.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { MotionQueue, OfficeOnly, UndertakingQueue } from './Queue.tsx'
import { useSpeaking } from './speaking.ts'
import { isDispatchable, UNDISPATCHED, useMotions, useMotionViews, useUndertakings, useUndertakingViews } from './whole-list.ts'

/** What waits for the leader's signature, and nothing else. */
const Signatures = () => {
  const { w } = useSpeaking()
  const motions = useMotions({ state: UNDISPATCHED })
  const undertakings = useUndertakings({ state: 'handling,rehandling,escalated' })
  const motionViews = useMotionViews(motions.data?.items.filter(isDispatchable).map(({ id }) => id) ?? [])
  const undertakingViews = useUndertakingViews(undertakings.data?.items.map(({ id }) => id) ?? [])
  const error = motions.error ?? undertakings.error
  if (error) return <Failed error={error} again={() => void Promise.all([motions.refetch(), undertakings.refetch()])} />
  if (!motions.data || !undertakings.data || motionViews.pending || undertakingViews.pending) return <Waiting />
  const drafted = undertakingViews.views.filter(({ context }) => context.draft !== null).map(({ id }) => id)
  const rows = undertakings.data.items
  return (
    <>
      <UndertakingQueue
        title={w('queue.sign')}
        none={w('queue.sign.none')}
        rows={rows.filter(({ id }) => drafted.includes(id))}
        views={undertakingViews.views}
      />
      <MotionQueue
        title={w('queue.dispatch')}
        none={w('queue.dispatch.none')}
        views={motionViews.views.filter(({ context }) => context.proposedDispatch !== null)}
      />
      <UndertakingQueue
        title={w('queue.settle')}
        none={w('queue.settle.none')}
        rows={rows.filter(({ state }) => state === 'escalated')}
        views={undertakingViews.views}
      />
    </>
  )
}

export const LeaderPage = () => {
  const { w } = useSpeaking()
  return (
    <>
      <div className="page-head">
        <h1>{w('queue.leader.title')}</h1>
      </div>
      <OfficeOnly office="leader">
        <Signatures />
      </OfficeOnly>
    </>
  )
}
