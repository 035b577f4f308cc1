/** Motions under review: queues by state on the left, one motion with its text and its buttons on the right. */
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { MotionState } from '../../machines/motion-context.ts'
import { listMotions } from '../../server/contract.ts'
import type { MotionRow } from '../../server/replies.ts'
import { call } from '../api.ts'
import { keys } from '../queries.ts'
import { useSubject } from '../subjects.ts'
import { Failed } from '../ui/Failed.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { MotionReview } from './MotionReview.tsx'
import { usePages } from '../pages.ts'
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

const queueOf = (state: string | undefined): Queue | undefined =>
  QUEUE_NAMES.find((name) => (QUEUES[name] as readonly string[]).includes(state ?? ''))

/** How many wait in each queue. */
const useSizes = (): { name: Queue; size: number; label: string }[] => {
  const { session } = useDay()
  const inputs = QUEUE_NAMES.map((name) => ({ query: { session: session.id, state: QUEUES[name].join(','), limit: COUNTED } }))
  const answers = useQueries({
    queries: inputs.map((input) => ({ queryKey: keys.list(listMotions.url, input), queryFn: () => call(listMotions, input) })),
  })
  return QUEUE_NAMES.map((name, at) => {
    const data = answers[at]?.data
    return { name, size: data?.items.length ?? 0, label: data ? `${data.items.length}${data.next ? '+' : ''}` : '' }
  })
}

const Row = ({ row, here, onOpen }: { row: MotionRow; here: boolean; onOpen: () => void }) => {
  const w = useDeskWords()
  return (
    <li>
      <Link href={`/desk/motions/${row.id}`} onClick={onOpen} aria-current={here ? 'page' : undefined}>
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

const Queued = ({ queue, open, onOpen }: { queue: Queue; open: string | null; onOpen: () => void }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const { rows, more, isLoading } = usePages(listMotions, { query: { session: session.id, state: QUEUES[queue].join(','), limit: '50' } })
  if (isLoading) return <Waiting />
  if (rows.length === 0) return <p className="quiet motions-none">{w('queue.none')}</p>
  return (
    <>
      <ul className="motion-rows">
        {rows.map((row) => (
          <Row key={row.id} row={row} here={row.id === open} onOpen={onOpen} />
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
  const sizes = useSizes()
  const { data: opened } = useSubject('motion', open)
  const [chosen, choose] = useState<Queue | null>(null)
  const queue = chosen ?? queueOf(opened?.state) ?? sizes.find(({ size }) => size > 0)?.name ?? 'submitted'
  return (
    <div className="motions">
      <nav className="queues" aria-label={w('queue.title')}>
        <h2>{w('nav.motions')}</h2>
        <ul>
          {sizes.map(({ name, size, label }) => (
            <li key={name}>
              <button type="button" aria-pressed={name === queue} className={size === 0 ? 'queue-empty' : ''} onClick={() => choose(name)}>
                <span>{w(`queue.${name}`)}</span>
                <span className="figure">{label}</span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <section className="queued" aria-label={w(`queue.${queue}`)}>
        {/* Whoever works through a queue stays in it, though the motion just dealt with has left it. */}
        <Queued key={queue} queue={queue} open={open} onOpen={() => choose(queue)} />
      </section>
      <main className="reviewed">
        {open ? (
          <Opened key={open} id={open} />
        ) : (
          <>
            <h1>{w('nav.motions')}</h1>
            <p className="quiet">{w('motion.choose')}</p>
          </>
        )}
      </main>
    </div>
  )
}

export default MotionsPage
