/** What is looked at of sealed ballots: how far the scrutineers are with their key, and with a box. */
import { useQuery } from '@tanstack/react-query'
import { getCeremony, getOpening } from '../../server/sealed-contract.ts'
import type { CeremonyState, OpeningState } from '../../server/sealed-replies.ts'
import { call } from '../api.ts'
import { keys } from '../queries.ts'

/** Null while none was begun. */
export const useCeremony = (session: string | null): CeremonyState | null => {
  const id = session ?? ''
  const { data } = useQuery({
    queryKey: keys.ceremony(id),
    queryFn: () => call(getCeremony, { params: { id } }),
    enabled: session !== null,
  })
  return data ?? null
}

/** Undefined until it was fetched. */
export const useOpening = (ballot: string | null): OpeningState | undefined => {
  const id = ballot ?? ''
  return useQuery({ queryKey: keys.opening(id), queryFn: () => call(getOpening, { params: { id } }), enabled: ballot !== null }).data
}

/** Parts of a hash that people can compare by eye. */
export const short = (hash: string): string => `${hash.slice(0, 8)}…${hash.slice(-4)}`
