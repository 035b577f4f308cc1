/**
 * Whatever is said, by whomever, in whatever order: the machines refuse or obey, and stay whole.
 *
 * Half of the words are as their samples say them, so that walks get somewhere; the others are made up from the schema.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../machines/actor.ts'
import { isSecretRequired } from '../../machines/agenda.ts'
import { BALLOT_STATES } from '../../machines/ballot.ts'
import type { EventOf, SubjectName, Word } from '../../machines/events.ts'
import { judge, unborn, wordsFrom, wouldRefuse, type ActOf, type Subject } from '../../machines/judge.ts'
import { sum } from '../../machines/majority.ts'
import { MOTION_STATES } from '../../machines/motion.ts'
import { isRefusal } from '../../machines/refusal.ts'
import type { KnownOf, StateOf } from '../../machines/rights.ts'
import { presenceAfter, type Presence } from '../../machines/session.ts'
import { anyWord } from './any-word.ts'
import { ballot, ITEM } from './ballot-stand.ts'
import { motion } from './motion-stand.ts'
import { chief, DEPARTMENT, everybody, head, id, NOON, OTHER_DEPARTMENT, presidium, scrutineer, SESSION } from './people.ts'
import { worded } from './obstacles.ts'
import type { Stand } from './say.ts'
import { session } from './session-stand.ts'
import { undertaking } from './undertaking-stand.ts'

const IDS = [id('new'), id('pending'), id('seat'), id('other'), SESSION, DEPARTMENT, OTHER_DEPARTMENT, chief.person, scrutineer.person, ITEM]
const STEPS = 60
/** A walk of sixty steps is not made shorter on failure: its seed is told, and tells it again. */
const RUNS = { numRuns: 120, endOnFailure: true }

type Draw = fc.GeneratorValue
/** What the door would know of the rest of the house, kept true along the walk. */
type House<S extends SubjectName> = {
  known: (draw: Draw, subject: Subject<S>, event: EventOf[S]) => KnownOf[S]
  /** After a word was heard. */
  heard: (subject: Subject<S>, event: EventOf[S], known: KnownOf[S]) => void
}

const isWhole = (value: unknown): boolean =>
  value !== undefined && (typeof value !== 'number' || (Number.isInteger(value) && value >= 0)) &&
  (typeof value !== 'object' || value === null || Object.values(value).every(isWhole))

const oneOf = <T>(draw: Draw, choices: readonly T[]): T => choices[draw(fc.nat, choices.length - 1)] as T
const likely = (draw: Draw): boolean => draw(fc.integer, { min: 0, max: 3 }) > 0

/** Says up to sixty words, most of them at their place and by who may, and checks what never changes. */
const walk = <S extends SubjectName>(draw: Draw, stand: Stand<S>, house: House<S>): void => {
  const { name } = stand
  const words = anyWord(name, IDS)
  const all = Object.keys(words) as Word<S>[]
  let subject: Subject<S> = unborn[name]
  for (let step = 0; step < STEPS; step += 1) {
    const sayable = wordsFrom(name, subject.state)
    if (sayable.length === 0) return refusesAll(stand, subject)
    const word = oneOf(draw, likely(draw) ? sayable : all)
    const event: EventOf[S] = draw(fc.boolean) ? worded(stand, word) : draw(() => words[word])
    const by = likely(draw) ? usual(stand, subject, word) : oneOf(draw, everybody)
    const known = house.known(draw, subject, event)
    const next = hear(name, subject, { id: 'act', event, by, at: NOON, known } as ActOf<S>)
    if (!next) continue
    expect(next.version).toBe(subject.version + 1)
    expect(Object.keys(next.context as object).toSorted()).toEqual(Object.keys(unborn[name].context).toSorted())
    expect([word, isWhole(next.context)]).toEqual([word, true])
    subject = next
    house.heard(subject, event, known)
  }
}

