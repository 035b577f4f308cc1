import { Link } from 'wouter'
import type { UndertakingRow } from '../../server/replies.ts'
import { serverTime } from '../api.ts'
import { useMe, useSubject } from '../subjects.ts'
import { Failed } from '../ui/Failed.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { DueMark } from './DueMark.tsx'
import { inboxOf, type Tray } from './inbox.ts'
import { MotionText } from './MotionFacts.tsx'
import { motionPath } from './MotionTable.tsx'
import { useSpeaking } from './speaking.ts'
import { UndertakingPanel } from './UndertakingPanel.tsx'
import { urgencyOf } from './urgency.ts'
import { useUndertakings } from './whole-list.ts'

const InboxLine = ({ row, isOpen }: { row: UndertakingRow; isOpen: boolean }) => {
  const { w } = useSpeaking()
  const urgency = urgencyOf(row, serverTime())
  return (
    <li>
      <Link href={`/works/inbox/${row.id}`} className="inbox-line" aria-current={isOpen ? 'true' : undefined}>
        <span className="inbox-title">{row.title}</span>
        <span className="quiet figure">
          {[row.number, row.part === 'coHandling' ? w.name('part', row.part) : null, w.name('undertakingState', row.state)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {urgency.tone !== 'quiet' && <DueMark urgency={urgency} />}
      </Link>
    </li>
  )
}

const InboxList = ({ trays, open }: { trays: Tray[]; open: string | null }) => {
  const { w } = useSpeaking()
  return (
    <nav className="inbox-list" aria-label={w('inbox.title')}>
      {trays.map(({ is, rows }) => (
        <section key={is} aria-labelledby={`tray-${is}`}>
          <h2 id={`tray-${is}`}>
            {w(`inbox.${is}`)} <span className="figure quiet">{rows.length}</span>
          </h2>
          <ul>
            {rows.map((row) => (
              <InboxLine key={row.id} row={row} isOpen={row.id === open} />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

/** One matter in hand: what the motion asks for, and everything the department can do about it. */
const InboxMatter = ({ id }: { id: string }) => {
  const { w } = useSpeaking()
  const undertaking = useSubject('undertaking', id)
  const motion = useSubject('motion', undertaking.data?.context.motion)
  const error = undertaking.error ?? motion.error
  if (error) return <Failed error={error} again={() => void undertaking.refetch()} />
  if (!undertaking.data || !motion.data) return <Waiting />
  const { context, id: motionId } = motion.data
  return (
    <article className="inbox-matter" aria-labelledby="matter-title">
      <p className="inbox-back">
        <Link href="/works/inbox">{w('inbox.back')}</Link>
      </p>
      <UndertakingPanel
        view={undertaking.data}
        heading={
          <>
            <p className="quiet figure">{[context.number, w.name('part', undertaking.data.context.part)].filter(Boolean).join(' · ')}</p>
            <h2 id="matter-title">{context.title}</h2>
          </>
        }
      />
      <MotionText context={context} />
      <p>
        <Link href={motionPath(motionId)}>{w('inbox.whole')}</Link>
      </p>
    </article>
  )
}

export const InboxPage = ({ open }: { open: string | null }) => {
  const { w } = useSpeaking()
  const { actor } = useMe()
  const { data, error, refetch } = useUndertakings(actor.department === null ? null : { department: actor.department })
  if (actor.department === null) return <p className="empty">{w('inbox.noDepartment')}</p>
  if (error) return <Failed error={error} again={() => void refetch()} />
  if (!data) return <Waiting />
  const trays = inboxOf(data.items, serverTime())
  const shown = open ?? trays[0]?.rows[0]?.id ?? null
  return (
    <>
      <div className="page-head" data-open={open !== null}>
        <h1>{w('inbox.title')}</h1>
        <p className="quiet">{w('inbox.lead', { department: data.items[0]?.departmentName ?? '' })}</p>
      </div>
      {data.items.length === 0 ? (
        <p className="empty">{w('inbox.none')}</p>
      ) : (
        <div className="inbox" data-open={open !== null}>
          <InboxList trays={trays} open={shown} />
          {shown && <InboxMatter key={shown} id={shown} />}
        </div>
      )}
    </>
  )
}
