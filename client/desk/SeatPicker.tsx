/** Picks people from the roll by name, pinyin or number. */
import { Select } from 'antd'
import { useDeferredValue, useId, useState } from 'react'
import { listSeats, type SeatRow } from '../../server/contract.ts'
import { useList } from '../subjects.ts'
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
  const rows = (data?.items ?? []).filter((row) => row.presence !== 'lapsed' && (!representativesOnly || row.kind === 'representative'))
  const option = (row: SeatRow) => ({ value: row[as], label: row.name, title: w.name('seatKind', row.kind) })
  const known = new Map([
    ...picked.map(({ id: value, name }) => [value, { value, label: name }] as const),
    ...rows.map((row) => [row[as], option(row)] as const),
  ])
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        className="wide"
        mode="multiple"
        value={picked.map((one) => one.id)}
        options={[...known.values()]}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        placeholder={w('signIn.hint')}
        notFoundContent={w('signIn.nobody')}
        {...(most === undefined ? {} : { maxCount: most })}
        onChange={(values: string[]) => onChange(values.map((value) => ({ id: value, name: known.get(value)?.label ?? value })))}
      />
      {hint && <p className="field-note">{hint}</p>}
    </div>
  )
}
