/** The secretary's one page, and the two beside it: the roll, and the motions under review. */
import { ConfigProvider } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { useMe, useSubject } from '../subjects.ts'
import { ConnectionLine } from '../ui/ConnectionLine.tsx'
import { Failed } from '../ui/Failed.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { AgendaPanel } from './AgendaPanel.tsx'
import { AttendancePanel } from './AttendancePanel.tsx'
import { Centre } from './Centre.tsx'
import { DayProvider, useDay } from './day.tsx'
import { DeskForms } from './DeskForms.tsx'
import { DeskHeader } from './DeskHeader.tsx'
import { CHAIR, DeskHold } from './DeskHold.tsx'
import { useDeskWords } from './desk-words.ts'
import { ScreenControl, showEvent } from './ScreenControl.tsx'
import { useSheets } from './sheets.ts'
import { NoSession } from './NoSession.tsx'
import { useShortcuts } from './shortcuts.ts'
import { useHeld } from './speaking.ts'
import { theme } from './theme.ts'
import { UnitPanel } from './UnitPanel.tsx'
import './desk.css'
import './side.css'
import './ballot.css'
import './pages.css'
import './people.css'
import './agenda.css'
import './running.css'
import './papers.css'

const AgendaPage = lazy(() => import('./AgendaPage.tsx'))
const ChairPage = lazy(() => import('./ChairPage.tsx'))
const RollPage = lazy(() => import('./RollPage.tsx'))
const SlipsPage = lazy(() => import('./SlipsPage.tsx'))
const PeoplePage = lazy(() => import('./PeoplePage.tsx'))
const CredentialsPage = lazy(() => import('./CredentialsPage.tsx'))
const RenewalPage = lazy(() => import('./RenewalPage.tsx'))
const TermsPage = lazy(() => import('./TermsPage.tsx'))
const SettingsPage = lazy(() => import('./SettingsPage.tsx'))
const OfficesPage = lazy(() => import('./OfficesPage.tsx'))
const AfterPage = lazy(() => import('./AfterPage.tsx'))
const PapersPage = lazy(() => import('./PapersPage.tsx'))
const NoticesPage = lazy(() => import('./NoticesPage.tsx'))
const HistoryPage = lazy(() => import('./HistoryPage.tsx'))
const MotionsPage = lazy(() => import('./MotionsPage.tsx'))

const KEYS = ['Enter', 'slash', 'f', 'b', 'arrows', 'question'] as const

const Keys = () => {
  const w = useDeskWords()
  const day = useDay()
  const saying = useHeld('session', day.session.id, day.session.version)
  const { turn } = useSheets()
  const [open, setOpen] = useState(false)
  const show = (page: 'black' | 'follow') => {
    const event = showEvent(day, page)
    if (event && !saying.busy) void saying.say(event)
  }
  useShortcuts({
    '/': () => document.querySelector<HTMLInputElement>('[data-sign-in]')?.focus(),
    b: () => show(day.session.context.screenPage === 'black' ? 'follow' : 'black'),
    f: () => show('follow'),
    ArrowLeft: () => turn(-1),
    ArrowRight: () => turn(1),
    '?': () => setOpen(true),
    Escape: () => day.select(null),
  })
  return (
    <Sheet open={open} title={w('keys.title')} onClose={() => setOpen(false)}>
      <dl className="keys-list">
        {KEYS.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{w(`keys.${key}.key`)}</kbd>
            </dt>
            <dd>{w(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}

const DeskPage = () => {
  const { session } = useDay()
  return (
    <div className="desk-grid">
      <AgendaPanel />
      <Centre />
      <aside className="side">
        {session.context.unit === null ? <AttendancePanel /> : <UnitPanel />}
        <ScreenControl />
      </aside>
      <DeskForms />
      <Keys />
    </div>
  )
}

const InSession = ({ id }: { id: string }) => {
  const { data: session, error, refetch } = useSubject('session', id)
  if (!session) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting />
  return (
    <DayProvider key={session.id} session={session}>
      <DeskHeader session={session} />
      <DeskHold session={session} />
      <Suspense fallback={<Waiting />}>
        <Switch>
          <Route path="/desk" component={DeskPage} />
          <Route path="/desk/roll" component={RollPage} />
          <Route path="/desk/roll/slips" component={SlipsPage} />
          <Route path="/desk/roll/credentials" component={CredentialsPage} />
          <Route path="/desk/roll/terms" component={TermsPage} />
          <Route path="/desk/roll/renewal" component={RenewalPage} />
          <Route path="/desk/after" component={AfterPage} />
          <Route path="/desk/people" component={PeoplePage} />
          <Route path="/desk/settings" component={SettingsPage} />
          <Route path="/desk/offices" component={OfficesPage} />
          <Route path="/desk/agenda" component={AgendaPage} />
          <Route path={CHAIR} component={ChairPage} />
          <Route path="/desk/new" component={NoSession} />
          <Route path="/desk/papers" component={PapersPage} />
          <Route path="/desk/notices/:id?">{({ id: notice }) => <NoticesPage open={notice ?? null} />}</Route>
          <Route path="/desk/motions/history" component={HistoryPage} />
          <Route path="/desk/motions/:id?">{({ id: motion }) => <MotionsPage open={motion ?? null} />}</Route>
          <Route>
            <Redirect to="/desk" replace />
          </Route>
        </Switch>
      </Suspense>
    </DayProvider>
  )
}

/** People are brought in before there is a session to seat them in. */
const BeforeSession = () => (
  <Suspense fallback={<Waiting />}>
    <Switch>
      <Route path="/desk/people" component={PeoplePage} />
      <Route path="/desk/settings" component={SettingsPage} />
      <Route path="/desk/offices" component={OfficesPage} />
      <Route component={NoSession} />
    </Switch>
  </Suspense>
)

const Desk = () => {
  const { session } = useMe()
  return (
    <ConfigProvider theme={theme} wave={{ disabled: true }}>
      <div className="desk">
        {session ? <InSession id={session} /> : <BeforeSession />}
        <ConnectionLine />
      </div>
    </ConfigProvider>
  )
}

export default Desk
