/** After the congress: who owes what, how far it has come, and by when. */
import { lazy, Suspense } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import type { Role } from '../../machines/matters.ts'
import type { WorksKey } from '../words/works.ts'
import { hasAnyRole } from '../me.ts'
import { useMe } from '../subjects.ts'
import { ConnectionLine } from '../ui/ConnectionLine.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { SignOut } from '../ui/SignOut.tsx'
import { SurfaceSwitch } from '../ui/SurfaceSwitch.tsx'
import Unread from '../afterwards/Unread.tsx'
import { BoardPage } from './BoardPage.tsx'
import { CalendarPage } from './CalendarPage.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { CommitteePage } from './CommitteePage.tsx'
import { InboxPage } from './InboxPage.tsx'
import { LeaderPage } from './LeaderPage.tsx'
import { MessagesPage } from './MessagesPage.tsx'
import { MotionPage } from './MotionPage.tsx'
import { NoticesPage, NoticesWaiting } from './NoticesPage.tsx'
import { OfficePage } from './OfficePage.tsx'
import { OrdersPage } from './OrdersPage.tsx'
import { OutboxPage } from './OutboxPage.tsx'
import { PromisesPage } from './PromisesPage.tsx'
import { SearchPage } from './SearchPage.tsx'
import { useSpeaking } from './speaking.ts'
import { TrackingPage } from './TrackingPage.tsx'
import './works.css'
import './tracking.css'
import './motion.css'
import './inbox.css'
import './after.css'

const ReportPage = lazy(() => import('./ReportPage.tsx'))
const AwardsPage = lazy(() => import('./AwardsPage.tsx'))
const RatingsPage = lazy(() => import('./RatingsPage.tsx'))
const BoxPage = lazy(() => import('./BoxPage.tsx'))

/** The list is everybody's; the other pages are shown to those whose work they are. */
const PAGES: { path: string; name: WorksKey; roles: Role[] | null }[] = [
  { path: '/works', name: 'nav.tracking', roles: null },
  { path: '/works/messages', name: 'nav.messages', roles: null },
  { path: '/works/promises', name: 'nav.promises', roles: null },
  { path: '/works/suggestions', name: 'nav.box', roles: null },
  { path: '/works/search', name: 'nav.search', roles: null },
  { path: '/works/report', name: 'nav.report', roles: ['staff', 'committee', 'presidium', 'secretary'] },
  { path: '/works/awards', name: 'nav.awards', roles: ['staff', 'committee', 'presidium', 'secretary'] },
  { path: '/works/ratings', name: 'nav.ratings', roles: ['leader', 'presidium', 'staff', 'secretary'] },
  { path: '/works/notices', name: 'nav.notices', roles: null },
  { path: '/works/inbox', name: 'nav.inbox', roles: ['department'] },
  { path: '/works/leader', name: 'nav.leader', roles: ['leader'] },
  { path: '/works/committee', name: 'nav.committee', roles: ['committee'] },
  { path: '/works/board', name: 'nav.board', roles: ['committee', 'staff', 'leader'] },
  { path: '/works/office', name: 'nav.office', roles: ['staff'] },
]

/** A motion's page belongs to the list it was opened from. */
const isAt = (path: string, location: string) =>
  path === '/works' ? location === path || location.startsWith('/works/motions/') : location.startsWith(path)

const PageLinks = () => {
  const { w } = useSpeaking()
  const me = useMe()
  const [location] = useLocation()
  const mine = PAGES.filter(({ roles }) => roles === null || hasAnyRole(me, ...roles))
  if (mine.length < 2) return null
  return (
    <nav className="works-pages" aria-label={w('works.nav')}>
      {mine.map(({ path, name }) => (
        <Link key={path} href={path} aria-current={isAt(path, location) ? 'page' : undefined}>
          {w(name)}
          {path === '/works/messages' && <Unread />}
        </Link>
      ))}
    </nav>
  )
}

const Works = () => {
  const { w } = useSpeaking()
  const { school } = useMe()
  return (
    <div className="works">
      <header className="works-head">
        <p className="works-school">{school}</p>
        <div className="works-switches">
          <SurfaceSwitch here="works" />
          <a href="/board">{w('board.title')}</a>
          <LanguageSwitch />
          <SignOut />
        </div>
        <PageLinks />
      </header>
      <main className="works-main">
        <Switch>
          <Route path="/works">
            <NoticesWaiting />
            <TrackingPage />
          </Route>
          <Route path="/works/motions/:id">{({ id }) => <MotionPage key={id} id={id} />}</Route>
          <Route path="/works/suggestions">
            <Suspense fallback={<Waiting />}>
              <BoxPage />
            </Suspense>
          </Route>
          <Route path="/works/inbox/:id?">{({ id }) => <InboxPage open={id ?? null} />}</Route>
          <Route path="/works/notices/:id?">{({ id }) => <NoticesPage key={id} open={id ?? null} />}</Route>
          <Route path="/works/search">
            <SearchPage />
          </Route>
          <Route path="/works/report/:session?">
            {({ session }) => (
              <Suspense fallback={<Waiting />}>
                <ReportPage session={session ?? null} />
              </Suspense>
            )}
          </Route>
          <Route path="/works/awards">
            <Suspense fallback={<Waiting />}>
              <AwardsPage />
            </Suspense>
          </Route>
          <Route path="/works/ratings">
            <Suspense fallback={<Waiting />}>
              <RatingsPage />
            </Suspense>
          </Route>
          <Route path="/works/leader" component={LeaderPage} />
          <Route path="/works/committee" component={CommitteePage} />
          <Route path="/works/messages" component={MessagesPage} />
          <Route path="/works/promises" component={PromisesPage} />
          <Route path="/works/board" component={BoardPage} />
          <Route path="/works/office" component={OfficePage} />
          <Route path="/works/office/calendar" component={CalendarPage} />
          <Route path="/works/office/orders" component={OrdersPage} />
          <Route path="/works/office/outbox" component={OutboxPage} />
          <Route>
            <Redirect to="/works" replace />
          </Route>
        </Switch>
      </main>
      <ConnectionLine />
    </div>
  )
}

export default Works
