/** Words as the contract lets them in: closed objects, one shape a word, and a sample of each. */
import { describe, expect, test } from 'vitest'
import { Check } from 'typebox/value'
import type { TSchema } from 'typebox'
import { BallotEvent } from '../../machines/ballot-events.ts'
import { LIMIT } from '../../machines/schema.ts'
import { MotionEvent } from '../../machines/motion-events.ts'
import { SessionEvent } from '../../machines/session-events.ts'
import { UndertakingEvent } from '../../machines/undertaking-events.ts'
import type { EventOf, SubjectName } from '../../machines/events.ts'
import { ballot } from './ballot-stand.ts'
import { motion } from './motion-stand.ts'
import { id } from './people.ts'
import { session } from './session-stand.ts'
import { undertaking } from './undertaking-stand.ts'

const stands = { session, motion, ballot, undertaking }
const schemas = { session: SessionEvent, motion: MotionEvent, ballot: BallotEvent, undertaking: UndertakingEvent } as unknown as Record<
  SubjectName,
  TSchema
>
const samples = (['session', 'motion', 'ballot', 'undertaking'] as const).flatMap((name) =>
  Object.values(stands[name].samples as Record<string, { event: EventOf[SubjectName] }>).map(
    ({ event }) => [event.type, name, event] as const,
  ),
)

const said = (name: SubjectName, event: object): boolean => Check(schemas[name], event)

describe.each(samples)('%s', (_, name, event) => {
  test('is let in as its sample says it', () => {
    expect(said(name, event)).toBe(true)
  })

  test('is not let in with a field more, or one less', () => {
    expect(said(name, { ...event, extra: true })).toBe(false)
    for (const field of Object.keys(event)) {
      const { [field as keyof typeof event]: _left, ...rest } = event
      expect([field, said(name, rest)]).toEqual([field, false])
    }
  })
})

describe('limits', () => {
  const note = (text: string) => said('motion', { type: 'motion.return', note: text })

  test('a note is not empty, not blank, and not longer than it may be', () => {
    expect([note('好'), note(''), note(' \n'), note('好'.repeat(LIMIT.note)), note('好'.repeat(LIMIT.note + 1))]).toEqual([
      true,
      false,
      false,
      true,
      false,
    ])
  })

  test('an id is Base58 of 14 to 22 characters', () => {
    const file = (into: string) => said('motion', { type: 'motion.merge', into, note: '同' })
    expect([id('a'), 'a'.repeat(22), 'a'.repeat(13), 'a'.repeat(23), `0${'a'.repeat(15)}`, `${'a'.repeat(15)}-`].map(file)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })

  test('a motion is submitted only with the word that it is one matter', () => {
    expect(said('motion', { type: 'motion.submit', oneMatter: false })).toBe(false)
  })

  test('scrutineers are at least two, and each is named once', () => {
    const nominate = (scrutineers: string[]) =>
      said('session', { type: 'session.nominateScrutineers', scrutineers, chief: id('chief'), tellers: [] })
    expect([nominate([id('chief')]), nominate([id('chief'), id('chief')]), nominate([id('chief'), id('other')])]).toEqual([
      false,
      false,
      true,
    ])
  })

  test('progress is 0 to 100', () => {
    const report = (progress: number) => said('undertaking', { type: 'undertaking.report', progress, note: '进展' })
    expect([-1, 0, 100, 101, 0.5].map(report)).toEqual([false, true, true, false, false])
  })

  test('counts are neither negative nor broken', () => {
    const hands = (approve: number) => said('ballot', { type: 'ballot.recordHands', approve, oppose: 0, abstain: 0 })
    expect([-1, 0, 1.5, LIMIT.seats, LIMIT.seats + 1].map(hands)).toEqual([false, true, false, true, false])
  })
})
