/** Signing in: by number and password, by a one-time code, or by the link on a slip. */
import { useState, type FormEvent } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import * as contract from '../server/contract.ts'
import { call, OfflineError, ProblemError, type Problem } from './api.ts'
import { landingOf, meOf } from './me.ts'
import { Button } from './ui/Button.tsx'
import { Field } from './ui/Field.tsx'
import { LanguageSwitch } from './ui/LanguageSwitch.tsx'
import { ProblemNotice } from './ui/ProblemNotice.tsx'
import { useWords } from './words.ts'
import type { Me as MeReply } from '../server/contract.ts'

/** Nobody answered: shown like a problem, but with its own sentence. */
const AWAY: Problem = { type: 'about:blank', title: '', status: 0, detail: '', code: 'offline', facts: {}, requestId: '' }

/** Only an address of our own is followed after signing in. */
const ownPath = (to: string | null): string | null => (to !== null && /^\/(?!\/)/.test(to) ? to : null)

const useEntering = () => {
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

const Porch = ({ title, children }: { title: string; children: React.ReactNode }) => {
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

export const Login = () => {
  const w = useWords()
  const { busy, problem, enter } = useEntering()
  const [byCode, setByCode] = useState(false)
  const [number, setNumber] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter(() =>
      byCode
        ? call(contract.loginByCode, { body: { code: code.trim() } })
        : call(contract.login, { body: { number: number.trim(), password } }))
  }
  const filled = byCode ? code.trim() !== '' : number.trim() !== '' && password !== ''
  return (
    <Porch title={w('login.title')}>
      <form onSubmit={submit} className="stack">
        {byCode ? (
          <Field label={w('login.code')} hint={w('login.codeHint')} value={code} onChange={setCode} name="code" autoComplete="one-time-code" maxLength={64} />
        ) : (
          <>
            <Field label={w('login.number')} value={number} onChange={setNumber} name="number" autoComplete="username" maxLength={32} />
            <Field label={w('login.password')} value={password} onChange={setPassword} name="password" type="password" autoComplete="current-password" maxLength={200} />
          </>
        )}
        <ProblemNotice problem={problem} />
        <Button kind="primary" type="submit" disabled={busy || !filled}>{w(busy ? 'login.entering' : 'login.enter')}</Button>
        <Button kind="plain" onClick={() => setByCode(!byCode)}>{w(byCode ? 'login.byNumber' : 'login.byCode')}</Button>
      </form>
    </Porch>
  )
}

/** The link is spent by a tap, not by opening it: a preview in a chat must not use it up. */
export const SignInLink = ({ code }: { code: string }) => {
  const w = useWords()
  const { busy, problem, enter } = useEntering()
  const [, go] = useLocation()
  return (
    <Porch title={w('in.title')}>
      <p>{w('in.hint')}</p>
      <ProblemNotice problem={problem} />
      <Button kind="primary" disabled={busy} onClick={() => void enter(() => call(contract.loginByCode, { body: { code } }))}>
        {w(busy ? 'login.entering' : 'in.enter')}
      </Button>
      {problem && <Button kind="plain" onClick={() => go('/login')}>{w('login.byNumber')}</Button>}
    </Porch>
  )
}
