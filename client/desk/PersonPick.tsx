/** Picks from the whole staff by name, pinyin or number: one, or several. */
import { Select } from 'antd'
import { useDeferredValue, useId, useState } from 'react'
import { listStaff } from '../../server/roll-contract.ts'
import { useList } from '../subjects.ts'
import { enterChooses } from './Choice.tsx'
import { useDeskWords } from './desk-words.ts'
import type { Picked } from './SeatPicker.tsx'

type PersonPickProps = { label: string; value: string | null; onChange: (person: string) => void }

export const PersonPick = ({ label, value, onChange }: PersonPickProps) => {
  const w = useDeskWords()
  const id = useId()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const { data } = useList(listStaff, { query: text ? { text } : {} })
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        onKeyDown={enterChooses}
        className="wide"
        value={value}
        onChange={onChange}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        options={(data?.items ?? []).map((person) => ({ value: person.id, label: person.name }))}
        placeholder={w('signIn.hint')}
        notFoundContent={data ? w('signIn.nobody') : w('app.loading')}
      />
    </div>
  )
}

type PeoplePickProps = { label: string; picked: Picked[]; onChange: (picked: Picked[]) => void; most: number; hint?: string }

/** Picks several of the whole staff, whether they hold a seat or not. */
export const PeoplePick = ({ label, picked, onChange, most, hint }: PeoplePickProps) => {
  const w = useDeskWords()
  const id = useId()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const { data } = useList(listStaff, { query: text ? { text } : {} })
  // Who is picked already is not offered again: Enter would otherwise take out the one just put in.
  const offered = (data?.items ?? []).filter((person) => !picked.some((taken) => taken.id === person.id))
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        onKeyDown={enterChooses}
        className="wide"
        mode="multiple"
        // With nothing typed, Enter picks nobody.
        defaultActiveFirstOption={text !== ''}
        labelInValue
        maxCount={most}
        value={picked.map((person) => ({ value: person.id, label: person.name }))}
        options={offered.map((person) => ({ value: person.id, label: person.name }))}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        placeholder={w('signIn.hint')}
        notFoundContent={data ? w('signIn.nobody') : w('app.loading')}
        onChange={(chosen: { value: string; label: string }[]) => {
          setTyped('')
          onChange(chosen.map(({ value, label: name }) => ({ id: value, name })))
        }}
      />
      {hint && <p className="field-note">{hint}</p>}
    </div>
  )
}
