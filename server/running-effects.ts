/** Rows beside a session that is prepared and run: the versions of its agenda, and who asks for the floor. */
import type { Transaction } from 'kysely'
import { adoptAgenda, keepAgenda } from '../db/agenda.ts'
import { endSpeaking, insertRequest, placeRequest, startSpeaking, withdrawRequest } from '../db/floor.ts'
import type { Database } from '../db/schema.ts'
import type { AnyEvent } from '../machines/events.ts'
import type { SessionContext } from '../machines/session-context.ts'

export const carryOutRunning = async (
  trx: Transaction<Database>,
  id: string,
  { event, at }: { event: AnyEvent; at: string },
  context: SessionContext,
): Promise<void> => {
  switch (event.type) {
    case 'session.create':
    case 'session.addItem':
    case 'session.editItem':
    case 'session.moveItem':
    case 'session.removeItem':
    case 'session.override':
      await keepAgenda(trx, { session: id, version: context.agendaVersion, items: context.items, at })
      return
    case 'session.adoptAgenda':
      await adoptAgenda(trx, id, context.agendaAdopted, at)
      return
    case 'session.askFloor':
      await insertRequest(trx, { id: event.request, sessionId: id, itemId: event.item, seatId: event.seat, askedAt: at })
      return
    case 'session.withdrawFloor':
      await withdrawRequest(trx, event.request, at)
      return
    case 'session.orderFloor':
      await placeRequest(trx, id, event.request, event.after)
      return
    case 'session.giveFloor':
      await endSpeaking(trx, id, null, at)
      await startSpeaking(trx, event.request, at, event.seconds)
      return
    case 'session.collateItem':
    case 'session.voteItem':
    case 'session.decideItem':
      await endSpeaking(trx, id, event.item, at)
      return
    case 'session.endFloor':
    case 'session.recess':
    case 'session.close':
      await endSpeaking(trx, id, null, at)
      return
    default:
      return
  }
}
