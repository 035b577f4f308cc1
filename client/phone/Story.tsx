/** What happened, in lines that can be read aloud: who did what, when. */
import type { TimelineRow } from '../../server/replies.ts'
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

/** One line, told of one act or of the same act by several people in a row. */
export type Told = {
  seq: number
  at: string
  word: string
  who: string[]
  quote: string | null
  flag: string
  values: Record<string, string>
}

const named = (row: TimelineRow, names: Record<string, string>, field: string): string => {
  const id = row.event[field]
  return typeof id === 'string' ? (names[id] ?? '') : ''
}

/** Told once however often it was said in a row: six seconds are one line with six names. */
const FOLDED = ['motion.second', 'undertaking.fallDue']

export const toldOf = (rows: TimelineRow[], names: Record<string, string>): Told[] => {
  const lines: Told[] = []
  for (const row of rows) {
    const who = row.by && names[row.by] ? [names[row.by] ?? ''] : []
    const before = lines.at(-1)
    const quote = quoteOf(row)
    const flag = typeof row.event['flag'] === 'string' ? row.event['flag'] : ''
    if (before && before.word === row.word && FOLDED.includes(row.word) && before.flag === flag) {
      before.who.push(...who)
      before.at = row.at
    } else {
      const values = { department: named(row, names, 'department'), lead: named(row, names, 'lead') }
      lines.push({ seq: row.seq, at: row.at, word: row.word, who, quote, flag, values })
    }
  }
  return lines.filter((line) => line.word in table)
}

const Line = ({ line }: { line: Told }) => {
  const w = usePhoneWords()
  const pair = table[line.word]
  return (
    <li>
      <time dateTime={line.at} className="quiet figure">
        {momentOf(line.at, w.lang)}
      </time>
      <p>
        {line.who.join(w.lang === 'zh' ? '、' : ', ')} {pair && spoken(pair, w.lang, { ...line.values, flag: w.name('flag', line.flag) })}
      </p>
      {line.quote && <p className="quote">{line.quote}</p>}
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
        {toldOf(data.rows, data.names).map((line) => (
          <Line key={line.seq} line={line} />
        ))}
      </ol>
    </section>
  )
}
