import { isMineToSay, refusalOf } from '../offer.ts'
import { useMe, useSay, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Sent } from './Sent.tsx'
import { usePhoneWords } from './words.ts'

/** How many have seconded, and one tap to join them or to take it back. */
export const Second = ({ view }: { view: SubjectView<'motion'> }) => {
  const w = usePhoneWords()
  const me = useMe()
  const { say, status, problem, retry } = useSay('motion', view.id)
  const { seconders, secondsNeeded, kind } = view.context
  if (kind === 'draftItem' || view.state === 'draft' || (seconders.length === 0 && view.state !== 'seeking_seconds')) return null
  const busy = status === 'sending' || status === 'unsent'
  const refusal = refusalOf('motion', view, { type: 'motion.second' }, me)
  const seconding = view.state === 'seeking_seconds' && !view.mine.seconded && isMineToSay(refusal)
  return (
    <section className="section">
      <Progress value={seconders.length} of={Math.max(secondsNeeded, seconders.length)} label={w('motion.seconds')} />
      {seconders.length > 0 && (
        <p className="quiet">{w('motion.secondedBy', { names: seconders.map((id) => view.names[id] ?? '').join(' ') })}</p>
      )}
      {seconding && (
        <Button kind="primary" className="big" disabled={busy} refusal={refusal} onClick={() => void say({ type: 'motion.second' })}>
          {w.name('word', 'motion.second')}
        </Button>
      )}
      {view.state === 'seeking_seconds' && view.mine.seconded && (
        <p>
          <span aria-hidden="true">✓ </span>
          {w('motion.secondDone')}
          <Button kind="plain" disabled={busy} onClick={() => void say({ type: 'motion.unsecond' })}>
            {w.name('word', 'motion.unsecond')}
          </Button>
        </p>
      )}
      <Sent status={status} retry={retry} />
      <ProblemNotice problem={problem} />
    </section>
  )
}
