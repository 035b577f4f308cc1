/** Motions: all I may see, those that seek seconds, and mine. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { listMotions } from '../../server/contract.ts'
import { call } from '../api.ts'
import { seatIn } from '../me.ts'
import { keys } from '../queries.ts'
import { useMe } from '../subjects.ts'
import { Button } from '../ui/Button.tsx'
import { Failed } from '../ui/Failed.tsx'
import { Field } from '../ui/Field.tsx'
import { Waiting } from '../ui/Waiting.tsx'
import { MotionLine } from './MotionLine.tsx'
import { Page } from './Page.tsx'
import { usePhoneWords } from './words.ts'

const VIEWS = ['all', 'open', 'mine'] as const
type View = (typeof VIEWS)[number]
const PAGE = '30'

const queryOf = (view: View, text: string, session: string | null) => ({
  limit: PAGE,
  ...(text === '' ? {} : { text }),
  ...(view === 'mine' ? { mine: 'true' as const } : {}),
  ...(view === 'open' ? { state: 'seeking_seconds', ...(session ? { session } : {}) } : {}),
})

const usePages = (view: View, text: string) => {
  const me = useMe()
  const query = queryOf(view, text, me.session)
  return useInfiniteQuery({
    queryKey: [...keys.list(listMotions.url, { query }), 'pages'],
    queryFn: ({ pageParam }) => call(listMotions, { query: pageParam === null ? query : { ...query, after: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
}

const List = ({ view, text }: { view: View; text: string }) => {
  const w = usePhoneWords()
  const { data, error, isPending, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = usePages(view, text)
  if (isPending) return <Waiting />
  if (!data) return <Failed error={error} again={() => void refetch()} />
  const rows = data.pages.flatMap((page) => page.items)
  if (rows.length === 0) return <p className="quiet">{w(view === 'open' ? 'motions.noneOpen' : 'motions.none')}</p>
  return (
    <>
      <ul className="lines">
        {rows.map((row) => (
          <MotionLine key={row.id} row={row} />
        ))}
      </ul>
      {hasNextPage && (
        <Button className="big" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {w('motions.more')}
        </Button>
      )}
    </>
  )
}

export default function Motions() {
  const w = usePhoneWords()
  const me = useMe()
  const [search, setSearch] = useSearchParams()
  const [text, setText] = useState('')
  const view = VIEWS.find((one) => one === search.get('view')) ?? 'all'
  const writes = seatIn(me, me.session)?.kind === 'representative'
  return (
    <Page title={w('motions.title')}>
      <fieldset className="views" aria-label={w('motions.title')}>
        {VIEWS.map((one) => (
          <Button key={one} kind="plain" aria-pressed={one === view} onClick={() => setSearch({ view: one }, { replace: true })}>
            {w(`motions.${one}`)}
          </Button>
        ))}
      </fieldset>
      <Field label={w('motions.search')} value={text} onChange={setText} inputMode="search" maxLength={60} />
      <List view={view} text={text.trim()} />
      <Link href="/suggestions" className="button button-quiet big">
        {w('motions.box')}
      </Link>
      {writes && (
        <Link href="/motions/new" className="button button-quiet big">
          {w('home.write')}
        </Link>
      )}
    </Page>
  )
}
