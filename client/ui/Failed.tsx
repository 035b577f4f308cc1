import { OfflineError, ProblemError } from '../api.ts'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'
import { ProblemNotice } from './ProblemNotice.tsx'

/** Something could not be read. */
export const Failed = ({ error, again }: { error: unknown; again: () => void }) => {
  const w = useWords()
  return (
    <div className="failed stack">
      <h1>{w('app.failed')}</h1>
      {error instanceof ProblemError ? (
        <ProblemNotice problem={error.problem} />
      ) : error instanceof OfflineError ? (
        <p>{w('line.offline')}</p>
      ) : null}
      <Button kind="primary" onClick={again}>
        {w('app.again')}
      </Button>
    </div>
  )
}
