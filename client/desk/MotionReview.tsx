/** One motion as a reviewer reads it, and every word that this reader may say to it now. */
import { useState } from 'react'
import type { EventOf } from '../../machines/events.ts'
import type { MotionState } from '../../machines/motion-context.ts'
import { AwardMark } from '../afterwards/AwardMark.tsx'
import { PastRecord } from '../afterwards/PastRecord.tsx'
import { momentOf } from '../format.ts'
import { isMineToSay, refusalOf } from '../offer.ts'
import { MotionPapers } from '../notices/MotionPapers.tsx'
import { useCongress, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { StageSteps } from '../ui/StageSteps.tsx'
import { Answer } from './Answer.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { MotionForm, type MotionFormName } from './MotionForm.tsx'
import { useHeld } from './speaking.ts'

export type MotionView = SubjectView<'motion'>
type Said = EventOf['motion']

/** Fields that only a form can fill: they do not change who may say the word, or when. */
const NOTE = '…'
const offersOf = ({ context }: MotionView, session: string): { event: Said; form: MotionFormName | null }[] => {
  const { title, rationale, remedy } = context
  const order = context.proposedDispatch ?? { lead: 'lead', coHandling: [], dueOn: '2000-01-01' }
  return [
    { event: { type: 'motion.accept' }, form: null },
    { event: { type: 'motion.file', priority: 'ordinary' }, form: 'file' },
    { event: { type: 'motion.table', session }, form: 'table' },
    { event: { type: 'motion.publish', resolution: NOTE }, form: 'publish' },
    { event: { type: 'motion.proposeDispatch', ...order }, form: 'dispatch' },
    { event: { type: 'motion.amend', title, rationale, remedy, note: NOTE }, form: 'amend' },
    { event: { type: 'motion.return', note: NOTE }, form: 'return' },
    { event: { type: 'motion.merge', into: NOTE, note: NOTE }, form: 'merge' },
    { event: { type: 'motion.convert', note: NOTE }, form: 'convert' },
    { event: { type: 'motion.refer', note: NOTE }, form: 'refer' },
    { event: { type: 'motion.decline', reason: 'vague', note: NOTE }, form: 'decline' },
  ]
}

/** What usually comes next from each state. */
const USUAL: Partial<Record<MotionState, Said['type']>> = {
  submitted: 'motion.accept',
  under_review: 'motion.file',
  presidium_review: 'motion.table',
  filed: 'motion.proposeDispatch',
  adopted: 'motion.publish',
  resolved: 'motion.proposeDispatch',
}

const Acts = ({ motion }: { motion: MotionView }) => {
  const w = useDeskWords()
  const { me, session } = useDay()
  const saying = useHeld('motion', motion.id, motion.version)
  const [form, setForm] = useState<MotionFormName | null>(null)
  const offers = offersOf(motion, session.id)
    .map((offer) => ({ ...offer, refusal: refusalOf('motion', motion, offer.event, me) }))
    .filter(({ refusal }) => isMineToSay(refusal))
  return (
    <section className="review-acts">
      {offers.length === 0 && <p className="quiet">{w('motion.nothing')}</p>}
      <div className="row">
        {offers.map(({ event, form: its, refusal }) => (
          <Button
            key={event.type}
            kind={USUAL[motion.state] === event.type ? 'primary' : 'quiet'}
            refusal={refusal}
            disabled={saying.busy}
            onClick={() => (its ? setForm(its) : void saying.say(event, { seen: true }))}
          >
            {w.name('word', event.type)}
          </Button>
        ))}
      </div>
      {form ? <MotionForm form={form} motion={motion} onClose={() => setForm(null)} /> : <Answer saying={saying} />}
    </section>
  )
}

const Facts = ({ motion: { context, names } }: { motion: MotionView }) => {
  const w = useDeskWords()
  const { data: congress } = useCongress()
  const delegation = congress?.delegations.find(({ id }) => id === (context.delegation ?? context.homeDelegation))?.name ?? ''
  const people = (ids: string[]) => ids.map((id) => names[id] ?? w('person.unnamed')).join(w('list.comma'))
  const facts: [string, string][] = [
    [w('motion.proposer'), people([context.proposer, ...context.coProposers].filter((id) => id !== null))],
    [w('roll.delegation'), `${delegation}${context.delegation ? ` · ${w('motion.collective')}` : ''}`],
    [
      w('motion.seconders'),
      context.seconders.length > 0 ? people(context.seconders) : w('motion.noSeconds', { needed: context.secondsNeeded }),
    ],
    [w('motion.category'), w.name('category', context.category)],
    [w('motion.department'), context.department ? (names[context.department] ?? '') : ''],
    [w('motion.submittedAt'), context.submittedAt ? momentOf(context.submittedAt, w.lang) : ''],
    [
      w('motion.dispatch'),
      context.proposedDispatch
        ? w('motion.dispatchLine', { lead: names[context.proposedDispatch.lead] ?? '', due: context.proposedDispatch.dueOn })
        : '',
    ],
  ]
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

export const MotionReview = ({ motion }: { motion: MotionView }) => {
  const w = useDeskWords()
  const { context, state } = motion
  return (
    <article className="review">
      <p className="kicker">
        {[
          context.number,
          w.name('motionKind', context.kind),
          w.name('motionState', state),
          context.priority && w.name('priority', context.priority),
        ]
          .filter(Boolean)
          .join(' · ')}
        {context.late && ` · ${w('motion.late')}`}
      </p>
      <h1>{context.title}</h1>
      <AwardMark motion={motion} />
      <StageSteps state={state} route={context.route} />
      <Acts motion={motion} />
      {context.note && (
        <p className="notice">
          <strong>{w('motion.note')}</strong>
          {context.declineReason && `${w.name('declineReason', context.declineReason)}${w('list.stop')}`}
          {context.note}
        </p>
      )}
      {context.history === null ? <Facts motion={motion} /> : <PastRecord history={context.history} />}
      <h2>{w('motion.rationale')}</h2>
      <p className="prose">{context.rationale}</p>
      <h2>{w('motion.remedy')}</h2>
      <p className="prose">{context.remedy}</p>
      <MotionPapers motion={motion} />
      {context.resolution && (
        <>
          <h2>{w('motion.resolution')}</h2>
          <p className="prose">{context.resolution}</p>
        </>
      )}
    </article>
  )
}
