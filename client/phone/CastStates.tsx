/** What has become of a paper. None of these pages knows what was marked. */
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { BallotState } from '../../machines/ballot-context.ts'
import { useTurnout } from '../live.ts'
import { useSubject, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { useLeaveWarning } from '../ui/leaving.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Progress } from '../ui/Progress.tsx'
import type { Casting, Outcome } from './casting.ts'
import { usePhoneWords, type PhoneWording } from './words.ts'

const NextBallot = lazy(() => import('./NextBallot.tsx'))
const SealedReceipt = lazy(() => import('./SealedReceipt.tsx'))
type Ballot = SubjectView<'ballot'>

/** What happened, taken to by the keyboard and read out as soon as it appears. */
const Headline = ({ title }: { title: string }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  )
}

type StillProps = { above: string; sign: string; title: string; hint?: string; tone: string; children?: ReactNode }

const Still = ({ above, sign, title, hint, tone, children }: StillProps) => {
  return (
    <main className={`page still still-${tone}`}>
      <p className="page-above">
        <span>{above}</span>
      </p>
      <div aria-live="assertive" className="still-words">
        <p className="still-sign" aria-hidden="true">
          {sign}
        </p>
        <Headline key={title} title={title} />
        {hint && <p>{hint}</p>}
      </div>
      {children}
    </main>
  )
}

const Homeward = () => {
  const w = usePhoneWords()
  return (
    <Link href="/" className="button button-quiet big">
      {w('app.home')}
    </Link>
  )
}

export const Sending = ({ above, sealing }: { above: string; sealing: boolean }) => {
  const w = usePhoneWords()
  useLeaveWarning(true)
  return <Still above={above} tone="sending" sign="…" title={w(sealing ? 'vote.sealing' : 'vote.sending')} hint={w('vote.sendingHint')} />
}

export const Unsent = ({ above, casting }: { above: string; casting: Casting }) => {
  const w = usePhoneWords()
  useLeaveWarning(true)
  return (
    <Still above={above} tone="unsent" sign="!" title={w('vote.unsent')} hint={w('vote.unsentHint')}>
      <Button kind="primary" className="big" onClick={casting.retry}>
        {w('act.retry')}
      </Button>
      <p className="quiet figure">{w('vote.unsentTries', { n: casting.attempts })}</p>
    </Still>
  )
}

/** The hall's bar: how many papers are in the box, never which. */
const Turnout = ({ view }: { view: Ballot }) => {
  const w = usePhoneWords()
  const { returned, issued } = useTurnout(view.id)
  const of = Math.max(issued, view.context.issued)
  return of === 0 ? null : <Progress value={returned} of={of} label={w('vote.turnout')} />
}

const NextItem = ({ view }: { view: Ballot }) => {
  const w = usePhoneWords()
  const { data: session } = useSubject('session', view.context.session)
  const items = session?.context.items ?? []
  const here = items.findIndex((item) => item.id === view.context.agendaItem)
  const next = here < 0 ? undefined : items.slice(here + 1).find((item) => item.phase === 'pending')
  return next ? <p className="quiet">{w('vote.next', { title: next.title })}</p> : null
}

const SHOWN: readonly BallotState[] = ['announced', 'archived', 'void']
const isShown = ({ state }: Ballot) => SHOWN.includes(state)

const ResultLink = ({ view }: { view: Ballot }) => {
  const w = usePhoneWords()
  return (
    <Link href={`/ballots/${view.id}`} className="button button-quiet big">
      {w('home.result')}
    </Link>
  )
}

type ReceivedProps = { above: string; view: Ballot; receipt: string | null; recast: (() => void) | null }

export const Received = ({ above, view, receipt, recast }: ReceivedProps) => {
  const w = usePhoneWords()
  return (
    <Still above={above} tone="received" sign="✓" title={w('vote.received')} hint={w('vote.receivedHint')}>
      {view.context.method === 'sealed' ? (
        <Suspense fallback={null}>
          <SealedReceipt key={receipt} mine={{ ballot: view.id, seat: view.mine.seat ?? '' }} />
        </Suspense>
      ) : (
        receipt && (
          <dl className="receipt">
            <dt>{w('vote.receipt')}</dt>
            <dd className="figure">{receipt}</dd>
            <dd className="quiet">{w('vote.receiptHint')}</dd>
          </dl>
        )
      )}
      <p className="quiet">{view.context.title}</p>
      {isShown(view) ? <ResultLink view={view} /> : <Turnout view={view} />}
      <Suspense fallback={null}>
        <NextBallot ballot={view.id} asked="vote" />
      </Suspense>
      <NextItem view={view} />
      {recast && (
        <Button className="big" onClick={recast}>
          {w('vote.recast')}
        </Button>
      )}
      <Homeward />
    </Still>
  )
}

type RefusedProps = { above: string; view: Ballot; outcome: Extract<Outcome, { is: 'refused' }>; startOver: () => void }

export const Refused = ({ above, view, outcome, startOver }: RefusedProps) => {
  const w = usePhoneWords()
  const closed = outcome.code === 'ballot-not-open'
  return (
    <Still above={above} tone="unsent" sign="!" title={w('vote.missed')} {...(closed ? { hint: w('vote.missedHint') } : {})}>
      {!closed && <ProblemNotice problem={outcome} />}
      <p className="quiet">{view.context.title}</p>
      {!closed && (
        <Button kind="primary" className="big" onClick={startOver}>
          {w('vote.again')}
        </Button>
      )}
      <Homeward />
    </Still>
  )
}

const BEFORE: readonly BallotState[] = ['unborn', 'configured', 'rules_adopted', 'scrutineers_confirmed', 'quorum_checked', 'sealed_empty']

const whyNoPaper = (w: PhoneWording, { state, mine, context }: Ballot): { title: string; hint: string } => {
  if (context.method === 'hands' || context.method === 'acclamation')
    return { title: w.name('method', context.method), hint: w('vote.handsHint') }
  if (BEFORE.includes(state)) return { title: w('vote.notYet'), hint: w('vote.notYetHint') }
  if (mine.paper === 'none') return { title: w('vote.none'), hint: w('vote.noneHint') }
  if (state === 'issuing') return { title: w('vote.waiting'), hint: w('vote.waitingHint') }
  if (state === 'open') return { title: w('vote.onPaper'), hint: w('vote.onPaperHint') }
  return { title: w(mine.channel === 'phone' ? 'vote.closedUncast' : 'vote.closed'), hint: w('vote.closedHint') }
}

/** There is nothing to mark, and why. */
export const NoPaper = ({ above, view }: { above: string; view: Ballot }) => {
  const w = usePhoneWords()
  const { title, hint } = whyNoPaper(w, view)
  return (
    <Still above={above} tone="plain" sign="" title={title} hint={hint}>
      <p className="quiet">{view.context.title}</p>
      {view.state === 'open' && <Turnout view={view} />}
      {isShown(view) && <ResultLink view={view} />}
      <Homeward />
    </Still>
  )
}
