import { Link } from 'wouter'
import { serverTime } from '../api.ts'
import { Failed } from '../ui/Failed.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { MotionQueue, OfficeOnly, UndertakingQueue } from './Queue.tsx'
import { useSpeaking } from './speaking.ts'
import { OWING, urgencyOf } from './urgency.ts'
import { useMotions, useMotionViews, useUndertakings, useUndertakingViews } from './whole-list.ts'

/** The union office: whom to remind, what to publish, what to report and archive. */
const Reminders = () => {
  const { w } = useSpeaking()
  const owing = useUndertakings({ state: OWING.join(',') })
  const motions = useMotions({ state: 'adopted,closed' })
  const pressing = owing.data?.items.filter((row) => ['late', 'soon'].includes(urgencyOf(row, serverTime()).tone)) ?? []
  const undertakingViews = useUndertakingViews(pressing.map(({ id }) => id))
  const motionViews = useMotionViews(motions.data?.items.map(({ id }) => id) ?? [])
  const error = owing.error ?? motions.error
  if (error) return <Failed error={error} again={() => void Promise.all([owing.refetch(), motions.refetch()])} />
  if (!owing.data || !motions.data || undertakingViews.pending || motionViews.pending) return <Waiting />
  return (
    <>
      <UndertakingQueue title={w('queue.pressing')} none={w('queue.pressing.none')} rows={pressing} views={undertakingViews.views} />
      <MotionQueue
        title={w('queue.adopted')}
        none={w('queue.adopted.none')}
        views={motionViews.views.filter(({ state }) => state === 'adopted')}
      />
      <MotionQueue
        title={w('queue.closed')}
        none={w('queue.closed.none')}
        views={motionViews.views.filter(({ state }) => state === 'closed')}
      />
    </>
  )
}

export const OfficePage = () => {
  const { w } = useSpeaking()
  return (
    <>
      <div className="page-head">
        <h1>{w('queue.office.title')}</h1>
        <nav className="office-links" aria-label={w('office.links')}>
          <Link href="/works/office/orders">{w('orders.title')}</Link>
          <Link href="/works/office/calendar">{w('calendar.title')}</Link>
          <Link href="/works/office/outbox">{w('outbox.title')}</Link>
        </nav>
      </div>
      <OfficeOnly office="staff">
        <Reminders />
      </OfficeOnly>
    </>
  )
}
