import { useId, useState, type SyntheticEvent } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import type { ReplyClass } from '../../machines/catalogues.ts'
import { offeredIn } from '../catalogues.ts'
import { refusalOf } from '../offer.ts'
import { useMe, type Saying, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { useKept } from './kept.ts'
import { draftFrom, lackingIn, replyEvent, type ReplyDraft } from './reply-draft.ts'
import { isBusy, SayingLine } from './SayingLine.tsx'
import { useSpeaking } from './speaking.ts'

type Change = (patch: Partial<ReplyDraft>) => void

/** Four outcomes, each with what it means in a sentence: a department writes one reply a year and forgets the letters. */
const ClassChoice = ({ draft, change }: { draft: ReplyDraft; change: Change }) => {
  const { w } = useSpeaking()
  const { catalogues } = useMe()
  const name = useId()
  return (
    <fieldset className="choices">
      <legend>{w('reply.class')}</legend>
      {(offeredIn(catalogues, 'replyClasses', draft.class) as ReplyClass[]).map((one) => (
        <label key={one} className="choice choice-explained">
          <input type="radio" name={name} checked={draft.class === one} onChange={() => change({ class: one })} />
          <strong>{w.name('replyClass', one)}</strong>
          <span className="quiet">{w(`class.${one}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}

const PromiseFields = ({ draft, change }: { draft: ReplyDraft; change: Change }) => {
  const { w } = useSpeaking()
  return (
    <fieldset className="choices stack">
      <legend>{w('reply.promise')}</legend>
      <TextArea label={w('promise.what')} value={draft.what} limit={LIMIT.note} rows={2} required onChange={(what) => change({ what })} />
      <div className="side-by-side">
        <Field label={w('promise.by')} type="date" value={draft.by} required onChange={(by) => change({ by })} />
        <Field label={w('promise.who')} value={draft.who} maxLength={LIMIT.name} required onChange={(who) => change({ who })} />
        <Field label={w('promise.costMaybe')} value={draft.cost} maxLength={LIMIT.name} onChange={(cost) => change({ cost })} />
      </div>
    </fieldset>
  )
}

const Before = ({ view: { context, state } }: { view: SubjectView<'undertaking'> }) => {
  const { w } = useSpeaking()
  if (context.draft !== null) return <p className="notice">{w('reply.drafted')}</p>
  if (state !== 'rehandling') return null
  return <p className="notice">{w('reply.again', { n: context.round, reason: context.gradeReason ?? '' })}</p>
}

type ReplyFormProps = { view: SubjectView<'undertaking'>; saying: Saying<'undertaking'>; close: () => void }

/** The one reply form. Kept on the device as it is typed; a live update shows around it and never touches it. */
export const ReplyForm = ({ view, saying, close }: ReplyFormProps) => {
  const { w, list } = useSpeaking()
  const me = useMe()
  const { values: draft, isKept, change, forget } = useKept<ReplyDraft>(`reply.${view.id}`, draftFrom(view.context.draft))
  const [tried, setTried] = useState(false)
  const lacking = lackingIn(draft)
  const refusal = lacking.length > 0 ? null : refusalOf('undertaking', view, replyEvent(draft), me)
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    if (lacking.length > 0 || isBusy(saying)) return
    const reply = await saying.say(replyEvent(draft))
    if (reply === null) return
    forget()
    close()
  }
  return (
    <form className="act-form stack" aria-label={w.name('word', 'undertaking.reply')} onSubmit={(event) => void send(event)} noValidate>
      <Before view={view} />
      <ClassChoice draft={draft} change={change} />
      <TextArea
        label={w('reply.text')}
        hint={w('reply.textHint')}
        value={draft.text}
        limit={LIMIT.text}
        rows={8}
        required
        onChange={(text) => change({ text })}
      />
      {draft.class === 'B' && <PromiseFields draft={draft} change={change} />}
      {tried && lacking.length > 0 && (
        <p className="field-wrong" role="alert">
          {w('reply.missing', { fields: list(lacking.map((part) => w(`reply.part.${part}`))) })}
        </p>
      )}
      <div className="form-end">
        <Button type="submit" kind="primary" refusal={refusal} disabled={isBusy(saying)}>
          {w(view.context.draft ? 'reply.resend' : 'reply.send')}
        </Button>
        <Button kind="plain" onClick={close}>
          {w('act.close')}
        </Button>
        {isKept && <span className="quiet form-kept">{w('form.kept')}</span>}
      </div>
      <SayingLine saying={saying} />
    </form>
  )
}
