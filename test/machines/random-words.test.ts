/**
 * Whatever is said, by whomever, in whatever order: the machines refuse or obey, and stay whole.
 *
 * Most of the words are as their samples say them and lead on, so that walks get somewhere; the others are made up from
 * the schema, said out of place, or by anybody.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../machines/actor.ts'
import { isSecret, isSecretRequired } from '../../machines/agenda.ts'
import { BALLOT_STATES } from '../../machines/ballot-context.ts'
import type { EventOf, SubjectName, Word } from '../../machines/events.ts'
import { judge, unborn, wordsFrom, wouldRefuse, type ActOf, type Subject } from '../../machines/judge.ts'
import { sum } from '../../machines/majority.ts'
import { MOTION_STATES } from '../../machines/motion-context.ts'
import { isRefusal } from '../../machines/refusal.ts'
import type { KnownOf, StateOf } from '../../machines/rights.ts'
import { rollChange, type KnownSeat } from '../../machines/roll.ts'
import { anyWay, diceOf, oneOf, type Dice } from './any-word.ts'
import { ballot, ITEM } from './ballot-stand.ts'
import { motion } from './motion-stand.ts'
import {
  chief,
  DEPARTMENT,
  everybody,
  fourth,
  head,
  id,
  NOON,
  OTHER_DEPARTMENT,
  presidium,
  scrutineer,
  second,
  SESSION,
  third,
} from './people.ts'
import { worded } from './obstacles.ts'
import { at, type Stand } from './say.ts'
import { session } from './session-stand.ts'
import { drawn } from './total-table.ts'
import { undertaking } from './undertaking-stand.ts'

const IDS = [
  id('new'),
  id('pending'),
  id('seat'),
  id('other'),
  SESSION,
  DEPARTMENT,
  OTHER_DEPARTMENT,
  chief.person,
  scrutineer.person,
  ITEM,
]
const STEPS = 120
/** A walk is not made shorter on failure: its seed is told, and tells it again. */
const RUNS = { numRuns: 40, endOnFailure: true }
const seed = fc.noBias(fc.integer())

/** Words that end a walk early. */
const ENDS = [
  'motion.withdraw',
  'motion.merge',
  'ballot.void',
  'ballot.fallBack',
  'ballot.absorb',
  'ballot.archive',
  'session.recess',
  'session.close',
  'undertaking.countersign',
]

/** What the door would know of the rest of the house, kept true along the walk. */
type House<S extends SubjectName> = {
  start: Subject<S>
  known: (subject: Subject<S>, event: EventOf[S]) => KnownOf[S]
  /** What must be so after a word was heard, as sentences. */
  holds: (subject: Subject<S>, event: EventOf[S]) => Record<string, boolean>
}

const untrue = (sentences: Record<string, boolean>): string[] => Object.keys(sentences).filter((sentence) => !sentences[sentence])
const implies = (premise: boolean, conclusion: boolean): boolean => !premise || conclusion

const isWhole = (value: unknown): boolean =>
  value !== undefined &&
  (typeof value !== 'number' || (Number.isInteger(value) && value >= 0)) &&
  (typeof value !== 'object' || value === null || Object.values(value).every(isWhole))

/** Two times in three a word that leads on; one time in nine any word at all. */
const pick = <S extends SubjectName>(dice: Dice, stand: Stand<S>, state: StateOf[S]): Word<S> => {
  const sayable = wordsFrom(stand.name, state)
  const onward = sayable.filter((word) => !ENDS.includes(word) && drawn(stand.name, state, word).some((target) => target !== state))
  if (dice(3) > 0 && onward.length > 0) return oneOf(dice, onward)
  return oneOf(dice, dice(3) > 0 ? sayable : (Object.keys(stand.samples) as Word<S>[]))
}

/** What every word must leave behind it. */
const whole = <S extends SubjectName>(name: S, before: Subject<S>, after: Subject<S>): Record<string, boolean> => ({
  'the version rises by one': after.version === before.version + 1,
  'the context keeps its fields': Object.keys(after.context).toSorted().join() === Object.keys(unborn[name].context).toSorted().join(),
  // A rung before the due date is so many days below nought.
  'nothing in it is undefined, negative or broken': isWhole({ ...after.context, rung: null }),
})

