/** Rows of candidates: put forward, answered for, withdrawn. */
import type { Transaction } from 'kysely'
import { changeCandidacy, insertCandidacy } from '../db/candidacies.ts'
import type { Database } from '../db/schema.ts'
import type { Actor } from '../machines/actor.ts'
import type { AnyEvent } from '../machines/events.ts'
import { speakerOf } from './after-effects.ts'

type Said = { event: AnyEvent; by: Actor; at: string }

export const carryOutCandidates = async (trx: Transaction<Database>, sessionId: string, { event, by, at }: Said): Promise<void> => {
  switch (event.type) {
    case 'session.nominateCandidate':
      await insertCandidacy(trx, {
        sessionId,
        itemId: event.item,
        personId: event.person,
        nominatedBy: speakerOf(by),
        nominatedAt: at,
        reason: event.reason,
      })
      return
    case 'session.answerNomination':
      await changeCandidacy(
        trx,
        { sessionId, itemId: event.item, personId: event.person },
        {
          consent: event.agrees ? 'given' : 'refused',
          statement: event.statement.trim(),
          answeredAt: at,
          answeredBy: speakerOf(by),
        },
      )
      return
    case 'session.withdrawNomination':
      await changeCandidacy(
        trx,
        { sessionId, itemId: event.item, personId: event.person },
        { withdrawnAt: at, withdrawnReason: event.reason },
      )
      return
    default:
      return
  }
}
