/** One line over every page of the desk: which session, how it stands, who is here, and whether that is enough. */
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { isQuorate, quorumOf } from '../../machines/majority.ts'
import { serverTime } from '../api.ts'
import { clockOf, sessionName } from '../format.ts'
import { hasAnyRole } from '../me.ts'
import { useMe } from '../subjects.ts'
import { Figures } from '../ui/Figures.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { SignOut } from '../ui/SignOut.tsx'
import { SurfaceSwitch } from '../ui/SurfaceSwitch.tsx'
import type { SessionView } from './day.tsx'
import { useDeskWords } from './desk-words.ts'

const TICK_MS = 5_000

const Clock = () => {
  const [now, setNow] = useState(serverTime)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverTime()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return <time className="desk-clock figure">{clockOf(new Date(now).toISOString())}</time>
}

/** A light with its numbers: shape and word say the same as its colour. */
const Quorum = ({ session: { context } }: { session: SessionView }) => {
  const w = useDeskWords()
  const quorum = quorumOf(context.roll, context.quorum)
  const reached = isQuorate(context.present, context.roll, context.quorum)
  return (
    <output className={`quorum ${reached ? 'quorum-reached' : ''}`}>
      <span className="quorum-light" aria-hidden="true">
        {reached ? '■' : '□'}
      </span>
      {w('figure.quorum')} <span className="figure">{quorum}</span>{' '}
      <strong>{reached ? w('quorum.reached') : w('quorum.missing', { n: quorum - context.present })}</strong>
    </output>
  )
}

const PAGES = ['', 'agenda', 'chair', 'people', 'offices', 'roll', 'papers', 'notices', 'motions', 'after', 'settings'] as const

const Pages = () => {
  const w = useDeskWords()
  const [location] = useLocation()
  const here = location.split('/')[2] ?? ''
  const keepsPeople = hasAnyRole(useMe(), 'secretary', 'staff', 'admin')
  return (
    <nav className="desk-pages" aria-label={w('nav.title')}>
      {PAGES.filter((page) => (page !== 'people' && page !== 'offices') || keepsPeople).map((page) => (
        <Link key={page} href={page ? `/desk/${page}` : '/desk'} aria-current={here === page ? 'page' : undefined}>
          {w(page ? `nav.${page}` : 'nav.desk')}
        </Link>
      ))}
    </nav>
  )
}

export const DeskHeader = ({ session }: { session: SessionView }) => {
  const w = useDeskWords()
  const { context, state } = session
  return (
    <header className="desk-head">
      <div className="desk-session">
        <p className="desk-name">{context.unit?.name ?? sessionName(context, w.lang)}</p>
        <p className="desk-state">
          <span aria-hidden="true">{state === 'open' ? '●' : '○'}</span>{' '}
          {context.unit !== null && state === 'open' ? w('unit.underWay') : w.name('sessionState', state)}
        </p>
        <Clock />
      </div>
      <div className="desk-hall">
        <Figures
          items={
            context.unit === null
              ? [
                  { label: w('figure.roll'), value: context.roll },
                  { label: w('figure.present'), value: context.present },
                  { label: w('figure.onLeave'), value: context.onLeave },
                ]
              : [
                  { label: w('figure.electors'), value: context.roll },
                  { label: w('figure.turnout'), value: quorumOf(context.roll, context.quorum) },
                  ...(context.unit.recalls ? [] : [{ label: w('figure.unitSeats'), value: context.unit.seats }]),
                ]
          }
        />
        {context.unit === null && context.roll > 0 && <Quorum session={session} />}
      </div>
      <div className="desk-ways">
        <Pages />
        <SurfaceSwitch here="desk" />
        <LanguageSwitch />
        <SignOut />
      </div>
    </header>
  )
}
