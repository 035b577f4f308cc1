/** How persons were rated over the years, as far as this person may read it. */
import { useQuery } from '@tanstack/react-query'
import { listRatings, type RatingRow } from '../server/ratings-contract.ts'
import { call } from './api.ts'
import { keys } from './queries.ts'

const NONE: RatingRow[] = []

const ratingsQuery = (person: string | undefined) => {
  const query = person === undefined ? {} : { person }
  return {
    queryKey: keys.list(listRatings.url, { query }),
    queryFn: async () => (await call(listRatings, { query })).items,
  }
}

/** Of one person, the latest first. */
export const useRatings = (person: string): RatingRow[] => useQuery(ratingsQuery(person)).data ?? NONE

export const useAllRatings = () => useQuery(ratingsQuery(undefined))
