import { lazy, Suspense } from 'react'
import { Link, useLocation } from 'wouter'
import { usePhoneWords } from './words.ts'

/** Not needed for the first look at a hall. */
const Unread = lazy(() => import('../afterwards/Unread.tsx'))

const TABS = [
  { href: '/', word: 'nav.home', is: (path: string) => path === '/' || path.startsWith('/ballots') || path.startsWith('/scrutiny') },
  { href: '/motions', word: 'nav.motions', is: (path: string) => path.startsWith('/motions') },
  { href: '/me', word: 'nav.me', is: (path: string) => path === '/me' || path === '/messages' },
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
          {tab.href === '/me' && (
            <Suspense fallback={null}>
              <Unread />
            </Suspense>
          )}
        </Link>
      ))}
    </nav>
  )
}
