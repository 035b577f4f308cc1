import { minutesOf, secondsLeft, secondsSince, useServerClock } from '../countdown.ts'
import { useWords } from '../words.ts'

/** What is left of a time, or by how much it is over: never by colour alone. Not read out every second. */
export const Countdown = ({ from, seconds }: { from: string; seconds: number }) => {
  const w = useWords()
  const left = secondsLeft(from, seconds, useServerClock())
  return (
    <span className={`countdown ${left < 0 ? 'countdown-over' : ''}`} role="timer" aria-live="off">
      {left < 0 && <span className="countdown-word">{w('time.over')} </span>}
      <span className="figure">{minutesOf(left)}</span>
    </span>
  )
}

/** How long it has taken so far. */
export const Elapsed = ({ from }: { from: string }) => (
  <span className="figure" role="timer" aria-live="off">
    {minutesOf(secondsSince(from, useServerClock()))}
  </span>
)
