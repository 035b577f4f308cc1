import type { SubjectName } from '../../machines/events.ts'
import type { Saying } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useWords } from '../words.ts'

/** What became of the last word: on its way, not sent yet, or refused and why. */
export const Answer = <S extends SubjectName>({ saying }: { saying: Pick<Saying<S>, 'status' | 'problem' | 'retry' | 'clear'> }) => {
  const w = useWords()
  if (saying.status === 'idle') return null
  return (
    <div className="answer">
      <output>
        {saying.status === 'sending' && w('act.sending')}
        {saying.status === 'unsent' && w('act.unsent')}
      </output>
      {saying.status === 'unsent' && (
        <Button kind="plain" onClick={saying.retry}>
          {w('act.retry')}
        </Button>
      )}
      {saying.status === 'refused' && (
        <div className="answer-refused">
          <ProblemNotice problem={saying.problem} />
          <Button kind="plain" onClick={saying.clear}>
            {w('act.close')}
          </Button>
        </div>
      )}
    </div>
  )
}
