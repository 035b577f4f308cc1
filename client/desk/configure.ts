/** A ballot as the desk sets it up: prefilled from the agenda, and what the judge is told about it before it is born. */
import { hallOf } from '../../machines/ballot-context.ts'
import { isSecretRequired, type AgendaItem } from '../../machines/agenda.ts'
import type { BallotKnown } from '../../machines/ballot-context.ts'
import { LIMIT } from '../../machines/schema.ts'
import type { BallotEvent } from '../../machines/ballot-events.ts'
import type { BallotItem, Matter, Method, Passing, Power } from '../../machines/matters.ts'
import type { ContextOf } from '../../machines/rights.ts'
import { QUESTION_MARKS } from './order-vote.ts'

const LEVELS = ['excellent', 'competent', 'basicallyCompetent', 'incompetent']

export type Setup = {
  title: string
  matter: Matter
  power: Power
  method: Method
  passing: Passing
  finality: 'first' | 'last'
  /** Candidates or persons appraised; a plain question names nobody. */
  people: { id: string; name: string }[]
}

export const asksAboutPeople = (matter: Matter): boolean => matter === 'election' || matter === 'appraisal'

type Standing = Pick<ContextOf['session'], 'passing' | 'resolution' | 'resolutionAdopted'>

/** The item under which a session adopts its resolution: carried by acclamation, and about no motion. */
export const isForResolution = ({ kind, method, motion }: AgendaItem): boolean =>
  kind === 'decide' && method === 'acclamation' && motion === null

const matterOf = (item: AgendaItem, { resolution, resolutionAdopted }: Standing): Matter => {
  if (item.motion !== null) return 'motion'
  if (isForResolution(item) && resolution !== null && !resolutionAdopted) return 'resolution'
  return item.kind === 'elect' ? 'election' : item.kind === 'appraise' ? 'appraisal' : 'other'
}

export const setupOfItem = (item: AgendaItem, session: Standing): Setup => ({
  title: item.title,
  matter: matterOf(item, session),
  power: item.power,
  method: item.method ?? 'hands',
  passing: session.passing,
  finality: 'first',
  people: [],
})

export const blankSetup = (passing: Passing): Setup => ({
  title: '',
  matter: 'resolution',
  power: 'other',
  method: 'acclamation',
  passing,
  finality: 'first',
  people: [],
})

export const setupOfBallot = ({ title, matter, power, method, passing, finality, items }: ContextOf['ballot']): Setup => ({
  title,
  matter,
  power,
  method,
  passing,
  finality,
  people: asksAboutPeople(matter) ? items.map((item) => ({ id: item.id, name: item.title })) : [],
})

/** Candidates stand in the order of their surnames' strokes (domain 4.1): no order of merit, none of invention. */
const byStrokes = new Intl.Collator('zh-u-co-stroke')
const inOrder = ({ matter, people }: Setup) =>
  matter === 'election' ? people.toSorted((a, b) => byStrokes.compare(a.name, b.name)) : people

/** The papers' questions: one a person, or the motion itself. `question` is the id that the one question has or gets. */
export const questionsOf = (setup: Setup, question: string): BallotItem[] =>
  asksAboutPeople(setup.matter)
    ? inOrder(setup).map(({ id, name }) => ({ id, title: name, marks: setup.matter === 'appraisal' ? LEVELS : QUESTION_MARKS }))
    : [{ id: question, title: setup.title.trim(), marks: QUESTION_MARKS }]

const isComplete = (setup: Setup) =>
  setup.title.trim() !== '' && setup.title.trim().length <= LIMIT.title && (!asksAboutPeople(setup.matter) || setup.people.length > 0)

type Adjust = Extract<BallotEvent, { type: 'ballot.adjust' }>
const fieldsOf = (setup: Setup, question: string): Omit<Adjust, 'type'> => ({
  title: setup.title.trim(),
  power: setup.power,
  method: setup.method,
  items: questionsOf(setup, question),
  passing: setup.passing,
  finality: setup.finality,
})

export const adjustment = (setup: Setup, question: string): Adjust | null =>
  isComplete(setup) ? { type: 'ballot.adjust', ...fieldsOf(setup, question) } : null

export const configuration = (
  setup: Setup,
  question: string,
  session: string,
  item: AgendaItem | undefined,
): Extract<BallotEvent, { type: 'ballot.configure' }> | null =>
  isComplete(setup)
    ? {
        type: 'ballot.configure',
        session,
        agendaItem: item?.id ?? null,
        matter: setup.matter,
        motion: item?.motion ?? null,
        ...fieldsOf(setup, question),
      }
    : null

export const knownBeforeBirth = (
  session: { state: string; context: ContextOf['session'] },
  item: AgendaItem | undefined,
  motionState: string | null,
): BallotKnown => ({
  session: hallOf(session),
  item: item
    ? { power: item.power, override: item.override, ballot: item.ballot, isOpenToVote: item.phase !== 'voting' && item.phase !== 'decided' }
    : null,
  motionState,
  previous: null,
  notRepresentatives: 0,
  notConfirmed: 0,
  candidatesAmong: 0,
  paperAbsent: 0,
  seatPaper: 'none',
  cast: 0,
  tally: null,
  sealed: { opened: false, verified: false },
})

export const mustBeSecret = (setup: Setup, override: string | null): boolean => override === null && isSecretRequired(setup.power)
