/** Rows beside the subject that a settled word writes: seats, papers, the box. In the same transaction, after judgement. */
import type { Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'
import { answerComment, insertComment, insertNotice, withdrawNotice } from '../db/notices.ts'
import { forgetBytes } from '../db/files.ts'
import { insertPapers, removePaper } from '../db/papers.ts'
import { listRoll, writeRoll } from '../db/roll.ts'
import { insertDelegations } from '../db/units.ts'
import type { Actor } from '../machines/actor.ts'
import type { BallotContext } from '../machines/ballot-context.ts'
import type { AnyEvent } from '../machines/events.ts'
import type { MotionContext } from '../machines/motion-context.ts'
import { rollChange } from '../machines/roll.ts'
import type { SessionContext } from '../machines/session-context.ts'
import type { SessionEvent } from '../machines/session-events.ts'
import { carryOutAfterwards, speakerOf } from './after-effects.ts'
import { carryOutBallot } from './ballot-effects.ts'
import { rehearsalSeat } from './ids.ts'
import { carryOutCandidates } from './candidate-effects.ts'
import { carryOutMotion } from './motion-effects.ts'
import { carryOutRunning } from './running-effects.ts'
import type { BallotKeys } from './sealed/keys.ts'

/** Rows of one statement: PostgreSQL takes so many parameters and no more. */
const SEATS_AT_ONCE = 5_000

type PostNotice = Extract<AnyEvent, { type: 'session.postNotice' }>
const postNotice = async (trx: Transaction<Database>, session: string, event: PostNotice, by: Actor, at: string): Promise<void> => {
  const { notice: id, title, text, item, motion, papers, consultation } = event
  await insertNotice(trx, {
    id,
    sessionId: session,
    title,
    text,
    item,
    motion,
    consultUntil: consultation?.closesAt ?? null,
    names: consultation?.names ?? null,
    postedAt: at,
    postedBy: speakerOf(by),
  })
  await insertPapers(
    trx,
    papers.map((fileId) => ({ fileId, subject: 'session', subjectId: session, noticeId: id, attachedAt: at })),
  )
}

/** The seats of a rehearsal are named after the session's own, so that the journal tells them without a list. */
const copyRoll = async (trx: Transaction<Database>, of: string, rehearsal: string): Promise<void> => {
  const seats = (await listRoll(trx, of)).map((seat) => ({ ...seat, id: rehearsalSeat(rehearsal, seat.id) }))
  for (let from = 0; from < seats.length; from += SEATS_AT_ONCE)
    await writeRoll(trx, rehearsal, { is: 'new', presence: 'absent', seats: seats.slice(from, from + SEATS_AT_ONCE) })
}

const isOfSession = (event: AnyEvent): event is SessionEvent => event.type.startsWith('session.')

/** `keys`: where the server keeps what must not be in the database. */
type Said = { event: AnyEvent; by: Actor; at: string; keys: BallotKeys }

export const carryOut = async (trx: Transaction<Database>, id: string, { event, by, at, keys }: Said, context: unknown): Promise<void> => {
  const change = isOfSession(event) ? rollChange(event) : null
  if (change) await writeRoll(trx, id, change)
  await carryOutRunning(trx, id, { event, at }, context as SessionContext)
  await carryOutCandidates(trx, id, { event, by, at })
  await carryOutBallot(trx, id, { event, at, keys }, context as BallotContext)
  await carryOutMotion(trx, id, { event, by, at }, context as MotionContext)
  await carryOutAfterwards(trx, id, { event, by, at }, context)
  switch (event.type) {
    case 'session.rehearse':
      await copyRoll(trx, event.of, id)
      return
    case 'session.allot':
      await insertDelegations(trx, (context as SessionContext).term, event.delegations)
      return
    case 'session.attachPaper':
      await insertPapers(trx, [{ fileId: event.paper, subject: 'session', subjectId: id, item: event.item, attachedAt: at }])
      return
    case 'session.removePaper':
      await removePaper(trx, event.paper, { at, reason: event.reason })
      // What was taken back before anybody was sent it is nobody's record.
      if ((context as SessionContext).papersSentAt === null) await forgetBytes(trx, event.paper)
      return
    case 'session.postNotice':
      await postNotice(trx, id, event, by, at)
      return
    case 'session.withdrawNotice':
      await withdrawNotice(trx, event.notice, { at, reason: event.reason })
      return
    case 'session.comment':
      await insertComment(trx, { id: event.comment, noticeId: event.notice, personId: speakerOf(by), text: event.text, saidAt: at })
      return
    case 'session.answerComment':
      await answerComment(trx, event.comment, { outcome: event.outcome, answer: event.text, answeredAt: at, answeredBy: speakerOf(by) })
      return
    default:
      return
  }
}
