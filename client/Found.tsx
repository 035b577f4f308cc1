/** The founding of a school, by whoever was given the link that the server wrote: its name, and its first administrator. */
import { useState, type FormEvent } from 'react'
import { found } from '../server/offices-contract.ts'
import { call } from './api.ts'
import { Porch, useEntering } from './entering.tsx'
import { Button } from './ui/Button.tsx'
import { Choose } from './ui/Choose.tsx'
import { Field } from './ui/Field.tsx'
import { ProblemNotice } from './ui/ProblemNotice.tsx'
import { foundingWords } from './words/founding.ts'
import { useWords } from './words.ts'

const SHORTEST = 8

export default function Found({ code }: { code: string }) {
  const w = useWords(foundingWords)
  const { busy, problem, enter } = useEntering()
  const [school, setSchool] = useState('')
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const [sex, setSex] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const differs = again !== '' && again !== password
  const filled = [school, name, number, sex].every((field) => field.trim() !== '') && password.length >= SHORTEST && again === password
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!filled) return
    const body = { code, school: school.trim(), name: name.trim(), number: number.trim(), sex: sex as 'female' | 'male', password }
    void enter(() => call(found, { body }))
  }
  return (
    <Porch title={w('founding.title')}>
      <p>{w('founding.explain')}</p>
      <form onSubmit={submit} className="stack">
        <Field label={w('founding.school')} value={school} onChange={setSchool} maxLength={60} />
        <Field label={w('founding.name')} value={name} onChange={setName} autoComplete="name" maxLength={60} />
        <Field
          label={w('login.number')}
          hint={w('founding.numberHint')}
          value={number}
          onChange={setNumber}
          autoComplete="username"
          maxLength={32}
        />
        <Choose
          label={w('founding.sex')}
          value={sex}
          onChange={setSex}
          options={[
            { id: '', name: w('founding.choose') },
            { id: 'female', name: w('founding.female') },
            { id: 'male', name: w('founding.male') },
          ]}
        />
        <Field
          label={w('login.password')}
          hint={w('founding.passwordHint')}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="new-password"
          maxLength={200}
        />
        <Field label={w('founding.again')} value={again} onChange={setAgain} type="password" autoComplete="new-password" maxLength={200} />
        {differs && <p className="field-wrong">{w('founding.differs')}</p>}
        <ProblemNotice problem={problem?.code === 'code-spent' ? null : problem} />
        {problem?.code === 'code-spent' && (
          <p className="field-wrong" role="alert">
            {w('founding.spent')}
          </p>
        )}
        <Button kind="primary" type="submit" disabled={busy || !filled}>
          {w(busy ? 'login.entering' : 'founding.found')}
        </Button>
      </form>
    </Porch>
  )
}
