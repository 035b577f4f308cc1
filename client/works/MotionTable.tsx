import { Link } from 'wouter'
import { DueMark } from './DueMark.tsx'
import type { Line } from './lines.ts'
import { useSpeaking } from './speaking.ts'

export const motionPath = (id: string): string => `/works/motions/${id}`

/** 后勤处（主办）、财务处 */
export const Shares = ({ line }: { line: Line }) => {
  const { w } = useSpeaking()
  if (line.shares.length === 0) return <span className="quiet">{w('urgency.undispatched')}</span>
  return (
    <>
      {line.shares.map((share) => (
        <span key={share.undertaking} className="share">
          {share.name}
          {line.shares.length > 1 && <span className="quiet"> {w.name('part', share.part)}</span>}
        </span>
      ))}
    </>
  )
}

/** The state in words, and what a glance should not miss: a second round, a rating, how much is done. */
const StateCell = ({ line }: { line: Line }) => {
  const { w } = useSpeaking()
  const notes = [
    line.round > 1 && line.state.is !== 'rehandling' ? w('list.round2') : null,
    line.column === 'handling' || line.column === 'tracking' ? w('list.progress', { n: line.progress ?? 0 }) : null,
    line.replyClass && line.column !== 'handling' ? w.name('replyClass', line.replyClass) : null,
    line.column === 'closed' || line.column === 'tracking' ? (line.grade ? w.name('grade', line.grade) : w('panel.unrated')) : null,
  ].filter((note) => note !== null)
  return (
    <>
      <span>{w.name(line.state.of === 'motion' ? 'motionState' : 'undertakingState', line.state.is)}</span>
      {notes.length > 0 && <span className="quiet state-notes">{notes.join(' · ')}</span>}
    </>
  )
}

export const MotionTable = ({ lines }: { lines: Line[] }) => {
  const { w } = useSpeaking()
  return (
    <table className="motions">
      <caption>{w('list.caption', { n: lines.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{w('list.number')}</th>
          <th scope="col">{w('list.title')}</th>
          <th scope="col">{w('list.departments')}</th>
          <th scope="col">{w('list.state')}</th>
          <th scope="col">{w('list.due')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.motion}>
            <td className="figure motions-number">{line.number ?? <span className="quiet">{w('list.unnumbered')}</span>}</td>
            <th scope="row">
              <Link href={motionPath(line.motion)}>{line.title}</Link>
            </th>
            <td className="motions-departments">
              <Shares line={line} />
            </td>
            <td className="motions-state">
              <StateCell line={line} />
            </td>
            <td className="motions-due">{line.urgency.tone !== 'quiet' && <DueMark urgency={line.urgency} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
