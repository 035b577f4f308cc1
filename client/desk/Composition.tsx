/** Who sits on the roll, beside what the rules ask: a reminder with words, never a lock. */
import { compositionOf, type CompositionLine } from '../../machines/composition.ts'
import { getComposition } from '../../server/people-contract.ts'
import { useList } from '../subjects.ts'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'

const Line = ({ line, note }: { line: CompositionLine; note: string }) => {
  const w = useDeskWords()
  const { rule, count, percent, bound, sense, met } = line
  const missing = sense === 'atLeast' ? w('composition.short', { n: bound - count }) : w('composition.over', { n: count - bound })
  return (
    <li className={met ? '' : 'composition-warn'}>
      <span className="quiet">{w(`composition.${rule}`)}</span>
      <span className="composition-count figure">
        {count} <small>{percent}%</small>
      </span>
      <span className="composition-bound">{w(`composition.${sense}`, { n: bound })}</span>
      <strong>
        <span aria-hidden="true">{met ? '✓' : '⚠'}</span> {met ? w('composition.met') : missing}
      </strong>
      {note && <small className="quiet">{note}</small>}
    </li>
  )
}

export const CompositionLines = ({ lines, note = '' }: { lines: CompositionLine[]; note?: string }) => (
  <ul className="composition-lines">
    {lines.map((line) => (
      <Line key={line.rule} line={line} note={line.rule === 'women' ? note : ''} />
    ))}
  </ul>
)

export const Composition = () => {
  const w = useDeskWords()
  const { session } = useDay()
  const { data } = useList(getComposition, { params: { id: session.id } })
  if (!data || data.representatives === 0) return null
  const staff = w('composition.staff', { women: data.staffWomen, staff: data.staff })
  return (
    <section className="composition" aria-label={w('composition.title')}>
      <h2>{w('composition.title')}</h2>
      <CompositionLines lines={compositionOf(data, data.floors)} note={staff} />
      <p className="quiet">{w('composition.note', { n: data.representatives })}</p>
    </section>
  )
}
