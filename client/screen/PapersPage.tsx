/** The text that is talked about, large; the desk turns its sheets. */
import type { AgendaItem } from '../../machines/agenda.ts'
import { sheetsOf } from '../sheets.ts'
import { useSubject } from '../subjects.ts'
import { useScreenWords } from './screen-words.ts'

export const PapersPage = ({ item, motion, sheet }: { item: AgendaItem; motion: string; sheet: number }) => {
  const w = useScreenWords()
  const { data } = useSubject('motion', motion)
  const sheets = sheetsOf(data?.context.remedy ?? '')
  const at = Math.min(sheet, sheets.length - 1)
  return (
    <div className="papers-page">
      <header className="hall-head">
        <h1 className="hall-heading">{item.title}</h1>
        {sheets.length > 1 && <p className="hall-note figure">{w('result.page', { n: at + 1, of: sheets.length })}</p>}
      </header>
      <div className="papers-text">
        {sheets[at]?.map((line, n) => (
          // A line has no other name than its place.
          // oxlint-disable-next-line react/no-array-index-key
          <p key={n}>{line}</p>
        ))}
      </div>
    </div>
  )
}
