/** What happened, in lines that can be read aloud: who did what, when. */
import type { TimelineRow } from '../../server/contract.ts'
import { getTimeline } from '../../server/contract.ts'
import { momentOf } from '../format.ts'
import { useList, type SubjectView } from '../subjects.ts'
import { spoken, type Pair } from '../words.ts'
import { told } from '../words/told.ts'
import { usePhoneWords } from './words.ts'

const table: Readonly<Record<string, Pair>> = told
/** What was written with the word, where it is for everybody to read. */
const quoteOf = ({ event }: TimelineRow): string | null => {
  const text = event['note'] ?? event['reason']
  return typeof text === 'string' && text.trim() !== '' ? text : null
}

const Line = ({ row, names }: { row: TimelineRow; names: Record<string, string> }) => {
  const w = usePhoneWords()
  const pair = table[row.word]
  const quote = quoteOf(row)
  if (!pair) return null
  return (
    <li>
      <time dateTime={row.at} className="quiet figure">
        {momentOf(row.at, w.lang)}
      </time>
      <p>
        {row.by && names[row.by] ? `${names[row.by]} ` : ''}
        {spoken(pair, w.lang)}
      </p>
      {quote && <p className="quote">{quote}</p>}
    </li>
  )
}

export const Story = ({ view }: { view: SubjectView<'motion'> }) => {
  const w = usePhoneWords()
  const { data } = useList(getTimeline, { params: { id: view.id } })
  if (!data || data.rows.length === 0) return null
  return (
    <section className="section">
      <h2>{w('motion.story')}</h2>
      <ol className="story">
        {data.rows.map((row) => (
          <Line key={row.seq} row={row} names={data.names} />
        ))}
      </ol>
    </section>
  )
}
