/** Picks people from the roll by name, pinyin or number. */
import { Select } from 'antd'
import { useDeferredValue, useId, useState } from 'react'
import { isVoting } from '../../machines/actor.ts'
import { listSeats } from '../../server/contract.ts'
import { useList } from '../subjects.ts'
import { enterChooses } from './Choice.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'

export type Picked = { id: string; name: string }
type SeatPickerProps = {
  label: string
  picked: Picked[]
  onChange: (picked: Picked[]) => void
  /** What a pick stands for: the person, or the seat. */
  as?: 'person' | 'seat'
  representativesOnly?: boolean
  presentOnly?: boolean
  most?: number
  hint?: string
}

export const SeatPicker = ({
  label,
  picked,
  onChange,
  as = 'person',
  representativesOnly = false,
  presentOnly = false,
  most,
  hint,
}: SeatPickerProps) => {
  const w = useDeskWords()
  const { session } = useDay()
  const id = useId()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const { data } = useList(listSeats, {
    params: { id: session.id },
    query: { limit: '100', ...(text ? { text } : {}), ...(presentOnly ? { presence: 'present' } : {}) },
  })
  const rows = (data?.items ?? []).filter((row) => row.presence !== 'lapsed' && (!representativesOnly || isVoting(row.kind)))
  // Who is picked already is not offered again: Enter would otherwise take out the one just put in.
  const offered = rows
    .filter((row) => !picked.some(({ id: taken }) => taken === row[as]))
    .map((row) => ({ value: row[as], label: row.name }))
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
        value={picked.map(({ id: value, name }) => ({ value, label: name }))}
        options={offered}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        placeholder={w('signIn.hint')}
        notFoundContent={data ? w('signIn.nobody') : w('app.loading')}
        {...(most === undefined ? {} : { maxCount: most })}
        onChange={(chosen: { value: string; label: string }[]) => {
          setTyped('')
          onChange(chosen.map(({ value, label: name }) => ({ id: value, name })))
        }}
      />
      {hint && <p className="field-note">{hint}</p>}
    </div>
  )
}
