/** Terms (届) and their sessions: from when to when, who leads the delegations, and whether a school year went by without a session. */
import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { termEnd, yearsMissed } from '../../machines/terms.ts'
import { listTerms, saveTerm } from '../../server/roll-contract.ts'
import { call, type ReplyOf } from '../api.ts'
import { chineseNumber, dateOf } from '../format.ts'
import { hasAnyRole } from '../me.ts'
import { outbox } from '../outbox.ts'
import { invalidateLists } from '../queries.ts'
import { useList, useMe, useOutbox } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Failed } from '../ui/Failed.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Choice } from './Choice.tsx'
import { useRollWords } from './roll-words.ts'
import './roll.css'

type TermRow = ReplyOf<typeof listTerms>['terms'][number]

const TermForm = ({ term, onClose }: { term: TermRow; onClose: () => void }) => {
  const w = useRollWords()
  const client = useQueryClient()
  const [startsOn, setStartsOn] = useState(term.startsOn ?? '')
  const [years, setYears] = useState<'3' | '5'>(term.years === 5 ? '5' : '3')
  const key = `term:${term.number}`
  const { status, problem } = useOutbox(key)
  const save = async (submitted: FormEvent) => {
    submitted.preventDefault()
    if (startsOn === '') return
    const body = { number: term.number, startsOn, years: Number(years) as 3 | 5 }
    const done = await outbox.post(key, () => call(saveTerm, { body }))
    invalidateLists(client, [listTerms.url])
    if (done) onClose()
  }
  return (
    <form className="row term-form" onSubmit={(submitted) => void save(submitted)}>
      <Field label={w('terms.startsOn')} type="date" value={startsOn} onChange={setStartsOn} />
      <Choice
        label={w('terms.length')}
        value={years}
        onChange={setYears}
        options={(['3', '5'] as const).map((value) => ({ value, label: w(`terms.length.${value}`) }))}
      />
      <Button kind="primary" type="submit" disabled={startsOn === '' || status === 'sending'}>
        {w('terms.save')}
      </Button>
      <Button onClick={onClose}>{w('act.cancel')}</Button>
      <ProblemNotice problem={status === 'unsent' ? { code: 'offline', facts: {} } : problem} />
    </form>
  )
}

const Term = ({ term, today }: { term: TermRow; today: string }) => {
  const w = useRollWords()
  const me = useMe()
  const [editing, setEditing] = useState(false)
  const { number, startsOn, years, sessions, delegations } = term
  const end = startsOn && years ? termEnd(startsOn, years) : null
  const missed =
    startsOn && end
      ? yearsMissed(
          startsOn,
          end < today ? end : today,
          sessions.flatMap(({ opensOn, state }) => (opensOn && !['preparing', 'papers_out'].includes(state) ? [opensOn] : [])),
        )
      : []
  return (
    <section className="term" aria-labelledby={`term-${number}`}>
      <div className="page-head">
        <h2 id={`term-${number}`}>{w('terms.term', { n: w.lang === 'zh' ? chineseNumber(number) : number })}</h2>
        {hasAnyRole(me, 'secretary', 'staff', 'admin') && !editing && <Button onClick={() => setEditing(true)}>{w('terms.set')}</Button>}
      </div>
      <p className="quiet">
        {startsOn && years && end
          ? w('terms.years', { from: dateOf(startsOn, w.lang), n: years, to: dateOf(end, w.lang) })
          : w('terms.unknown')}
      </p>
      {editing && <TermForm term={term} onClose={() => setEditing(false)} />}
      {end && end < today && sessions.some(({ state }) => !['published', 'archived', 'closed'].includes(state)) && (
        <Notice tone="warn">⚠ {w('terms.ends')}</Notice>
      )}
      {missed.map((year) => (
        <Notice key={year} tone="warn">
          ⚠ {w('terms.missed', { year })}
        </Notice>
      ))}
      <div className="term-lists">
        <div>
          <h3>{w('terms.sessions')}</h3>
          <ul>
            {sessions.map((session) => (
              <li key={session.id}>
                {session.title} <span className="quiet">{session.opensOn && dateOf(session.opensOn, w.lang)}</span>{' '}
                <span className="quiet">{w.name('sessionState', session.state)}</span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>{w('terms.delegations')}</h3>
          <ul>
            {delegations.map(({ id, name, seats, head }) => (
              <li key={id}>
                {name} <span className="figure">{seats}</span>{' '}
                <span className="quiet">{head ? w('terms.head', { name: head }) : `⚠ ${w('terms.noHead')}`}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  )
}

const TermsPage = () => {
  const w = useRollWords()
  const { data, error, refetch } = useList(listTerms)
  if (!data) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting />
  return (
    <main className="page terms">
      <Link href="/desk/roll">{w('slips.back')}</Link>
      <h1>{w('terms.title')}</h1>
      {data.terms.map((term) => (
        <Term key={term.number} term={term} today={data.today} />
      ))}
    </main>
  )
}

export default TermsPage
