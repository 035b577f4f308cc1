import { useWords } from '../words.ts'

export type ResultBarProps = {
  approve: number
  oppose: number
  abstain: number
  /** N: the bar is as long as the whole roll, so that those who did not vote are seen too. */
  roll: number
  /** Approvals needed, and the number of persons they are taken from. */
  needed: number
  passed: boolean
}

const MARKS = ['approve', 'oppose', 'abstain'] as const

/** Marks on the whole roll with the pass line at its place; each mark has a colour, a pattern and its name. */
export const ResultBar = ({ roll, needed, passed, ...votes }: ResultBarProps) => {
  const w = useWords()
  const share = (n: number) => `${roll === 0 ? 0 : (100 * n) / roll}%`
  const others = Math.max(0, roll - votes.approve - votes.oppose - votes.abstain)
  // Reaching the line is passing it: it stands half a vote before the last one that is needed.
  const line = share(needed - 0.5)
  return (
    <div className="result">
      <dl className="result-figures">
        {MARKS.map((mark) => (
          <div key={mark}>
            <dt>
              <span className={`swatch mark-${mark}`} aria-hidden="true" />
              {w.name('mark', mark)}
            </dt>
            <dd className="figure">{votes[mark]}</dd>
          </div>
        ))}
      </dl>
      <p className="unseen">{w('result.line', { roll, n: needed })}</p>
      <div className="result-track" aria-hidden="true">
        {MARKS.map((mark) => (
          <div key={mark} className={`result-part mark-${mark}`} style={{ width: share(votes[mark]) }} />
        ))}
        <div className="result-line" style={{ left: line }} />
      </div>
      <div className="result-scale figure" aria-hidden="true">
        <span className="result-scale-line" style={{ left: line }}>
          {w('result.needed', { n: needed })}
        </span>
        <span className="result-scale-end">{roll}</span>
      </div>
      {others > 0 && (
        <p className="result-others">
          {w('result.others')} <span className="figure">{others}</span>
        </p>
      )}
      <p className={`result-verdict ${passed ? 'result-passed' : ''}`}>
        <strong>{w(passed ? 'result.passed' : 'result.notPassed')}</strong>
        <span>
          {w('result.needed', { n: needed })}
          {w.lang === 'zh' ? '，' : ', '}
          {w('result.got', { n: votes.approve })}
        </span>
      </p>
    </div>
  )
}
