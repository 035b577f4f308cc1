/** The suggestion box, for phone and works alike: read it, support, write into it; a representative takes one up. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listSuggestions, SUGGESTION_VIEWS } from '../../server/writing-contract.ts'
import { call } from '../api.ts'
import { keys } from '../queries.ts'
import { useCongress, useMe } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Failed } from '../ui/Failed.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { useWords } from '../words.ts'
import { suggestionWords } from '../words/suggestions.ts'
import { Suggest } from './Suggest.tsx'
import { Suggestion } from './Suggestion.tsx'
import './box.css'

type View = (typeof SUGGESTION_VIEWS)[number]

const List = ({ view, motionPath }: { view: View; motionPath: string }) => {
  const w = useWords(suggestionWords)
  const query = { view, order: view === 'open' ? ('supports' as const) : ('newest' as const) }
  const { data, error, isPending, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: [...keys.list(listSuggestions.url, { query }), 'pages'],
    queryFn: ({ pageParam }) => call(listSuggestions, { query: pageParam === null ? query : { ...query, after: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  if (isPending) return <Waiting />
  if (!data) return <Failed error={error} again={() => void refetch()} />
  const rows = data.pages.flatMap((page) => page.items)
  if (rows.length === 0) return <p className="quiet">{w('box.none')}</p>
  return (
    <>
      <ul className="box-list">
        {rows.map((row) => (
          <Suggestion key={row.id} row={row} motionPath={motionPath} />
        ))}
      </ul>
      {hasNextPage && (
        <Button className="big" onClick={() => void fetchNextPage()}>
          {w('box.more')}
        </Button>
      )}
    </>
  )
}

export default function SuggestionBox({ motionPath }: { motionPath: string }) {
  const w = useWords(suggestionWords)
  const me = useMe()
  const { data: congress } = useCongress()
  const [view, setView] = useState<View>('open')
  const [writing, setWriting] = useState(false)
  const session = me.session ?? congress?.sessions.at(-1)?.id ?? null
  return (
    <section className="stack">
      <p className="quiet">{w('box.hint')}</p>
      {session && !writing && (
        <Button kind="primary" className="big" onClick={() => setWriting(true)}>
          {w('box.write')}
        </Button>
      )}
      {session && writing && <Suggest session={session} onSent={() => setWriting(false)} />}
      <fieldset className="box-views" aria-label={w('box.title')}>
        {SUGGESTION_VIEWS.map((one) => (
          <Button key={one} kind="plain" aria-pressed={one === view} onClick={() => setView(one)}>
            {w(`box.${one}`)}
          </Button>
        ))}
      </fieldset>
      <List view={view} motionPath={motionPath} />
    </section>
  )
}