/** Some words change hands with the state. */
const usual = <S extends SubjectName>(stand: Stand<S>, subject: Subject<S>, word: Word<S>): Actor => {
  if (subject.state === 'presidium_review') return presidium
  return subject.state === 'delegation_review' && word === 'motion.return' ? head : stand.samples[word].by
}

/** The subject after the act, or nothing where it was refused; anything else that is thrown is a failure. */
const hear = <S extends SubjectName>(name: S, subject: Subject<S>, act: ActOf<S>): Subject<S> | undefined => {
  const before = JSON.stringify(subject)
  try {
    return judge(name, subject, act)
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    return undefined
  } finally {
    expect(JSON.stringify(subject)).toBe(before)
  }
}

const refusesAll = <S extends SubjectName>(stand: Stand<S>, subject: Subject<S>): void => {
  for (const { event, by } of Object.values(stand.samples) as { event: EventOf[S]; by: Actor }[]) {
    const refused = wouldRefuse(stand.name, subject, { id: 'act', event, by, at: NOON, known: stand.known } as ActOf<S>)
    expect([event.type, refused?.code]).toEqual([event.type, 'out-of-order'])
  }
}

describe('random words', () => {
  test('to a session: its figures are those of its seats', () => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const seats = new Map<string, { presence: Presence; kind: 'representative' | 'observer' | 'invitedGuest' }>()
        const count = (holds: (presence: Presence) => boolean) => [...seats.values()].filter((seat) => seat.kind === 'representative' && holds(seat.presence)).length
        walk(draw, session, {
          known: (roll, _, event) => ({
            ...session.known,
            seat: 'seat' in event ? (seats.get(event.seat) ?? null) : null,
            alreadyEnrolled: event.type === 'session.enrol' && seats.has(event.seat),
            ballotsRunning: likely(roll) ? 0 : 1,
          }),
          heard: ({ context }, event) => {
            if (event.type === 'session.enrol') seats.set(event.seat, { presence: 'absent', kind: event.kind })
            const presence = presenceAfter[event.type]
            const seat = 'seat' in event ? seats.get(event.seat) : undefined
            if (seat && presence) seat.presence = presence
            expect([context.roll, context.present, context.onLeave]).toEqual([
              count((one) => one !== 'lapsed'), count((one) => one === 'present'), count((one) => one === 'leave'),
            ])
            expect(context.agendaAdopted).toBeLessThanOrEqual(context.agendaVersion)
            expect(new Set(context.items.map((item) => item.id)).size).toBe(context.items.length)
            for (const item of context.items) {
              expect(item.since).toBeLessThanOrEqual(context.agendaVersion)
              if (isSecretRequired(item.power) && item.method !== null && item.method !== 'secret') expect(item.override).not.toBeNull()
              if (item.phase !== 'pending') expect(item.since).toBeLessThanOrEqual(context.agendaAdopted)
            }
          },
        })
      }),
      RUNS,
    )
  })

  test('to a motion: nobody seconds what they propose, and what is filed has a number', () => {
    const NUMBERED: StateOf['motion'][] = ['filed', 'tabled', 'balloting', 'adopted', 'rejected', 'resolved']
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        walk(draw, motion, {
          known: (roll, _, event) => ({
            ...motion.known,
            delegationReview: roll(fc.boolean),
            windowClosesAt: oneOf(roll, [null, '2025-03-09T00:00:00.000Z', '2025-03-11T00:00:00.000Z']),
            mergeTarget: event.type === 'motion.merge' ? oneOf(roll, [null, ...MOTION_STATES]) : 'filed',
            sessionState: likely(roll) ? 'open' : 'archived',
          }),
          heard: ({ state, context }, event) => {
            expect(context.seconders).not.toContain(context.proposer)
            for (const joint of context.coProposers) expect([context.proposer, ...context.seconders]).not.toContain(joint)
            if (NUMBERED.includes(state)) expect(context.number).not.toBeNull()
            if (event.type === 'motion.file') expect(context.late).toBe(false)
            if (state === 'handling' && context.kind === 'draftItem' && context.filedAt !== null) expect(context.resolution).not.toBeNull()
          },
        })
      }),
      RUNS,
    )
  })

  test('to a ballot: papers are within those issued, counts add up, and what must be secret is', () => {
    const COUNTED: StateOf['ballot'][] = ['counted', 'certified', 'announced']
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        let present = 9
        let cast = 0
        const past: StateOf['ballot'][] = []
        walk(draw, ballot, {
          known: (roll, { state, context }, event) => {
            if (state !== 'open' && state !== 'closed') present = roll(fc.integer, { min: 0, max: 12 })
            if (state === 'open') cast = Math.min(cast + roll(fc.nat, 4), context.issued - context.onPaper)
            const approve = roll(fc.nat, cast)
            const oppose = roll(fc.nat, cast - approve)
            const power = 'power' in event ? event.power : context.power
            return {
              ...ballot.known,
              session: { ...ballot.known.session, roll: 12, present },
              item: 'agendaItem' in event && event.agendaItem === null ? null : { power, override: null, ballot: null, isOpenToVote: true },
              paperAbsent: event.type === 'ballot.issue' ? Math.max(0, event.onPaper.length - present) : 0,
              cast,
              tally: event.type === 'ballot.count' ? Object.fromEntries(context.items.map((item) => [item.id, Object.fromEntries(item.marks.map((mark, n) => [mark, [approve, oppose, cast - approve - oppose][n] ?? 0]))])) : null,
            }
          },
          heard: ({ state, context }) => {
            past.push(state)
            expect([context.present <= 12, context.issued <= 12, context.onPaper <= context.issued || context.issued === 0]).toEqual([true, true, true])
            if (['issuing', 'open', 'closed', 'reconciled', ...COUNTED].includes(state)) expect(context.issued).toBeLessThanOrEqual(context.present)
            if (state === 'reconciled' || COUNTED.includes(state)) expect(context.returned).toBeLessThanOrEqual(context.issued)
            if (state !== 'configured' && isSecretRequired(context.power)) expect(context.method).toBe('secret')
            if (COUNTED.includes(state)) {
              expect((context.valid ?? 0) + (context.invalid ?? 0)).toBe(context.returned)
              for (const marks of Object.values(context.tally ?? {})) expect(sum(Object.values(marks))).toBe(context.valid)
              for (const verdict of context.verdicts) expect(verdict.passed).toBe(verdict.got >= verdict.needed)
            }
            if (context.method === 'secret' && state === 'announced') {
              expect(new Set(context.certifiedBy).size).toBeGreaterThanOrEqual(2)
              expect(context.certifiedBy).toContain(context.chief)
              expect([...new Set(past)]).toEqual(BALLOT_STATES.filter((each) => !['unborn', 'void', 'archived'].includes(each)))
            }
          },
        })
      }),
      RUNS,
    )
  })

  test('to an undertaking: rounds end, and what is closed says when', () => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        walk(draw, undertaking, {
          known: (roll, _, event) => ({
            ...undertaking.known,
            countersignsMissing: likely(roll) ? 0 : 1,
            unknownDepartments: event.type === 'undertaking.reassign' && !likely(roll) ? 1 : 0,
          }),
          heard: ({ state, context }) => {
            expect(context.round).toBeLessThanOrEqual(2)
            expect(context.progress).toBeLessThanOrEqual(100)
            if (context.dueSoon) expect(context.overdue).toBe(false)
            if (['replied', 'rated', 'tracking'].includes(state)) expect(context.reply).not.toBeNull()
            if (state === 'tracking') expect(context.reply?.class).toBe('B')
            if (context.reply?.class === 'B') expect(context.reply.promise).not.toBeNull()
            if (state === 'closed') expect([context.closedAt !== null, context.overdue, context.dueSoon]).toEqual([true, false, false])
          },
        })
      }),
      RUNS,
    )
  })
})
