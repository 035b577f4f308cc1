/**
 * `npm run docs:machines` writes docs/machines.md from the machines themselves: what leads where, on which conditions,
 * and who may say it. Who may is found by asking: each speaker below asks for each word in each state.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Actor, Person, Seat } from '../machines/actor.ts'
import { ROLES } from '../machines/matters.ts'
import { ballotMachine } from '../machines/ballot.ts'
import { blankBallot } from '../machines/ballot-context.ts'
import type { EventOf, SubjectName, Word } from '../machines/events.ts'
import { wordsFrom } from '../machines/judge.ts'
import { motionMachine } from '../machines/motion.ts'
import { blankMotion } from '../machines/motion-context.ts'
import { isEntitled, type ContextOf, type KnownOf, type StateOf } from '../machines/rights.ts'
import { sessionMachine } from '../machines/session.ts'
import { blankSession } from '../machines/session-context.ts'
import { blankUndertaking } from '../machines/undertaking-context.ts'
import { undertakingMachine } from '../machines/undertaking.ts'

export const MACHINES_FILE = path.join(path.dirname(fileURLToPath(import.meta.url)), 'machines.md')

type Branch = { target?: string; guard?: { params: readonly string[] } }
type Drawing = { states: Record<string, { on?: Record<string, Branch | readonly Branch[]>; type?: string }> }

type Chapter<S extends SubjectName> = {
  name: S
  title: string
  machine: { config: unknown }
  context: ContextOf[S]
  known: Partial<KnownOf[S]>
}

const CHAPTERS: { [S in SubjectName]: Chapter<S> } = {
  session: { name: 'session', title: 'Session 会议', machine: sessionMachine, context: blankSession, known: {} },
  motion: {
    name: 'motion',
    title: 'Motion 提案',
    machine: motionMachine,
    context: { ...blankMotion, session: 'here', proposer: 'proposer', homeDelegation: 'home' },
    known: { question: { department: 'home', isAnswered: false, rung: null } },
  },
  ballot: {
    name: 'ballot',
    title: 'Ballot 票决',
    machine: ballotMachine,
    context: { ...blankBallot, scrutineers: ['scrutineer'], tellers: ['teller'] },
    known: {},
  },
  undertaking: {
    name: 'undertaking',
    title: 'Undertaking 承办',
    machine: undertakingMachine,
    context: { ...blankUndertaking, department: 'home' },
    known: { rater: 'proposer', opiners: ['another'] },
  },
}

const person = (name: string, more: Partial<Person> = {}): Person => ({
  kind: 'person',
  person: name,
  roles: [],
  department: null,
  seats: [],
  ...more,
})
const seated = (name: string, seat: Partial<Seat> = {}): Person =>
  person(name, { seats: [{ id: name, session: 'here', kind: 'representative', delegation: 'home', head: false, ...seat }] })

/** Everybody who may be entitled to something, by the name that the tables give them. */
const SPEAKERS: [string, Actor][] = [
  ...ROLES.filter((role) => role !== 'department').map((role): [string, Actor] => [role, person(role, { roles: [role] })]),
  ['the department', person('officer', { roles: ['department'], department: 'home' })],
  ['the proposer', seated('proposer')],
  ['another representative', seated('another')],
  ['the head of the delegation', seated('head', { head: true })],
  ['the head of another delegation', seated('otherHead', { head: true, delegation: 'other' })],
  ['the holder of the seat', seated('own', { kind: 'observer' })],
  ['a scrutineer', person('scrutineer')],
  ['a teller', person('teller')],
  ['the clock', { kind: 'clock' }],
  ['the congress', { kind: 'congress' }],
]

const REPRESENTATIVES = ['another representative', 'the head of the delegation', 'the head of another delegation']

/** Some rights read the word itself: whose seat it names, whose motion it makes. */
const WORDINGS = [
  { seat: 'own', kind: 'proposal', session: 'here', delegation: null },
  { seat: 'own', kind: 'draftItem', session: 'here', delegation: null },
]

