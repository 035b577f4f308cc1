import { useLocation } from 'wouter'
import * as contract from '../server/contract.ts'
import { call } from './api.ts'
import { Porch, useEntering } from './entering.tsx'
import { Button } from './ui/Button.tsx'
import { ProblemNotice } from './ui/ProblemNotice.tsx'
import { useWords } from './words.ts'

/** The link is spent by a tap, not by opening it: a preview in a chat must not use it up. */
export default function SignInLink({ code }: { code: string }) {
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
      {problem && (
        <Button kind="plain" onClick={() => go('/login')}>
          {w('login.byNumber')}
        </Button>
      )}
    </Porch>
  )
}
