/** Writing a motion, or changing one that is not submitted yet. */
import { lazy, Suspense, useState, type FormEvent } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { LIMIT } from '../../machines/schema.ts'
import type { MotionEvent } from '../../machines/motion-events.ts'
import { offeredIn } from '../catalogues.ts'
import { newId, serverNow } from '../api.ts'
import { clockOf } from '../format.ts'
import { seatIn, type Me } from '../me.ts'
import { useCongress, useMe, useSay, useSubject, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Choose } from '../ui/Choose.tsx'
import { Failed } from '../ui/Failed.tsx'
import { Field } from '../ui/Field.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { dropDraft, keepDraft, loadDraft, type Draft } from './drafts.ts'
import { Page } from './Page.tsx'
import { Sent } from './Sent.tsx'
import { usePhoneWords } from './words.ts'

type Motion = SubjectView<'motion'>
/** Looks for others while one is being written; the form does not wait for it. */
const Similar = lazy(() => import('./Similar.tsx'))
const Checklist = lazy(() => import('./Checklist.tsx'))

const blank = (): Draft => ({
  id: newId(),
  title: '',
  category: 'teaching',
  department: null,
  rationale: '',
  remedy: '',
  collective: false,
  at: serverNow(),
})

const draftOf = ({ id, context }: Motion): Draft => ({
  id,
  title: context.title,
  category: context.category,
  department: context.department,
  rationale: context.rationale,
  remedy: context.remedy,
  collective: context.delegation !== null,
  at: serverNow(),
})

/** What a colleague suggested, as the beginning of a motion; the reasons are the representative's to write. */
const takenUp = ({ context }: Motion): Draft => ({ ...blank(), title: context.title, category: context.category, remedy: context.remedy })

const eventOf = (draft: Draft, me: Me, session: string, isNew: boolean, suggestion: string | null): MotionEvent => {
  const { title, category, department, rationale, remedy } = draft
  const fields = { title: title.trim(), category, department, rationale, remedy }
  const delegation = draft.collective ? (seatIn(me, session)?.delegation ?? null) : null
  return isNew
    ? { type: 'motion.create', session, kind: 'proposal', delegation, ...(suggestion && { suggestion }), ...fields }
    : { type: 'motion.edit', ...fields }
}

/** Typed text is kept with every key; a live change of the motion never touches it. */
const useDraft = (motion: Motion | null, suggestion: Motion | null) => {
  const me = useMe()
  const of = motion?.id ?? suggestion?.id ?? null
  const first = () => (motion ? draftOf(motion) : suggestion ? takenUp(suggestion) : blank())
  const [kept] = useState(() => loadDraft(me.actor.person, of))
  const [draft, setDraft] = useState<Draft>(() => kept ?? first())
  const [keptAt, setKeptAt] = useState<string | null>(null)
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part, at: serverNow() }
    setDraft(next)
    setKeptAt(keepDraft(me.actor.person, of, next) ? next.at : null)
  }
  const drop = () => dropDraft(me.actor.person, of)
  const discard = () => {
    drop()
    setDraft(first())
    setKeptAt(null)
  }
  return { draft, change, drop, discard, keptAt, restored: kept !== null }
}

const tooLong = (draft: Draft) =>
  draft.title.length > LIMIT.title || draft.rationale.length > LIMIT.text || draft.remedy.length > LIMIT.text

type FieldsProps = { draft: Draft; change: (part: Partial<Draft>) => void; isNew: boolean; session: string }

const Fields = ({ draft, change, isNew, session }: FieldsProps) => {
  const w = usePhoneWords()
  const me = useMe()
  const { data: congress } = useCongress()
  const seat = seatIn(me, session)
  const delegation = congress?.delegations.find(({ id }) => id === seat?.delegation)
  return (
    <>
      <Field
        label={w('write.heading')}
        hint={w('write.headingHint')}
        value={draft.title}
        onChange={(title) => change({ title })}
        wrong={draft.title.length > LIMIT.title ? w('field.over', { n: draft.title.length - LIMIT.title }) : null}
      />
      <Choose
        label={w('write.category')}
        value={draft.category}
        onChange={(category) => change({ category })}
        options={offeredIn(me.catalogues, 'categories', draft.category).map((id) => ({ id, name: w.name('category', id) }))}
      />
      <TextArea
        label={w('write.rationale')}
        value={draft.rationale}
        onChange={(rationale) => change({ rationale })}
        limit={LIMIT.text}
        rows={6}
      />
      <TextArea label={w('write.remedy')} value={draft.remedy} onChange={(remedy) => change({ remedy })} limit={LIMIT.text} rows={6} />
      <Choose
        label={w('write.department')}
        value={draft.department ?? ''}
        onChange={(id) => change({ department: id === '' ? null : id })}
        options={[{ id: '', name: w('write.departmentNone') }, ...(congress?.departments ?? [])]}
      />
      {isNew && seat?.head && delegation && (
        <label className="check">
          <input type="checkbox" checked={draft.collective} onChange={(event) => change({ collective: event.target.checked })} />
          <span>{w('write.collective', { name: delegation.name })}</span>
        </label>
      )}
    </>
  )
}

