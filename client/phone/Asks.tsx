/** What waits for me, most urgent first. */
import type { MouseEvent } from 'react'
import { Link } from 'wouter'
import { unitElsewhere } from '../me.ts'
import { useMe, useSay } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useAsks, type Ask } from './asks-of-me.ts'
import { Sent } from './Sent.tsx'
import { Sitting } from './Sitting.tsx'
import { useSteady } from './steady.ts'
import { usePhoneWords } from './words.ts'

const CheckIn = ({ session, seat, again }: { session: string; seat: string; again: boolean }) => {
  const w = usePhoneWords()
  const { say, status, problem, retry } = useSay('session', session)
  return (
    <li>
      <Button kind="primary" className="big" disabled={status === 'sending'} onClick={() => void say({ type: 'session.checkIn', seat })}>
        {w(again ? 'ask.checkInAgain' : 'ask.checkIn')}
      </Button>
      <p className="quiet under-button">{w('ask.checkInHint')}</p>
      <Sent status={status} retry={retry} />
      <ProblemNotice problem={problem} />
    </li>
  )
}

const AskLine = ({ ask, session }: { ask: Ask; session: string | null }) => {
  const w = usePhoneWords()
  if (ask.kind === 'checkIn' && ask.byCode)
    return (
      <li className="ask ask-scan">
        <span className="ask-word">{w('ask.scan')}</span>
        <span className="ask-title">{w('ask.scanHint')}</span>
      </li>
    )
  if (ask.kind === 'checkIn') return session ? <CheckIn session={session} seat={ask.seat} again={ask.again} /> : null
  return (
    <li>
      <Link href={ask.href} className={`ask ${ask.kind === 'vote' ? 'ask-now' : ''}`}>
        <span className="ask-word">{w(`ask.${ask.kind}`)}</span>
        <span className="ask-title">{ask.title}</span>
        <span className="ask-go" aria-hidden="true">
          ›
        </span>
      </Link>
    </li>
  )
}

export default function Asks({ session }: { session: string | null }) {
  const w = usePhoneWords()
  const me = useMe()
  const { asks, reading } = useAsks()
  const { shown, isSettling } = useSteady(asks, (all) => all.map(({ key }) => key).join())
  const hold = (event: MouseEvent) => {
    if (!isSettling()) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <Sitting session={session} />
      <section aria-label={w('home.asks')} aria-live="polite" aria-busy={reading} className="asks" onClickCapture={hold}>
        {shown.length === 0 ? (
          <p className="quiet">{reading || unitElsewhere(me) ? '' : w('home.nothing')}</p>
        ) : (
          <ul>
            {shown.map((ask) => (
              <AskLine key={ask.key} ask={ask} session={session} />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
