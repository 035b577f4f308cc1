/** How long until a moment by the server's clock, whatever the clock of this device says. */
import { minutesOf, secondsUntil, useServerClock } from './countdown.ts'

/** `4:05`, counted down; null where there is no such moment. */
export const useTimeLeft = (until: string | null): string | null => {
  const now = useServerClock(until !== null)
  return until === null ? null : minutesOf(secondsUntil(until, now))
}