/** Says some words, most of them at their place and by who may; stops at the first that leaves something untrue. */
const walk = <S extends SubjectName>(dice: Dice, stand: Stand<S>, house: House<S>): string[] => {
  const { name } = stand
  let subject = house.start
  for (let step = 0; step < STEPS && wordsFrom(name, subject.state).length > 0; step += 1) {
    const word = pick(dice, stand, subject.state)
    if (ENDS.includes(word) && dice(12) > 0) continue
    const event = dice(3) > 0 ? worded(stand, word) : anyWay(name, word, dice, IDS)
    const by = dice(4) > 0 ? usual(dice, stand, subject, word) : oneOf(dice, everybody)
    const before = JSON.stringify(subject)
    const next = hear(name, subject, { id: 'act', event, by, at: NOON, known: house.known(subject, event) })
    const untouched = JSON.stringify(subject) === before
    const faults = untrue({
      'the judge leaves what it judges as it was': untouched,
      ...(next && { ...whole(name, subject, next), ...house.holds(next, event) }),
    })
    if (faults.length > 0) return faults.map((fault) => `${word}: ${fault}`)
    subject = next ?? subject
  }
  return wordsFrom(name, subject.state).length === 0 ? notRefused(stand, subject) : []
}

/** Some words change hands with the state; seconds come from many. */
const usual = <S extends SubjectName>(dice: Dice, stand: Stand<S>, subject: Subject<S>, word: Word<S>): Actor => {
  if (subject.state === 'presidium_review') return presidium
  if (word === 'motion.second') return oneOf(dice, [second, third, fourth])
  return subject.state === 'delegation_review' && word === 'motion.return' ? head : stand.samples[word].by
}

/** The subject after the act, or nothing where it was refused; anything else that is thrown is a failure. */
const hear = <S extends SubjectName>(name: S, subject: Subject<S>, act: ActOf<S>): Subject<S> | undefined => {
  try {
    return judge(name, subject, act)
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    return undefined
  }
}

/** Words that a subject at its end does not refuse as out of order. */
const notRefused = <S extends SubjectName>(stand: Stand<S>, subject: Subject<S>): string[] =>
  Object.values<{ event: EventOf[S]; by: Actor }>(stand.samples)
    .filter(
      ({ event, by }) => wouldRefuse(stand.name, subject, { id: 'act', event, by, at: NOON, known: stand.known })?.code !== 'out-of-order',
    )
    .map(({ event }) => event.type)

type SessionWord = EventOf['session']
const seatedBy = (event: SessionWord): string[] => {
  const change = rollChange(event)
  return change?.is === 'new' ? change.seats.map((seat) => seat.id) : []
}
/** What the word makes of the rows beside the session. */
const enter = (seats: Map<string, KnownSeat>, event: SessionWord): void => {
  const change = rollChange(event)
  if (change?.is === 'new')
    for (const { id: each, kind, delegation, head: leads } of change.seats)
      seats.set(each, { presence: 'absent', kind, delegation, head: leads })
  const seat = change && 'seat' in change ? seats.get(change.seat) : undefined
  if (seat && change?.is === 'presence') seat.presence = change.presence
  if (seat && change?.is === 'moved') seat.delegation = change.delegation
}

