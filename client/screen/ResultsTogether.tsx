/** Results that were announced together: one after the other, each for as long as its pages need. */
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { subjectQuery } from '../subjects.ts'
import { ROOM, useTurning } from './paging.ts'
import { ResultPage } from './ResultPage.tsx'

export const ResultsTogether = ({ ids }: { ids: string[] }) => {
  const client = useQueryClient()
  const views = useQueries({ queries: ids.map((id) => subjectQuery(client, 'ballot', id)) })
  const at = useTurning(ids.length, (place) => Math.max(1, Math.ceil((views[place]?.data?.context.items.length ?? 0) / ROOM)))
  const ballot = views[at]?.data
  return ballot ? <ResultPage key={ballot.id} id={ballot.id} ballot={ballot.context} /> : null
}
