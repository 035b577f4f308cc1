import { Link } from 'wouter'
import { DueMark } from './DueMark.tsx'
import type { Column, Line } from './lines.ts'
import { motionPath, Shares } from './MotionTable.tsx'
import { useSpeaking } from './speaking.ts'

/** One column a step, one card a motion; on a phone the columns stand below each other. */
export const MotionBoard = ({ columns }: { columns: { column: Column; lines: Line[] }[] }) => {
  const { w } = useSpeaking()
  return (
    <div className="board">
      {columns.map(({ column, lines }) => (
        <section key={column} className="board-column" aria-labelledby={`column-${column}`}>
          <h2 id={`column-${column}`}>
            {w(`column.${column}`)} <span className="figure quiet">{lines.length}</span>
          </h2>
          {lines.length === 0 && <p className="quiet">{w('board.empty')}</p>}
          <ul>
            {lines.map((line) => (
              <li key={line.motion} className="card">
                <p className="figure quiet">{line.number ?? w('list.unnumbered')}</p>
                <h3>
                  <Link href={motionPath(line.motion)}>{line.title}</Link>
                </h3>
                {line.shares.length > 0 && (
                  <p>
                    <Shares line={line} />
                  </p>
                )}
                {line.urgency.tone !== 'quiet' && (
                  <p>
                    <DueMark urgency={line.urgency} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
