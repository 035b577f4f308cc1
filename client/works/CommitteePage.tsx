import { Failed } from '../ui/Failed.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { MotionQueue, OfficeOnly, UndertakingQueue } from './Queue.tsx'
import { useSpeaking } from './speaking.ts'
import { isDispatchable, UNDISPATCHED, useMotions, useMotionViews, useUndertakings, useUndertakingViews } from './whole-list.ts'

/** What the motions committee decides after filing: who gets a motion, objections, and what needs a case owner. */
const Dispatching = () => {
  const { w } = useSpeaking()
  const motions = useMotions({ state: UNDISPATCHED })
  const objected = useUndertakings({ state: 'objected' })
  const late = useUndertakings({ overdue: 'true' })
  const motionViews = useMotionViews(motions.data?.items.filter(isDispatchable).map(({ id }) => id) ?? [])
  const rows = [...(objected.data?.items ?? []), ...(late.data?.items ?? [])]
  const undertakingViews = useUndertakingViews([...new Set(rows.map(({ id }) => id))])
  const error = motions.error ?? objected.error ?? late.error
  if (error) return <Failed error={error} again={() => void Promise.all([motions.refetch(), objected.refetch(), late.refetch()])} />
  if (!motions.data || !objected.data || !late.data || motionViews.pending || undertakingViews.pending) return <Waiting />
  const { views } = undertakingViews
  const isProposed = ({ context }: (typeof motionViews.views)[number]) => context.proposedDispatch !== null
  return (
    <>
      <UndertakingQueue title={w('queue.objections')} none={w('queue.objections.none')} rows={objected.data.items} views={views} />
      <MotionQueue
        title={w('queue.propose')}
        none={w('queue.propose.none')}
        views={motionViews.views.filter((view) => !isProposed(view))}
      />
      <UndertakingQueue
        title={w('queue.late')}
        none={w('queue.late.none')}
        rows={late.data.items.filter(({ state }) => state !== 'objected')}
        views={views}
      />
      <MotionQueue title={w('queue.proposed')} none={w('queue.proposed.none')} views={motionViews.views.filter(isProposed)} />
    </>
  )
}

export const CommitteePage = () => {
  const { w } = useSpeaking()
  return (
    <>
      <div className="page-head">
        <h1>{w('queue.committee.title')}</h1>
      </div>
      <OfficeOnly office="committee">
        <Dispatching />
      </OfficeOnly>
    </>
  )
}
