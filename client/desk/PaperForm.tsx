/** One teller's count of the paper bundle. Two tellers enter it apart from each other, and must agree (domain 4). */
import { useState, type FormEvent } from 'react'
import type { BallotItem, Tally } from '../../machines/matters.ts'
import { refusalOf } from '../offer.ts'
import { Button } from '../ui/Button.tsx'
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

export const PaperForm = () => {
  const w = useDeskWords()
  const { me, ballot } = useDay()
  const saying = useHeld('ballot', ballot?.id ?? '', ballot?.version ?? 0)
  const [returned, setReturned] = useState<number | null>(null)
  const [invalid, setInvalid] = useState<number | null>(0)
  const [counted, setCounted] = useState<Counted>({})
  if (!ballot) return null
  const { items, onPaper } = ballot.context
  const event = { type: 'ballot.enterPaper', returned: returned ?? 0, invalid: invalid ?? 0, tally: tallyOf(items, counted) } as const
  const incomplete = returned === null || items.some(({ id, marks }) => marks.some((mark) => (counted[id]?.[mark] ?? null) === null))
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
      {items.map((item) => (
        <ItemRow
          key={item.id}
          item={item}
          counted={counted}
          set={(mark, votes) => setCounted({ ...counted, [item.id]: { ...counted[item.id], [mark]: votes } })}
        />
      ))}
      <Button kind="primary" className="next-button" type="submit" keyHint="⏎" disabled={incomplete || saying.busy} refusal={refusal}>
        {w.name('word', 'ballot.enterPaper')}
      </Button>
    </form>
  )
}
