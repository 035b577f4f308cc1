/** Refusals told as sentences: one line a case, so that a rule and what it refuses are read together. */
import { describe, expect, test } from 'vitest'
import type { EventOf, SubjectName, Word } from '../../machines/events.ts'
import type { ContextOf, StateOf } from '../../machines/rights.ts'
import { at, obstacle, type Manner, type Stand } from './say.ts'

export type Case<S extends SubjectName> = Manner<S> & {
  in: StateOf[S]
  word: Word<S>
  /** What the word says otherwise than its sample. */
  saying?: Record<string, unknown>
  context?: Partial<ContextOf[S]>
}

export const worded = <S extends SubjectName>(stand: Stand<S>, word: Word<S>, saying: Record<string, unknown> = {}): EventOf[S] =>
  Object.assign({}, (stand.samples as Record<string, { event: object }>)[word]?.event, saying) as EventOf[S]

/** For each condition, the sentences in which it stands in the way. Total: a new condition needs one. */
export const standInTheWay = <S extends SubjectName, C extends string>(
  stand: Stand<S>,
  cases: Record<C, Record<string, Case<S>>>,
): void => {
  describe.each(Object.entries(cases) as [C, Record<string, Case<S>>][])('%s', (condition, sentences) => {
    test.each(Object.entries(sentences))('%s', (_, { in: state, word, saying, context, ...manner }) => {
      expect(obstacle<S>(stand, at(stand, state, context), worded(stand, word, saying), manner)).toBe(condition)
    })
  })
}

/** For each word, exactly who of everybody may say it; the rest are refused as not entitled, whatever they say. */
export const entitledTo = <S extends SubjectName>(
  stand: Stand<S>,
  asked: Case<S>,
  everybody: readonly NonNullable<Manner<S>['by']>[],
): unknown[] =>
  everybody.filter((by) => {
    try {
      return (
        obstacle<S>(stand, at(stand, asked.in, asked.context), worded(stand, asked.word, asked.saying), { ...asked, by }) !== 'not-entitled'
      )
    } catch {
      return true
    }
  })
