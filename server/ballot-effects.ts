/** Rows beside a ballot: the papers that are issued, the box, and of a sealed one its board. */
import type { Transaction } from 'kysely'
import { issuePapers, moveToPaper, rewriteBox } from '../db/ballots.ts'
import type { Database } from '../db/schema.ts'
import type { BallotContext } from '../machines/ballot-context.ts'
import type { AnyEvent } from '../machines/events.ts'
import { ratersOf } from '../machines/raters.ts'
import { rowsOf } from '../machines/sheet.ts'
import type { BallotKeys } from './sealed/keys.ts'
import { closeRound, openRound } from './sealed/round.ts'

export const carryOutBallot = async (
  trx: Transaction<Database>,
  id: string,
  { event, at, keys }: { event: AnyEvent; at: string; keys: BallotKeys },
  context: BallotContext,
): Promise<void> => {
  switch (event.type) {
    case 'ballot.issue':
      if (context.session)
        await issuePapers(trx, id, context.session, rowsOf(context.items, context.sheet), event.onPaper, ratersOf(context.sheet))
      return
    case 'ballot.moveToPaper':
      await moveToPaper(trx, id, event.seat)
      return
    case 'ballot.open':
      if (context.method === 'sealed') await openRound(trx, keys, id, context, at)
      return
    case 'ballot.close':
      if (context.method === 'sealed') await closeRound(trx, id)
      else await rewriteBox(trx, id)
      return
    // A box that is declared void while it fills tells as much as one that was counted.
    case 'ballot.void':
    case 'ballot.fallBack':
    case 'ballot.discard':
      await rewriteBox(trx, id)
      return
    default:
      return
  }
}
