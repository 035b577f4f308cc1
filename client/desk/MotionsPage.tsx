/** Motions under review: queues by state on the left, one motion with its text and its buttons on the right. */
import { useState } from 'react'
import { Link } from 'wouter'
import type { MotionState } from '../../machines/motion.ts'
import { listMotions, type MotionRow } from '../../server/contract.ts'
import { useList, useSubject } from '../subjects.ts'
import { Failed } from '../ui/Failed.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { MotionReview } from './MotionReview.tsx'
import { usePages } from './pages.ts'
import { Button } from '../ui/Button.tsx'

const QUEUES = {
  submitted: ['submitted'],
  under_review: ['under_review'],
  presidium_review: ['presidium_review'],
  filed: ['filed'],
  converted: ['converted'],
  tabled: ['tabled', 'balloting'],
  decided: ['adopted', 'rejected'],
  resolved: ['resolved'],
  handling: ['handling', 'closed'],
  ended: ['declined', 'returned', 'merged', 'withdrawn', 'archived'],
} as const satisfies Record<string, readonly MotionState[]>
type Queue = keyof typeof QUEUES
const QUEUE_NAMES = Object.keys(QUEUES) as Queue[]
/** More than this in one queue is shown as "100+". */
const COUNTED = '100'

const QueueTab = ({ queue, here, choose }: { queue: Queue; here: boolean; choose: () => void }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const { data } = useList(listMotions, { query: { session: session.id, state: QUEUES[queue].join(','), limit: COUNTED } })
  const count = data ? `${data.items.length}${data.next ? '+' : ''}` : ''
  return (
    <li>
      <button type="button" aria-pressed={here} className={data?.items.length === 0 ? 'queue-empty' : ''} onClick={choose}>
        <span>{w(`queue.${queue}`)}</span>
        <span className="figure">{count}</span>
      </button>
    </li>
  )
}

const Row = ({ row, here }: { row: MotionRow; here: boolean }) => {
  const w = useDeskWords()
  return (
    <li>
      <Link href={`/desk/motions/${row.id}`} aria-current={here ? 'page' : undefined}>
        <span className="motion-title">{row.title}</span>
        <span className="quiet">
          {[row.number, w.name('category', row.category), row.proposerName, w('motion.seconds', { n: row.seconds })]
            .filter(Boolean)
            .join(' · ')}
          {row.priority === 'priority' && ` · ${w.name('priority', 'priority')}`}
        </span>
      </Link>
    </li>
  )
}

const Queued = ({ queue, open }: { queue: Queue; open: string | null }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const { rows, more, isLoading } = usePages(listMotions, { query: { session: session.id, state: QUEUES[queue].join(','), limit: '50' } })
  if (isLoading) return <Waiting />
  if (rows.length === 0) return <p className="quiet motions-none">{w('queue.none')}</p>
  return (
    <>
      <ul className="motion-rows">
        {rows.map((row) => (
          <Row key={row.id} row={row} here={row.id === open} />
        ))}
      </ul>
      {more && (
        <Button kind="plain" onClick={more}>
          {w('roll.more')}
        </Button>
      )}
    </>
  )
}

const Opened = ({ id }: { id: string }) => {
  const { data: motion, error, refetch } = useSubject('motion', id)
  if (!motion) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting />
  return <MotionReview motion={motion} />
}

const MotionsPage = ({ open }: { open: string | null }) => {
  const w = useDeskWords()
  const [queue, setQueue] = useState<Queue>('submitted')
  return (
    <div className="motions">
      <nav className="queues" aria-label={w('queue.title')}>
        <h2>{w('nav.motions')}</h2>
        <ul>
          {QUEUE_NAMES.map((name) => (
            <QueueTab key={name} queue={name} here={name === queue} choose={() => setQueue(name)} />
          ))}
        </ul>
      </nav>
      <section className="queued" aria-label={w(`queue.${queue}`)}>
        <Queued key={queue} queue={queue} open={open} />
      </section>
      <main className="reviewed">{open ? <Opened key={open} id={open} /> : <p className="quiet">{w('motion.choose')}</p>}</main>
    </div>
  )
}

export default MotionsPage
