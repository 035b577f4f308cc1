/** One teller's count of the paper bundle. Two tellers enter it apart from each other, and must agree (domain 4). */
import { Select } from 'antd'
import { useId, useState, type FormEvent } from 'react'
import type { BallotItem, ElectionSheet, Tally } from '../../machines/matters.ts'
import { rowsOf, WRITE_IN } from '../../machines/sheet.ts'
import { refusalOf } from '../offer.ts'
import { Button } from '../ui/Button.tsx'
import { enterChooses } from './Choice.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { NumberField } from './NumberField.tsx'
import { useHeld } from './speaking.ts'

type Counted = Record<string, Record<string, number | null>>

const tallyOf = (items: BallotItem[], counted: Counted): Tally =>
  Object.fromEntries(items.map(({ id, marks }) => [id, Object.fromEntries(marks.map((mark) => [mark, counted[id]?.[mark] ?? 0]))]))

const ItemRow = ({ item, counted, set }: { item: BallotItem; counted: Counted; set: (mark: string, votes: number | null) => void }) => {
  const w = useDeskWords()
  return (
    <fieldset className="paper-item">
      <legend>{item.title}</legend>
      {item.marks.map((mark) => (
        <NumberField
          key={mark}
          label={w.name('mark', mark)}
          value={counted[item.id]?.[mark] ?? null}
          onChange={(votes) => set(mark, votes)}
        />
      ))}
    </fieldset>
  )
}

/** Whoever was written in on a paper of this bundle. */
const WriteInPick = ({ sheet, written, set }: { sheet: ElectionSheet; written: string[]; set: (written: string[]) => void }) => {
  const w = useDeskWords()
  const id = useId()
  return (
    <div className="choice">
      <label htmlFor={id}>{w('paper.writtenIn')}</label>
      <Select
        id={id}
        className="wide"
        mode="multiple"
        onKeyDown={enterChooses}
        value={written}
        onChange={set}
        options={sheet.writeIns.map(({ id: value, title }) => ({ value, label: title }))}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </div>
  )
}

export const PaperForm = () => {
  const w = useDeskWords()
  const { me, ballot } = useDay()
  const saying = useHeld('ballot', ballot?.id ?? '', ballot?.version ?? 0)
  const [returned, setReturned] = useState<number | null>(null)
  const [invalid, setInvalid] = useState<number | null>(0)
  const [counted, setCounted] = useState<Counted>({})
  const [written, setWritten] = useState<string[]>([])
  if (!ballot) return null
  const { items, sheet, onPaper } = ballot.context
  const rows = rowsOf(items, sheet).filter(({ id, marks }) => marks[0] !== WRITE_IN || written.includes(id))
  const event = { type: 'ballot.enterPaper', returned: returned ?? 0, invalid: invalid ?? 0, tally: tallyOf(rows, counted) } as const
  const incomplete = returned === null || rows.some(({ id, marks }) => marks.some((mark) => (counted[id]?.[mark] ?? null) === null))
  const refusal = incomplete ? null : refusalOf('ballot', ballot, event, me)
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    if (!incomplete && !refusal && !saying.busy) void saying.say(event, { seen: true })
  }
  return (
    <form className="paper stack" onSubmit={submit}>
      <p>{w('paper.explain', { n: onPaper })}</p>
      <div className="hands-fields">
        <NumberField label={w('paper.returned')} value={returned} onChange={setReturned} takesFocus wrong={(returned ?? 0) > onPaper} />
        <NumberField label={w('figure.invalid')} value={invalid} onChange={setInvalid} />
        <p className="hands-sum figure">{w('paper.valid', { n: Math.max(0, (returned ?? 0) - (invalid ?? 0)) })}</p>
      </div>
      {rows.map((item) => (
        <ItemRow
          key={item.id}
          item={item}
          counted={counted}
          set={(mark, votes) => setCounted({ ...counted, [item.id]: { ...counted[item.id], [mark]: votes } })}
        />
      ))}
      {sheet?.kind === 'election' && sheet.writeIns.length > 0 && <WriteInPick sheet={sheet} written={written} set={setWritten} />}
      <Button kind="primary" className="next-button" type="submit" keyHint="⏎" disabled={incomplete || saying.busy} refusal={refusal}>
        {w.name('word', 'ballot.enterPaper')}
      </Button>
    </form>
  )
}
