/** What one settled act makes other subjects hear (domain 2.1, 2.2, 4). */
import { describe, expect, test } from 'vitest'
import type { BallotContext, BallotState } from '../../machines/ballot-context.ts'
import { consequencesOf, MAX_DEPTH, type Consequence } from '../../machines/consequences.ts'
import type { EventOf, SubjectName, Word } from '../../machines/events.ts'
import type { Matter, Method } from '../../machines/matters.ts'
import { judge, unborn, type Subject } from '../../machines/judge.ts'
import type { KnownOf, StateOf } from '../../machines/rights.ts'
import { ballot, votes } from './ballot-stand.ts'
import { motion } from './motion-stand.ts'
import { worded } from './obstacles.ts'
import { congress, DEPARTMENT, fourth, id, NOON, OTHER_DEPARTMENT, proposer, second, SESSION, third } from './people.ts'
import { at, say, type Stand } from './say.ts'
import { item, session } from './session-stand.ts'
import { promise, reply, undertaking } from './undertaking-stand.ts'

const ID = id('subject')
const MOTION = id('motion')
const AGENDA_ITEM = id('agendaItem')

/** Says a word and tells what follows. */
const following = <S extends SubjectName>(
  stand: Stand<S>,
  before: Subject<S>,
  event: EventOf[S],
  known: Partial<KnownOf[S]> = {},
): Consequence[] => {
  const after = say(stand, before, event, { known })
  return consequencesOf(stand.name, {
    id: ID,
    before,
    after,
    event,
    known: { ...stand.known, ...known },
    by: stand.samples[event.type as Word<S>].by,
  })
}

const ofBallot = (state: BallotState, word: Word<'ballot'>, context: Partial<BallotContext> = {}) =>
  following(ballot, at(ballot, state, context), ballot.samples[word].event)

describe('an undertaking that is reassigned', () => {
  test('hands the motion over, so that it names the department that now owes the answer', () => {
    const objected = at(undertaking, 'objected', { motion: MOTION, department: DEPARTMENT })
    expect(following(undertaking, objected, { type: 'undertaking.reassign', department: OTHER_DEPARTMENT, dueOn: '2025-06-01' })).toEqual([
      { subject: 'motion', id: MOTION, event: { type: 'motion.handOver', from: DEPARTMENT, to: OTHER_DEPARTMENT } },
    ])
    const handling = at(motion, 'handling', { lead: DEPARTMENT, coHandling: [] })
    expect(say(motion, handling, { type: 'motion.handOver', from: DEPARTMENT, to: OTHER_DEPARTMENT }).context.lead).toBe(OTHER_DEPARTMENT)
  })
})

describe('a ballot that opens', () => {
  test('is heard by its motion and by the session', () => {
    expect(ofBallot('issuing', 'ballot.open')).toEqual([
      { subject: 'motion', id: MOTION, event: { type: 'motion.openBallot', ballot: ID } },
      { subject: 'session', id: SESSION, event: { type: 'session.voteItem', item: AGENDA_ITEM, ballot: ID } },
    ])
  })

  test.each([
    ['hands', 'ballot.recordHands'],
    ['acclamation', 'ballot.recordAcclamation'],
  ] as const)('by %s opens and is counted in one word', (method, word) => {
    expect(ofBallot('quorum_checked', word, { method }).map(({ event }) => event.type)).toEqual(['motion.openBallot', 'session.voteItem'])
  })

  test('about nothing on the agenda is heard by nobody', () => {
    expect(ofBallot('issuing', 'ballot.open', { motion: null, agendaItem: null })).toEqual([])
  })
})

