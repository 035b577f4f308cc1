/** The hand-over list (交办单), a sheet a department, for the printer and the signature book. */
import type { UndertakingRow } from '../../server/replies.ts'
import { Button } from '../ui/Button.tsx'
import { Failed } from '../ui/Failed.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useMe } from '../subjects.ts'
import { OfficeOnly } from './Queue.tsx'
import { useSpeaking } from './speaking.ts'
import { OWING } from './urgency.ts'
import { useUndertakings } from './whole-list.ts'

const byDepartment = (rows: UndertakingRow[]): [string, UndertakingRow[]][] => {
  const sheets = new Map<string, UndertakingRow[]>()
  for (const row of rows) sheets.set(row.departmentName, [...(sheets.get(row.departmentName) ?? []), row])
  return [...sheets]
}

const SheetOf = ({ name, rows }: { name: string; rows: UndertakingRow[] }) => {
  const { w, day } = useSpeaking()
  const { school } = useMe()
  return (
    <section className="order-sheet">
      <h2>{w('orders.heading', { school })}</h2>
      <p>{w('orders.to', { department: name, n: rows.length })}</p>
      <table className="watch-table">
        <thead>
          <tr>
            <th scope="col">{w('orders.number')}</th>
            <th scope="col">{w('orders.subject')}</th>
            <th scope="col">{w('orders.part')}</th>
            <th scope="col">{w('orders.due')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="figure">{row.number ?? '—'}</td>
              <td>{row.title}</td>
              <td>{w.name('part', row.part)}</td>
              <td className="figure">{row.dueOn === null ? '—' : day(row.dueOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="order-sign">{w('orders.sign')}</p>
    </section>
  )
}

const Sheets = () => {
  const { w } = useSpeaking()
  const { data, error, refetch } = useUndertakings({ state: OWING.filter((state) => state !== 'tracking').join(',') })
  if (error) return <Failed error={error} again={() => void refetch()} />
  if (!data) return <Waiting />
  if (data.items.length === 0) return <p className="empty">{w('orders.none')}</p>
  return (
    <>
      <Button kind="primary" className="no-print" onClick={() => print()}>
        {w('orders.print')}
      </Button>
      {byDepartment(data.items).map(([name, rows]) => (
        <SheetOf key={name} name={name} rows={rows} />
      ))}
    </>
  )
}

export const OrdersPage = () => {
  const { w } = useSpeaking()
  return (
    <>
      <div className="page-head no-print">
        <h1>{w('orders.title')}</h1>
      </div>
      <OfficeOnly office="staff">
        <Sheets />
      </OfficeOnly>
    </>
  )
}
