import type { ReactNode } from 'react'
import type { Reply } from '../../machines/undertaking-context.ts'
import type { Promised } from '../../machines/undertaking-events.ts'
import { listUndertakings } from '../../server/contract.ts'
import { Opinions } from '../afterwards/Opinions.tsx'
import { serverTime } from '../api.ts'
import { useList, useSubject, type SubjectView } from '../subjects.ts'
import { Progress } from '../ui/Progress.tsx'
import type { WorksKey } from '../words/works.ts'
import { DueMark } from './DueMark.tsx'
import { useSpeaking } from './speaking.ts'
import { UndertakingActs } from './UndertakingActs.tsx'
import { isInTime, OWING, urgencyOf } from './urgency.ts'

/** What was promised, in the four answers that a promise needs. */
export const PromiseBlock = ({ promise }: { promise: Promised }) => {
  const { w, day } = useSpeaking()
  return (
    <dl className="promise" aria-label={w('promise.title')}>
      <div>
        <dt>{w('promise.what')}</dt>
        <dd>{promise.what}</dd>
      </div>
      <div>
        <dt>{w('promise.by')}</dt>
        <dd className="figure">{day(promise.by)}</dd>
      </div>
      <div>
        <dt>{w('promise.who')}</dt>
        <dd>{promise.who}</dd>
      </div>
      {promise.cost !== '' && (
        <div>
          <dt>{w('promise.cost')}</dt>
          <dd>{promise.cost}</dd>
        </div>
      )}
    </dl>
  )
}

export const ReplyText = ({ title, reply, note }: { title: string; reply: Reply; note?: string | null }) => {
  const { w } = useSpeaking()
  return (
    <div className="reply">
      <p className="reply-head">
        <span className="quiet">{title}</span> <strong>{w.name('replyClass', reply.class)}</strong>
        {note && <span className="quiet"> · {note}</span>}
      </p>
      <p className="said">{reply.text}</p>
      {reply.promise && <PromiseBlock promise={reply.promise} />}
    </div>
  )
}

type View = SubjectView<'undertaking'>
const Fact = ({ name, children }: { name: WorksKey; children: string | null }) => {
  const { w } = useSpeaking()
  if (children === null) return null
  return (
    <p>
      <span className="quiet">{w(name)}</span> <span className="said">{children}</span>
    </p>
  )
}

/** Silence is "not rated", and is never shown as anything better. */
const Rating = ({ view: { context, state } }: { view: View }) => {
  const { w } = useSpeaking()
  if (context.part !== 'lead' || (context.reply === null && context.grade === null)) return null
  const isOld = context.grade === 'dissatisfied' && state === 'replied'
  return (
    <p className="rating">
      <span className="quiet">{w(isOld ? 'panel.lastGrade' : 'panel.grade')}</span>{' '}
      <strong>{context.grade === null ? w('panel.unrated') : w.name('grade', context.grade)}</strong>
      {context.gradeReason !== null && <span className="said"> {context.gradeReason}</span>}
      {context.unrated && <span className="quiet"> {w('panel.unratedLong')}</span>}
    </p>
  )
}

const Counts = ({ view: { context } }: { view: View }) => {
  const { w } = useSpeaking()
  const counts = [
    context.contacts > 0 ? w('panel.contacts', { n: context.contacts }) : null,
    context.reminders > 0 ? w('panel.reminders', { n: context.reminders }) : null,
  ].filter((count) => count !== null)
  return counts.length === 0 ? null : <p className="quiet">{counts.join(' · ')}</p>
}

/** Who countersigns a reply reads it first. */
const LeadDraft = ({ view: { context, known } }: { view: View }) => {
  const { w } = useSpeaking()
  const { data } = useList(listUndertakings, context.motion === null ? null : { query: { motion: context.motion } })
  const lead = useSubject('undertaking', data?.items.find(({ part }) => part === 'lead')?.id)
  const draft = lead.data?.context.draft
  if (known.leadDraft === null || !draft) return null
  const isStale = context.countersigned !== null && context.countersigned !== known.leadDraft
  return (
    <>
      <ReplyText
        title={w('panel.leadDraft', { n: known.leadDraft })}
        reply={draft}
        note={context.countersigned === known.leadDraft ? w('panel.countersigned', { n: known.leadDraft }) : null}
      />
      {isStale && <p className="notice">{w('panel.countersignAgain')}</p>}
    </>
  )
}

/** One department's part: where it stands, what it answered and promised, and what may be done about it. */
export const UndertakingPanel = ({ view, heading, calm = false }: { view: View; heading: ReactNode; calm?: boolean }) => {
  const { w, day } = useSpeaking()
  const { context, state, names } = view
  const isObjected = state === 'objected' || context.overruled
  const urgency = urgencyOf({ state, ...context }, serverTime())
  const isOwing = (OWING as readonly string[]).includes(state)
  const inTime = isInTime(context.repliedAt, context.dueOn)
  const answered = inTime === null || state === 'tracking' || context.round > 1 ? null : w(inTime ? 'answered.inTime' : 'answered.late')
  return (
    <section className="undertaking">
      <header className="undertaking-head">
        {heading}
        <p className="undertaking-state">
          <span>{w.name('undertakingState', state)}</span>
          {isOwing && <DueMark urgency={urgency} dueOn={context.dueOn} />}
          {state === 'assigned' && context.objectBy !== null && (
            <span className="quiet">{w('panel.objectBy', { by: day(context.objectBy) })}</span>
          )}
        </p>
      </header>
      {isOwing && context.progress > 0 && (
        <Progress value={context.progress} of={100} label={w('list.progress', { n: context.progress })} showFigures={false} />
      )}
      <Fact name="panel.objection">{isObjected ? context.objection : null}</Fact>
      <Fact name="panel.owner">{context.owner === null ? null : (names[context.owner] ?? '')}</Fact>
      {context.reply && <ReplyText title={w('panel.reply')} reply={context.reply} note={answered} />}
      <Rating view={view} />
      <Fact name="panel.settlement">{context.settlement}</Fact>
      <Fact name="panel.fulfilment">{context.fulfilment}</Fact>
      {context.draft && <ReplyText title={w('panel.draft')} reply={context.draft} />}
      {context.part === 'coHandling' && state === 'handling' && <LeadDraft view={view} />}
      <Opinions view={view} />
      <Counts view={view} />
      <UndertakingActs view={view} calm={calm} />
    </section>
  )
}
