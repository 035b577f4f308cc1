import { useId, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { SubjectView } from '../subjects.ts'
import { Notice } from '../ui/Notice.tsx'
import type { Role } from '../../machines/matters.ts'
import { hasAnyRole } from '../me.ts'
import { useMe } from '../subjects.ts'
import type { UndertakingRow } from '../../server/replies.ts'
import { MotionActs } from './MotionActs.tsx'
import { MotionText } from './MotionFacts.tsx'
import { motionPath } from './MotionTable.tsx'
import { useOrderSentence } from './DispatchForm.tsx'
import { useSpeaking } from './speaking.ts'
import { UndertakingPanel } from './UndertakingPanel.tsx'

/** One heap on a desk: what it is, how many, and what will lie here when it is empty. */
export const Queue = ({ title, none, count, children }: { title: string; none: string; count: number; children: ReactNode }) => {
  const id = useId()
  return (
    <section className="queue" aria-labelledby={id}>
      <h2 id={id}>
        {title} <span className="figure quiet">{count}</span>
      </h2>
      <div className="queue-items">{count === 0 ? <p className="empty">{none}</p> : children}</div>
    </section>
  )
}

/** A page that is one office's; others are told whose it is. */
export const OfficeOnly = ({ office, children }: { office: Role; children: ReactNode }) => {
  const { w } = useSpeaking()
  const me = useMe()
  return hasAnyRole(me, office) ? children : <Notice>{w('queue.notYours', { office: w.name('role', office) })}</Notice>
}

/** A motion in a heap: its text to be read on the spot, what was proposed, and what may be done. */
export const MotionInQueue = ({ view }: { view: SubjectView<'motion'> }) => {
  const { w, day } = useSpeaking()
  const sentence = useOrderSentence()
  const { context, id, state } = view
  return (
    <article className="undertaking">
      <header className="undertaking-head">
        <p className="quiet figure">{[context.number, w.name('motionState', state)].filter(Boolean).join(' · ')}</p>
        <h3>
          <Link href={motionPath(id)}>{context.title}</Link>
        </h3>
      </header>
      {context.proposedDispatch && (
        <p>
          <span className="quiet">{w('motion.proposed')}</span> <strong>{sentence(context.proposedDispatch)}</strong>
        </p>
      )}
      {context.reportedAt && <p className="quiet">{w('motion.reportedOn', { day: day(context.reportedAt) })}</p>}
      <details>
        <summary>{w('motion.text')}</summary>
        <MotionText context={context} />
      </details>
      <MotionActs view={view} calm />
    </article>
  )
}

/** An undertaking in a heap, under the subject of its motion. */
export const UndertakingInQueue = ({ view, row }: { view: SubjectView<'undertaking'>; row: UndertakingRow }) => {
  const { w } = useSpeaking()
  return (
    <UndertakingPanel
      calm
      view={view}
      heading={
        <>
          <p className="quiet figure">{[row.number, `${row.departmentName} ${w.name('part', row.part)}`].filter(Boolean).join(' · ')}</p>
          <h3>
            <Link href={motionPath(row.motion)}>{row.title}</Link>
          </h3>
        </>
      }
    />
  )
}

type UndertakingQueueProps = { title: string; none: string; rows: UndertakingRow[]; views: SubjectView<'undertaking'>[] }

export const UndertakingQueue = ({ title, none, rows, views }: UndertakingQueueProps) => (
  <Queue title={title} none={none} count={rows.length}>
    {rows.map((row) => {
      const view = views.find(({ id }) => id === row.id)
      return view && <UndertakingInQueue key={row.id} view={view} row={row} />
    })}
  </Queue>
)

export const MotionQueue = ({ title, none, views }: { title: string; none: string; views: SubjectView<'motion'>[] }) => (
  <Queue title={title} none={none} count={views.length}>
    {views.map((view) => (
      <MotionInQueue key={view.id} view={view} />
    ))}
  </Queue>
)
