import type { BallotContext } from '../../machines/ballot-context.ts'
import { useSubject, type SubjectView } from '../subjects.ts'
import { Figures } from '../ui/Figures.tsx'
import { ResultBar } from '../ui/ResultBar.tsx'
import { useSpeaking } from './speaking.ts'

/** Ballots whose result everybody may know. */
const ANNOUNCED = ['announced', 'archived']

const Papers = ({ context }: { context: BallotContext }) => {
  const { w } = useSpeaking()
  const figures = [
    { label: w('figure.roll'), value: context.roll },
    { label: w('figure.present'), value: context.present },
    { label: w('figure.issued'), value: context.issued },
    { label: w('figure.returned'), value: context.returned ?? 0 },
    { label: w('figure.valid'), value: context.valid ?? 0 },
    { label: w('figure.invalid'), value: context.invalid ?? 0 },
  ]
  return <Figures items={context.issued > 0 ? figures : figures.slice(0, 2)} />
}

/** What the congress decided: votes on the whole roll, with the line it had to reach. */
export const MotionResult = ({ motion: { context } }: { motion: SubjectView<'motion'> }) => {
  const { w } = useSpeaking()
  const { data: ballot } = useSubject('ballot', context.ballot)
  const verdict = ballot?.context.verdicts[0]
  if (!ballot || !verdict || !ANNOUNCED.includes(ballot.state)) return null
  const votes = ballot.context.tally?.[verdict.item] ?? {}
  return (
    <section className="part">
      <h2>{w('motion.result')}</h2>
      <p className="quiet">{w.name('method', ballot.context.method)}</p>
      <ResultBar
        approve={votes['approve'] ?? 0}
        oppose={votes['oppose'] ?? 0}
        abstain={votes['abstain'] ?? 0}
        roll={ballot.context.roll}
        needed={verdict.needed}
        passed={verdict.passed}
      />
      <Papers context={ballot.context} />
    </section>
  )
}