const Form = ({ motion, suggestion = null, session }: { motion: Motion | null; suggestion?: Motion | null; session: string }) => {
  const w = usePhoneWords()
  const me = useMe()
  const [, go] = useLocation()
  const { draft, change, drop, discard, keptAt, restored } = useDraft(motion, suggestion)
  const [startedAt] = useState(motion?.version ?? 0)
  const { say, status, problem, retry } = useSay('motion', draft.id)
  const isNew = motion === null
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await say(eventOf(draft, me, session, isNew, suggestion?.id ?? null))
    if (!reply) return
    drop()
    go(`/motions/${draft.id}`, { replace: true })
  }
  const busy = status === 'sending' || status === 'unsent'
  return (
    <form className="stack" onSubmit={(event) => void save(event)} aria-busy={busy}>
      {restored && (
        <output className="notice">
          {w('write.restored')}{' '}
          <Button kind="plain" onClick={discard}>
            {w('write.discard')}
          </Button>
        </output>
      )}
      {motion && motion.version !== startedAt && <output className="notice">{w('write.changed')}</output>}
      <Fields draft={draft} change={change} isNew={isNew} session={session} />
      <Suspense fallback={null}>
        <Similar title={draft.title} text={`${draft.rationale}\n${draft.remedy}`} except={draft.id} suggestion={suggestion?.id ?? null} />
      </Suspense>
      <Button kind="primary" className="big" type="submit" disabled={busy || draft.title.trim() === '' || tooLong(draft)}>
        {w('write.save')}
      </Button>
      <Suspense fallback={null}>
        <Checklist isNew={isNew} />
      </Suspense>
      <output className="quiet">{keptAt ? w('write.saved', { at: clockOf(keptAt) }) : ''}</output>
      <Sent status={status} retry={retry} />
      <ProblemNotice problem={problem} />
    </form>
  )
}

const Editing = ({ id }: { id: string }) => {
  const w = usePhoneWords()
  const { data: motion, isPending, error, refetch } = useSubject('motion', id)
  if (!motion) return isPending ? <Waiting /> : <Failed error={error} again={() => void refetch()} />
  const open = motion.mine.proposer && ['draft', 'seeking_seconds', 'returned'].includes(motion.state)
  return open ? (
    <Form motion={motion} session={motion.context.session ?? ''} />
  ) : (
    <p className="notice">{w.name('motionState', motion.state)}</p>
  )
}

/** A representative makes a motion of what a colleague suggested. */
const TakingUp = ({ id, session }: { id: string; session: string }) => {
  const { data, isPending, error, refetch } = useSubject('motion', id)
  if (!data) return isPending ? <Waiting /> : <Failed error={error} again={() => void refetch()} />
  return <Form motion={null} suggestion={data} session={session} />
}

export default function Write({ id }: { id: string | null }) {
  const w = usePhoneWords()
  const me = useMe()
  const [search] = useSearchParams()
  const suggestion = id === null ? search.get('suggestion') : null
  const writes = me.session !== null && seatIn(me, me.session)?.kind === 'representative'
  return (
    <Page title={w(id === null ? 'write.titleNew' : 'write.titleEdit')} back={id === null ? '/' : `/motions/${id}`}>
      {id !== null && <Editing id={id} />}
      {id === null &&
        (writes && me.session ? (
          suggestion ? (
            <TakingUp id={suggestion} session={me.session} />
          ) : (
            <Form motion={null} session={me.session} />
          )
        ) : (
          <p className="notice">{w('write.notNow')}</p>
        ))}
    </Page>
  )
}
