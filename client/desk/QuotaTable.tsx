/** Which units there are, how many seats each has, and in which delegation those elected will sit. */
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import { newId } from '../api.ts'
import { refusalOf } from '../offer.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Answer } from './Answer.tsx'
import { enterChooses } from './Choice.tsx'
import { useDay } from './day.tsx'
import { NumberField } from './NumberField.tsx'
import { allotment, allotted, leftOut, linesOf, oneEach, staffOf, type Line, type UnitsReply } from './renewal.ts'
import { useHeld } from './speaking.ts'
import { useUnitWords } from './unit-words.ts'

type RowProps = { line: Line; data: UnitsReply; change: (change: Partial<Line>) => void; remove: () => void }

const EditedRow = ({ line, data, change, remove }: RowProps) => {
  const w = useUnitWords()
  return (
    <tr>
      <td>
        <input aria-label={w('quota.name')} value={line.name} maxLength={LIMIT.title} onChange={(e) => change({ name: e.target.value })} />
      </td>
      <td>
        <Select
          aria-label={`${line.name} ${w('quota.departments')}`}
          mode="multiple"
          className="wide"
          onKeyDown={enterChooses}
          value={line.departments}
          maxCount={LIMIT.departments}
          showSearch={{ optionFilterProp: 'label' }}
          options={data.departments.map(({ id, name, staff }) => ({ value: id, label: `${name} ${staff}` }))}
          onChange={(departments: string[]) => change({ departments })}
        />
      </td>
      <td className="figure">{staffOf(line, data.departments)}</td>
      <td>
        <input
          className="quota-seats figure"
          aria-label={`${line.name} ${w('quota.seats')}`}
          inputMode="numeric"
          value={line.seats ?? ''}
          onChange={(e) => change({ seats: Number(e.target.value.replace(/\D/g, '').slice(0, 2)) || null })}
        />
      </td>
      <td>
        <input
          aria-label={`${line.name} ${w('quota.delegation')}`}
          placeholder={w('quota.delegationHint')}
          value={line.delegation}
          maxLength={LIMIT.title}
          onChange={(e) => change({ delegation: e.target.value })}
        />
      </td>
      <td>
        <Button kind="plain" aria-label={w('quota.remove', { name: line.name })} onClick={remove}>
          ×
        </Button>
      </td>
    </tr>
  )
}

const Missing = ({ lines, data }: { lines: Line[]; data: UnitsReply }) => {
  const w = useUnitWords()
  const left = leftOut(lines, data.departments)
  const n = left.reduce((total, { staff }) => total + staff, 0)
  return (
    <>
      {lines.length > 0 && n > 0 && (
        <Notice tone="warn">⚠ {w('quota.missing', { n, names: left.map(({ name }) => name).join(w('list.comma')) })}</Notice>
      )}
      {data.homeless > 0 && <Notice tone="warn">⚠ {w('quota.homeless', { n: data.homeless })}</Notice>}
    </>
  )
}

const Sum = ({ lines, data }: { lines: Line[]; data: UnitsReply }) => {
  const w = useUnitWords()
  const staff = lines.reduce((total, line) => total + staffOf(line, data.departments), 0)
  const seats = lines.reduce((total, line) => total + (line.seats ?? 0), 0)
  return <p>{w('quota.sum', { units: lines.length, staff, seats })}</p>
}

