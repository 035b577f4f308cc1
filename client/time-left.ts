/** When it ends, by the server's clock, whatever the clock of this device says. */
import { minutesOf, secondsUntil, useServerClock } from './countdown.ts'
import { momentOf } from './format.ts'
import { useLanguage, type CoreKey } from './words.ts'

/** Nobody counts the minutes of days. */
const HOUR_S = 3600

export type Ending = { word: CoreKey & ('time.left' | 'time.until'); text: string }

/** `4:05`, counted down, within the last hour; before it the moment, as people say it. Null where there is no such moment. */
export const useEnding = (until: string | null): Ending | null => {
  const lang = useLanguage()
  const now = useServerClock(until !== null)
  if (until === null) return null
  const seconds = secondsUntil(until, now)
  return seconds > HOUR_S ? { word: 'time.until', text: momentOf(until, lang) } : { word: 'time.left', text: minutesOf(seconds) }
}
