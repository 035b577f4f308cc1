import type { SubjectName } from '../../machines/events.ts'
import type { Saying } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { useSpeaking } from './speaking.ts'

/** Sending, not sent yet, or refused and why: three plainly different lines. */
export const SayingLine = <S extends SubjectName>({ saying }: { saying: Saying<S> }) => {
  const { w } = useSpeaking()
  return (
    <div className="saying">
      <output>
        {saying.status === 'sending' && w('act.sending')}
        {saying.status === 'unsent' && w('act.unsent')}
      </output>
      {saying.status === 'unsent' && <Button onClick={saying.retry}>{w('act.retry')}</Button>}
      <ProblemNotice problem={saying.status === 'refused' ? saying.problem : null} />
    </div>
  )
}

export const isBusy = <S extends SubjectName>(saying: Saying<S>): boolean => saying.status === 'sending' || saying.status === 'unsent'
