/** The agenda, as much of it as can be read from the last row, around where the meeting is. */
import type { AgendaItem } from '../../machines/agenda.ts'
import { useScreenWords } from './screen-words.ts'
import { windowOf } from './screen-page.ts'

/** Lines that fit at a size the last row can read. */
const ROOM = 9

const glyphOf = ({ phase }: AgendaItem, isCurrent: boolean) => (phase === 'decided' ? '✓' : isCurrent ? '●' : '○')

export const AgendaPage = ({ items }: { items: AgendaItem[] }) => {
  const w = useScreenWords()
  const current = items.findIndex((item) => item.phase !== 'decided')
  const { from, rows } = windowOf(items, current === -1 ? items.length - 1 : current, ROOM)
  return (
    <div className="agenda-page">
      <header className="hall-head">
        <h1 className="hall-heading">{w('agenda.title')}</h1>
        {rows.length < items.length && (
          <p className="hall-note figure">{w('agenda.range', { from: from + 1, to: from + rows.length, n: items.length })}</p>
        )}
      </header>
      <ol className="agenda-lines">
        {rows.map((item, at) => {
          const isCurrent = from + at === current
          return (
            <li key={item.id} className={item.phase === 'decided' ? 'line-done' : isCurrent ? 'line-now' : ''}>
              <span aria-hidden="true">{glyphOf(item, isCurrent)}</span>
              <span className="figure">{from + at + 1}</span>
              <span className="line-title">{item.title}</span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
