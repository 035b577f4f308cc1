/** What both ways in share: asking once, saying what went wrong, and arriving on a fresh page. */
import { useState, type ReactNode } from 'react'
import { useSearchParams } from 'wouter'
import type { Me as MeReply } from '../server/replies.ts'
import { OfflineError, ProblemError, type Problem } from './api.ts'
import { landingOf, meOf } from './me.ts'
import { LanguageSwitch } from './ui/LanguageSwitch.tsx'
import { useWords } from './words.ts'

/** Nobody answered: shown like a problem, but with its own sentence. */
const AWAY: Problem = { type: 'about:blank', title: '', status: 0, detail: '', code: 'offline', facts: {}, requestId: '' }

/** Only an address of our own is followed after signing in. */
const ownPath = (to: string | null): string | null => (to !== null && /^\/(?!\/)/.test(to) ? to : null)

export const useEntering = () => {
  const [search] = useSearchParams()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const enter = async (ask: () => Promise<MeReply>) => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      const me = meOf(await ask())
      // A whole new page: nothing that waited in memory for one person is said by the next.
      location.replace(ownPath(search.get('to')) ?? landingOf(me))
    } catch (thrown) {
      if (thrown instanceof ProblemError) setProblem(thrown.problem)
      else if (thrown instanceof OfflineError) setProblem(AWAY)
      else throw thrown
      setBusy(false)
    }
  }
  return { busy, problem, enter }
}

export const Porch = ({ title, children }: { title: string; children: ReactNode }) => {
  const w = useWords()
  return (
    <main className="porch">
      <p className="porch-name">{w('app.name')}</p>
      <h1>{title}</h1>
      {children}
      <LanguageSwitch />
    </main>
  )
}
