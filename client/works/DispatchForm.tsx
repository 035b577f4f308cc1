import { useState, type SyntheticEvent } from 'react'
import type { DispatchOrder } from '../../machines/motion-context.ts'
import { getLoad } from '../../server/after-contract.ts'
import { serverTime } from '../api.ts'
import { isoDayOf } from '../format.ts'
import { refusalOf } from '../offer.ts'
import { useCongress, useList, useMe, type Saying, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Choose } from '../ui/Choose.tsx'
import { Field } from '../ui/Field.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useKept } from './kept.ts'
import { isBusy, SayingLine } from './SayingLine.tsx'
import { useSpeaking } from './speaking.ts'

type View = SubjectView<'motion'>
type Word = 'motion.proposeDispatch' | 'motion.dispatch'

/** What was proposed; else the department the proposer has in mind, and the time that the school's rules give. */
const orderFrom = ({ context, known }: View): DispatchOrder =>
  context.proposedDispatch ?? { lead: context.department ?? '', coHandling: [], dueOn: known.replyDueOn }

/** What the chosen departments have in hand already. */
const Load = ({ departments }: { departments: string[] }) => {
  const { w } = useSpeaking()
  const { data } = useList(getLoad)
  const rows = data?.rows.filter(({ department }) => departments.includes(department)) ?? []
  if (rows.length === 0) return null
  return (
    <ul className="load" aria-label={w('load.title')}>
      {rows.map(({ department, name, open, overdue }) => (
        <li key={department}>
          <strong>{name}</strong> <span className="figure">{w('load.line', { n: open })}</span>
          {overdue > 0 && <span className="figure">{w('load.late', { n: overdue })}</span>}
        </li>
      ))}
    </ul>
  )
}

const CoHandling = ({ order, change }: { order: DispatchOrder; change: (patch: Partial<DispatchOrder>) => void }) => {
  const { w } = useSpeaking()
  const { data: congress } = useCongress()
  const toggle = (id: string) =>
    change({ coHandling: order.coHandling.includes(id) ? order.coHandling.filter((one) => one !== id) : [...order.coHandling, id] })
  return (
    <fieldset className="choices">
      <legend>{w('dispatch.coHandling')}</legend>
      <div className="departments">
        {congress?.departments
          .filter(({ id }) => id !== order.lead)
          .map(({ id, name }) => (
            <label key={id} className="choice">
              <input type="checkbox" checked={order.coHandling.includes(id)} onChange={() => toggle(id)} />
              {name}
            </label>
          ))}
      </div>
    </fieldset>
  )
}

/** 后勤处主办，财务处协办，5月1日前答复 */
export const useOrderSentence = (): ((order: DispatchOrder) => string) => {
  const { w, list, day } = useSpeaking()
  const { data: congress } = useCongress()
  const nameOf = (id: string) => congress?.departments.find((department) => department.id === id)?.name ?? ''
  return ({ lead, coHandling, dueOn }) =>
    w(coHandling.length > 0 ? 'dispatch.shared' : 'dispatch.proposal', {
      lead: nameOf(lead),
      others: list(coHandling.map(nameOf)),
      by: day(dueOn),
    })
}

type ApproveSheetProps = { order: DispatchOrder; confirm: () => void; change: (() => void) | null; close: () => void }

/** Asked once, naming who gets it and by when. */
export const ApproveSheet = ({ order, confirm, change, close }: ApproveSheetProps) => {
  const { w } = useSpeaking()
  const sentence = useOrderSentence()
  return (
    <Sheet open title={w.name('word', 'motion.dispatch')} onClose={close}>
      <p className="order">{sentence(order)}</p>
      <p className="quiet">{w('dispatch.ask')}</p>
      <div className="form-end">
        <Button kind="primary" onClick={confirm}>
          {w('dispatch.approve')}
        </Button>
        {change && <Button onClick={change}>{w('dispatch.change')}</Button>}
        <Button kind="plain" onClick={close}>
          {w('act.cancel')}
        </Button>
      </div>
    </Sheet>
  )
}

type DispatchFormProps = { word: Word; view: View; saying: Saying<'motion'>; close: () => void }

/** Lead, co-handlers and date: proposed by the committee, approved (and changed, where needed) by the leader. */
export const DispatchForm = ({ word, view, saying, close }: DispatchFormProps) => {
  const { w } = useSpeaking()
  const me = useMe()
  const { data: congress } = useCongress()
  const { values: order, change, forget } = useKept<DispatchOrder>(`${word}.${view.id}`, orderFrom(view))
  const [asking, setAsking] = useState(false)
  const [tried, setTried] = useState(false)
  const isPast = order.dueOn !== '' && order.dueOn < isoDayOf(serverTime())
  const isComplete = order.lead !== '' && order.dueOn !== '' && !isPast
  const refusal = isComplete ? refusalOf('motion', view, { type: word, ...order }, me) : null
  const send = async () => {
    setAsking(false)
    const reply = await saying.say({ type: word, ...order }, { seen: true })
    if (reply === null) return
    forget()
    close()
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isComplete || refusal !== null || isBusy(saying)) return
    if (word === 'motion.dispatch') setAsking(true)
    else void send()
  }
  const departments = congress?.departments ?? []
  const wanted = departments.find(({ id }) => id === view.context.department)
  return (
    <form className="act-form stack" aria-label={w.name('word', word)} onSubmit={submit} noValidate>
      {wanted && <p className="quiet">{w('dispatch.wanted', { department: wanted.name })}</p>}
      <div className="side-by-side">
        <Choose
          label={w('dispatch.lead')}
          options={[{ id: '', name: w('field.pick') }, ...departments]}
          value={order.lead}
          onChange={(lead) => change({ lead, coHandling: order.coHandling.filter((id) => id !== lead) })}
        />
        <Field
          label={w('dispatch.dueOn')}
          type="date"
          value={order.dueOn}
          hint={w('dispatch.dueHint')}
          wrong={isPast ? w('dispatch.past') : null}
          required
          onChange={(dueOn) => change({ dueOn })}
        />
      </div>
      <CoHandling order={order} change={change} />
      <Load departments={[order.lead, ...order.coHandling]} />
      {tried && !isComplete && !isPast && (
        <p className="field-wrong" role="alert">
          {w('dispatch.missing')}
        </p>
      )}
      <div className="form-end">
        <Button type="submit" kind="primary" refusal={refusal} disabled={isBusy(saying)}>
          {w(word === 'motion.dispatch' ? 'dispatch.approve' : 'dispatch.propose')}
        </Button>
        <Button kind="plain" onClick={close}>
          {w('act.cancel')}
        </Button>
      </div>
      {asking && <ApproveSheet order={order} confirm={() => void send()} change={null} close={() => setAsking(false)} />}
      <SayingLine saying={saying} />
    </form>
  )
}
