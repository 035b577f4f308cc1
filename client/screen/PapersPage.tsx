/** The text that is talked about, large; the desk turns its sheets. What is attached to the item is named: it lies open on the phones. */
import type { AgendaItem } from '../../machines/agenda.ts'
import { listPapers } from '../../server/papers-contract.ts'
import { sheetsOf } from '../sheets.ts'
import { useList, useSubject } from '../subjects.ts'
import { useScreenWords } from './screen-words.ts'

const Attached = ({ session, item }: { session: string; item: string }) => {
  const w = useScreenWords()
  const { data } = useList(listPapers, { params: { id: session } })
  const names = (data?.items ?? []).filter((paper) => paper.item === item && paper.removedAt === null).map(({ name }) => name)
  return names.length === 0 ? null : <p className="hall-note papers-attached">{w('papers.attached', { names: names.join('、') })}</p>
}

type PapersPageProps = { session: string; item: AgendaItem; motion: string; sheet: number }

export const PapersPage = ({ session, item, motion, sheet }: PapersPageProps) => {
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
      <Attached session={session} item={item.id} />
    </div>
  )
}
