/**
 * Which surface stands at which address, and who is let in.
 *
 * Addresses inside a surface are absolute (`/desk/ballots/…`): a link reads the same wherever it is written.
 */
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useLayoutEffect, useMemo, type ReactNode } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { startLive } from './live.ts'
import { landingOf, type Surface } from './me.ts'
import { useMeQuery } from './subjects.ts'
import { useTitled } from './titled.ts'
import { BesideBand } from './ui/BesideBand.tsx'
import { Mishap } from './ui/Mishap.tsx'
import { Waiting } from './ui/Waiting.tsx'
import { Failed } from './ui/Failed.tsx'
import { wordsReady } from './words.ts'

const Phone = lazy(() => import('./phone/Phone.tsx'))
const Desk = lazy(() => wordsReady.then(() => import('./desk/Desk.tsx')))
const Works = lazy(() => wordsReady.then(() => import('./works/Works.tsx')))
const Screen = lazy(() => wordsReady.then(() => import('./screen/Screen.tsx')))
const Login = lazy(() => wordsReady.then(() => import('./Login.tsx')))
const Here = lazy(() => wordsReady.then(() => import('./Here.tsx')))
const Found = lazy(() => wordsReady.then(() => import('./Found.tsx')))
const SignInLink = lazy(() => wordsReady.then(() => import('./SignInLink.tsx')))

/** The socket opens with the page, so that it listens before the first subject is read; it closes when nobody is signed in. */
const useListening = (strangers: boolean) => {
  const client = useQueryClient()
  useEffect(() => (strangers ? undefined : startLive(client)), [client, strangers])
}

const SignedIn = ({ children }: { children: ReactNode }) => {
  const { data: me, isPending, error, refetch } = useMeQuery()
  const [location] = useLocation()
  useListening(me === null)
  if (isPending) return <Waiting />
  if (me === undefined) return <Failed error={error} again={() => void refetch()} />
  if (me === null) return <Redirect to={`/login${location === '/' ? '' : `?to=${encodeURIComponent(location)}`}`} replace />
  // The phone is for those who hold a seat; whoever else comes to the front door is shown to their own.
  if (location === '/' && me.actor.seats.length === 0) return <Redirect to={landingOf(me)} replace />
  return children
}

/** Says which surface the page shows: the styles of the others, loaded before, then hold no more (vite.config.ts). */
const Shown = ({ is, children }: { is: Surface; children: ReactNode }) => {
  useLayoutEffect(() => {
    document.body.dataset['surface'] = is
  }, [is])
  return children
}

const Surfaces = () => (
  <SignedIn>
    <BesideBand />
    <Switch>
      <Route path="/desk/*?">
        <Shown is="desk">
          <Desk />
        </Shown>
      </Route>
      <Route path="/screen/*?">
        <Shown is="screen">
          <Screen />
        </Shown>
      </Route>
      <Route path="/works/*?">
        <Shown is="works">
          <Works />
        </Shown>
      </Route>
      <Route>
        <Shown is="phone">
          <Phone />
        </Shown>
      </Route>
    </Switch>
  </SignedIn>
)

/** The board is the server's own page: whoever comes to it from inside, such as after logging in, is let go. */
const Board = () => {
  useEffect(() => location.reload(), [])
  return <Waiting />
}

export const Routes = () => {
  useTitled()
  const surfaces = useMemo(() => <Surfaces />, [])
  return (
    <Mishap>
      <Suspense fallback={<Waiting />}>
        <Switch>
          <Route path="/login" component={Login} />
          <Route path="/board/*?" component={Board} />
          <Route path="/here/:session/:code">{({ session, code }) => <Here session={session} code={code} />}</Route>
          <Route path="/found/:code">{({ code }) => <Found code={code} />}</Route>
          <Route path="/in/:code">{({ code }) => <SignInLink code={code} />}</Route>
          <Route>{surfaces}</Route>
        </Switch>
      </Suspense>
    </Mishap>
  )
}
