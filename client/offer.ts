/** What may be said now, and what stands in its way: the server's own judge, asked in the browser. */
import type { EventOf, SubjectName } from '../machines/events.ts'
import { unborn, wouldRefuse, type Subject } from '../machines/judge.ts'
import type { Refusal } from '../machines/refusal.ts'
import type { KnownOf } from '../machines/rights.ts'
import { serverNow } from './api.ts'
import type { Me } from './me.ts'

type Judged<S extends SubjectName> = Subject<S> & { known: KnownOf[S] }

/**
 * Null when the word would be heard; else the refusal, whose code and facts become the sentence under a dark button.
 *
 * `override` replaces fields of `known` that depend on the word itself (the state of the motion merged into, the seat
 * named): in a GET they hold a neutral value.
 */
export const refusalOf = <S extends SubjectName>(
  name: S,
  view: Judged<S>,
  event: EventOf[S],
  me: Pick<Me, 'actor'>,
  override?: Partial<KnownOf[S]>,
): Refusal | null => wouldRefuse(name, view, { id: 'offer', event, by: me.actor, at: serverNow(), known: { ...view.known, ...override } })

/** The same for a subject that is not born yet: `motion.create`, `ballot.configure`, `session.create`. */
export const refusalToCreate = <S extends SubjectName>(
  name: S,
  event: EventOf[S],
  me: Pick<Me, 'actor'>,
  known: KnownOf[S],
): Refusal | null => wouldRefuse(name, unborn[name], { id: 'offer', event, by: me.actor, at: serverNow(), known })

/** Whether somebody could ever say this word as things stand: hides what is none of a person's business. */
export const isMineToSay = (refusal: Refusal | null): boolean =>
  refusal === null || (refusal.code !== 'not-entitled' && refusal.code !== 'out-of-order')
