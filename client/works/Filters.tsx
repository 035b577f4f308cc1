import { useId } from 'react'
import { useCongress } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Choose } from '../ui/Choose.tsx'
import { COLUMNS, isFiltered, NO_FILTER, type Column, type Filter, type View } from './lines.ts'
import { useSpeaking } from './speaking.ts'

const VIEWS: View[] = ['list', 'board']

const ViewSwitch = ({ view, change }: { view: View; change: (patch: Partial<Filter>) => void }) => {
  const { w } = useSpeaking()
  return (
    <fieldset className="view-switch">
      <legend className="unseen">{w('filter.view')}</legend>
      {VIEWS.map((one) => (
        <button key={one} type="button" aria-pressed={one === view} onClick={() => change({ view: one })}>
          {w(`filter.${one}`)}
        </button>
      ))}
    </fieldset>
  )
}

export const Filters = ({ filter, change }: { filter: Filter; change: (patch: Partial<Filter>) => void }) => {
  const { w } = useSpeaking()
  const { data: congress } = useCongress()
  const text = useId()
  const late = useId()
  const states = COLUMNS.map((column) => ({ id: column, name: w(`column.${column}`) }))
  const departments = congress?.departments ?? []
  return (
    <search className="filters" aria-label={w('filter.label')}>
      <div className="field filter-text">
        <label htmlFor={text}>{w('filter.text')}</label>
        <input id={text} type="search" value={filter.text} maxLength={60} onChange={(event) => change({ text: event.target.value })} />
      </div>
      <Choose
        label={w('filter.state')}
        options={[{ id: '', name: w('filter.anyState') }, ...states]}
        value={filter.column ?? ''}
        onChange={(column) => change({ column: (column || null) as Column | null })}
      />
      <Choose
        label={w('filter.department')}
        options={[{ id: '', name: w('filter.anyDepartment') }, ...departments]}
        value={filter.department ?? ''}
        onChange={(department) => change({ department: department || null })}
      />
      <div className="filter-late">
        <input id={late} type="checkbox" checked={filter.late} onChange={(event) => change({ late: event.target.checked, soon: false })} />
        <label htmlFor={late}>{w('filter.late')}</label>
      </div>
      {isFiltered(filter) && (
        <Button kind="plain" onClick={() => change({ ...NO_FILTER, view: filter.view })}>
          {w('filter.clear')}
        </Button>
      )}
      <ViewSwitch view={filter.view} change={change} />
    </search>
  )
}
