/**
 * The one judge: the same answer on a phone, at the server, and in a test ten years later.
 *
 * Pure. It hears one act by one subject and gives the subject as it then stands, or throws a Refusal.
 */
import { transition, type AnyStateMachine } from 'xstate'
import type { Act, Actor } from './actor.ts'
import { ballotConditions } from './ballot-conditions.ts'
import { ballotMachine } from './ballot.ts'
import { blankBallot } from './ballot-context.ts'
import type { EventOf, SubjectName, Word } from './events.ts'
import { motionConditions } from './motion-conditions.ts'
import { motionMachine } from './motion.ts'
import { blankMotion } from './motion-context.ts'
import { isRefusal, Refusal } from './refusal.ts'
import { isEntitled, type ContextOf, type KnownOf, type StateOf } from './rights.ts'
import { sessionConditions } from './session-conditions.ts'
import { sessionMachine } from './session.ts'
import { blankSession } from './session-context.ts'
import { blankUndertaking } from './undertaking-context.ts'
import { undertakingConditions, undertakingMachine } from './undertaking.ts'

export type Subject<S extends SubjectName> = { version: number; state: StateOf[S]; context: ContextOf[S] }
export type ActOf<S extends SubjectName> = Act<EventOf[S], KnownOf[S]>

type AnyCondition = (context: unknown, said: unknown) => boolean
type Ruling = { machine: AnyStateMachine; conditions: Record<string, AnyCondition> }

const rulings: Record<SubjectName, Ruling> = {
  session: { machine: sessionMachine, conditions: sessionConditions as unknown as Record<string, AnyCondition> },
  motion: { machine: motionMachine, conditions: motionConditions as unknown as Record<string, AnyCondition> },
  ballot: { machine: ballotMachine, conditions: ballotConditions as unknown as Record<string, AnyCondition> },
  undertaking: { machine: undertakingMachine, conditions: undertakingConditions as unknown as Record<string, AnyCondition> },
}

/** A subject before it is created: every machine's first state. */
export const unborn: { [S in SubjectName]: Subject<S> } = {
  session: { version: 0, state: 'unborn', context: blankSession },
  motion: { version: 0, state: 'unborn', context: blankMotion },
  ballot: { version: 0, state: 'unborn', context: blankBallot },
  undertaking: { version: 0, state: 'unborn', context: blankUndertaking },
}

type Branch = { guard?: { params: string[] } }
const branchesOf = (machine: AnyStateMachine, state: string, word: string): Branch[] => {
  const found: unknown = machine.config.states?.[state]?.on?.[word]
  return found === undefined ? [] : ((Array.isArray(found) ? found : [found]) as Branch[])
}

/** The words that lead anywhere from a state, whoever says them. */
export const wordsFrom = <S extends SubjectName>(name: S, state: StateOf[S]): Word<S>[] =>
  Object.keys(rulings[name].machine.config.states?.[state]?.on ?? {}) as Word<S>[]

/** The words this speaker could say now, for a refusal that tells what can be done instead. */
const sayable = <S extends SubjectName>(name: S, subject: Subject<S>, by: Actor, known: KnownOf[S]): Word<S>[] =>
  wordsFrom(name, subject.state).filter((word) => {
    try {
      return isEntitled(name, { ...subject, known, by, event: { type: word } as EventOf[S] })
    } catch {
      // A right that reads fields of the word cannot be asked without them; the word is then left out of the advice.
      return false
    }
  })

/** The first condition that fails on the branch that came closest to being taken. */
const firstUnmet = (branches: Branch[], conditions: Ruling['conditions'], context: unknown, said: unknown): string => {
  const failures = branches.map((branch) => {
    const names = branch.guard?.params ?? []
    const at = names.findIndex((name) => !conditions[name]?.(context, said))
    return { at, name: names[at] ?? '' }
  })
  return failures.reduce((best, failure) => (failure.at > best.at ? failure : best)).name
}

/**
 * Hears one act.
 *
 * @throws Refusal `stale` when the speaker looked at another version, `out-of-order` with the words that could be said,
 * `not-entitled`, or `unmet` with the name of the first condition that does not hold.
 */
export const judge = <S extends SubjectName>(name: S, subject: Subject<S>, act: ActOf<S>): Subject<S> => {
  const { machine, conditions } = rulings[name]
  const { event, by, at, known } = act
  if (act.seen !== undefined && act.seen !== subject.version) {
    throw new Refusal('stale', { seen: act.seen, version: subject.version })
  }
  const branches = branchesOf(machine, subject.state, event.type)
  const entitled = isEntitled(name, { ...subject, known, by, event })
  if (branches.length === 0) {
    throw entitled || subject.state !== 'unborn'
      ? new Refusal('out-of-order', { state: subject.state, word: event.type, can: sayable(name, subject, by, known) })
      : new Refusal('not-entitled', { word: event.type })
  }
  if (!entitled) throw new Refusal('not-entitled', { word: event.type })

  const said = { ...event, by, at, known }
  const snapshot = machine.resolveState({ value: subject.state, context: subject.context })
  if (!snapshot.can(said)) {
    throw new Refusal('unmet', { unmet: firstUnmet(branches, conditions, subject.context, said), word: event.type })
  }
  const [next] = transition(machine, snapshot, said)
  return { version: subject.version + 1, state: next.value as StateOf[S], context: next.context as ContextOf[S] }
}

/** The judge's answer without its exception: what a button needs to be lit, or to say why it is dark. */
export const wouldRefuse = <S extends SubjectName>(name: S, subject: Subject<S>, act: ActOf<S>): Refusal | null => {
  try {
    judge(name, subject, act)
    return null
  } catch (thrown) {
    if (isRefusal(thrown)) return thrown
    throw thrown
  }
}
