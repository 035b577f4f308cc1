import { sentenceOf, type Reason } from '../sentence.ts'
import { useWords } from '../words.ts'

/** Says in the reader's language what was refused and what to do next; nothing when nothing was. */
export const ProblemNotice = ({ problem }: { problem: Reason | null }) => {
  const w = useWords()
  return (
    <div role="alert">
      {problem && (
        <p className="notice notice-warn">
          <span aria-hidden="true">⚠ </span>
          {sentenceOf(w, problem)}
        </p>
      )}
    </div>
  )
}
