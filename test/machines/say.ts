/** Saying a word in a test: the act around it is made up here, and an answer or a refusal comes back. */
import type { Actor } from '../../machines/actor.ts'
import type { EventOf, SubjectName, Word } from '../../machines/events.ts'
import { judge, type ActOf, type Subject } from '../../machines/judge.ts'
import { isRefusal, type Refusal } from '../../machines/refusal.ts'
import type { ContextOf, KnownOf, StateOf } from '../../machines/rights.ts'
import { NOON } from './people.ts'

/** One way of saying a word that the rules let through, as far as it departs from what `Samples` stands on. */
export type Sample<S extends SubjectName, W extends Word<S> = Word<S>> = {
  event: Extract<EventOf[S], { type: W }>
  by: Actor
  context?: Partial<ContextOf[S]>
  known?: Partial<KnownOf[S]>
}

/** Every word of a subject once. Total: a new word needs a sample. */
export type Samples<S extends SubjectName> = { [W in Word<S>]: Sample<S, W> }

/** What a machine's tests stand on: a context and knowledge with which nearly everything goes well. */
export type Stand<S extends SubjectName> = { name: S; context: ContextOf[S]; known: KnownOf[S]; samples: Samples<S> }

export const at = <S extends SubjectName>(stand: Stand<S>, state: StateOf[S], context: Partial<ContextOf[S]> = {}): Subject<S> => ({
  version: 7,
  state,
  context: { ...stand.context, ...context },
})

export type Manner<S extends SubjectName> = { by?: Actor; known?: Partial<KnownOf[S]>; seen?: number; at?: string }

const actOf = <S extends SubjectName>(stand: Stand<S>, event: EventOf[S], manner: Manner<S>): ActOf<S> => {
  const sample = stand.samples[event.type as Word<S>]
  return {
    id: 'act1111111111111',
    event,
    by: manner.by ?? sample.by,
    at: manner.at ?? NOON,
    known: { ...stand.known, ...sample.known, ...manner.known },
    ...(manner.seen === undefined ? {} : { seen: manner.seen }),
  }
}

/** The subject as it stands after the word; a refusal is thrown. */
export const say = <S extends SubjectName>(stand: Stand<S>, subject: Subject<S>, event: EventOf[S], manner: Manner<S> = {}): Subject<S> =>
  judge(stand.name, subject, actOf(stand, event, manner))

/** The refusal; a word that is heard after all is a failure of the test. */
export const refusal = <S extends SubjectName>(
  stand: Stand<S>,
  subject: Subject<S>,
  event: EventOf[S],
  manner: Manner<S> = {},
): Refusal => {
  try {
    const heard = judge(stand.name, subject, actOf(stand, event, manner))
    throw new Error(`${event.type} was heard in ${subject.state} and led to ${heard.state}`)
  } catch (thrown) {
    if (isRefusal(thrown)) return thrown
    throw thrown
  }
}

/** The name of the condition that is not met, or the code of whatever else stands in the way. */
export const obstacle = <S extends SubjectName>(
  stand: Stand<S>,
  subject: Subject<S>,
  event: EventOf[S],
  manner: Manner<S> = {},
): unknown => {
  const { code, facts } = refusal(stand, subject, event, manner)
  return code === 'unmet' ? facts.unmet : code
}
