import { useDeskWords } from './desk-words.ts'
import type { BallotView } from './day.tsx'
import { ritualOf } from './ritual.ts'

const NUMERALS = ['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨']

export const Ritual = ({ ballot: { state, context } }: { ballot: BallotView }) => {
  const w = useDeskWords()
  return (
    <ol className="ritual">
      {ritualOf(state, context.method, context.announcedAt !== null).map(({ step, place }, at) => (
        <li key={step} className={`ritual-step ritual-${place}`} aria-current={place === 'now' ? 'step' : undefined}>
          <span className="ritual-mark" aria-hidden="true">
            {place === 'done' ? '✓' : place === 'skipped' ? '–' : NUMERALS[at]}
          </span>
          <span>{w(`ritual.${step}`)}</span>
          <span className="unseen">{place === 'done' ? w('stage.done') : place === 'skipped' ? w('ritual.skipped') : ''}</span>
        </li>
      ))}
    </ol>
  )
}
