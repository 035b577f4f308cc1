/** The roll and the hall: what each word does to the figures, and when the roll is frozen (domain 1, 3). */
import { describe, expect, test } from 'vitest'
import type { Word } from '../../machines/events.ts'
import { wordsFrom } from '../../machines/judge.ts'
import { worded } from './obstacles.ts'
import { id } from './people.ts'
import { at, say } from './say.ts'
import { session } from './session-stand.ts'

const sample = session.samples

describe('the roll and the hall', () => {
  const as = (
    presence: 'absent' | 'present' | 'out' | 'leave',
    kind: 'representative' | 'observer' | 'invitedGuest' = 'representative',
  ) => ({ known: { seat: { presence, kind, delegation: null, head: false } } })
  const figures = (word: Word<'session'>, manner: object) => {
    const { roll, present, onLeave } = say(session, at(session, 'preparatory'), sample[word].event, manner).context
    return [roll, present, onLeave]
  }

  test('38 of 57 open a session', () => {
    expect(say(session, at(session, 'preparatory', { present: 38 }), sample['session.open'].event)).toMatchObject({
      state: 'open',
      context: { roll: 57 },
    })
  })

  test.each([
    ['session.checkIn', as('absent'), [57, 52, 4]],
    ['session.checkIn', as('out'), [57, 52, 4]],
    ['session.checkIn', as('leave'), [57, 52, 3]],
    ['session.checkIn', as('absent', 'observer'), [57, 51, 4]],
    ['session.undoCheckIn', as('present'), [57, 50, 4]],
    ['session.stepOut', as('present'), [57, 50, 4]],
    ['session.stepOut', as('present', 'invitedGuest'), [57, 51, 4]],
    ['session.grantLeave', as('absent'), [57, 51, 5]],
    ['session.grantLeave', as('absent', 'observer'), [57, 51, 4]],
    ['session.lapse', as('present'), [56, 50, 4]],
    ['session.lapse', as('leave'), [56, 51, 3]],
    ['session.lapse', as('absent', 'observer'), [57, 51, 4]],
  ] as const)('%s of a seat %j: roll, present and on leave are then %j', (word, manner, after) => {
    expect(figures(word, manner)).toEqual(after)
  })

  test('enrolling a representative lengthens the roll, an observer does not', () => {
    const roll = (kind: string) => say(session, at(session, 'preparing'), worded(session, 'session.enrol', { kind })).context.roll
    expect([roll('representative'), roll('observer'), roll('invitedGuest')]).toEqual([58, 57, 57])
  })

  test('a by-election lengthens the roll, a recall shortens it, and a present seat that is recalled is present no more', () => {
    expect(figures('session.byElect', {})).toEqual([58, 51, 4])
    expect(figures('session.recall', as('absent'))).toEqual([56, 51, 4])
    expect(figures('session.recall', as('present'))).toEqual([56, 50, 4])
    expect(figures('session.recall', as('leave'))).toEqual([56, 51, 3])
    expect(figures('session.recall', as('present', 'observer'))).toEqual([57, 51, 4])
  })

  test('who moves or leads leaves the figures as they are', () => {
    const member = { presence: 'present', kind: 'representative', delegation: id('delegation'), head: false }
    expect(figures('session.transfer', as('present'))).toEqual([57, 51, 4])
    expect(figures('session.nameHead', { known: { seat: member } })).toEqual([57, 51, 4])
  })

  test('an assembly seats the whole staff', () => {
    const { roll, assembly } = say(
      session,
      at(session, 'preparing', { roll: 0, present: 0, onLeave: 0 }),
      sample['session.assemble'].event,
    ).context
    expect([roll, assembly]).toEqual([2, true])
  })

  test('the roll is frozen once the session has opened, but for who leads a delegation', () => {
    const words = ['session.enrol', 'session.byElect', 'session.lapse', 'session.recall', 'session.transfer', 'session.assemble'] as const
    const heard = (['open', 'recess', 'closed', 'published', 'archived'] as const).flatMap((state) =>
      words.filter((word) => wordsFrom('session', state).includes(word)),
    )
    expect(heard).toEqual([])
    expect(wordsFrom('session', 'open')).toContain('session.nameHead')
  })

  test('a session keeps the quorum that the school had when it was created', () => {
    const quorum = { numerator: 3, denominator: 4 }
    const created = say(session, at(session, 'unborn'), sample['session.create'].event, { known: { quorum } })
    expect(created.context.quorum).toEqual(quorum)
  })
})
