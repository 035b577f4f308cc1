/** 唱票: the votes called out before the hall, stroke by stroke, until they stand as the result will. */
import type { BallotItem } from '../../machines/matters.ts'
import { useCalling, type Calling } from '../calling.ts'
import type { SubjectView } from '../subjects.ts'
import { Strokes } from '../ui/Strokes.tsx'
import { MarksHead } from './MarksHead.tsx'
import { ROOM, usePage } from './paging.ts'
import { useScreenWords } from './screen-words.ts'
import { Title } from './Title.tsx'

const Line = ({ name, mark, count }: { name: string; mark: string; count: number }) => (
  <div className="reveal-line">
    <dt>
      {mark !== '' && <span className={`verdict-swatch mark-${mark}`} aria-hidden="true" />}
      {name}
    </dt>
    <dd>
      <span className="reveal-count figure">{count}</span>
      <Strokes count={count} />
    </dd>
  </div>
)

const Question = ({ item, calling, invalid }: { item: BallotItem; calling: Calling; invalid: number }) => {
  const w = useScreenWords()
  const counted = calling.counts[item.id]
  return (
    <dl className="reveal-lines">
      {item.marks.map((mark) => (
        <Line key={mark} mark={mark} name={w.name('mark', mark)} count={counted?.marks[mark] ?? 0} />
      ))}
      {invalid > 0 && <Line mark="" name={w('figure.invalid')} count={counted?.invalid ?? 0} />}
    </dl>
  )
}

const Several = ({ items, calling }: { items: BallotItem[]; calling: Calling }) => {
  const page = usePage(Math.max(1, Math.ceil(items.length / ROOM)))
  const marks = items[0]?.marks ?? []
  return (
    <table className="verdict-table">
      <MarksHead marks={marks} />
      <tbody>
        {items.slice(page * ROOM, (page + 1) * ROOM).map((item) => (
          <tr key={item.id}>
            <th scope="row">{item.title}</th>
            {marks.map((mark) => (
              <td key={mark} className="figure">
                {calling.counts[item.id]?.marks[mark] ?? 0}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const RevealPage = ({ ballot: { id, context }, since }: { ballot: SubjectView<'ballot'>; since: string }) => {
  const w = useScreenWords()
  const calling = useCalling(id, context, Date.parse(since))
  const [item, ...others] = context.items
  return (
    <div className="ballot-page">
      <header>
        <p className="hall-kicker figure">
          {w('reveal.kicker')} · {w('reveal.papers', { n: calling.called, of: calling.of })}
        </p>
        <Title text={context.title} largest={8} />
      </header>
      <div className="ballot-scene">
        {item && others.length === 0 ? (
          <Question item={item} calling={calling} invalid={context.invalid ?? 0} />
        ) : (
          <Several items={context.items} calling={calling} />
        )}
      </div>
      <output className="hall-call">{w(calling.called < calling.of ? 'reveal.calling' : 'reveal.done')}</output>
    </div>
  )
}
