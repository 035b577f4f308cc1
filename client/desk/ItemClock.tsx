/** Planned against elapsed, and the countdown that the hall sees. */
import type { AgendaItem } from '../../machines/agenda.ts'
import { refusalOf } from '../offer.ts'
import { Button } from '../ui/Button.tsx'
import { Countdown, Elapsed } from '../ui/Countdown.tsx'
import { useDay } from './day.tsx'
import { useDeskWords } from './desk-words.ts'
import { useHeld } from './speaking.ts'

const MINUTE_MS = 60_000
/** What an item without a plan is given. */
const USUAL_MINUTES = 10

const minutesTaken = (from: string, to: string): number => Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / MINUTE_MS))

const TimerButton = ({ item }: { item: AgendaItem }) => {
  const w = useDeskWords()
  const { me, session } = useDay()
  const saying = useHeld('session', session.id, session.version)
  const minutes = Math.min(item.minutes ?? USUAL_MINUTES, 120)
  const { timer } = session.context
  const event = timer
    ? ({ type: 'session.stopTimer' } as const)
    : ({ type: 'session.startTimer', item: item.id, seconds: minutes * 60 } as const)
  if (refusalOf('session', session, event, me)) return null
  return (
    <Button kind="plain" disabled={saying.busy} onClick={() => void saying.say(event)}>
      {timer ? w.name('word', 'session.stopTimer') : w('timer.start', { n: minutes })}
    </Button>
  )
}

export const ItemClock = ({ item }: { item: AgendaItem }) => {
  const w = useDeskWords()
  const { session } = useDay()
  const { timer } = session.context
  const from = session.state === 'open' && item.endedAt === null ? item.startedAt : null
  return (
    <p className="item-clock">
      {item.presenter && <span>{`${w('item.presenter')} ${item.presenter}`}</span>}
      {item.minutes !== null && <span>{w('item.planned', { n: item.minutes })}</span>}
      {from !== null && (
        <span>
          {w('item.elapsed')} <Elapsed from={from} />
        </span>
      )}
      {item.startedAt && item.endedAt && <span>{w('item.took', { n: minutesTaken(item.startedAt, item.endedAt) })}</span>}
      {from !== null && timer && (
        <strong>
          {w('timer.left')} <Countdown from={timer.startedAt} seconds={timer.seconds} />
        </strong>
      )}
      {from !== null && <TimerButton item={item} />}
    </p>
  )
}
