/** Papers issued and returned, ballot by ballot: figures that only rise. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { Tally } from '../machines/matters.ts'
import { getTurnout } from '../server/contract.ts'
import { call } from './api.ts'
import { keys } from './queries.ts'

export type TurnoutFigures = { issued: number; returned: number; counts: Tally | null; seq: number }

const NOTHING: TurnoutFigures = { issued: 0, returned: 0, counts: null, seq: -1 }

/** `seq` is the number of casts, so what is not newer is dropped: a late answer never lets a bar sink. */
export class TurnoutStore {
  readonly #figures = new Map<string, TurnoutFigures>()
  readonly #listeners = new Set<() => void>()

  of = (ballot: string): TurnoutFigures => this.#figures.get(ballot) ?? NOTHING

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  note = (ballot: string, heard: { seq: number; returned: number; issued?: number; counts?: Tally | null | undefined }): void => {
    const before = this.of(ballot)
    const issued = Math.max(before.issued, heard.issued ?? 0)
    const newer = heard.seq > before.seq
    if (!newer && issued === before.issued) return
    this.#figures.set(ballot, {
      issued,
      returned: newer ? heard.returned : before.returned,
      counts: newer ? (heard.counts ?? before.counts) : before.counts,
      seq: Math.max(before.seq, heard.seq),
    })
    for (const listener of this.#listeners) listener()
  }
}

export const turnouts = new TurnoutStore()

/** Live figures of one ballot; all zero until the first answer. Pass null while there is no ballot to watch. */
export const useTurnout = (ballot: string | null | undefined): TurnoutFigures => {
  const id = ballot ?? ''
  const { data } = useQuery({
    queryKey: keys.turnout(id),
    queryFn: () => call(getTurnout, { params: { id } }),
    enabled: id !== '',
  })
  useEffect(() => {
    if (data) turnouts.note(id, data)
  }, [id, data])
  return useSyncExternalStore(turnouts.subscribe, () => turnouts.of(id))
}
