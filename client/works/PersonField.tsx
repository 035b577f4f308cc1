import { useDeferredValue, useId, useState } from 'react'
import { listSeats } from '../../server/contract.ts'
import { useList, useMe } from '../subjects.ts'
import { useSpeaking } from './speaking.ts'

const SHOWN = '8'

type Found = { session: string; text: string; value: string; onChange: (person: string) => void }

const PeopleFound = ({ session, text, value, onChange }: Found) => {
  const { w } = useSpeaking()
  const group = useId()
  const { data } = useList(listSeats, { params: { id: session }, query: { text, limit: SHOWN } })
  if (!data) return null
  if (data.items.length === 0) return <output className="field-note">{w('field.noMatch')}</output>
  return data.items.map(({ seat, person, name }) => (
    <label key={seat} className="choice">
      <input type="radio" name={group} checked={value === person} onChange={() => onChange(person)} />
      {name}
    </label>
  ))
}

/** Somebody on the roll, found by name, pinyin or work number. */
export const PersonField = ({ label, value, onChange }: { label: string; value: string; onChange: (person: string) => void }) => {
  const { w } = useSpeaking()
  const { session } = useMe()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  return (
    <fieldset className="field choices">
      <legend>{label}</legend>
      <input
        type="search"
        aria-label={w('field.search')}
        placeholder={w('field.search')}
        value={typed}
        maxLength={60}
        onChange={(event) => setTyped(event.target.value)}
      />
      {session !== null && text !== '' && <PeopleFound session={session} text={text} value={value} onChange={onChange} />}
    </fieldset>
  )
}
