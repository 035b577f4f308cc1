import { Link } from 'wouter'
import type { MotionFigure, MotionsReport } from '../../server/report-contract.ts'
import { sessionName } from '../format.ts'
import { useWords } from '../words.ts'
import { reportWords } from '../words/works-report.ts'
import { motionPath } from './MotionTable.tsx'
import { searchPath, type Search } from './search.ts'
import { useSpeaking } from './speaking.ts'

type Figures = MotionsReport['figures']
type Counted = { session: string; figure: MotionFigure; n: number; more?: Partial<Search>; of?: string }

/** A number is the way to what it counts; a nought leads nowhere. */
const Count = ({ session, figure, n, more, of }: Counted) => {
  const w = useWords(reportWords)
  if (n === 0) return <span className="figure quiet report-nought">0</span>
  const name = `${of === undefined ? '' : `${of} `}${w(`figure.${figure}`)}`
  return (
    <Link className="figure report-count" href={searchPath({ session, figure, ...more })} aria-label={w('report.open', { name, n })}>
      {n}
    </Link>
  )
}

type BarsOf = { session: string; figures: Figures; title: string; whole: MotionFigure; shown: MotionFigure[]; note: string | null }

export const ReportBars = ({ session, figures, title, whole, shown, note }: BarsOf) => {
  const w = useWords(reportWords)
  const all = Math.max(figures[whole] ?? 0, 1)
  return (
    <section className="report-part">
      <h2>{title}</h2>
      <ul className="report-bars">
        {shown.map((figure) => (
          <li key={figure}>
            <span>{w(`figure.${figure}`)}</span>
            <Count session={session} figure={figure} n={figures[figure] ?? 0} />
            <span className="report-track" aria-hidden="true">
              <span className="report-bar" style={{ width: `${Math.min(100, ((figures[figure] ?? 0) * 100) / all)}%` }} />
            </span>
          </li>
        ))}
      </ul>
      {note !== null && <p className="quiet">{note}</p>}
    </section>
  )
}

type Row = { key: string; name: string; figures: Figures; more: Partial<Search> | null }

/** A row whose motions no filter can name shows its numbers plainly. */
export const ReportTable = ({
  session,
  title,
  head,
  shown,
  rows,
}: {
  session: string
  title: string
  head: string
  shown: MotionFigure[]
  rows: Row[]
}) => {
  const w = useWords(reportWords)
  if (rows.length === 0) return null
  return (
    // A table that is wider than the screen is scrolled by keys, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="report-part report-wide" aria-label={title} tabIndex={0}>
      <table className="report-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {shown.map((figure) => (
              <th key={figure} scope="col">
                {w(`figure.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, figures, more }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {shown.map((figure) => (
                <td key={figure} className="figure">
                  {more === null ? (
                    (figures[figure] ?? 0)
                  ) : (
                    <Count session={session} figure={figure} n={figures[figure] ?? 0} more={more} of={name} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export const ReportReasons = ({ reasons }: { reasons: MotionsReport['reasons'] }) => {
  const w = useWords(reportWords)
  if (reasons.length === 0) return null
  return (
    <section className="report-part">
      <h2>{w('report.reasons')}</h2>
      <ul className="report-reasons">
        {reasons.map(({ reason, count }) => (
          <li key={reason}>
            <span>{w.name('declineReason', reason)}</span> <span className="figure">{count}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const ReportPromises = ({ promises }: { promises: MotionsReport['promises'] }) => {
  const w = useWords(reportWords)
  const { day } = useSpeaking()
  return (
    <section className="report-part report-wide">
      <h2>{w('report.promises')}</h2>
      {promises.length === 0 && <p className="quiet">{w('report.noPromises')}</p>}
      <ul className="report-promises">
        {promises.map(({ motion, number, title, sessionTitle, department, what, dueOn }) => (
          <li key={motion}>
            <Link href={motionPath(motion)}>{title}</Link>
            <span className="quiet">
              {number} · {sessionTitle}
            </span>
            <span>{w('report.promise', { department, what })}</span>
            {dueOn !== null && <span className="figure">{w('report.promiseBy', { day: day(dueOn) })}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const COMPARED: MotionFigure[] = [
  'received',
  'filed',
  'merged',
  'converted',
  'declinedOnly',
  'withdrawn',
  'answered',
  'inTime',
  'satisfied',
  'basicallySatisfied',
  'dissatisfied',
  'rehandled',
]
const signed = (n: number): string => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '0')

export const ReportCompared = ({ report: { session, figures, before } }: { report: MotionsReport }) => {
  const w = useWords(reportWords)
  return (
    // A table that is wider than the screen is scrolled by keys, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="report-part report-wide" aria-label={w('report.compared')} tabIndex={0}>
      <table className="report-table">
        <caption>{w('report.compared')}</caption>
        {before !== null && (
          <>
            <thead>
              <tr>
                <th scope="col">{w('report.item')}</th>
                <th scope="col">{sessionName(before.session, w.lang)}</th>
                <th scope="col">{sessionName(session, w.lang)}</th>
                <th scope="col">{w('report.change')}</th>
              </tr>
            </thead>
            <tbody>
              {COMPARED.map((figure) => (
                <tr key={figure}>
                  <th scope="row">{w(`figure.${figure}`)}</th>
                  <td>
                    <Count session={before.session.id} figure={figure} n={before.figures[figure] ?? 0} of={before.session.title} />
                  </td>
                  <td>
                    <Count session={session.id} figure={figure} n={figures[figure] ?? 0} of={session.title} />
                  </td>
                  <td className="figure">{signed((figures[figure] ?? 0) - (before.figures[figure] ?? 0))}</td>
                </tr>
              ))}
            </tbody>
          </>
        )}
      </table>
      {before === null && <p className="quiet">{w('report.noBefore')}</p>}
    </section>
  )
}
