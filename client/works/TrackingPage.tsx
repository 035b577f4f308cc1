import { Link, useLocation, useSearch } from 'wouter'
import { serverTime } from '../api.ts'
import { Failed } from '../ui/Failed.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Filters } from './Filters.tsx'
import {
  boardOf,
  figuresOf,
  filterFrom,
  isFiltered,
  linesOf,
  linesThrough,
  searchOf,
  type Figure,
  type Filter,
  type Line,
} from './lines.ts'
import { MotionBoard } from './MotionBoard.tsx'
import { MotionTable } from './MotionTable.tsx'
import { useSpeaking } from './speaking.ts'
import { isDispatchable, UNDISPATCHED, useMotions, useUndertakings } from './whole-list.ts'

const PATH = '/works'
const isSame = (a: Filter, b: Filter) => searchOf({ ...a, view: 'list' }) === searchOf({ ...b, view: 'list' })

/** Every figure is a link to the motions it counts. */
const FigureLinks = ({ figures, filter }: { figures: Figure[]; filter: Filter }) => {
  const { w } = useSpeaking()
  return (
    <nav className="tracking-figures" aria-label={w('figures.label')}>
      {figures.map(({ is, count, filter: its }) => (
        <Link
          key={is}
          href={`${PATH}${searchOf(its)}`}
          className={`tracking-figure tracking-figure-${is}`}
          aria-current={isSame(its, filter) ? 'true' : undefined}
        >
          <span className="tracking-count figure">{count}</span>
          {(is === 'late' || is === 'soon') && (
            <span className={`due due-${is}`}>
              <span className="due-sign" aria-hidden="true" />{' '}
            </span>
          )}
          <span>{w(is === 'all' || is === 'late' || is === 'soon' ? `figure.${is}` : `column.${is}`)}</span>
        </Link>
      ))}
    </nav>
  )
}

const Lines = ({ lines, all, filter }: { lines: Line[]; all: Line[]; filter: Filter }) => {
  const { w } = useSpeaking()
  if (all.length === 0) return <p className="empty">{w('list.none')}</p>
  if (lines.length === 0 && isFiltered(filter)) return <p className="empty">{w('list.noMatch')}</p>
  return filter.view === 'board' ? <MotionBoard columns={boardOf(lines)} /> : <MotionTable lines={lines} />
}

export const TrackingPage = () => {
  const { w } = useSpeaking()
  const filter = filterFrom(useSearch())
  const [, navigate] = useLocation()
  const undertakings = useUndertakings({})
  const motions = useMotions({ state: UNDISPATCHED })
  const failed = undertakings.error ?? motions.error
  if (failed) return <Failed error={failed} again={() => void Promise.all([undertakings.refetch(), motions.refetch()])} />
  if (!undertakings.data || !motions.data) return <Waiting />
  const all = linesOf(undertakings.data.items, motions.data.items.filter(isDispatchable), serverTime())
  const lines = linesThrough(filter, all)
  const change = (patch: Partial<Filter>) => navigate(`${PATH}${searchOf({ ...filter, ...patch })}`, { replace: true })
  return (
    <>
      <div className="page-head">
        <h1>{w('works.title')}</h1>
        <p className="quiet">{w('works.lead')}</p>
      </div>
      <FigureLinks figures={figuresOf(all, filter.view)} filter={filter} />
      <Filters filter={filter} change={change} />
      {!(undertakings.data.whole && motions.data.whole) && <Notice>{w('list.more', { n: all.length })}</Notice>}
      <output className="unseen">{w('list.caption', { n: lines.length })}</output>
      <Lines lines={lines} all={all} filter={filter} />
    </>
  )
}
