/** Picks one of the whole staff by name, pinyin or number. */
import { Select } from 'antd'
import { useDeferredValue, useId, useState } from 'react'
import { listStaff } from '../../server/roll-contract.ts'
import { useList } from '../subjects.ts'
import { useDeskWords } from './desk-words.ts'

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
