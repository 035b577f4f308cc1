/** Views that one keeps of the list of motions: opened with one press, named anew, dropped. */
import { LIMIT } from '../../machines/schema.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { dropView, keepView, listViews } from '../../server/lists-contract.ts'
import { call, newId, ProblemError } from '../api.ts'
import { invalidateLists } from '../queries.ts'
import type { Reason } from '../sentence.ts'
import { useList } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useWords } from '../words.ts'
import { reportWords } from '../words/works-report.ts'
import { NO_SEARCH, searchFrom, searchPath, type Search } from './search.ts'

const queryPart = (search: Search): string => searchPath(search).split('?')[1] ?? ''

const useKeeping = () => {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Reason | null>(null)
  const keep = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true)
    setProblem(null)
    try {
      await work()
      invalidateLists(client, [listViews.url])
      return true
    } catch (thrown) {
      setProblem(thrown instanceof ProblemError ? thrown.problem : { code: 'offline', facts: {} })
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, keep }
}

const KeepForm = ({ query, done }: { query: string; done: () => void }) => {
  const w = useWords(reportWords)
  const { busy, problem, keep } = useKeeping()
  const [id] = useState(newId)
  const [name, setName] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const said = name.trim()
    if (said !== '' && !busy && (await keep(() => call(keepView, { params: { id }, body: { name: said, query } })))) done()
  }
  return (
    <form className="views-form" onSubmit={(event) => void submit(event)}>
      <Field label={w('views.name')} value={name} onChange={setName} maxLength={30} required />
      <Button kind="primary" type="submit" disabled={busy || name.trim() === ''}>
        {w('views.keep')}
      </Button>
      <Button onClick={done}>{w('act.cancel')}</Button>
      <ProblemNotice problem={problem} />
    </form>
  )
}

export const Views = ({ search }: { search: Search }) => {
  const w = useWords(reportWords)
  const { data } = useList(listViews, {})
  const { busy, problem, keep } = useKeeping()
  const [naming, setNaming] = useState(false)
  const views = data?.items ?? []
  const here = queryPart(search)
  const current = views.find(({ query }) => queryPart(searchFrom(query)) === here)
  const isNarrowed = here !== queryPart(NO_SEARCH)
  if (views.length === 0 && !isNarrowed) return null
  return (
    <section className="views" aria-label={w('views.title')}>
      <ul className="views-list">
        {views.map((view) => (
          <li key={view.id}>
            <Link
              href={searchPath(searchFrom(view.query))}
              className={`view-chip ${view === current ? 'view-here' : ''}`}
              aria-current={view === current ? 'page' : undefined}
            >
              {view.name}
            </Link>
          </li>
        ))}
      </ul>
      {naming ? (
        <KeepForm query={here} done={() => setNaming(false)} />
      ) : current ? (
        <Button kind="plain" disabled={busy} onClick={() => void keep(() => call(dropView, { params: { id: current.id }, body: {} }))}>
          {w('views.drop', { name: current.name })}
        </Button>
      ) : (
        isNarrowed &&
        (views.length < LIMIT.views ? (
          <Button kind="plain" onClick={() => setNaming(true)}>
            {w('views.keepThis')}
          </Button>
        ) : (
          <span className="quiet">{w('views.full', { n: LIMIT.views })}</span>
        ))
      )}
      <ProblemNotice problem={problem} />
    </section>
  )
}