describe('a ballot that is announced', () => {
  const announced = (passed: boolean | null, more: Partial<BallotContext> = {}) =>
    ofBallot('certified', 'ballot.announce', { passed, ...more })

  test('adopts its motion and decides its item', () => {
    expect(announced(true)).toEqual([
      { subject: 'motion', id: MOTION, event: { type: 'motion.adopt', ballot: ID } },
      { subject: 'session', id: SESSION, event: { type: 'session.decideItem', item: AGENDA_ITEM } },
    ])
  })

  test.each([false, null])('rejects it when it did not pass (%s): nothing is adopted without a verdict', (passed) => {
    expect(announced(passed)[0]).toEqual({ subject: 'motion', id: MOTION, event: { type: 'motion.reject', ballot: ID } })
  })

  test.each([
    ['agenda', 'session.adoptAgenda'],
    ['rules', 'session.adoptRules'],
    ['scrutineers', 'session.confirmScrutineers'],
    ['resolution', 'session.adoptResolution'],
  ] as [Matter, string][])('about %s makes the session hear %s, if it passed', (matter, word) => {
    const order = { matter, motion: null, agendaItem: null }
    expect(announced(true, order)).toEqual([{ subject: 'session', id: SESSION, event: { type: word } }])
    expect(announced(false, order)).toEqual([])
  })

  test.each(['motion', 'presidium', 'credentials', 'election', 'appraisal', 'other'] as Matter[])(
    'about %s does not order the session',
    (matter) => {
      expect(announced(true, { matter, motion: null, agendaItem: null })).toEqual([])
    },
  )
})

describe('a ballot that is void', () => {
  const after = (state: BallotState, word: Word<'ballot'> = 'ballot.void') => ofBallot(state, word).map(({ event }) => event)

  test.each(['open', 'closed', 'reconciled'] as const)('after it was opened gives motion and item back: %s', (state) => {
    expect(after(state)).toEqual([
      { type: 'motion.voidBallot', ballot: ID },
      { type: 'session.reopenItem', item: AGENDA_ITEM },
    ])
  })

  test('also when devices failed', () => {
    expect(after('open', 'ballot.fallBack').map(({ type }) => type)).toEqual(['motion.voidBallot', 'session.reopenItem'])
  })

  test.each(['rules_adopted', 'quorum_checked', 'sealed_empty', 'issuing'] as const)(
    'before it was opened nobody has heard of it yet: %s',
    (state) => {
      expect(after(state)).toEqual([])
    },
  )
})

describe('the next round', () => {
  const next = (context: Partial<BallotContext>) => following(ballot, at(ballot, 'void', context), ballot.samples['ballot.revote'].event)

  test('is set up as the void one was', () => {
    const { type: _, ...fields } = ballot.samples['ballot.configure'].event
    expect(next({})).toEqual([{ subject: 'ballot', id: id('nextBallot'), event: { type: 'ballot.configure', ...fields } }])
  })

  test('has the method on which the presidium fell back; a later cast replaces a first one only where votes are named', () => {
    const method = (fallback: Method | null) => next({ power: 'plans', method: 'open', finality: 'last', fallback })[0]?.event
    expect(method(null)).toMatchObject({ method: 'open', finality: 'last' })
    expect(method('hands')).toMatchObject({ method: 'hands', finality: 'first' })
  })

  test('is a ballot that the judge lets be born', () => {
    const [born] = next({ voidReason: '收回票数多于发出票数。' })
    const known = { previous: { id: ID, round: 1, override: null } }
    expect(say(ballot, unborn.ballot, born?.event as EventOf['ballot'], { by: congress, known })).toMatchObject({
      state: 'configured',
      context: { round: 2, previous: ID },
    })
  })
})

describe('a motion', () => {
  test('that is dispatched gives each department an undertaking', () => {
    const assign = (department: string, part: string) => ({
      subject: 'undertaking',
      id: null,
      event: { type: 'undertaking.assign', motion: ID, department, part, dueOn: '2025-05-10' },
    })
    expect(following(motion, at(motion, 'filed'), motion.samples['motion.dispatch'].event)).toEqual([
      assign(DEPARTMENT, 'lead'),
      assign(OTHER_DEPARTMENT, 'coHandling'),
    ])
  })

  test('that is merged brings its proposers and seconders along', () => {
    const before = at(motion, 'under_review', { coProposers: [second.person] })
    expect(following(motion, before, motion.samples['motion.merge'].event)).toEqual([
      {
        subject: 'motion',
        id: id('otherMotion'),
        event: { type: 'motion.absorb', from: ID, proposers: [proposer.person, second.person], seconders: [third.person, fourth.person] },
      },
    ])
  })

  test.each(['motion.file', 'motion.convert', 'motion.decline'] as const)('makes nobody else hear %s', (word) => {
    expect(following(motion, at(motion, 'under_review'), motion.samples[word].event)).toEqual([])
  })
})

