import { useDeferredValue, useId, useState } from 'react'
import { listSeats } from '../../server/contract.ts'
import { useList, useMe } from '../subjects.ts'
import { useSpeaking } from './speaking.ts'

const SHOWN = 8

/** A representative, found by name, pinyin or work number. */
export const PersonField = ({ label, value, onChange }: { label: string; value: string; onChange: (person: string) => void }) => {
  const { w } = useSpeaking()
  const { session } = useMe()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const id = useId()
  const { data } = useList(listSeats, session === null || text === '' ? null : { params: { id: session }, query: { text, limit: SHOWN } })
  return (
    <fieldset className="field person">
      <legend>{label}</legend>
      <input id={id} type="search" aria-label={w('field.search')} placeholder={w('field.search')} value={typed} maxLength={60} onChange={(event) => setTyped(event.target.value)} />
      {data && data.items.length === 0 && <p className="field-note" role="status">{w('field.noMatch')}</p>}
      {data?.items.map(({ seat, person, name }) => (
        <label key={seat} className="choice">
          <input type="radio" name={`${id}-person`} checked={value === person} onChange={() => onChange(person)} />
          {name}
        </label>
      ))}
    </fieldset>
  )
}
