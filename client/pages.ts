/** A long list, page after page, as one list. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Operation } from '../server/operation.ts'
import { call, type InputOf, type LooseInput, type ReplyOf } from './api.ts'
import { keys } from './queries.ts'

type Listed<O extends Operation> = ReplyOf<O> extends { items: (infer T)[] } ? T : never
type Page = { items: unknown[]; next: string | null }

/** `more` asks for the next page; null when there is none. */
export const usePages = <const O extends Operation>(
  operation: O,
  input: InputOf<O>,
): { rows: Listed<O>[]; more: (() => void) | null; isLoading: boolean } => {
  const given = input as LooseInput
  const ask = call as unknown as (operation: Operation, input: LooseInput) => Promise<Page>
  const { data, hasNextPage, fetchNextPage, isPending } = useInfiniteQuery({
    queryKey: [...keys.list(operation.url, given), 'pages'],
    queryFn: ({ pageParam }) => ask(operation, { ...given, query: { ...given.query, ...(pageParam === '' ? {} : { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page: Page) => page.next,
  })
  return {
    rows: (data?.pages ?? []).flatMap((page) => page.items) as Listed<O>[],
    more: hasNextPage ? () => void fetchNextPage() : null,
    isLoading: isPending,
  }
}
