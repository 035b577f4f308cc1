/** Rows beside the subject that a settled word writes: seats, papers, the box. In the same transaction, after judgement. */
import type { Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'
import { issuePapers, rewriteBox } from '../db/ballots.ts'
import { insertSeat, setPresence } from '../db/sessions.ts'
import type { BallotContext } from '../machines/ballot-context.ts'
import type { AnyEvent } from '../machines/events.ts'
import { presenceAfter } from '../machines/session-context.ts'

export const carryOut = async (trx: Transaction<Database>, id: string, event: AnyEvent, context: unknown): Promise<void> => {
  switch (event.type) {
    case 'session.enrol':
      await insertSeat(trx, {
        id: event.seat,
        sessionId: id,
        personId: event.person,
        kind: event.kind,
        delegationId: event.delegation,
        head: event.head,
      })
      return
    case 'session.checkIn':
    case 'session.undoCheckIn':
    case 'session.stepOut':
    case 'session.grantLeave':
    case 'session.lapse': {
      const presence = presenceAfter[event.type]
      if (presence) await setPresence(trx, event.seat, presence)
      return
    }
    case 'ballot.issue': {
      const { session, items } = context as BallotContext
      if (session) await issuePapers(trx, id, session, items, event.onPaper)
      return
    }
    // A box that is declared void while it fills tells as much as one that was counted.
    case 'ballot.close':
    case 'ballot.void':
    case 'ballot.fallBack':
      await rewriteBox(trx, id)
      return
    default:
      return
  }
}
