/** The representative's surface: one thing a screen, for a thumb. */
import { lazy, Suspense, useEffect, useLayoutEffect } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { ConnectionLine } from '../ui/ConnectionLine.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Home } from './Home.tsx'
import { Page } from './Page.tsx'
import { Tabs } from './Tabs.tsx'
import { usePhoneWords } from './words.ts'
import './phone.css'

/** What is not needed in the first second; fetched while the phone is idle, before the hall's Wi-Fi is full. */
const LATER = {
  vote: () => import('./Vote.tsx'),
  motions: () => import('./Motions.tsx'),
  motion: () => import('./Motion.tsx'),
  write: () => import('./Write.tsx'),
  invite: () => import('./Invite.tsx'),
  scrutiny: () => import('./Scrutiny.tsx'),
  result: () => import('./Result.tsx'),
  papers: () => import('./Papers.tsx'),
  candidates: () => import('./Candidates.tsx'),
  notices: () => import('./Notices.tsx'),
  account: () => import('./Account.tsx'),
  box: () => import('./Box.tsx'),
  messages: () => import('./Messages.tsx'),
  sealed: () => import('./SealedWatch.tsx'),
  another: () => import('./NextBallot.tsx'),
  ratings: () => import('./OwnRatings.tsx'),
  receipt: () => import('./SealedReceipt.tsx'),
  sheet: () => import('./SheetPaper.tsx'),
  keys: () => import('./KeysDuty.tsx'),
  ballotBox: () => import('./SealedBox.tsx'),
} as const
const IDLE_MS = 2500

const Vote = lazy(async () => ({ default: (await LATER.vote()).Vote }))
const Motions = lazy(LATER.motions)
const Motion = lazy(LATER.motion)
const Write = lazy(LATER.write)
const Invite = lazy(LATER.invite)
const Scrutiny = lazy(LATER.scrutiny)
const Result = lazy(LATER.result)
const Papers = lazy(LATER.papers)
const Candidates = lazy(LATER.candidates)
const Notices = lazy(LATER.notices)
const Account = lazy(LATER.account)
const Box = lazy(LATER.box)
const Messages = lazy(LATER.messages)
const OwnRatings = lazy(LATER.ratings)
const SealedWatch = lazy(LATER.sealed)
const KeysDuty = lazy(LATER.keys)
const SealedBox = lazy(LATER.ballotBox)

const usePreloading = () =>
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of Object.values(LATER)) load().catch(() => undefined)
    }, IDLE_MS)
    return () => clearTimeout(timer)
  }, [])

const NotFound = () => {
  const w = usePhoneWords()
  return (
    <Page title={w('app.notFound')}>
      <Link href="/" className="button button-quiet big">
        {w('app.home')}
      </Link>
    </Page>
  )
}

/** A new page is read from its top. */
const FromTheTop = () => {
  useLayoutEffect(() => {
    scrollTo(0, 0)
  }, [])
  return null
}

export default function Phone() {
  const [location] = useLocation()
  usePreloading()
  return (
    <div className="phone">
      <ConnectionLine />
      <FromTheTop key={location} />
      <Suspense fallback={null}>
        <SealedWatch />
      </Suspense>
      <Suspense fallback={<Waiting />}>
        <Switch>
          <Route path="/" component={Home} />
          <Route path="/vote/:id">{({ id }) => <Vote key={id} id={id} />}</Route>
          <Route path="/ballots/:id">{({ id }) => <Result key={id} id={id} />}</Route>
          <Route path="/ballots/:id/box">{({ id }) => <SealedBox key={id} id={id} />}</Route>
          <Route path="/scrutiny/:id">{({ id }) => <Scrutiny key={id} id={id} />}</Route>
          <Route path="/keys" component={KeysDuty} />
          <Route path="/motions" component={Motions} />
          <Route path="/motions/new">{() => <Write id={null} />}</Route>
          <Route path="/motions/:id">{({ id }) => <Motion key={id} id={id} />}</Route>
          <Route path="/motions/:id/edit">{({ id }) => <Write key={id} id={id} />}</Route>
          <Route path="/motions/:id/invite">{({ id }) => <Invite key={id} id={id} />}</Route>
          <Route path="/papers" component={Papers} />
          <Route path="/candidates" component={Candidates} />
          <Route path="/notices/:id?">{({ id }) => <Notices key={id} id={id ?? null} />}</Route>
          <Route path="/suggestions" component={Box} />
          <Route path="/me" component={Account} />
          <Route path="/messages" component={Messages} />
          <Route path="/ratings" component={OwnRatings} />
          <Route component={NotFound} />
        </Switch>
      </Suspense>
      <Tabs />
    </div>
  )
}
