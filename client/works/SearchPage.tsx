/** Every motion that the reader may see, of this session and all before, narrowed by what stands in the address. */
import { useDeferredValue, useId } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { MOTION_STATES } from '../../machines/motion-context.ts'
import { listMotions } from '../../server/contract.ts'
import { getMotionsTable, MOTION_TABLE_FORMATS } from '../../server/lists-contract.ts'
import type { MotionRow } from '../../server/replies.ts'
import { urlOf } from '../api.ts'
import { sessionName } from '../format.ts'
import { usePages } from '../pages.ts'
import { useCongress, useMe } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Choose } from '../ui/Choose.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useWords } from '../words.ts'
import { reportWords } from '../words/works-report.ts'
import { motionPath } from './MotionTable.tsx'
import { NO_SEARCH, queryOf, searchFrom, searchPath, type Search } from './search.ts'
import { Views } from './Views.tsx'
import './report.css'

type Changing = { search: Search; change: (patch: Partial<Search>) => void }

/** States that a list can show: what is not written yet is its writer's, and suggestions have their own box. */
const UNLISTED = ['unborn', 'suggested', 'answered', 'taken_up']
const STATES = MOTION_STATES.filter((state) => !UNLISTED.includes(state))

const Choices = ({ search, change }: Changing) => {
  const w = useWords(reportWords)
  const { data: congress } = useCongress()
  const { catalogues } = useMe()
  const text = useId()
  const overdue = useId()
  const any = (name: string, options: readonly { id: string; name: string }[]) => [{ id: '', name }, ...options]
  return (
    <search className="filters" aria-label={w('search.title')}>
      <div className="field filter-text">
        <label htmlFor={text}>{w('search.text')}</label>
        <input id={text} type="search" value={search.text} maxLength={60} onChange={(event) => change({ text: event.target.value })} />
      </div>
      <Choose
        label={w('search.session')}
        value={search.session}
        options={any(
          w('search.anySession'),
          (congress?.sessions ?? []).map((each) => ({ id: each.id, name: sessionName(each, w.lang) })),
        )}
        onChange={(session) => change({ session, figure: session === '' ? '' : search.figure })}
      />
      <Choose
        label={w('search.state')}
        value={search.state}
        options={any(
          w('search.anyState'),
          STATES.map((state) => ({ id: state, name: w.name('motionState', state) })),
        )}
        onChange={(state) => change({ state })}
      />
      <Choose
        label={w('search.category')}
        value={search.category}
        options={any(
          w('search.anyCategory'),
          catalogues.categories.map(({ id: category }) => ({ id: category, name: w.name('category', category) })),
        )}
        onChange={(category) => change({ category })}
      />
      <Choose
        label={w('search.department')}
        value={search.department}
        options={any(w('search.anyDepartment'), congress?.departments ?? [])}
        onChange={(department) => change({ department })}
      />
      <Choose
        label={w('search.delegation')}
        value={search.delegation}
        options={any(w('search.anyDelegation'), congress?.delegations ?? [])}
        onChange={(delegation) => change({ delegation })}
      />
      <div className="filter-late">
        <input id={overdue} type="checkbox" checked={search.overdue} onChange={(event) => change({ overdue: event.target.checked })} />
        <label htmlFor={overdue}>{w('search.overdue')}</label>
      </div>
      {searchPath(search) !== searchPath(NO_SEARCH) && (
        <Button kind="plain" onClick={() => change(NO_SEARCH)}>
          {w('search.clear')}
        </Button>
      )}
    </search>
  )
}

const Found = ({ rows }: { rows: MotionRow[] }) => {
  const w = useWords(reportWords)
  const { data: congress } = useCongress()
  const delegations = new Map(congress?.delegations.map(({ id, name }) => [id, name]))
  return (
    <ul className="found">
      {rows.map((row) => (
        <li key={row.id}>
          <Link href={motionPath(row.id)}>{row.title}</Link>
          <span className="figure found-number">{row.number}</span>
          <span className="quiet">
            {[
              w.name('motionState', row.state),
              w.name('category', row.category),
              row.proposerName,
              row.delegation === null ? null : delegations.get(row.delegation),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The whole of the list, as it is narrowed, for a spreadsheet. */
const Tables = ({ search }: { search: Search }) => {
  const w = useWords(reportWords)
  return (
    <p className="found-tables">
      {w('search.tables')}
      {MOTION_TABLE_FORMATS.map((as) => (
        <a key={as} href={urlOf(getMotionsTable, { query: { as, ...queryOf(search) } })}>
          {w(`search.as.${as}`)}
        </a>
      ))}
    </p>
  )
}

export const SearchPage = () => {
  const w = useWords(reportWords)
  const search = searchFrom(useSearch())
  const [, navigate] = useLocation()
  const text = useDeferredValue(search.text.trim())
  const { rows, more, isLoading } = usePages(listMotions, { query: { ...queryOf({ ...search, text }), limit: '50' } })
  const change = (patch: Partial<Search>) => navigate(searchPath({ ...search, ...patch }), { replace: true })
  return (
    <>
      <div className="page-head">
        <h1>{w('search.title')}</h1>
        <p className="quiet">{w('search.lead')}</p>
      </div>
      <Views search={search} />
      <Choices search={search} change={change} />
      {search.figure !== '' && (
        <p className="found-figure">
          {w('search.figure', { name: w(`figure.${search.figure}`) })}{' '}
          <Button kind="plain" onClick={() => change({ figure: '' })}>
            {w('search.dropFigure')}
          </Button>
        </p>
      )}
      {isLoading ? <Waiting /> : rows.length === 0 ? <p className="empty">{w('search.none')}</p> : <Found rows={rows} />}
      <output className="quiet">{isLoading ? '' : w('search.caption', { n: rows.length })}</output>
      <Tables search={{ ...search, text }} />
      {more && <Button onClick={more}>{w('search.more')}</Button>}
    </>
  )
}
