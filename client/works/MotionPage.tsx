import { Link } from 'wouter'
import { getTimeline } from '../../server/contract.ts'
import { serverTime } from '../api.ts'
import { AwardMark } from '../afterwards/AwardMark.tsx'
import { PastRecord } from '../afterwards/PastRecord.tsx'
import { Questions } from '../afterwards/Questions.tsx'
import { AboutMotion } from '../notices/AboutMotion.tsx'
import { MotionPapers } from '../notices/MotionPapers.tsx'
import { useList, useSubject, type SubjectView } from '../subjects.ts'
import { Failed } from '../ui/Failed.tsx'
import { StageSteps } from '../ui/StageSteps.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { DueMark } from './DueMark.tsx'
import { MotionActs } from './MotionActs.tsx'
import { MotionFacts, MotionText } from './MotionFacts.tsx'
import { MotionResult } from './MotionResult.tsx'
import { MotionStory } from './MotionStory.tsx'
import { nextSteps } from './next-step.ts'
import { useSpeaking } from './speaking.ts'
import { VisibilityField } from './VisibilityField.tsx'
import { UndertakingPanel } from './UndertakingPanel.tsx'
import { useUndertakings, useUndertakingViews } from './whole-list.ts'

type Motion = SubjectView<'motion'>
type Undertaking = SubjectView<'undertaking'>

const nameOf = ({ context, names }: Undertaking) => names[context.department ?? ''] ?? ''

/** The one sentence (or one a department) that everybody came for. */
const NextSteps = ({ motion, undertakings }: { motion: Motion; undertakings: Undertaking[] }) => {
  const { w, next } = useSpeaking()
  const steps = nextSteps(
    motion,
    undertakings.map(({ state, context, ...view }) => ({ name: nameOf({ state, context, ...view }), state, context })),
    serverTime(),
  )
  return (
    <section className="next" aria-labelledby="next-title">
      <h2 id="next-title">{w('next.title')}</h2>
      {steps.length === 0 && <p>{w('next.none')}</p>}
      {steps.map((step) => (
        <p key={`${step.phrase.key}${String(step.phrase.values['who'] ?? '')}`}>
          {next(step)}
          {step.urgency && (
            <>
              {' '}
              <DueMark urgency={step.urgency} />
            </>
          )}
        </p>
      ))}
    </section>
  )
}

const Undertakings = ({ undertakings, isDispatched }: { undertakings: Undertaking[]; isDispatched: boolean }) => {
  const { w } = useSpeaking()
  return (
    <section className="part" aria-labelledby="undertakings-title">
      <h2 id="undertakings-title">{w('motion.undertakings')}</h2>
      {!isDispatched && <p className="empty">{w('motion.noUndertakings')}</p>}
      {undertakings.map((view) => (
        <UndertakingPanel
          key={view.id}
          view={view}
          heading={
            <h3>
              {nameOf(view)} <span className="quiet">{w.name('part', view.context.part)}</span>
            </h3>
          }
        />
      ))}
    </section>
  )
}

const MotionHead = ({ motion }: { motion: Motion }) => {
  const { w } = useSpeaking()
  const { context, state } = motion
  const marks = [
    context.number ?? w('list.unnumbered'),
    context.priority === 'priority' ? w.name('priority', context.priority) : null,
    w.name('motionState', state),
  ].filter((mark) => mark !== null)
  return (
    <div className="page-head">
      <p className="back">
        <Link href="/works">{w('motion.back')}</Link>
      </p>
      <p className="quiet figure">{marks.join(' · ')}</p>
      <h1>{context.title}</h1>
      <AwardMark motion={motion} />
      <StageSteps state={state} route={context.route} />
    </div>
  )
}

/** A motion's page: what is next, what each department owes, and the whole story, to be read aloud. */
export const MotionPage = ({ id }: { id: string }) => {
  const motion = useSubject('motion', id)
  const rows = useUndertakings({ motion: id })
  const timeline = useList(getTimeline, { params: { id } })
  const { views, pending } = useUndertakingViews(rows.data?.items.map((row) => row.id) ?? [])
  if (motion.error) return <Failed error={motion.error} again={() => void motion.refetch()} />
  if (!motion.data || !rows.data || pending) return <Waiting />
  const view = motion.data
  const undertakings = views.toSorted((a, b) => Number(b.context.part === 'lead') - Number(a.context.part === 'lead'))
  return (
    <article className="motion">
      <MotionHead motion={view} />
      <div className="motion-columns">
        <div className="motion-main">
          {view.context.history === null && (
            <>
              <NextSteps motion={view} undertakings={undertakings} />
              <MotionActs view={view} calm={false} />
              <Undertakings undertakings={undertakings} isDispatched={rows.data.items.length > 0} />
            </>
          )}
          <Questions view={view} />
          {timeline.data && <MotionStory rows={timeline.data.rows} names={{ ...view.names, ...timeline.data.names }} />}
        </div>
        <aside className="motion-aside">
          {view.context.history === null ? <MotionFacts motion={view} /> : <PastRecord history={view.context.history} />}
          <VisibilityField view={view} />
          <MotionResult motion={view} />
          <AboutMotion motion={id} hrefOf={(notice) => `/works/notices/${notice}`} />
          <MotionText context={view.context} />
          <MotionPapers motion={view} />
        </aside>
      </div>
    </article>
  )
}
