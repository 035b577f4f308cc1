/** Promises until they are kept, session after session; and what could not be done, for next year's look. */
import { Link } from 'wouter'
import type { UndertakingRow } from '../../server/replies.ts'
import { serverTime } from '../api.ts'
import { Failed } from '../ui/Failed.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useCongress } from '../subjects.ts'
import { DueMark } from './DueMark.tsx'
import { motionPath } from './MotionTable.tsx'
import { Queue } from './Queue.tsx'
import { useSpeaking } from './speaking.ts'
import { PromiseBlock } from './UndertakingPanel.tsx'
import { urgencyOf } from './urgency.ts'
import { useUndertakings } from './whole-list.ts'

const Head = ({ row, session }: { row: UndertakingRow; session: string }) => (
  <header className="undertaking-head">
    <p className="quiet figure">{[row.number, row.departmentName, session].filter(Boolean).join(' · ')}</p>
    <h3>
      <Link href={motionPath(row.motion)}>{row.title}</Link>
    </h3>
  </header>
)

export const PromisesPage = () => {
  const { w } = useSpeaking()
  const { data: congress } = useCongress()
  const promised = useUndertakings({ state: 'tracking' })
  const undone = useUndertakings({ state: 'closed', class: 'C,D' })
  const error = promised.error ?? undone.error
  if (error) return <Failed error={error} again={() => void Promise.all([promised.refetch(), undone.refetch()])} />
  if (!promised.data || !undone.data) return <Waiting />
  const sessionOf = (id: string) => congress?.sessions.find((session) => session.id === id)?.title ?? ''
  return (
    <>
      <div className="page-head">
        <h1>{w('promises.title')}</h1>
        <p className="quiet">{w('promises.lead')}</p>
      </div>
      <Queue title={w('promises.open')} none={w('promises.none')} count={promised.data.items.length}>
        {promised.data.items.map((row) => (
          <article key={row.id} className="undertaking">
            <Head row={row} session={sessionOf(row.session)} />
            <p>
              <DueMark urgency={urgencyOf(row, serverTime())} dueOn={row.dueOn} />
            </p>
            {row.promise && <PromiseBlock promise={row.promise} />}
            {row.progress > 0 && (
              <Progress value={row.progress} of={100} label={w('list.progress', { n: row.progress })} showFigures={false} />
            )}
          </article>
        ))}
      </Queue>
      <Queue title={w('promises.undone')} none={w('promises.undoneNone')} count={undone.data.items.length}>
        {undone.data.items.map((row) => (
          <article key={row.id} className="undertaking">
            <Head row={row} session={sessionOf(row.session)} />
            <p>{w.name('replyClass', row.replyClass ?? '')}</p>
          </article>
        ))}
      </Queue>
    </>
  )
}
