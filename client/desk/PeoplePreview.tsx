/** What a file of people would do, row by row: what to correct first, then what is new and what changes. */
import type { CellFault, PeoplePreview as Preview, PreviewRow, RollColumn } from '../../server/people-replies.ts'
import { sentenceOf } from '../sentence.ts'
import { useDeskWords } from './desk-words.ts'

type Coded = 'female' | 'male' | 'teacher' | 'leader' | 'worker' | 'true' | 'false'
/** Columns whose values are words of ours; the others say what the file says. */
const CODED: readonly RollColumn[] = ['sex', 'duty', 'frontLine']

const useTelling = () => {
  const w = useDeskWords()
  const seat = ({ kind, delegation, head }: { kind: string; delegation: string; head: boolean }) =>
    [w.name('seatKind', kind), delegation, head ? w('roll.head') : ''].filter((part) => part !== '').join(' · ')
  const value = (column: RollColumn, text: string) => {
    if (text === '') return w('people.nothing')
    return CODED.includes(column) ? w(`people.value.${text as Coded}`) : text
  }
  const fault = ({ column, rule, facts }: CellFault) => {
    const { code, row, name, kind } = facts
    const what = w(`people.fault.${rule}`, {
      limit: String(facts['limit']),
      row: String(row),
      who: typeof name === 'string' ? name : w('people.rowNumber', { n: String(row) }),
      seat: typeof kind === 'string' ? seat(facts as { kind: string; delegation: string; head: boolean }) : '',
      why: typeof code === 'string' ? sentenceOf(w, { code, facts }) : '',
    })
    return w('people.fault', { column: w(`people.column.${column}`), what })
  }
  return { seat, value, fault }
}

const Row = ({ row }: { row: PreviewRow }) => {
  const w = useDeskWords()
  const tell = useTelling()
  return (
    <tr className={`people-${row.status}`}>
      <td className="figure">{row.row}</td>
      <td className="figure">{row.number}</td>
      <th scope="row">{row.name}</th>
      <td>
        {row.status === 'bad' && <span aria-hidden="true">⚠ </span>}
        {w(`people.status.${row.status}`)}
      </td>
      <td>
        <ul>
          {row.faults.map((fault) => (
            <li key={`${fault.column} ${fault.rule}`}>{tell.fault(fault)}</li>
          ))}
          {(row.status === 'bad' ? [] : row.changes).map(({ column, from, to }) => (
            <li key={column}>
              {w('people.change', { column: w(`people.column.${column}`), from: tell.value(column, from), to: tell.value(column, to) })}
            </li>
          ))}
          {row.status !== 'bad' && row.seat && <li>{w('people.seat', { seat: tell.seat(row.seat) })}</li>}
        </ul>
      </td>
    </tr>
  )
}

const HEADINGS = ['people.row', 'people.column.number', 'people.column.name', 'people.status', 'people.what'] as const

export const PeopleRows = ({ preview }: { preview: Preview }) => {
  const w = useDeskWords()
  const { rows, counts } = preview
  // A row that is the same and gets no seat is only counted.
  const changing = rows.filter(({ status }) => status !== 'unchanged').length
  const hidden = counts.bad + counts.new + counts.changed - changing
  if (rows.length === 0) return null
  return (
    <>
      <table className="roll-table people-table">
        <thead>
          <tr>
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col">
                {w(heading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.row} row={row} />
          ))}
        </tbody>
      </table>
      {hidden > 0 && <p className="quiet">{w('people.more', { n: hidden })}</p>}
    </>
  )
}
