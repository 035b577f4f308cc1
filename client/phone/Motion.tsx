/** One motion: what it says, where it stands, what can be done, what became of it. */
import { Link } from 'wouter'
import { ProblemError } from '../api.ts'
import { AwardMark } from '../afterwards/AwardMark.tsx'
import { PastRecord } from '../afterwards/PastRecord.tsx'
import { Questions } from '../afterwards/Questions.tsx'
import { AboutMotion } from '../notices/AboutMotion.tsx'
import { MotionPapers } from '../notices/MotionPapers.tsx'
import { useSubject, type SubjectView } from '../subjects.ts'
import { Failed } from '../ui/Failed.tsx'
import { StageSteps } from '../ui/StageSteps.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Handling } from './Handling.tsx'
import { MotionActs, Withdraw } from './MotionActs.tsx'
import { Page } from './Page.tsx'
import { Second } from './Second.tsx'
import { Story } from './Story.tsx'
import { usePhoneWords } from './words.ts'

type Motion = SubjectView<'motion'>

const Proposers = ({ view }: { view: Motion }) => {
  const w = usePhoneWords()
  const { delegation, proposer, coProposers } = view.context
  const name = (id: string | null) => (id ? (view.names[id] ?? '') : '')
  return (
    <p className="quiet">
      {delegation ? w('motion.byDelegation', { name: name(delegation) }) : w('motion.by', { name: name(proposer) })}
      {coProposers.length > 0 && ` · ${w('motion.joint', { names: coProposers.map(name).join(' ') })}`}
      {` · ${w.name('category', view.context.category)}`}
    </p>
  )
}

const Text = ({ heading, text }: { heading: string; text: string }) => {
  const w = usePhoneWords()
  return (
    <section className="section">
      <h2>{heading}</h2>
      <p className={text === '' ? 'quiet' : 'prose'}>{text === '' ? w('motion.unwritten') : text}</p>
    </section>
  )
}

/** What the reviewers said: what is missing, why it was declined, where it went. */
const Verdict = ({ view }: { view: Motion }) => {
  const w = usePhoneWords()
  const { state, context } = view
  if (state === 'merged' && context.mergedInto) {
    return (
      <p className="notice">
        {w('motion.merged')} <Link href={`/motions/${context.mergedInto}`}>{w('motion.see')}</Link>
      </p>
    )
  }
  if (context.note === null && context.declineReason === null) return null
  return (
    <div className={`notice ${state === 'returned' || state === 'declined' ? 'notice-warn' : ''}`}>
      {context.declineReason && (
        <p>
          <strong>{w('motion.declined', { reason: w.name('declineReason', context.declineReason) })}</strong>
        </p>
      )}
      {context.note && (
        <p>
          <strong>{w('motion.note')}</strong> {context.note}
        </p>
      )}
    </div>
  )
}

const Whole = ({ view }: { view: Motion }) => {
  const w = usePhoneWords()
  const { state, context } = view
  const above = [context.number, w.name('motionState', state), context.priority === 'priority' ? w.name('priority', 'priority') : null]
  return (
    <Page above={above.filter((part) => part !== null).join(' · ')} title={context.title} back="/motions">
      {context.history === null && <Proposers view={view} />}
      <AwardMark motion={view} />
      <StageSteps state={state} route={context.route} />
      {state === 'draft' && <p className="quiet">{w('motion.private')}</p>}
      <Verdict view={view} />
      <MotionActs view={view} />
      <Second view={view} />
      <Handling view={view} />
      <Questions view={view} />
      <AboutMotion motion={view.id} hrefOf={(notice) => `/notices/${notice}`} />
      <PastRecord history={context.history} />
      <Text heading={w('motion.rationale')} text={context.rationale} />
      <Text heading={w('motion.remedy')} text={context.remedy} />
      <MotionPapers motion={view} />
      {context.resolution && <Text heading={w('motion.resolution')} text={context.resolution} />}
      {context.ballot && (
        <Link href={`/ballots/${context.ballot}`} className="button button-quiet big">
          {w('motion.ballot')} · {w('home.result')}
        </Link>
      )}
      <Story view={view} />
      {view.mine.proposer && <Withdraw view={view} />}
    </Page>
  )
}

export default function Motion({ id }: { id: string }) {
  const { data: view, isPending, error, refetch } = useSubject('motion', id)
  const gone = error instanceof ProblemError && error.problem.code === 'not-found'
  if (view && !gone) return <Whole view={view} />
  return isPending ? <Waiting /> : <Failed error={error} again={() => void refetch()} />
}