describe('random words', () => {
  test('to a session: its figures are those of its seats', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const dice = diceOf(from)
        const seats = new Map<string, KnownSeat>()
        const gathered = dice(3) > 0
        if (gathered)
          for (const each of IDS.slice(3, 8))
            seats.set(each, { presence: 'present', kind: 'representative', delegation: null, head: false })
        const count = (holds: (presence: KnownSeat['presence']) => boolean) =>
          [...seats.values()].filter((seat) => seat.kind === 'representative' && holds(seat.presence)).length
        const faults = walk(dice, session, {
          start: gathered
            ? at(session, 'preparatory', { roll: 5, present: 5, onLeave: 0, agendaAdopted: 0, items: [], scrutiny: null })
            : unborn.session,
          known: (_, event) => ({
            ...session.known,
            seat: 'seat' in event && event.seat !== null ? (seats.get(event.seat) ?? null) : null,
            alreadyEnrolled: seatedBy(event).some((each) => seats.has(each)),
            replaced: event.type === 'session.byElect' ? (seats.get(event.replaces ?? '')?.presence ?? null) : null,
            code: oneOf(dice, ['none', 'fresh', 'stale']),
            signInBy: oneOf(dice, ['hallCode', 'anywhere']),
            ballotsRunning: dice(4) > 0 ? 0 : 1,
            agendaBallotRunning: dice(4) === 0,
            original: { state: 'open', context: { ...session.context, rehearsalOf: null, roll: 5 }, rehearsals: 0 },
          }),
          holds: ({ context }, event) => {
            if (event.type === 'session.rehearse')
              for (const each of IDS.slice(3, 8))
                seats.set(each, { presence: 'absent', kind: 'representative', delegation: null, head: false })
            enter(seats, event)
            const { roll, present, onLeave, agendaVersion, agendaAdopted, items } = context
            return {
              'the roll is all that have not lapsed': roll === count((one) => one !== 'lapsed'),
              'present are those in the hall': present === count((one) => one === 'present'),
              'on leave are those on leave': onLeave === count((one) => one === 'leave'),
              'no version is adopted that there is not':
                agendaAdopted <= agendaVersion && items.every((item) => item.since <= agendaVersion),
              'a rehearsal has no real motion on its agenda': implies(
                context.rehearsalOf !== null,
                items.every((one) => one.motion === null),
              ),
              'no item is twice': new Set(items.map((item) => item.id)).size === items.length,
              'what must be secret is, or says why not': items.every(
                ({ power, method, override }) => !isSecretRequired(power) || method === null || isSecret(method) || override !== null,
              ),
              'only what was adopted has begun': items.every((item) => item.phase === 'pending' || item.since <= agendaAdopted),
            }
          },
        })
        expect(faults).toEqual([])
      }),
      RUNS,
    )
  })

  test('to a motion: nobody seconds what they propose, and what is filed has a number', () => {
    const NUMBERED: StateOf['motion'][] = ['filed', 'tabled', 'balloting', 'adopted', 'rejected', 'resolved']
    fc.assert(
      fc.property(seed, (from) => {
        const dice = diceOf(from)
        const faults = walk(dice, motion, {
          start: unborn.motion,
          known: (_, event) => ({
            ...motion.known,
            delegationReview: dice(2) === 0,
            windowClosesAt: oneOf(dice, [null, '2025-03-09T00:00:00.000Z', '2025-03-11T00:00:00.000Z']),
            mergeTarget: event.type === 'motion.merge' ? oneOf(dice, [null, ...MOTION_STATES]) : 'filed',
            sessionState: dice(4) > 0 ? 'open' : 'archived',
          }),
          holds: ({ state, context }, event) => {
            const { proposer, coProposers, seconders, number, late, kind, resolution } = context
            return {
              'the proposer does not second': proposer === null || !seconders.includes(proposer),
              'nor does a joint proposer, who is another': coProposers.every((joint) => joint !== proposer && !seconders.includes(joint)),
              'what is filed has a number': implies(NUMBERED.includes(state), number !== null),
              'what is late is not filed': implies(event.type === 'motion.file', !late),
              'a draft item that was filed is handled once it is resolved': implies(
                state === 'handling' && kind === 'draftItem' && number !== null,
                resolution !== null,
              ),
            }
          },
        })
        expect(faults).toEqual([])
      }),
      RUNS,
    )
  })

  test('to a ballot: papers are within those issued, counts add up, and what must be secret is', () => {
    const ISSUED: StateOf['ballot'][] = ['issuing', 'open', 'closed', 'reconciled']
    const COUNTED: StateOf['ballot'][] = ['counted', 'certified', 'announced']
    const STEPS_OF_SECRECY = BALLOT_STATES.filter((each) => !['unborn', 'void', 'archived'].includes(each))
    fc.assert(
      fc.property(seed, (from) => {
        const dice = diceOf(from)
        let inTheHall = 9
        let cast = 0
        const past: StateOf['ballot'][] = []
        const faults = walk(dice, ballot, {
          start: unborn.ballot,
          known: ({ state, context }, event) => {
            if (state !== 'open' && state !== 'closed') inTheHall = dice(13)
            if (state === 'open') cast = Math.min(cast + dice(5), context.issued - context.onPaper)
            const approve = dice(cast + 1)
            const oppose = dice(cast - approve + 1)
            const power = 'power' in event ? event.power : context.power
            return {
              ...ballot.known,
              session: { ...ballot.known.session, roll: 12, present: inTheHall },
              item: 'agendaItem' in event && event.agendaItem === null ? null : { power, override: null, ballot: null, isOpenToVote: true },
              seatPaper: context.onPaper + cast < context.issued ? 'phone' : 'none',
              paperAbsent: event.type === 'ballot.issue' ? Math.max(0, event.onPaper.length - inTheHall) : 0,
              cast,
              tally:
                event.type === 'ballot.count'
                  ? Object.fromEntries(
                      context.items.map((item) => [
                        item.id,
                        Object.fromEntries(item.marks.map((mark, n) => [mark, [approve, oppose, cast - approve - oppose][n] ?? 0])),
                      ]),
                    )
                  : null,
            }
          },
          holds: ({ state, context }) => {
            past.push(state)
            const {
              present,
              issued,
              onPaper,
              returned,
              valid,
              invalid,
              tally,
              verdicts,
              method,
              power,
              chief: chiefOf,
              certifiedBy,
            } = context
            const isCounted = COUNTED.includes(state)
            return {
              'nobody is present who is not on the roll': present <= 12,
              'papers are within those present': implies(isCounted || ISSUED.includes(state), issued <= present && onPaper <= issued),
              'returned are within issued': implies(isCounted || state === 'reconciled', (returned ?? 0) <= issued),
              'V + X = R': implies(isCounted, (valid ?? 0) + (invalid ?? 0) === returned),
              'Y + A + B = V': implies(
                isCounted,
                Object.values(tally ?? {}).every((marks) => sum(Object.values(marks)) === valid),
              ),
              'passed is what reached the votes needed': verdicts.every((verdict) => verdict.passed === verdict.got >= verdict.needed),
              'what must be secret is': implies(state !== 'configured' && isSecretRequired(power), isSecret(method)),
              'two people certified, one of them the chief': implies(
                isSecret(method) && state === 'announced',
                new Set(certifiedBy).size >= 2 && chiefOf !== null && certifiedBy.includes(chiefOf),
              ),
              'a secret ballot skipped nothing': implies(
                isSecret(method) && state === 'announced',
                STEPS_OF_SECRECY.every((step) => past.includes(step)),
              ),
            }
          },
        })
        expect(faults).toEqual([])
      }),
      RUNS,
    )
  })

  test('to an undertaking: rounds end, and what is closed says when', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const dice = diceOf(from)
        const faults = walk(dice, undertaking, {
          start: unborn.undertaking,
          known: (_, event) => ({
            ...undertaking.known,
            countersignsMissing: dice(4) > 0 ? 0 : 1,
            unknownDepartments: event.type === 'undertaking.reassign' && dice(4) === 0 ? 1 : 0,
          }),
          holds: ({ state, context }) => {
            const { round, progress, dueSoon, overdue, reply, draft, closedAt } = context
            const kept = (one: typeof reply) => one?.class !== 'B' || one.promise !== null
            return {
              'rounds end': round <= 2,
              'progress is at most all of it': progress <= 100,
              'what is overdue is not due soon': !(dueSoon && overdue),
              'there is a reply to rate': implies(['replied', 'rated', 'tracking'].includes(state), reply !== null),
              'class B is tracked, and nothing else': implies(state === 'tracking', reply?.class === 'B'),
              'class B goes with a promise': kept(reply) && kept(draft),
              'what is closed says when, and nothing of it is due': implies(state === 'closed', closedAt !== null && !overdue && !dueSoon),
            }
          },
        })
        expect(faults).toEqual([])
      }),
      RUNS,
    )
  })
})
