/** Begins the election of one unit, or its vote on a recall: its scrutineers, its method and its rules, as they were decided. */
import { Select } from 'antd'
import { useId, useMemo, useState } from 'react'
import { LIMIT } from '../../machines/schema.ts'
import type { SessionEvent, Unit } from '../../machines/session-events.ts'
import { nothingKnown } from '../../machines/session-context.ts'
import { listUnitStaff } from '../../server/units-contract.ts'
import { newId } from '../api.ts'
import { sessionName } from '../format.ts'
import { refusalToCreate } from '../offer.ts'
import { takePart } from '../taking-part.ts'
import { useList } from '../subjects.ts'
import { Field } from '../ui/Field.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { Choice, enterChooses, Pick } from './Choice.tsx'
import { useDay } from './day.tsx'
import { PeoplePick } from './PersonPick.tsx'
import type { Picked } from './SeatPicker.tsx'
import { useUnitWords } from './unit-words.ts'
import { WordForm } from './WordForm.tsx'

type Staff = { id: string; name: string }[]
type Constitute = Extract<SessionEvent, { type: 'session.constitute' }>
type Method = Constitute['method']

const Scrutineers = ({ staff, picked, onChange }: { staff: Staff; picked: string[]; onChange: (people: string[]) => void }) => {
  const w = useUnitWords()
  const id = useId()
  return (
    <div className="choice">
      <label htmlFor={id}>{w('constitute.scrutineers')}</label>
      <Select
        id={id}
        mode="multiple"
        className="wide"
        onKeyDown={enterChooses}
        value={picked}
        maxCount={15}
        showSearch={{ optionFilterProp: 'label' }}
        options={staff.map((person) => ({ value: person.id, label: person.name }))}
        onChange={onChange}
      />
      <p className="field-note">{w('constitute.hint')}</p>
    </div>
  )
}

/** Whom the unit is asked to recall; null where it elects. */
type Recalls = { seat: string; person: string; name: string } | null

const useConstituting = (unit: Unit, staff: Staff, recalls: Recalls) => {
  const w = useUnitWords()
  const { me, session } = useDay()
  const [ids] = useState(() => ({ session: newId(), item: newId() }))
  const seats = useMemo(() => staff.map(({ id: person }) => ({ seat: newId(), person })), [staff])
  const [scrutineers, setScrutineers] = useState<string[]>([])
  const [chosen, setChosen] = useState('')
  const [tellers, setTellers] = useState<Picked[]>([])
  const [method, setMethod] = useState<Method>('sealed')
  const [rules, setRules] = useState(w(recalls ? 'recall.rulesUsual' : 'constitute.rulesUsual'))
  const [decision, setDecision] = useState(w('quota.decisionUsual'))
  const chief = scrutineers.includes(chosen) ? chosen : (scrutineers[0] ?? '')
  const congress = sessionName(session.context, w.lang)
  const title = w(recalls ? 'recall.sessionTitle' : 'constitute.sessionTitle', { congress, name: unit.name }).slice(0, LIMIT.title)
  const isWhole = scrutineers.length >= 2 && rules.trim() !== '' && decision.trim() !== ''
  const event: Constitute | null = isWhole
    ? {
        type: 'session.constitute',
        of: session.id,
        unit: unit.id,
        title,
        item: ids.item,
        itemTitle: recalls ? w('recall.itemTitle', { name: recalls.name }) : w('constitute.itemTitle'),
        method,
        rules: rules.trim(),
        countedAllowed: method === 'secret',
        decision: decision.trim(),
        scrutineers,
        chief,
        tellers: tellers.map(({ id }) => id),
        seats,
        ...(recalls ? { recalls: { seat: recalls.seat, person: recalls.person } } : {}),
      }
    : null
  const filled = { state: session.state, context: session.context, underWay: session.known.unitsUnderWay }
  return {
    id: ids.session,
    event,
    refusal: event && refusalToCreate('session', event, me, { ...nothingKnown, filled, recallable: recalls !== null }),
    fields: {
      scrutineers,
      setScrutineers,
      chief,
      setChosen,
      tellers,
      setTellers,
      method,
      setMethod,
      rules,
      setRules,
      decision,
      setDecision,
    },
  }
}

const Fields = ({ staff, fields }: { staff: Staff; fields: ReturnType<typeof useConstituting>['fields'] }) => {
  const w = useUnitWords()
  const { scrutineers, chief, tellers, method, rules, decision } = fields
  return (
    <>
      <Scrutineers staff={staff} picked={scrutineers} onChange={fields.setScrutineers} />
      {scrutineers.length > 0 && (
        <Pick
          label={w('nominate.chief')}
          value={chief}
          onChange={fields.setChosen}
          options={staff.filter(({ id }) => scrutineers.includes(id)).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <PeoplePick label={w('ballot.tellers')} hint={w('constitute.tellersHint')} picked={tellers} onChange={fields.setTellers} most={15} />
      <Choice
        label={w('constitute.method')}
        value={method}
        onChange={fields.setMethod}
        hint={w(method === 'sealed' ? 'constitute.sealedHint' : 'constitute.secretHint')}
        options={(['sealed', 'secret'] as const).map((value) => ({ value, label: w.name('method', value) }))}
      />
      <TextArea label={w('constitute.rules')} value={rules} onChange={fields.setRules} limit={LIMIT.text} rows={7} />
      <Field label={w('quota.decision')} value={decision} onChange={fields.setDecision} maxLength={LIMIT.note} />
    </>
  )
}

type FormProps = { unit: Unit; recalls?: Recalls; onClose: () => void; onBegun: () => void }

const Filled = ({ unit, staff, recalls = null, onClose, onBegun }: FormProps & { staff: Staff }) => {
  const w = useUnitWords()
  const { id, event, refusal, fields } = useConstituting(unit, staff, recalls)
  const begun = () => {
    takePart(id)
    onBegun()
  }
  return (
    <WordForm
      title={recalls ? w('recall.title', { unit: unit.name, name: recalls.name }) : w('constitute.title', { name: unit.name })}
      name="session"
      id={id}
      event={event}
      refusal={refusal}
      submit={w(recalls ? 'recall.submit' : 'units.begin')}
      onClose={onClose}
      onDone={begun}
    >
      <p>{w(recalls ? 'recall.people' : 'constitute.people', { n: staff.length, seats: unit.seats })}</p>
      <Fields staff={recalls ? staff.filter((member) => member.id !== recalls.person) : staff} fields={fields} />
    </WordForm>
  )
}

export const ConstituteForm = ({ unit, recalls = null, onClose, onBegun }: FormProps) => {
  const { session } = useDay()
  const { data } = useList(listUnitStaff, { params: { id: session.id, unit: unit.id } })
  return data ? <Filled unit={unit} staff={data.items} recalls={recalls} onClose={onClose} onBegun={onBegun} /> : <Waiting />
}
