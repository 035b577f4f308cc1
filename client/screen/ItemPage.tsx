import type { AgendaItem } from '../../machines/agenda.ts'
import { Title } from './Title.tsx'
import { useScreenWords } from './screen-words.ts'

/** What is being talked about. */
export const ItemPage = ({ item, number }: { item: AgendaItem; number: number }) => {
  const w = useScreenWords()
  return (
    <div className="item-page">
      <p className="hall-kicker">{w('item.kicker', { n: number })}</p>
      <Title text={item.title} largest={12} />
      <p className="hall-session">
        {w.name('itemKind', item.kind)}
        {item.phase === 'discussing' && ` · ${w.name('phase', item.phase)}`}
      </p>
      {item.motion && <p className="hall-note item-read">{w('item.read')}</p>}
    </div>
  )
}
