/** Which messages also go by e-mail, where to, and when not. */
import { useState, type SyntheticEvent } from 'react'
import { TIDING_GROUPS, type TidingGroup } from '../../machines/tidings.ts'
import { getChoice, putChoice, type Choice } from '../../server/after-contract.ts'
import { call, ProblemError, type Problem } from '../api.ts'
import { useList } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useAfterWords } from './unread.ts'

const two = (n: number) => String(n).padStart(2, '0')
const clockOf = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
const minutesOf = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return (hours * 60 + minutes) % 1_440
}
const OFFLINE: Problem = { type: 'about:blank', title: '', status: 0, detail: '', code: 'offline', facts: {}, requestId: '' }

const ChoiceForm = ({ standing, canMail }: { standing: Choice; canMail: boolean }) => {
  const w = useAfterWords()
  const [choice, setChoice] = useState(standing)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [saved, setSaved] = useState(false)
  const put = (patch: Partial<Choice>) => {
    setSaved(false)
    setChoice((before) => ({ ...before, ...patch }))
  }
  const toggle = (group: TidingGroup) =>
    put({
      emailGroups: TIDING_GROUPS.filter((one) => (one === group ? !choice.emailGroups.includes(group) : choice.emailGroups.includes(one))),
    })
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    setProblem(null)
    try {
      await call(putChoice, { body: { ...choice, email: choice.email.trim() } })
      setSaved(true)
    } catch (thrown) {
      setProblem(thrown instanceof ProblemError ? thrown.problem : OFFLINE)
    }
  }
  return (
    <form className="stack message-choice" aria-label={w('messages.choose')} onSubmit={(event) => void save(event)} noValidate>
      <p className="quiet">{w('choice.lead')}</p>
      <Field
        label={w('choice.email')}
        type="email"
        autoComplete="email"
        value={choice.email}
        maxLength={120}
        onChange={(email) => put({ email })}
      />
      {!canMail && <p className="quiet">{w('choice.noMail')}</p>}
      <fieldset className="choices">
        <legend>{w('choice.kinds')}</legend>
        {TIDING_GROUPS.map((group) => (
          <label key={group} className="choice">
            <input type="checkbox" checked={choice.emailGroups.includes(group)} onChange={() => toggle(group)} /> {w(`group.${group}`)}
          </label>
        ))}
      </fieldset>
      <fieldset className="choices">
        <legend>{w('choice.quiet')}</legend>
        <div className="message-quiet">
          <Field
            label={w('choice.from')}
            type="time"
            value={clockOf(choice.quietFrom)}
            onChange={(clock) => put({ quietFrom: minutesOf(clock) })}
          />
          <Field
            label={w('choice.to')}
            type="time"
            value={clockOf(choice.quietTo)}
            onChange={(clock) => put({ quietTo: minutesOf(clock) })}
          />
        </div>
      </fieldset>
      <Button type="submit" kind="primary">
        {w('choice.save')}
      </Button>
      <output>{saved && w('choice.saved')}</output>
      <ProblemNotice problem={problem} />
    </form>
  )
}

export const MessageChoice = () => {
  const { data } = useList(getChoice)
  if (!data) return <Waiting />
  const { canMail, ...standing } = data
  return <ChoiceForm standing={standing} canMail={canMail} />
}
