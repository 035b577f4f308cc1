import { Link, useLocation } from 'wouter'
import { usePhoneWords } from './words.ts'

const TABS = [
  { href: '/', word: 'nav.home', is: (path: string) => path === '/' || path.startsWith('/ballots') || path.startsWith('/scrutiny') },
  { href: '/motions', word: 'nav.motions', is: (path: string) => path.startsWith('/motions') },
  { href: '/me', word: 'nav.me', is: (path: string) => path === '/me' },
] as const

/** Three places at the foot; a ballot has the screen to itself. */
export const Tabs = () => {
  const w = usePhoneWords()
  const [location] = useLocation()
  if (location.startsWith('/vote/')) return null
  return (
    <nav className="tabs" aria-label={w('nav.label')}>
      {TABS.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.is(location) ? 'page' : undefined}>
          {w(tab.word)}
        </Link>
      ))}
    </nav>
  )
}