const whoMay = <S extends SubjectName>({ name, context, known }: Chapter<S>, state: StateOf[S], word: Word<S>): string => {
  const asked = (by: Actor, wording: object) => {
    const event = Object.assign({ type: word }, wording) as unknown as EventOf[S]
    return isEntitled<S>(name, { state, context, known: known as KnownOf[S], by, event })
  }
  const may = SPEAKERS.filter(([, by]) => WORDINGS.some((wording) => asked(by, wording))).map(([title]) => title)
  if (!REPRESENTATIVES.every((title) => may.includes(title))) return may.join(', ')
  const rest = may.filter((title) => !REPRESENTATIVES.includes(title) && title !== 'the proposer')
  return [...rest, may.includes('the proposer') ? 'a representative' : 'another representative'].join(', ')
}

const branchesOf = (drawing: Drawing, state: string, word: string): Branch[] => {
  const found = drawing.states[state]?.on?.[word] ?? []
  return 'length' in found ? [...found] : [found]
}

const short = (word: string): string => word.slice(word.indexOf('.') + 1)

/** Arrows between states; what stays where it is stands only in the table. */
const diagramOf = (drawing: Drawing): string[] => {
  const arrows = new Map<string, string[]>()
  for (const [state, { on = {}, type }] of Object.entries(drawing.states)) {
    for (const word of Object.keys(on)) {
      for (const { target } of branchesOf(drawing, state, word)) {
        const arrow = `${state === 'unborn' ? '[*]' : state} --> ${target ?? state}`
        if (target !== undefined && target !== state) arrows.set(arrow, [...new Set([...(arrows.get(arrow) ?? []), short(word)])])
      }
    }
    if (type === 'final') arrows.set(`${state} --> [*]`, [])
  }
  const drawn = [...arrows].map(([arrow, words]) => `    ${arrow}${words.length > 0 ? `: ${words.join(' / ')}` : ''}`)
  return ['```mermaid', 'stateDiagram-v2', ...drawn, '```']
}

const tableOf = <S extends SubjectName>(chapter: Chapter<S>, drawing: Drawing): string[] => {
  const rows = (Object.keys(drawing.states) as StateOf[S][]).flatMap((state) =>
    wordsFrom(chapter.name, state).flatMap((word) =>
      branchesOf(drawing, state, word).map(({ target, guard }) => {
        const conditions = (guard?.params ?? []).map((name) => `\`${name}\``).join(', ')
        return `| ${state} | \`${word}\` | ${whoMay(chapter, state, word)} | ${conditions || '–'} | ${(target ?? state) === state ? 'same' : target} |`
      }),
    ),
  )
  return ['| from | word | who | on condition | to |', '|---|---|---|---|---|', ...rows]
}

const chapterOf = <S extends SubjectName>(chapter: Chapter<S>): string[] => {
  const drawing = chapter.machine.config as Drawing
  const ends = Object.keys(drawing.states).filter((state) => drawing.states[state]?.type === 'final')
  return [`## ${chapter.title}`, '', ...diagramOf(drawing), '', ...tableOf(chapter, drawing), '', `Final: ${ends.join(', ')}.`, '']
}

/** The whole of docs/machines.md. */
export const renderMachines = (): string =>
  [
    '# The machines',
    '',
    'Generated from `machines/` by `npm run docs:machines`; not to be edited. A word said in a state that has no row for it is',
    'refused as `out-of-order`; said by anybody else than who may, as `not-entitled`; where a condition does not hold, as `unmet`.',
    'Where a word has several rows in one state, the first whose conditions hold is taken. *The congress* speaks when one settled',
    'act makes another subject hear a word ([consequences](../machines/consequences.ts)); *the clock*, when a deadline has come.',
    'Casting a vote is not a word: it goes through the booth and is never journalled.',
    '',
    ...chapterOf(CHAPTERS.session),
    ...chapterOf(CHAPTERS.motion),
    ...chapterOf(CHAPTERS.ballot),
    ...chapterOf(CHAPTERS.undertaking),
  ]
    .join('\n')
    .trimEnd() + '\n'

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(MACHINES_FILE, renderMachines())
