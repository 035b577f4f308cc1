/** Supervision at a glance: red, amber and green by department, what lies with the leader, and which motions press. */
import { Link } from 'wouter'
import type { UndertakingRow } from '../../server/replies.ts'
import { serverTime } from '../api.ts'
import { Failed } from '../ui/Failed.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { boardOfDepartments, figuresOfBoard, pressing, type DepartmentLine } from './board.ts'
import { DueMark } from './DueMark.tsx'
import { motionPath } from './MotionTable.tsx'
import { useSpeaking } from './speaking.ts'
import { urgencyOf } from './urgency.ts'
import { useUndertakings } from './whole-list.ts'

const Light = ({ tone, n }: { tone: 'late' | 'soon' | 'fine'; n: number }) => {
  const { w } = useSpeaking()
  if (n === 0) return <span className="quiet">—</span>
  return (
    <span className={`due due-${tone}`}>
      <span className="due-sign" aria-hidden="true" />
      <span className="due-words">
        {w(`tone.${tone}`)} <span className="figure">{n}</span>
      </span>
    </span>
  )
}

const Departments = ({ lines }: { lines: DepartmentLine[] }) => {
  const { w } = useSpeaking()
  return (
    <div className="table-scroll">
      <table className="watch-table">
        <caption className="unseen">{w('watch.departments')}</caption>
        <thead>
          <tr>
            <th scope="col">{w('watch.department')}</th>
            <th scope="col">{w('watch.late')}</th>
            <th scope="col">{w('watch.soon')}</th>
            <th scope="col">{w('watch.fine')}</th>
            <th scope="col">{w('watch.unrated')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.department}>
              <th scope="row">
                <Link href={`/works?department=${line.department}`}>{line.name}</Link>
              </th>
              <td>
                <Light tone="late" n={line.late} />
              </td>
              <td>
                <Light tone="soon" n={line.soon} />
              </td>
              <td>
                <Light tone="fine" n={line.fine} />
              </td>
              <td className="figure">{line.unrated === 0 ? <span className="quiet">—</span> : line.unrated}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Pressing = ({ rows }: { rows: UndertakingRow[] }) => {
  const { w } = useSpeaking()
  if (rows.length === 0) return <p className="empty">{w('watch.calm')}</p>
  return (
    <ul className="board-pressing">
      {rows.map((row) => (
        <li key={row.id}>
          <Link href={motionPath(row.motion)}>{[row.number, row.title].filter(Boolean).join(' ')}</Link>
          <span className="quiet">
            {row.departmentName}
            {row.owner !== null && ` · ${w('watch.supervised')}`}
            {row.isRaised && ` · ${w('watch.raised')}`}
          </span>
          <DueMark urgency={urgencyOf(row, serverTime())} dueOn={row.dueOn} />
        </li>
      ))}
    </ul>
  )
}

export const BoardPage = () => {
  const { w } = useSpeaking()
  const { data, error, refetch } = useUndertakings({})
  if (error) return <Failed error={error} again={() => void refetch()} />
  if (!data) return <Waiting />
  const now = serverTime()
  const leader = figuresOfBoard(data.items)
  return (
    <>
      <div className="page-head">
        <h1>{w('watch.title')}</h1>
        <p className="quiet">{w('watch.lead')}</p>
      </div>
      {!data.whole && <Notice>{w('list.more', { n: data.items.length })}</Notice>}
      <section className="part" aria-labelledby="board-departments">
        <h2 id="board-departments">{w('watch.departments')}</h2>
        <Departments lines={boardOfDepartments(data.items, now)} />
      </section>
      <section className="part" aria-labelledby="board-leader">
        <h2 id="board-leader">{w('watch.leader')}</h2>
        <p>{w('watch.leaderFigures', leader)}</p>
      </section>
      <section className="part" aria-labelledby="board-motions">
        <h2 id="board-motions">{w('watch.motions')}</h2>
        <Pressing rows={pressing(data.items, now)} />
      </section>
    </>
  )
}
