/** An item of the agenda: what it is called, which power of the congress it exercises, and how it is decided. */
import { useState } from 'react'
import { defaultMethod, isSecretRequired, itemOf, type AgendaItem } from '../../machines/agenda.ts'
import { ITEM_KINDS, METHODS, POWERS, type ItemKind, type Method, type Power } from '../../machines/matters.ts'
import { LIMIT } from '../../machines/schema.ts'
import { listMotions } from '../../server/contract.ts'
import { newId } from '../api.ts'
import { refusalOf } from '../offer.ts'
import { useList } from '../subjects.ts'
import { Field } from '../ui/Field.tsx'
import { Choice, Pick } from './Choice.tsx'
import type { Editing } from './agenda-undo.ts'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { NumberField } from './NumberField.tsx'
import { WordForm } from './WordForm.tsx'

/** In antd's lists nothing chosen is a value like any other. */
const NONE = 'none'

const isTalk = (kind: ItemKind) => kind === 'hear' || kind === 'discuss'

const useItemFields = (item: AgendaItem | undefined) => {
  const [title, setTitle] = useState(item?.title ?? '')
  const [kind, setKind] = useState<ItemKind>(item?.kind ?? 'hear')
  const [power, setPower] = useState<Power>(item?.power ?? 'other')
  const [method, setMethod] = useState<Method | null>(item?.method ?? null)
  const [motion, setMotion] = useState<string | null>(item?.motion ?? null)
  const [presenter, setPresenter] = useState(item?.presenter ?? '')
  const [minutes, setMinutes] = useState<number | null>(item?.minutes ?? null)
  const talk = { presenter, setPresenter, minutes, setMinutes }
  return { title, setTitle, kind, setKind, power, setPower, method, setMethod, motion, setMotion, ...talk }
}

const MotionPick = ({ value, onChange }: { value: string | null; onChange: (motion: string | null, title: string) => void }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const { data } = useList(listMotions, { query: { state: 'tabled', limit: '100' } })
  const taken = new Set(session.context.items.map((item) => item.motion))
  const motions = (data?.items ?? []).filter((motion) => motion.id === value || !taken.has(motion.id))
  return (
    <Pick
      label={w('item.motion')}
      hint={w('item.motionHint')}
      value={value ?? NONE}
      options={[
        { value: NONE, label: w('item.noMotion') },
        ...motions.map(({ id, number, title }) => ({ value: id, label: `${number ?? ''} ${title}`.trim() })),
      ]}
      onChange={(id) => onChange(id === NONE ? null : id, motions.find((motion) => motion.id === id)?.title ?? '')}
    />
  )
}

type Fields = ReturnType<typeof useItemFields>

const MethodChoice = ({ kind, power, method, setMethod }: Fields) => {
  const w = useDeskWords()
  const isSecret = isSecretRequired(power)
  return (
    <Choice
      label={w('item.method')}
      value={method ?? defaultMethod(power, kind) ?? 'hands'}
      onChange={setMethod}
      disabled={isSecret}
      {...(isSecret ? { hint: w('item.secretRequired') } : {})}
      options={METHODS.map((value) => ({ value, label: w.name('method', value) }))}
    />
  )
}

const eventOf = (
  { title, kind, power, method, motion, presenter, minutes }: Fields,
  item: AgendaItem | undefined,
  id: string,
  after: string | null,
): Editing | null => {
  const named = title.trim()
  if (named === '' || named.length > LIMIT.title) return null
  const decided = isTalk(kind) ? null : isSecretRequired(power) ? (item?.override ? item.method : 'sealed') : method
  const fields = {
    item: id,
    title: named,
    kind,
    power,
    method: decided,
    motion: isTalk(kind) ? null : motion,
    presenter: presenter.trim() || null,
    minutes: minutes === 0 ? null : minutes,
  }
  return item ? { type: 'session.editItem', ...fields } : { type: 'session.addItem', after, ...fields }
}

/** `after`: where a new item is put; null, at the end. */
export const ItemForm = ({ id, after = null }: { id: string | null; after?: string | null }) => {
  const w = useDeskWords()
  const { me, session, closeForm, noteEdit } = useDay()
  const { items, agendaAdopted } = session.context
  const item = id ? itemOf(items, id) : undefined
  const [born] = useState(newId)
  const fields = useItemFields(item)
  const { title, setTitle, kind, setKind, power, setPower, motion, setMotion } = fields
  const event = eventOf(fields, item, item?.id ?? born, after ?? items.at(-1)?.id ?? null)
  return (
    <WordForm
      title={w.name('word', item ? 'session.editItem' : 'session.addItem')}
      name="session"
      id={session.id}
      event={event}
      refusal={event && refusalOf('session', session, event, me)}
      onClose={closeForm}
      onDone={() => event && noteEdit({ said: event, before: items })}
    >
      {agendaAdopted > 0 && <p className="notice">{w('item.adoptAgain')}</p>}
      <Field
        label={w('item.title')}
        value={title}
        onChange={setTitle}
        wrong={title.trim().length > LIMIT.title ? w('field.over', { n: title.trim().length - LIMIT.title }) : null}
      />
      <Choice
        label={w('item.kind')}
        value={kind}
        onChange={setKind}
        options={ITEM_KINDS.map((value) => ({ value, label: w.name('itemKind', value) }))}
      />
      <Pick
        label={w('item.power')}
        value={power}
        onChange={setPower}
        options={POWERS.map((value) => ({ value, label: w.name('power', value) }))}
      />
      {!isTalk(kind) && <MethodChoice {...fields} />}
      <div className="row">
        <Field label={w('item.presenter')} value={fields.presenter} onChange={fields.setPresenter} maxLength={LIMIT.name} />
        <NumberField
          label={w('item.minutes')}
          value={fields.minutes}
          onChange={(n) => fields.setMinutes(n === null ? null : Math.min(n, 600))}
        />
      </div>
      {kind === 'decide' && (
        <MotionPick
          value={motion}
          onChange={(chosen, its) => {
            setMotion(chosen)
            if (title.trim() === '') setTitle(its)
          }}
        />
      )}
    </WordForm>
  )
}
