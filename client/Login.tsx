/** Signing in by number and password, or by a one-time code. */
import { useState, type FormEvent } from 'react'
import * as contract from '../server/contract.ts'
import { getFounding } from '../server/offices-contract.ts'
import { call } from './api.ts'
import { Porch, useEntering } from './entering.tsx'
import { Button } from './ui/Button.tsx'
import { Field } from './ui/Field.tsx'
import { ProblemNotice } from './ui/ProblemNotice.tsx'
import { useList } from './subjects.ts'
import { Notice } from './ui/Notice.tsx'
import { foundingWords } from './words/founding.ts'
import { useWords } from './words.ts'

export default function Login() {
  const w = useWords(foundingWords)
  const { data } = useList(getFounding)
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
        : call(contract.login, { body: { number: number.trim(), password } }),
    )
  }
  const filled = byCode ? code.trim() !== '' : number.trim() !== '' && password !== ''
  return (
    <Porch title={w('login.title')}>
      {data?.founded === false && <Notice tone="warn">{w('founding.notYet')}</Notice>}
      <form onSubmit={submit} className="stack">
        {byCode ? (
          <Field
            label={w('login.code')}
            hint={w('login.codeHint')}
            value={code}
            onChange={setCode}
            name="code"
            autoComplete="one-time-code"
            maxLength={64}
          />
        ) : (
          <>
            <Field label={w('login.number')} value={number} onChange={setNumber} name="number" autoComplete="username" maxLength={32} />
            <Field
              label={w('login.password')}
              value={password}
              onChange={setPassword}
              name="password"
              type="password"
              autoComplete="current-password"
              maxLength={200}
            />
          </>
        )}
        <ProblemNotice problem={problem} />
        <Button kind="primary" type="submit" disabled={busy || !filled}>
          {w(busy ? 'login.entering' : 'login.enter')}
        </Button>
        <Button kind="plain" onClick={() => setByCode(!byCode)}>
          {w(byCode ? 'login.byNumber' : 'login.byCode')}
        </Button>
      </form>
    </Porch>
  )
}
