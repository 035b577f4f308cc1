/** What is asked of me now, then the agenda, then my motions. */
import { lazy, Suspense } from 'react'
import { Link } from 'wouter'
import { listBallots } from '../../server/contract.ts'
import { serverNow } from '../api.ts'
import { dayOf, momentOf, sessionName } from '../format.ts'
import { ownSession, seatIn } from '../me.ts'
import { useList, useMe, useSubject, type SubjectView } from '../subjects.ts'
import { Failed } from '../ui/Failed.tsx'
import { Figures } from '../ui/Figures.tsx'
import { SurfaceSwitch } from '../ui/SurfaceSwitch.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Agenda } from './Agenda.tsx'
import { MotionLine } from './MotionLine.tsx'
import { useMyMotions } from './my-motions.ts'
import { usePhoneWords } from './words.ts'

/** Needs the judge, which is fetched beside the first page; its place is kept meanwhile. */
const Asks = lazy(() => import('./Asks.tsx'))

const Presence = ({ view }: { view: SubjectView<'session'> }) => {
  const w = usePhoneWords()
  const { presence } = view.mine
  if (presence === 'present')
    return (
      <p className="presence">
        <span aria-hidden="true">✓ </span>
        {w('home.signedIn')}
      </p>
    )
  return presence === 'leave' ? <p className="presence">{w('home.onLeave')}</p> : null
}

const Head = ({ view }: { view: SubjectView<'session'> }) => {
  const w = usePhoneWords()
  const { context, state } = view
  const gathered = state !== 'preparing' && state !== 'papers_out'
  return (
    <header className="home-head">
      <p className="page-above">
        <span>{context.unit !== null && state === 'open' ? w('unit.underWay') : w.name('sessionState', state)}</span>
      </p>
      <h1>{context.unit?.name ?? sessionName(context, w.lang)}</h1>
      <p>{context.unit === null || context.unit.recalls ? context.title : w('unit.of', { congress: sessionName(context, w.lang) })}</p>
      {gathered ? (
        <Figures
          items={
            context.unit === null
              ? [
                  { label: w('figure.roll'), value: context.roll },
                  { label: w('figure.present'), value: context.present },
                ]
              : [{ label: w('figure.electors'), value: context.roll }]
          }
        />
      ) : (
        <p className="quiet">
          {context.opensOn && w('home.opensOn', { when: dayOf(context.opensOn, w.lang) })}
          {context.place && ` · ${context.place}`}
        </p>
      )}
      {context.unit === null && <Presence view={view} />}
    </header>
  )
}

const MyMotions = ({ session }: { session: SubjectView<'session'> | undefined }) => {
  const w = usePhoneWords()
  const me = useMe()
  const { data } = useMyMotions()
  const closesAt = session?.context.windowClosesAt ?? null
  const writes = session && seatIn(me, session.id)?.kind === 'representative'
  return (
    <section className="section">
      <h2>{w('home.myMotions')}</h2>
      {data && data.items.length === 0 && <p className="quiet">{w('home.noMotions')}</p>}
      <ul className="lines">
        {data?.items.slice(0, 5).map((row) => (
          <MotionLine key={row.id} row={row} />
        ))}
      </ul>
      {writes && closesAt && closesAt > serverNow() && (
        <p className="quiet">{w('home.windowUntil', { when: momentOf(closesAt, w.lang) })}</p>
      )}
      {writes && (
        <Link href="/motions/new" className="button button-quiet big">
          {w('home.write')}
        </Link>
      )}
    </section>
  )
}

/** What was sent to me to read, as soon as there is some. */
const ToRead = ({ view: { context, mine } }: { view: SubjectView<'session'> }) => {
  const w = usePhoneWords()
  const electing = context.items.some(({ kind, phase }) => kind === 'elect' && phase !== 'decided')
  const elects = electing && (context.candidacies > 0 || mine.head || context.unit !== null)
  return (
    <nav className="acts" aria-label={w('home.toRead')}>
      {context.papersSentAt !== null && context.papers > 0 && (
        <Link href="/papers" className="button button-quiet big">
          {w('home.papers')}
        </Link>
      )}
      {elects && (
        <Link href="/candidates" className="button button-quiet big">
          {w('home.candidates')}
        </Link>
      )}
      {context.notices > 0 && (
        <Link href="/notices" className="button button-quiet big">
          {w('home.notices')}
        </Link>
      )}
    </nav>
  )
}

export const Home = () => {
  const w = usePhoneWords()
  const me = useMe()
  const { data: view, error, isPending, refetch } = useSubject('session', me.session)
  const own = ownSession(me)
  const { data: ballots } = useList(listBallots, own ? { query: { session: own, limit: '100' } } : null)
  if (me.session && isPending) return <Waiting />
  if (me.session && !view) return <Failed error={error} again={() => void refetch()} />
  return (
    <main className="page">
      {me.actor.roles.length > 0 && <SurfaceSwitch here="phone" />}
      {view ? <Head view={view} /> : <h1>{me.school}</h1>}
      {!view && <p className="quiet">{w('home.noSession')}</p>}
      <Suspense fallback={<section className="asks" aria-busy="true" />}>
        <Asks session={me.session} />
      </Suspense>
      {view && <Agenda view={view} ballots={ballots?.items ?? []} />}
      {view && <ToRead view={view} />}
      <MyMotions session={view} />
    </main>
  )
}