describe('an undertaking', () => {
  const rate = (context: Partial<typeof undertaking.context>) =>
    following(undertaking, at(undertaking, 'replied', context), undertaking.samples['undertaking.rate'].event)

  test.each(['A', 'C', 'D'] as const)('of class %s is closed once it is rated', (of) => {
    expect(rate({ reply: { ...reply, class: of } })).toEqual([{ subject: 'undertaking', id: ID, event: { type: 'undertaking.close' } }])
  })

  test('of class B is tracked', () => {
    expect(rate({ reply: { ...reply, class: 'B', promise } })).toEqual([
      { subject: 'undertaking', id: ID, event: { type: 'undertaking.track' } },
    ])
  })

  test('that the leader settled goes the same way', () => {
    const settled = (of: 'A' | 'B') =>
      following(
        undertaking,
        at(undertaking, 'escalated', { reply: { ...reply, class: of } }),
        undertaking.samples['undertaking.settle'].event,
      )[0]?.event.type
    expect([settled('A'), settled('B')]).toEqual(['undertaking.close', 'undertaking.track'])
  })

  test('that is rated 不满意 closes nothing', () => {
    const again = worded(undertaking, 'undertaking.rate', { grade: 'dissatisfied', reason: '没有写明期限。' })
    expect(following(undertaking, at(undertaking, 'replied'), again)).toEqual([])
  })

  test('closed as the last of its motion closes the motion; not while another is open', () => {
    const close = (othersOpen: number) =>
      following(undertaking, at(undertaking, 'rated'), undertaking.samples['undertaking.close'].event, { othersOpen })
    expect(close(0)).toEqual([{ subject: 'motion', id: MOTION, event: { type: 'motion.close' } }])
    expect(close(1)).toEqual([])
  })

  test('that is signed ends the part of those who countersigned it', () => {
    const coHandlers = [id('coHandler'), id('otherCoHandler')]
    expect(following(undertaking, at(undertaking, 'handling'), undertaking.samples['undertaking.sign'].event, { coHandlers })).toEqual(
      coHandlers.map((other) => ({ subject: 'undertaking', id: other, event: { type: 'undertaking.close' } })),
    )
  })

  test('closed by a promise kept or the lead’s signature closes the motion likewise', () => {
    const closes = (state: StateOf['undertaking'], word: Word<'undertaking'>, context = {}) =>
      following(undertaking, at(undertaking, state, context), undertaking.samples[word].event).map(({ event }) => event.type)
    expect(closes('tracking', 'undertaking.fulfil')).toEqual(['motion.close'])
    expect(closes('handling', 'undertaking.close', { part: 'coHandling' })).toEqual(['motion.close'])
  })
})

test('a session makes nobody else hear anything', () => {
  expect(following(session, at(session, 'open'), session.samples['session.close'].event)).toEqual([])
})

/** A small congress that carries every consequence out, as the door does. */
type Hall = { [S in SubjectName]: Map<string, Subject<S>> }

