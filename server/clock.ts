/**
 * The clock: deadlines that have come say an ordinary word. Several servers may run it; the judge lets one of them
 * through and refuses the rest, which is no error.
 */
import { listDueToClose } from '../db/ballots.ts'
import { deleteExpiredLogins } from '../db/people.ts'
import { listReviewsExpired } from '../db/motions.ts'
import { listFallingDue } from '../db/undertakings.ts'
import { dayIn } from '../machines/calendar.ts'
import type { SubjectName } from '../machines/events.ts'
import { isRefusal } from '../machines/refusal.ts'
import { at, type House } from './house.ts'
import { newId } from './ids.ts'
import { perform, type Request } from './perform.ts'
import { rulesNow } from './rules.ts'

const TICK_MS = 1_000
/** Due days change once a day; looking every minute is soon enough. */
const SLOW_EVERY = 60

const sayOnce = async <S extends SubjectName>(house: House, subject: S, id: string, event: Request<S>['act']['event']): Promise<void> => {
  try {
    await perform(house, { subject, id, act: { id: newId(), event }, by: { kind: 'clock' } })
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    house.log.debug({ subject, id, code: thrown.code }, 'the clock was refused: it was done already')
  }
}

export const closeDueBallots = async (house: House): Promise<void> => {
  for (const { id } of await listDueToClose(house.db, at(house))) await sayOnce(house, 'ballot', id, { type: 'ballot.close' })
}

export const flagUndertakings = async (house: House): Promise<void> => {
  const { dueSoonDays } = await rulesNow(house.db)
  const today = dayIn(at(house))
  for (const { id, flag } of await listFallingDue(house.db, today, dueSoonDays))
    await sayOnce(house, 'undertaking', id, { type: 'undertaking.fallDue', flag })
}

/** A delegation that has let its time pass has not stopped a motion. */
export const forwardReviewed = async (house: House): Promise<void> => {
  for (const { id } of await listReviewsExpired(house.db, at(house))) await sayOnce(house, 'motion', id, { type: 'motion.forward' })
}

export const startClock = (house: House): { stop: () => void } => {
  let ticks = 0
  let running = false
  const timer = setInterval(() => {
    if (running) return
    running = true
    const slow = ticks % SLOW_EVERY === 0
    ticks += 1
    const work = async () => {
      await closeDueBallots(house)
      if (!slow) return
      await flagUndertakings(house)
      await forwardReviewed(house)
      await deleteExpiredLogins(house.db, at(house))
    }
    work()
      .catch((error: unknown) => house.log.error({ err: error }, 'the clock could not say its word'))
      .finally(() => {
        running = false
      })
  }, TICK_MS)
  return { stop: () => clearInterval(timer) }
}
