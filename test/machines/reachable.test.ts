/** Walks every machine along its own transitions: each state can be reached by people saying words in their turn. */
import { describe, expect, test } from 'vitest'
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate'
import { getAdjacencyMap, getShortestPaths, type TraversalOptions } from 'xstate/graph'
import type { Actor } from '../../machines/actor.ts'
import { ballotMachine } from '../../machines/ballot.ts'
import { BALLOT_STATES } from '../../machines/ballot-context.ts'
import type { EventOf, SubjectName, Word } from '../../machines/events.ts'
import { judge, unborn, type ActOf, type Subject } from '../../machines/judge.ts'
import { motionMachine } from '../../machines/motion.ts'
import { MOTION_STATES } from '../../machines/motion-context.ts'
import { isEntitled, type ContextOf, type KnownOf, type StateOf } from '../../machines/rights.ts'
import { sessionMachine } from '../../machines/session.ts'
import { SESSION_STATES } from '../../machines/session-context.ts'
import { UNDERTAKING_STATES } from '../../machines/undertaking-context.ts'
import { undertakingMachine } from '../../machines/undertaking.ts'
import { ballot } from './ballot-stand.ts'
import { motion } from './motion-stand.ts'
import { worded, type Case } from './obstacles.ts'
import { chief, head, id, NOON, otherTeller, presidium, scrutineer, third } from './people.ts'
import type { Stand } from './say.ts'
import { session } from './session-stand.ts'
import { promise, undertaking } from './undertaking-stand.ts'

type Manner<S extends SubjectName> = Omit<Case<S>, 'in' | 'context'>
type Spoken<S extends SubjectName> = EventOf[S] & { by: Actor; at: string; known: unknown }

type Walk<S extends SubjectName> = {
  stand: Stand<S>
  machine: AnyStateMachine
  states: readonly StateOf[S][]
  /** Words that more than one person says, or in more than one way. */
  besides: Manner<S>[]
  /** What of the context opens or closes a way: the walk tells two contexts apart by this and nothing else. */
  told: (context: ContextOf[S]) => unknown
}

const walks: { [S in SubjectName]: Walk<S> } = {
  session: {
    stand: session,
    machine: sessionMachine,
    states: SESSION_STATES,
    besides: [],
    told: ({ roll, present, agendaAdopted, items, rehearsalOf }) => [
      rehearsalOf !== null,
      Math.sign(roll),
      Math.sign(present),
      Math.sign(agendaAdopted),
      items.length > 0,
    ],
  },
  motion: {
    stand: motion,
    machine: motionMachine,
    states: MOTION_STATES,
    besides: [
      { word: 'motion.create', known: { delegationReview: true } },
      { word: 'motion.second', by: third },
      { word: 'motion.return', by: head },
      { word: 'motion.file', by: presidium },
      { word: 'motion.decline', by: presidium },
    ],
    told: ({ kind, seconders, delegationReview, proposedDispatch, reportedAt, appealed, route, hidden, supports }) => [
      kind,
      hidden !== null,
      Math.sign(supports),
      seconders.length,
      delegationReview,
      proposedDispatch !== null,
      reportedAt !== null,
      appealed,
      route,
    ],
  },
  ballot: {
    stand: ballot,
    machine: ballotMachine,
    states: BALLOT_STATES,
    besides: [
      { word: 'ballot.enterPaper', by: otherTeller },
      { word: 'ballot.certify', by: scrutineer },
    ],
    told: ({ paperEntries, certifiedBy, onPaper, declaredValidAt, closesAt }) => [
      declaredValidAt !== null,
      closesAt !== null,
      paperEntries.length,
      certifiedBy.length,
      certifiedBy.includes(chief.person),
      Math.min(onPaper, 2),
    ],
  },
  undertaking: {
    stand: undertaking,
    machine: undertakingMachine,
    states: UNDERTAKING_STATES,
    besides: [
      { word: 'undertaking.reply', saying: { class: 'B', promise } },
      { word: 'undertaking.rate', saying: { grade: 'dissatisfied', reason: '没有写明期限。' } },
    ],
    told: ({ round, draft, reply, overruled }) => [round, draft?.class ?? null, reply?.class ?? null, overruled],
  },
}

const spoken = <S extends SubjectName>({ stand, besides }: Walk<S>): Spoken<S>[] => {
  const every = (Object.keys(stand.samples) as Word<S>[]).map((word): Manner<S> => ({ word }))
  return [...every, ...besides].map(({ word, saying, by, known }) => {
    const sample = stand.samples[word]
    return Object.assign({}, worded(stand, word, saying), {
      by: by ?? sample.by,
      at: NOON,
      known: { ...stand.known, ...sample.known, ...known },
    })
  })
}

const optionsFor = <S extends SubjectName>(walk: Walk<S>) => ({
  events: spoken(walk),
  filterEvents: (snapshot: AnyMachineSnapshot, event: Spoken<S>) => {
    const { by, known } = event
    const asked = { state: snapshot.value as StateOf[S], context: snapshot.context as ContextOf[S], known: known as KnownOf[S], event, by }
    return snapshot.can(event) && isEntitled(walk.stand.name, asked)
  },
  serializeState: ({ value, context }: AnyMachineSnapshot) => JSON.stringify([value, walk.told(context as ContextOf[S])]),
  serializeEvent: (event: Spoken<S>) => JSON.stringify(event),
  limit: 20_000,
})

describe.each(['session', 'motion', 'ballot', 'undertaking'] as const)('a %s', (name) => {
  const walk = walks[name] as unknown as Walk<SubjectName>
  const { machine, states } = walk
  const options = optionsFor(walk) as unknown as TraversalOptions<AnyMachineSnapshot, Spoken<SubjectName>, unknown>
  const map = getAdjacencyMap<AnyMachineSnapshot, Spoken<SubjectName>, unknown>(machine, options)

  test('can come into each of its states', () => {
    const reached = new Set(Object.values(map).map(({ state }) => state.value as string))
    expect([...reached].toSorted()).toEqual([...states].toSorted())
  })

  test('comes to its end from wherever it may stand', () => {
    const { serializeState } = optionsFor(walk)
    const leads = Object.entries(map).flatMap(([from, { transitions }]) =>
      Object.values(transitions as Record<string, { state: AnyMachineSnapshot }>).map(({ state }) => ({ from, to: serializeState(state) })),
    )
    const ends = new Set(
      Object.entries(map)
        .filter(([, { state }]) => state.status === 'done')
        .map(([at]) => at),
    )
    for (let before = -1; before !== ends.size;) {
      before = ends.size
      for (const { from, to } of leads) if (ends.has(to)) ends.add(from)
    }
    expect(Object.keys(map).filter((at) => !ends.has(at))).toEqual([])
  })

  test('is led there by words that the judge hears, each in its turn', () => {
    for (const path of getShortestPaths(machine, options as object)) {
      const subject = path.steps
        .filter(({ event }) => event.type !== 'xstate.init')
        .reduce<Subject<SubjectName>>((before, { event }) => {
          const { by, at, known, ...said } = event as unknown as Spoken<SubjectName>
          return judge<SubjectName>(name, before, { id: id('act'), event: said, by, at, known } as ActOf<SubjectName>)
        }, unborn[name])
      expect(subject.state).toBe(path.state.value)
    }
  })
})
