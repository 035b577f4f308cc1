/** The agenda before there is a session: chosen, seen, put in order and worded, and founded with it in one act. */
import { LIMIT } from '../../machines/schema.ts'
import { spoken } from '../words.ts'
import { templatePapers } from '../words/desk-agenda.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from './Choice.tsx'
import { minutesOfAll, type Draft } from './founding.ts'
import { movedTo } from './order.ts'
import { Sortable } from './Sortable.tsx'
import { useDeskWords } from './desk-words.ts'

export const SOURCES = ['template', 'last', 'empty'] as const
export type Source = (typeof SOURCES)[number]
const SOURCE_WORD = { template: 'found.fromTemplate', last: 'found.fromLast', empty: 'found.empty' } as const

const DraftRow = ({
  draft,
  place,
  change,
  remove,
}: {
  draft: Draft
  place: number
  change: (title: string) => void
  remove: () => void
}) => {
  const w = useDeskWords()
  const papers = draft.key ? templatePapers[draft.key] : undefined
  return (
    <div className="draft">
      <span className="figure draft-place">{place + 1}</span>
      <div className="draft-words">
        <input
          aria-label={w('found.titleOf', { n: place + 1 })}
          value={draft.title}
          maxLength={LIMIT.title}
          aria-invalid={draft.title.trim() === ''}
          onChange={(event) => change(event.target.value)}
        />
        <p className="quiet">
          {w.name('itemKind', draft.kind)}
          {draft.method && ` · ${w.name('method', draft.method)}`}
          {draft.minutes !== null && ` · ${w('item.minutesShort', { n: draft.minutes })}`}
          {papers && ` · ${w('found.papers', { papers: spoken(papers, w.lang) })}`}
        </p>
      </div>
      <Button kind="plain" aria-label={w('found.remove', { name: draft.title })} onClick={remove}>
        {w('agenda.remove')}
      </Button>
    </div>
  )
}

type Props = {
  source: Source
  hasLast: boolean
  choose: (source: Source) => void
  drafts: Draft[]
  change: (drafts: Draft[]) => void
}

export const FoundingAgenda = ({ source, hasLast, choose, drafts, change }: Props) => {
  const w = useDeskWords()
  const rows = drafts.map((draft) => ({ ...draft, id: draft.item, name: draft.title, isFixed: false }))
  const move = (id: string, after: string | null) => {
    const others = drafts.map(({ item }) => item).filter((item) => item !== id)
    const order = movedTo([...others, id], id, after === null ? 0 : others.indexOf(after) + 1)
    change(order.flatMap((item) => drafts.find((draft) => draft.item === item) ?? []))
  }
  return (
    <section className="founding-agenda">
      <Choice
        label={w('found.template')}
        value={source}
        onChange={choose}
        options={SOURCES.map((value) => ({ value, label: w(SOURCE_WORD[value]), disabled: value === 'last' && !hasLast }))}
        hint={w('found.templateHint')}
      />
      <Sortable rows={rows} label={w('found.template')} onMove={move}>
        {(row, place, handle) => (
          <>
            {handle}
            <DraftRow
              draft={row}
              place={place}
              change={(title) => change(drafts.map((draft) => (draft.item === row.item ? { ...draft, title } : draft)))}
              remove={() => change(drafts.filter(({ item }) => item !== row.item))}
            />
          </>
        )}
      </Sortable>
      {drafts.length > 0 && <p className="quiet">{w('found.total', { n: drafts.length, minutes: minutesOfAll(drafts) })}</p>}
    </section>
  )
}