const carryOut = (
  hall: Hall,
  known: { [S in SubjectName]: (hall: Hall, id: string) => Partial<KnownOf[S]> },
  first: Consequence,
  depth = 0,
): number => {
  const { subject: name, event } = first
  const stand = { session, motion, ballot, undertaking }[name] as unknown as Stand<SubjectName>
  const all = hall[name] as Map<string, Subject<SubjectName>>
  const one = first.id ?? `${name}${all.size}`
  const before = all.get(one) ?? unborn[name]
  const told = { ...stand.known, ...known[name](hall, one) }
  const by = depth === 0 ? stand.samples[event.type].by : congress
  const after = judge<SubjectName>(name, before, { id: 'act', event, by, at: NOON, known: told })
  all.set(one, after)
  const next = consequencesOf(name, { id: one, before, after, event, known: told, by })
  return Math.max(depth, ...next.map((consequence) => carryOut(hall, known, consequence, depth + 1)))
}

describe('carried out together', () => {
  const hall = (): Hall => ({
    session: new Map([
      [SESSION, at(session, 'open', { items: [item('agendaItem', 'collated', { power: 'staffInterest', method: 'secret' })] })],
    ]),
    motion: new Map([
      [MOTION, at(motion, 'tabled', { route: 'congress' })],
      [id('otherMotion'), at(motion, 'filed')],
    ]),
    ballot: new Map([[ID, at(ballot, 'issuing', { paperEntries: [], onPaper: 0 })]]),
    undertaking: new Map(),
  })
  const known = {
    session: () => ({}),
    motion: () => ({ sessionState: 'open' }),
    ballot: (all: Hall) => ({ tally: votes(32, 5, 3), motionState: all.motion.get(MOTION)?.state ?? null, previous: null }),
    undertaking: (all: Hall, one: string) => ({
      othersOpen: [...all.undertaking].filter(([other, { state }]) => other !== one && state !== 'closed').length,
    }),
  }
  const hear = (all: Hall, subject: SubjectName, one: string, word: Word, saying: object = {}) => {
    const stand = { session, motion, ballot, undertaking }[subject] as unknown as Stand<SubjectName>
    return carryOut(all, known, { subject, id: one, event: worded(stand, word, { ...saying }) } as Consequence)
  }
  const states = (all: Hall) => [all.motion.get(MOTION)?.state, all.session.get(SESSION)?.context.items[0]?.phase]

  test('a passed ballot adopts the motion and decides the item', () => {
    const all = hall()
    hear(all, 'ballot', ID, 'ballot.open')
    expect(states(all)).toEqual(['balloting', 'voting'])
    for (const word of ['close', 'reconcile', 'count', 'certify'] as const) hear(all, 'ballot', ID, `ballot.${word}`)
    hear(all, 'ballot', ID, 'ballot.announce')
    expect(states(all)).toEqual(['adopted', 'decided'])
  })

  test('a void one gives both back and they can be voted on again', () => {
    const all = hall()
    hear(all, 'ballot', ID, 'ballot.open')
    hear(all, 'ballot', ID, 'ballot.void')
    expect(states(all)).toEqual(['tabled', 'collated'])
    hear(all, 'ballot', ID, 'ballot.revote')
    expect(all.ballot.get(id('nextBallot'))?.state).toBe('configured')
  })

  test('a dispatched motion closes with its last undertaking, within the depth that is allowed', () => {
    const all = hall()
    hear(all, 'motion', id('otherMotion'), 'motion.dispatch')
    const [[lead], [helping]] = [...all.undertaking] as [[string, Subject<'undertaking'>], [string, Subject<'undertaking'>]]
    expect([...all.undertaking.values()].map(({ state, context }) => [state, context.part])).toEqual([
      ['assigned', 'lead'],
      ['assigned', 'coHandling'],
    ])
    all.undertaking.set(lead, {
      ...all.undertaking.get(lead)!,
      state: 'replied',
      context: { ...undertaking.context, motion: id('otherMotion') },
    })
    all.undertaking.set(helping, { ...all.undertaking.get(helping)!, state: 'closed' })
    expect(hear(all, 'undertaking', lead, 'undertaking.rate')).toBeLessThanOrEqual(MAX_DEPTH)
    expect([all.undertaking.get(lead)?.state, all.motion.get(id('otherMotion'))?.state]).toEqual(['closed', 'closed'])
  })
})
