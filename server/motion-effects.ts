/** Rows beside a motion: what similar ones are found by, and who supports a suggestion. */
import type { Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'
import { forgetBytes } from '../db/files.ts'
import { insertPapers, removePaper } from '../db/papers.ts'
import { indexMotion } from '../db/similar.ts'
import { deleteSupport, insertSupport } from '../db/suggestions.ts'
import { personOf, type Actor } from '../machines/actor.ts'
import type { AnyEvent } from '../machines/events.ts'
import type { MotionContext } from '../machines/motion-context.ts'

type Said = { event: AnyEvent; by: Actor; at: string }

export const carryOutMotion = async (
  trx: Transaction<Database>,
  id: string,
  { event, by, at }: Said,
  context: MotionContext,
): Promise<void> => {
  switch (event.type) {
    case 'motion.create':
    case 'motion.suggest':
    case 'motion.record':
    case 'motion.edit':
    case 'motion.amend':
    case 'motion.resubmit':
      await indexMotion(trx, id, context)
      return
    case 'motion.attach':
      await insertPapers(trx, [{ fileId: event.paper, subject: 'motion', subjectId: id, attachedAt: at }])
      return
    case 'motion.detach':
      await removePaper(trx, event.paper, { at, reason: null })
      // What was taken back before it was submitted is nobody's record.
      if (context.submittedAt === null) await forgetBytes(trx, event.paper)
      return
    case 'motion.support':
      await insertSupport(trx, id, personOf(by) ?? '')
      return
    case 'motion.unsupport':
      await deleteSupport(trx, id, personOf(by) ?? '')
      return
    default:
      return
  }
}
