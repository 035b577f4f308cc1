import { useQueries } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { getTurnout } from '../../server/contract.ts'
import { call } from '../api.ts'
import { keys } from '../queries.ts'
import { turnouts, type TurnoutFigures } from '../turnout.ts'

/** Papers issued and returned over several ballots of which everybody has one: the groups of an appraisal. */
export const useTurnoutOver = (ballots: readonly string[]): Pick<TurnoutFigures, 'issued' | 'returned'> => {
  const answers = useQueries({
    queries: ballots.map((id) => ({ queryKey: keys.turnout(id), queryFn: () => call(getTurnout, { params: { id } }) })),
  })
  useEffect(() => {
    for (const [at, { data }] of answers.entries()) if (data) turnouts.note(ballots[at] ?? '', data)
  }, [answers, ballots])
  const over = (figure: 'issued' | 'returned') => () => ballots.reduce((all, id) => all + turnouts.of(id)[figure], 0)
  return {
    issued: useSyncExternalStore(turnouts.subscribe, over('issued')),
    returned: useSyncExternalStore(turnouts.subscribe, over('returned')),
  }
}