const Heads = ({ edited }: { edited: boolean }) => {
  const w = useUnitWords()
  return (
    <thead>
      <tr>
        <th scope="col">{w('quota.name')}</th>
        <th scope="col">{w('quota.departments')}</th>
        <th scope="col">{w('quota.staff')}</th>
        <th scope="col">{w('quota.seats')}</th>
        <th scope="col">{w('quota.delegation')}</th>
        {edited && (
          <th scope="col">
            <span className="unseen">{w('act.more')}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

/** How the lines come about: from the departments, one by one, and seats by size. */
const Tools = ({ lines, data, set }: { lines: Line[]; data: UnitsReply; set: (lines: Line[]) => void }) => {
  const w = useUnitWords()
  const [total, setTotal] = useState<number | null>(null)
  const blank = (): Line => ({ id: newId(), name: '', departments: [], seats: null, delegation: '' })
  return (
    <div className="row quota-tools">
      {lines.length === 0 && (
        <Button onClick={() => set(oneEach(data.departments, (name) => w('quota.unitOf', { name })))}>{w('quota.byDepartment')}</Button>
      )}
      {lines.length < LIMIT.units && <Button onClick={() => set([...lines, blank()])}>{w('quota.add')}</Button>}
      <NumberField label={w('quota.total')} value={total} onChange={setTotal} />
      <Button disabled={total === null || lines.length === 0} onClick={() => set(allotted(lines, data.departments, total ?? 0))}>
        {w('quota.bySize')}
      </Button>
    </div>
  )
}

const QuotaForm = ({ data, onDone }: { data: UnitsReply; onDone: () => void }) => {
  const w = useUnitWords()
  const { me, session } = useDay()
  const [lines, setLines] = useState(() => linesOf(session.context.units, data.delegations))
  const [decision, setDecision] = useState(w('quota.decisionUsual'))
  const saying = useHeld('session', session.id, session.version)
  const event = useMemo(() => allotment(lines, data.delegations, decision), [lines, data.delegations, decision])
  const refusal = event && refusalOf('session', session, event, me)
  const change = (id: string, part: Partial<Line>) => setLines(lines.map((line) => (line.id === id ? { ...line, ...part } : line)))
  return (
    <>
      <Tools lines={lines} data={data} set={setLines} />
      {lines.length > 0 && (
        <table className="roll-table quota">
          <Heads edited />
          <tbody>
            {lines.map((line) => (
              <EditedRow
                key={line.id}
                line={line}
                data={data}
                change={(part) => change(line.id, part)}
                remove={() => setLines(lines.filter(({ id }) => id !== line.id))}
              />
            ))}
          </tbody>
        </table>
      )}
      {lines.length > 0 && <Sum lines={lines} data={data} />}
      <Missing lines={lines} data={data} />
      <Field label={w('quota.decision')} value={decision} onChange={setDecision} maxLength={LIMIT.note} />
      <div className="row">
        <Button
          kind="primary"
          disabled={event === null || saying.busy}
          refusal={refusal}
          onClick={() => event && void saying.say(event).then((reply) => reply && onDone())}
        >
          {w('quota.save')}
        </Button>
        {session.context.units.length > 0 && <Button onClick={onDone}>{w('act.cancel')}</Button>}
      </div>
      <Answer saying={saying} />
    </>
  )
}

const Written = ({ data, edit }: { data: UnitsReply; edit: (() => void) | null }) => {
  const w = useUnitWords()
  const { session } = useDay()
  const lines = linesOf(session.context.units, data.delegations)
  const names = new Map(data.departments.map(({ id, name }) => [id, name]))
  return (
    <>
      <table className="roll-table">
        <Heads edited={false} />
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.name}</th>
              <td>{line.departments.map((id) => names.get(id) ?? '').join(w('list.comma'))}</td>
              <td className="figure">{staffOf(line, data.departments)}</td>
              <td className="figure">{line.seats}</td>
              <td>{line.delegation}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Sum lines={lines} data={data} />
      <Missing lines={lines} data={data} />
      {edit && <Button onClick={edit}>{w('quota.edit')}</Button>}
    </>
  )
}

export const QuotaTable = ({ data, mayEdit }: { data: UnitsReply; mayEdit: boolean }) => {
  const w = useUnitWords()
  const { session } = useDay()
  const [editing, setEditing] = useState(false)
  const none = session.context.units.length === 0
  return (
    <section className="renewal-part" aria-labelledby="quota-heading">
      <h2 id="quota-heading">{w('quota.title')}</h2>
      {none && !mayEdit && <p className="quiet">{w('quota.none')}</p>}
      {mayEdit && (editing || none) ? (
        <QuotaForm data={data} onDone={() => setEditing(false)} />
      ) : (
        !none && <Written data={data} edit={mayEdit ? () => setEditing(true) : null} />
      )}
    </section>
  )
}
