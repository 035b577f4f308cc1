/**
 * The clock: deadlines that have come say an ordinary word.
 *
 * It is a job, run every minute by one of the servers, and at the second for which a ballot's closing was set. Should two
 * servers run it at once, or one die in the middle, nothing is said twice: a word by the clock is named after what it
 * says, so that it is the same act.
 */
import { listClosingSoon, listDueToClose } from '../db/ballots.ts'
import { openJobs, type Jobs } from '../db/jobs.ts'
import { deleteExpiredLogins } from '../db/people.ts'
import { listReviewsExpired } from '../db/motions.ts'
import { isFounded } from '../db/offices.ts'
import { listQuestionsOnLadder } from '../db/questions.ts'
import { indexMissing } from '../db/similar.ts'
import { listFallingDue, listOnLadder, listSilent } from '../db/undertakings.ts'
import { dayIn, dayOf, numberOf } from '../machines/calendar.ts'
import type { SubjectName } from '../machines/events.ts'
import { isRefusal } from '../machines/refusal.ts'
import { at, type House } from './house.ts'
import { derivedId } from './ids.ts'
import { perform, type Request } from './perform.ts'
import { NO_POST, type PostConfig } from './post/config.ts'
import { Post } from './post/post.ts'
import { rulesNow } from './rules.ts'

type Said<S extends SubjectName> = { subject: S; id: string; event: Request<S>['act']['event']; about: string }

/** @param about what makes this occasion another than the last one on which the same was said: a due date, a moment */
const sayOnce = async <S extends SubjectName>(house: House, { subject, id, event, about }: Said<S>): Promise<void> => {
  try {
    await perform(house, {
      subject,
      id,
      act: { id: derivedId('clock', subject, id, JSON.stringify(event), about), event },
      by: { kind: 'clock' },
    })
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    house.log.debug({ subject, id, code: thrown.code }, 'the clock was refused: it was done already')
  }
}

export const closeDueBallots = async (house: House): Promise<void> => {
  for (const { id } of await listDueToClose(house.db, at(house)))
    await sayOnce(house, { subject: 'ballot', id, event: { type: 'ballot.close' }, about: '' })
}

/** On the last day of a unit's vote, whoever has not voted is reminded once. */
export const promptVoters = async (house: House): Promise<void> => {
  for (const { id, closesAt } of await listClosingSoon(house.db, at(house)))
    await sayOnce(house, { subject: 'ballot', id, event: { type: 'ballot.prompt' }, about: closesAt ?? '' })
}

export const flagUndertakings = async (house: House): Promise<void> => {
  const { dueSoonDays, unratedDays } = await rulesNow(house.db)
  const today = dayIn(at(house))
  for (const { id, flag, version } of await listFallingDue(house.db, today, dueSoonDays))
    await sayOnce(house, { subject: 'undertaking', id, event: { type: 'undertaking.fallDue', flag }, about: String(version) })
  const since = dayOf(numberOf(today) - unratedDays)
  for (const { id, version } of await listSilent(house.db, since))
    await sayOnce(house, { subject: 'undertaking', id, event: { type: 'undertaking.fallDue', flag: 'unrated' }, about: String(version) })
}

/** Climbs the ladder of reminders: the highest rung that has come is said, whatever was slept through below it. */
export const climbLadder = async (house: House): Promise<void> => {
  const { ladder } = await rulesNow(house.db)
  const today = dayIn(at(house))
  const days = ladder.map((rung) => rung.days)
  const reached = (dueOn: string) =>
    ladder.filter((one) => dayOf(numberOf(dueOn) + one.days) <= today).toSorted((a, b) => b.days - a.days)[0]
  for (const { id, dueOn } of await listOnLadder(house.db, today, days)) {
    const rung = dueOn === null ? undefined : reached(dueOn)
    if (!rung || dueOn === null) continue
    const event = { type: 'undertaking.prompt', dueOn, days: rung.days, tell: rung.tell } as const
    await sayOnce(house, { subject: 'undertaking', id, event, about: '' })
  }
  for (const { id: question, motionId, dueOn } of await listQuestionsOnLadder(house.db, today, days)) {
    const rung = reached(dueOn)
    if (!rung) continue
    const event = { type: 'motion.promptQuestion', question, dueOn, days: rung.days, tell: rung.tell } as const
    await sayOnce(house, { subject: 'motion', id: motionId, event, about: '' })
  }
}

/** A delegation that has let its time pass has not stopped a motion. */
export const forwardReviewed = async (house: House): Promise<void> => {
  for (const { id, reviewDueAt } of await listReviewsExpired(house.db, at(house)))
    await sayOnce(house, { subject: 'motion', id, event: { type: 'motion.forward' }, about: reviewDueAt ?? '' })
}

/** Everything that has come due. What was added beside it waits for the next minute. */
const strike = async (house: House, post: Post): Promise<void> => {
  if (!(await isFounded(house.db))) return
  await closeDueBallots(house)
  await promptVoters(house)
  await flagUndertakings(house)
  await climbLadder(house)
  await forwardReviewed(house)
  await indexMissing(house.db)
  await post.findLost()
  await deleteExpiredLogins(house.db, at(house))
}

type Outside = { databaseUrl: string; post?: PostConfig; publicUrl?: string | null }

export const openClock = async (house: House, { databaseUrl, post: config, publicUrl }: Outside): Promise<Jobs> => {
  const post = new Post(house, config ?? NO_POST, publicUrl ?? null)
  const jobs = await openJobs(
    house.db,
    databaseUrl,
    {
      clock: () => strike(house, post),
      send: ({ id }) => (typeof id === 'string' ? post.send(id) : Promise.resolve()),
    },
    (message, error) => house.log.warn({ err: error }, message),
  )
  return {
    close: async () => {
      await jobs.close()
      post.close()
    },
  }
}
