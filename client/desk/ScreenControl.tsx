/** The hall screen as it is now, and what it is told to show. */
import { SCREEN_PAGES, type ScreenPage } from '../../machines/matters.ts'
import type { SessionEvent } from '../../machines/session-events.ts'
import { itemOf } from '../../machines/agenda.ts'
import { refusalOf } from '../offer.ts'
import { Button } from '../ui/Button.tsx'
import { useDay, type DayView } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { itemInHand } from './next-step.ts'
import { useSheets } from './sheets.ts'
import { useHeld } from './speaking.ts'

const lastResult = ({ rows }: DayView): string | null => rows.findLast((row) => row.announced)?.id ?? null

/** What a page is about: the item or ballot looked at, or else the one in hand; null where it has nothing to show. */
export const showEvent = (day: DayView, page: ScreenPage): SessionEvent | null => {
  const { items, floor, timer, recess } = day.session.context
  const item = day.selected ?? itemInHand(day.session.context)?.id ?? null
  const ballot =
    page === 'result'
      ? (day.rows.findLast((row) => row.agendaItem === day.selected && row.announced)?.id ?? lastResult(day))
      : (day.ballot?.id ?? null)
  if ((page === 'speaker' && !floor) || (page === 'countdown' && !timer) || (page === 'recess' && !recess)) return null
  if (page === 'papers' && !(item && itemOf(items, item)?.motion)) return null
  if ((page === 'item' && item === null) || ((page === 'ballot' || page === 'result') && ballot === null)) return null
  return {
    type: 'session.show',
    page,
    item: page === 'item' || page === 'papers' ? item : null,
    ballot: page === 'ballot' || page === 'result' ? ballot : null,
  }
}

const Sheets = () => {
  const w = useDeskWords()
  const { at, of, turn } = useSheets()
  if (of < 2) return null
  return (
    <div className="screen-sheets">
      <Button kind="plain" disabled={at === 0} onClick={() => turn(-1)}>
        ‹ {w('screen.previous')}
      </Button>
      <span className="figure">{w('screen.sheet', { n: at + 1, of })}</span>
      <Button kind="plain" disabled={at >= of - 1} onClick={() => turn(1)}>
        {w('screen.next')} ›
      </Button>
    </div>
  )
}

export const ScreenControl = () => {
  const w = useDeskWords()
  const day = useDay()
  const { me, session } = day
  // A window of its own does not know what this tab has chosen.
  const beside = session.context.rehearsalOf === null && session.context.unit === null ? '' : `?session=${session.id}`
  const saying = useHeld('session', session.id, session.version)
  const offers = SCREEN_PAGES.map((page) => ({ page, event: showEvent(day, page) }))
  const refusal = refusalOf('session', session, { type: 'session.show', page: 'follow', item: null, ballot: null }, me)
  return (
    <section className="screen-control" aria-label={w('screen.title')}>
      <header className="panel-head">
        <h2>{w('screen.title')}</h2>
        <a href={`/screen${beside}`} target="_blank" rel="noreferrer">
          {w('screen.open')}
        </a>
      </header>
      <div className="screen-frame">
        {/* Our own page, signed in as we are: a sandbox would take away just that. */}
        {/* oxlint-disable-next-line react/iframe-missing-sandbox */}
        <iframe src={`/screen?preview=1${beside.replace('?', '&')}`} title={w('screen.preview')} tabIndex={-1} />
      </div>
      <Sheets />
      <fieldset className="screen-pages">
        <legend className="unseen">{w('screen.show')}</legend>
        {offers.map(({ page, event }) => (
          <Button
            key={page}
            kind="plain"
            aria-pressed={session.context.screenPage === page}
            disabled={event === null || refusal !== null || saying.busy}
            onClick={() => event && void saying.say(event)}
          >
            {w.name('screenPage', page)}
          </Button>
        ))}
      </fieldset>
      {refusal?.code === 'out-of-order' && <p className="quiet">{w('screen.notYet')}</p>}
    </section>
  )
}
