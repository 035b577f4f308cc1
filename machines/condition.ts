/**
 * Conditions: what must hold before a word is heard.
 *
 * A machine names them on its transitions (`guard: when('quorate', 'agendaAdopted')`); the judge asks the same names
 * to say *which* one is unmet. One list, two readers.
 */
import type { Actor } from './actor.ts'

/** An event as a machine hears it: with who said it, when, and what the door knew. */
export type Spoken<E, K> = E & { by: Actor; at: string; known: K }

/** The one word of a union whose `type` is W. */
export type SaidAs<S, W> = Extract<S, { type: W }>

/** Every word of a subject and what hearing it changes in the context. Total: a new word must say what it does. */
export type Hear<C, S extends { type: string }> = { [W in S['type']]: (context: C, said: SaidAs<S, W>) => Partial<C> }

export type Condition<C, S> = (context: C, said: S) => boolean

/** A guard that holds when every named condition does. */
export const when = <const N extends string>(...names: N[]): { type: 'all'; params: N[] } => ({ type: 'all', params: names })
