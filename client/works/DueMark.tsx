import type { Urgency } from './urgency.ts'
import { useSpeaking } from './speaking.ts'

/** Red, amber or green as a shape of its own, with the words beside it: nothing is told by colour alone. */
export const DueMark = ({ urgency, dueOn }: { urgency: Urgency; dueOn?: string | null }) => {
  const { w, say, day } = useSpeaking()
  return (
    <span className={`due due-${urgency.tone}`}>
      <span className="due-sign" aria-hidden="true" />
      {urgency.tone !== 'quiet' && <span className="unseen">{w(`tone.${urgency.tone}`)} </span>}
      <span className="due-words">{say(urgency.phrase)}</span>
      {dueOn && <span className="due-day figure">{day(dueOn)}</span>}
    </span>
  )
}
