/**
 * The total table: every state answers every word.
 *
 * A cell names the state or states a word leads to, or says that it is out of order there. The tables are written from
 * the rules of procedure, not from the machines; a new state or a new word does not compile until each cell is answered.
 */
import { describe, expect, test } from 'vitest'
import type { EventOf, SubjectName, Word } from '../../machines/events.ts'
import { ballotMachine } from '../../machines/ballot.ts'
import { unborn, wordsFrom } from '../../machines/judge.ts'
import { motionMachine } from '../../machines/motion.ts'
import type { ContextOf, StateOf } from '../../machines/rights.ts'
import { sessionMachine } from '../../machines/session.ts'
import { undertakingMachine } from '../../machines/undertaking.ts'
import { at, refusal, say, type Manner, type Stand } from './say.ts'

export type Cell<S extends SubjectName> = StateOf[S] | readonly StateOf[S][] | '—'
export type Table<S extends SubjectName> = Record<StateOf[S], Record<Word<S>, Cell<S>>>

/** Where a cell needs another context, speaker or wording than the sample of its word; keyed `state word target`, or less. */
export type Ways<S extends SubjectName> = Record<string, Partial<Way<S>>>
type Way<S extends SubjectName> = Manner<S> & { event: EventOf[S]; context?: Partial<ContextOf[S]> }

type Branches = { target?: string } | readonly { target?: string }[]
type Drawn = { config: { states?: Record<string, { on?: Record<string, Branches>; type?: string }> } }
const machines = {
  session: sessionMachine,
  motion: motionMachine,
  ballot: ballotMachine,
  undertaking: undertakingMachine,
} as unknown as Record<SubjectName, Drawn>

const targetsOf = <S extends SubjectName>(cell: Cell<S>): readonly string[] =>
  cell === '—' ? [] : typeof cell === 'string' ? [cell] : cell

/** Where the machine itself says that a word can lead. */
export const drawn = (name: SubjectName, state: string, word: string): string[] => {
  const found = machines[name].config.states?.[state]?.on?.[word] ?? []
  const branches = 'length' in found ? found : [found]
  return [...new Set(branches.map((branch) => branch.target ?? state))]
}

const wayTo = <S extends SubjectName>(stand: Stand<S>, ways: Ways<S>, state: string, word: string, target: string): Way<S> => {
  const keys = [word, `${word} ${target}`, `${state} ${word}`, `${state} ${word} ${target}`]
  return Object.assign({}, stand.samples[word as Word<S>], ...keys.map((key) => ways[key])) as Way<S>
}

export const holdTable = <S extends SubjectName>(stand: Stand<S>, table: Table<S>, ways: Ways<S>): void => {
  const { name } = stand
  const states = Object.keys(table) as StateOf[S][]
  const words = Object.keys(stand.samples) as Word<S>[]

  describe.each(states)(`a ${name} that is %s`, (state) => {
    const row = table[state]
    const legal = words.filter((word) => row[word] !== '—')

    for (const word of legal) {
      test.each(targetsOf<S>(row[word]))(`hears ${word} → %s`, (target) => {
        const { event, context, ...manner } = wayTo(stand, ways, state, word, target)
        const subject = at(stand, state, context)
        const heard = say<S>(stand, subject, event, manner)
        expect(heard.state).toBe(target)
        expect(heard.version).toBe(subject.version + 1)
      })
    }

    test('refuses every other word as out of order and says which words are not', () => {
      for (const word of words.filter((each) => row[each] === '—')) {
        const { event, by } = wayTo(stand, ways, state, word, '—')
        const { code, facts } = refusal<S>(stand, at(stand, state), event, by ? { by } : {})
        expect([word, code]).toEqual([word, 'out-of-order'])
        expect(facts).toMatchObject({ state, word })
        for (const can of facts.can as string[]) expect(legal).toContain(can)
      }
    })

    test('has no way out that the rules do not know', () => {
      expect(wordsFrom(name, state).toSorted()).toEqual(legal.toSorted())
      for (const word of legal) expect([word, drawn(name, state, word).toSorted()]).toEqual([word, targetsOf<S>(row[word]).toSorted()])
    })
  })

  test(`a ${name} is final where nothing can be said, and only there`, () => {
    const final = states.filter((state) => machines[name].config.states?.[state]?.type === 'final')
    expect(final.toSorted()).toEqual(states.filter((state) => words.every((word) => table[state][word] === '—')).toSorted())
  })

  test(`a ${name} begins unborn and knows no state beside these`, () => {
    expect(unborn[name].state).toBe('unborn')
    expect(Object.keys(machines[name].config.states ?? {}).toSorted()).toEqual(states.toSorted())
  })
}
