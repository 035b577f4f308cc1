/** Motions under review: queues by state on the left, one motion with its text and its buttons on the right. */
import { useQueries } from '@tanstack/react-query'
import { useState, type KeyboardEvent } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
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
import { hasAnyRole } from '../me.ts'
import { MotionBatch, type BatchWord } from './MotionBatch.tsx'
import { MotionCompare } from './MotionCompare.tsx'
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

/** Up and down go from motion to motion, wherever in the list one is. */
const walk = (event: KeyboardEvent<HTMLAnchorElement>) => {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0) return
  const links = [...(event.currentTarget.closest('ul')?.querySelectorAll('a') ?? [])]
  links[links.indexOf(event.currentTarget) + by]?.focus()
  event.preventDefault()
}

type RowProps = { row: MotionRow; queue: Queue; here: boolean; picked: boolean; pick: ((isPicked: boolean) => void) | null }

const Row = ({ row, queue, here, picked, pick }: RowProps) => {
  const w = useDeskWords()
  return (
    <li className="motion-row">
      {pick && (
        <input
          type="checkbox"
          aria-label={w('batch.pick', { title: row.title })}
          checked={picked}
          onChange={({ target }) => pick(target.checked)}
        />
      )}
      <Link href={`/desk/motions/${row.id}?queue=${queue}`} aria-current={here ? 'page' : undefined} onKeyDown={walk}>
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

/** What is said to several motions at once, from each queue in which that is usual. */
const BATCH: Partial<Record<Queue, readonly BatchWord[]>> = {
  submitted: ['motion.accept'],
  under_review: ['motion.file', 'motion.return', 'motion.convert', 'motion.decline'],
}

type QueuedProps = { queue: Queue; open: string | null; compare: (ids: readonly [string, string]) => void }

const Queued = ({ queue, open, compare }: QueuedProps) => {
  const w = useDeskWords()
  const { session, me } = useDay()
  const { rows, more, isLoading } = usePages(listMotions, { query: { session: session.id, state: QUEUES[queue].join(','), limit: '50' } })
  const [picked, setPicked] = useState<readonly string[]>([])
  const [word, setWord] = useState<BatchWord | null>(null)
  if (isLoading) return <Waiting />
  if (rows.length === 0 && word === null) return <p className="quiet motions-none">{w('queue.none')}</p>
  const words = hasAnyRole(me, 'committee', 'staff') ? (BATCH[queue] ?? []) : []
  // Who has left the queue meanwhile is not decided on with the others.
  const chosen = rows.filter(({ id }) => picked.includes(id)).map(({ id }) => id)
  const [one, two, three] = chosen
  return (
    <>
      {words.length > 0 && (
        <div className="batch-bar">
          <label>
            <input
              type="checkbox"
              checked={chosen.length === rows.length}
              onChange={({ target }) => setPicked(target.checked ? rows.map(({ id }) => id) : [])}
            />{' '}
            {w('batch.all')}
          </label>
          <span className="quiet">{chosen.length > 0 ? w('batch.chosen', { n: chosen.length }) : w('batch.hint')}</span>
          {chosen.length > 0 &&
            words.map((each) => (
              <Button key={each} kind="plain" onClick={() => setWord(each)}>
                {w.name('word', each)}
              </Button>
            ))}
          {one !== undefined && two !== undefined && three === undefined && (
            <Button kind="plain" onClick={() => compare([one, two])}>
              {w('compare.title')}
            </Button>
          )}
        </div>
      )}
      <ul className="motion-rows">
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            queue={queue}
            here={row.id === open}
            picked={picked.includes(row.id)}
            pick={
              words.length === 0 ? null : (isPicked) => setPicked(isPicked ? [...picked, row.id] : picked.filter((id) => id !== row.id))
            }
          />
        ))}
      </ul>
      {more && (
        <Button kind="plain" onClick={more}>
          {w('roll.more')}
        </Button>
      )}
      {word && (
        <MotionBatch
          word={word}
          ids={chosen}
          close={() => {
            setWord(null)
            setPicked([])
          }}
        />
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
  const { me } = useDay()
  const sizes = useSizes()
  const { data: opened } = useSubject('motion', open)
  const [compared, compare] = useState<readonly [string, string] | null>(null)
  const [, go] = useLocation()
  const asked = new URLSearchParams(useSearch()).get('queue')
  const chosen = QUEUE_NAMES.find((name) => name === asked)
  // The queue is in the address: it can be sent to a colleague, and is there again after a reload.
  const choose = (name: Queue) => go(`${open ? `/desk/motions/${open}` : '/desk/motions'}?queue=${name}`, { replace: true })
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
        {hasAnyRole(me, 'staff') && <Link href="/desk/motions/history">{w('queue.history')}</Link>}
      </nav>
      <section className="queued" aria-label={w(`queue.${queue}`)}>
        {/* Whoever works through a queue stays in it, though the motion just dealt with has left it. */}
        <Queued key={queue} queue={queue} open={open} compare={compare} />
      </section>
      <main className="reviewed">
        {compared ? (
          <MotionCompare ids={compared} close={() => compare(null)} />
        ) : open ? (
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
