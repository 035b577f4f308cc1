import { useState, type SyntheticEvent } from 'react'
import { refusalOf } from '../offer.ts'
import { useCongress, useMe, type Saying, type SubjectView } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Choose } from '../ui/Choose.tsx'
import { Field as TextField } from '../ui/Field.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import type { WorksKey } from '../words/works.ts'
import { eventOf, missingIn, NO_VALUES, type ActSpec, type Field, type Values } from './acts.ts'
import { useKept } from './kept.ts'
import { PercentField } from './PercentField.tsx'
import { PersonField } from './PersonField.tsx'
import { isBusy, SayingLine } from './SayingLine.tsx'
import { useSpeaking } from './speaking.ts'

type Said = 'motion' | 'undertaking'

type FieldInputProps = { word: string; field: Field; values: Values; change: (patch: Partial<Values>) => void }

const FieldInput = ({ word, field, values, change }: FieldInputProps) => {
  const { w } = useSpeaking()
  const { data: congress } = useCongress()
  const label = w(`field.${word}.${field.name}` as WorksKey)
  switch (field.is) {
    case 'text':
      return (
        <TextArea
          label={label}
          value={values[field.name]}
          limit={field.limit}
          required={!field.optional}
          onChange={(typed) => change({ [field.name]: typed })}
        />
      )
    case 'day':
      return <TextField label={label} type="date" value={values.dueOn} onChange={(dueOn) => change({ dueOn })} required />
    case 'percent':
      return <PercentField label={label} value={values.progress} onChange={(progress) => change({ progress })} />
    case 'department': {
      const options = [{ id: '', name: w('field.pick') }, ...(congress?.departments ?? [])]
      return <Choose label={label} options={options} value={values.department} onChange={(department) => change({ department })} />
    }
    case 'person':
      return <PersonField label={label} value={values.owner} onChange={(owner) => change({ owner })} />
  }
}

type ActFormProps<S extends Said> = { name: S; view: SubjectView<S>; spec: ActSpec<S>; saying: Saying<S>; close: () => void }

/** The few fields a word needs. What is typed is kept on the device until it is said. */
export const ActForm = <S extends Said>({ name, view, spec, saying, close }: ActFormProps<S>) => {
  const { w, list } = useSpeaking()
  const me = useMe()
  const progress = 'progress' in view.context ? view.context.progress : 0
  const dueOn = view.context.dueOn ?? ''
  const { values, change, forget } = useKept<Values>(`${spec.word}.${view.id}`, { ...NO_VALUES, progress, dueOn })
  const [tried, setTried] = useState(false)
  const missing = missingIn(spec.fields, values)
  const refusal = refusalOf(name, view, eventOf(spec, values), me)
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    if (missing.length > 0 || isBusy(saying)) return
    const reply = await saying.say(eventOf(spec, values))
    if (reply === null) return
    forget()
    close()
  }
  return (
    <form className="act-form stack" aria-label={w.name('word', spec.word)} onSubmit={(event) => void send(event)} noValidate>
      {spec.fields.map((field) => (
        <FieldInput key={field.name} word={spec.word} field={field} values={values} change={change} />
      ))}
      {tried && missing.length > 0 && (
        <p className="field-wrong" role="alert">
          {w('field.missing', { fields: list(missing.map((field) => w(`field.${spec.word}.${field.name}` as WorksKey))) })}
        </p>
      )}
      <div className="form-end">
        <Button type="submit" kind="primary" refusal={refusal} disabled={isBusy(saying)}>
          {w.name('word', spec.word)}
        </Button>
        <Button kind="plain" onClick={close}>
          {w('act.cancel')}
        </Button>
      </div>
      <SayingLine saying={saying} />
    </form>
  )
}

/** What cannot be taken back is asked once, saying what it means. */
export const AskSheet = <S extends Said>({ view, spec, saying, close }: Omit<ActFormProps<S>, 'name'>) => {
  const { w } = useSpeaking()
  const confirm = async () => {
    close()
    await saying.say(eventOf(spec, NO_VALUES, view))
  }
  return (
    <Sheet open title={w.name('word', spec.word)} onClose={close}>
      <p>{w(`ask.${spec.word}` as WorksKey)}</p>
      <div className="form-end">
        <Button kind="primary" onClick={() => void confirm()}>
          {w.name('word', spec.word)}
        </Button>
        <Button kind="plain" onClick={close}>
          {w('act.cancel')}
        </Button>
      </div>
    </Sheet>
  )
}
