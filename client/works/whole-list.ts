/** Lists read to their end: figures over a list are only right when the whole of it is there. */
import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { getMotion, getUndertaking, listMotions, listUndertakings } from '../../server/contract.ts'
import type { MotionRow, UndertakingRow } from '../../server/replies.ts'
import { call } from '../api.ts'
import { keys } from '../queries.ts'
import type { SubjectView } from '../subjects.ts'

const PAGE = '100'
/** A school in its tenth year has some hundreds; what is beyond a thousand is said to be missing, not hidden. */
const PAGES = 10

type Page<T> = { items: T[]; next: string | null }
export type Whole<T> = { items: T[]; whole: boolean }

const wholeOf = async <T>(page: (after: { after?: string }) => Promise<Page<T>>): Promise<Whole<T>> => {
  const items: T[] = []
  let after: string | null = null
  for (let read = 0; read < PAGES; read++) {
    const { items: more, next }: Page<T> = await page(after === null ? {} : { after })
    items.push(...more)
    if (next === null) return { items, whole: true }
    after = next
  }
  return { items, whole: false }
}

type UndertakingsOf = { department?: string; motion?: string; state?: string; overdue?: 'true'; class?: string }

/** Pass null while it is not known whose are asked for. */
export const useUndertakings = (of: UndertakingsOf | null): UseQueryResult<Whole<UndertakingRow>> =>
  useQuery({
    queryKey: keys.list(listUndertakings.url, { query: { ...of, whole: 'true' } }),
    queryFn: () => wholeOf((after) => call(listUndertakings, { query: { ...of, ...after, limit: PAGE } })),
    enabled: of !== null,
  })

export const useMotions = (of: { state: string } | null): UseQueryResult<Whole<MotionRow>> =>
  useQuery({
    queryKey: keys.list(listMotions.url, { query: { ...of, whole: 'true' } }),
    queryFn: () => wholeOf((after) => call(listMotions, { query: { ...of, ...after, limit: PAGE } })),
    enabled: of !== null,
  })

/** States in which a motion waits to be given to a department. */
export const UNDISPATCHED = 'filed,converted,resolved'

/** What the congress votes on is dispatched after its resolution, not when it is filed. */
export const isDispatchable = (row: MotionRow): boolean => row.state !== 'filed' || row.route !== 'congress'

/** Whole subjects behind rows, for what a row does not tell; those not read yet are left out. */
export const useMotionViews = (ids: string[]): { views: SubjectView<'motion'>[]; pending: boolean } =>
  useQueries({
    queries: ids.map((id) => ({
      queryKey: keys.subject('motion', id),
      queryFn: async () => (await call(getMotion, { params: { id } })) as unknown as SubjectView<'motion'>,
    })),
    combine: (results) => ({ views: results.flatMap(({ data }) => data ?? []), pending: results.some(({ isPending }) => isPending) }),
  })

export const useUndertakingViews = (ids: string[]): { views: SubjectView<'undertaking'>[]; pending: boolean } =>
  useQueries({
    queries: ids.map((id) => ({
      queryKey: keys.subject('undertaking', id),
      queryFn: async () => (await call(getUndertaking, { params: { id } })) as unknown as SubjectView<'undertaking'>,
    })),
    combine: (results) => ({ views: results.flatMap(({ data }) => data ?? []), pending: results.some(({ isPending }) => isPending) }),
  })
