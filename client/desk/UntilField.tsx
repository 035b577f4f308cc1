/** A day and a time to close at, for a vote that lasts longer than a sitting. Times are Asia/Shanghai, like everywhere. */
import { momentOf, isoDayOf, clockOf } from '../format.ts'
import { Field } from '../ui/Field.tsx'
import { useDeskWords } from './desk-words.ts'

const DAY_MS = 86_400_000
const DAYS = 3

/** Three days from a moment, at six in the evening, as the field writes it. */
export const someDaysLater = (now: number): string => `${isoDayOf(now + DAYS * DAY_MS)}T18:00`
export const localOf = (instant: string): string => `${isoDayOf(Date.parse(instant))}T${clockOf(instant)}`
/** The instant that the field names; null while it is empty. */
export const instantOf = (local: string): string | null => (local === '' ? null : new Date(`${local}:00+08:00`).toISOString())

export const UntilField = ({ value, onChange }: { value: string; onChange: (local: string) => void }) => {
  const w = useDeskWords()
  const instant = instantOf(value)
  return (
    <>
      <Field label={w('open.until')} hint={w('open.untilHint')} type="datetime-local" value={value} onChange={onChange} required />
      {instant && <p>{w('open.closesAt', { time: momentOf(instant, w.lang) })}</p>}
    </>
  )
}
