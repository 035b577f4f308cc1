/** A ballot as the desk sets it up: prefilled from the agenda, and what the judge is told about it before it is born. */
import { hallOf } from '../../machines/ballot-context.ts'
import { isSecretRequired, type AgendaItem } from '../../machines/agenda.ts'
import type { BallotKnown } from '../../machines/ballot-context.ts'
import { LIMIT } from '../../machines/schema.ts'
import type { BallotEvent } from '../../machines/ballot-events.ts'
import type { BallotItem, Matter, Method, Passing, Power, Raters, RatingSheet, Sheet } from '../../machines/matters.ts'
import { ratersOf, titleUnder } from '../../machines/raters.ts'
import type { ContextOf } from '../../machines/rights.ts'
import type { Settings } from '../../machines/settings.ts'
import { aspectOf, aspectTitle, personOnLine, SKIP } from '../../machines/sheet.ts'
import { inStrokes } from '../strokes.ts'
import { ASPECTS } from '../words/aspects.ts'
import { QUESTION_MARKS } from './order-vote.ts'

const LEVELS = ['excellent', 'competent', 'basicallyCompetent', 'incompetent', SKIP]
const GRADES = ['satisfied', 'basicallySatisfied', 'dissatisfied', SKIP]

export type Setup = {
  title: string
  matter: Matter
  power: Power
  method: Method
  passing: Passing
  finality: 'first' | 'last'
  /** The ballot with which it is issued and announced together. */
  together: string | null
  /** Candidates, persons appraised, or what a survey asks about; a plain question names nobody. */
  people: Named[]
  /** Seats of an election, and how its candidates stand on the paper. */
  seats: number
  order: 'strokes' | 'lot'
  writeIns: Named[]
  /** Of a rating: whether every line must be marked, and who reads the result. */
  complete: boolean
  seenBy: RatingSheet['seenBy']
  /** Of an appraisal: whether each person is rated under every aspect (德能勤绩廉), or once. */
  byAspect: boolean
  /** What each level is worth, where the average is reckoned in points. */
  points: RatingSheet['points'] | null
  /** The groups in which raters are weighed, and those that the school has, where there is a choice. */
  raters: Weighing | null
  ratersOffered: Weighing | null
}

type Weighing = Omit<Raters, 'title'>
type RatingRules = Pick<Settings, 'ratingComplete' | 'ratingsSeenBy' | 'ratingPoints' | 'raterGroups'>

export type Named = { id: string; name: string }

export const asksAboutPeople = (matter: Matter): boolean => matter === 'election' || matter === 'appraisal' || matter === 'survey'

type Standing = Pick<ContextOf['session'], 'passing' | 'resolution' | 'resolutionAdopted' | 'unit'>

/** The item under which a session adopts its resolution: carried by acclamation, and about no motion. */
export const isForResolution = ({ kind, method, motion }: AgendaItem): boolean =>
  kind === 'decide' && method === 'acclamation' && motion === null

const matterOf = (item: AgendaItem, { resolution, resolutionAdopted }: Standing): Matter => {
  if (item.motion !== null) return 'motion'
  if (isForResolution(item) && resolution !== null && !resolutionAdopted) return 'resolution'
  return item.kind === 'elect' ? 'election' : item.kind === 'appraise' ? 'appraisal' : 'other'
}

const BLANK_SHEET = {
  together: null,
  people: [],
  seats: 1,
  order: 'strokes',
  writeIns: [],
  complete: false,
  seenBy: 'presidium',
  byAspect: false,
  points: null,
  raters: null,
  ratersOffered: null,
} satisfies Partial<Setup>

export const setupOfItem = (item: AgendaItem, session: Standing): Setup => ({
  title: item.title,
  matter: matterOf(item, session),
  power: item.power,
  method: item.method ?? 'hands',
  passing: session.passing,
  finality: 'first',
  ...BLANK_SHEET,
  seats: session.unit?.seats ?? BLANK_SHEET.seats,
})

/** How the school rates, where nobody says otherwise (domain 4.2). */
export const bySchool = (
  setup: Setup,
  { ratingComplete, ratingsSeenBy, ratingPoints, raterGroups }: RatingRules,
  appraisal: string,
): Setup => {
  const [first] = raterGroups ?? []
  const weighing = raterGroups && first ? { appraisal, of: [first.group], groups: raterGroups } : null
  return {
    ...setup,
    complete: ratingComplete,
    seenBy: ratingsSeenBy,
    points: ratingPoints,
    raters: weighing,
    ratersOffered: weighing,
  }
}

export const blankSetup = (passing: Passing): Setup => ({
  title: '',
  matter: 'resolution',
  power: 'other',
  method: 'acclamation',
  passing,
  finality: 'first',
  ...BLANK_SHEET,
})

const named = ({ id, title }: { id: string; title: string }): Named => ({ id, name: title })

/** Whom a paper names, once each. */
const namedOn = (items: BallotItem[]): Named[] => [
  ...new Map(items.map((item) => [personOnLine(item), { id: personOnLine(item), name: aspectOf(item)?.name ?? item.title }])).values(),
]

export const setupOfBallot = (context: ContextOf['ballot']): Setup => {
  const { title, matter, power, method, passing, finality, items, sheet } = context
  const raters = ratersOf(sheet)
  return {
    title: raters?.title ?? title,
    matter,
    power,
    method,
    passing,
    finality,
    ...BLANK_SHEET,
    people: asksAboutPeople(matter) ? namedOn(items) : [],
    // Whoever was drawn stays where the lot put them.
    ...(sheet?.kind === 'election' ? { seats: sheet.seats, order: 'lot' as const, writeIns: sheet.writeIns.map(named) } : {}),
    ...(sheet?.kind === 'rating'
      ? {
          complete: sheet.complete,
          seenBy: sheet.seenBy,
          points: sheet.points ?? null,
          raters,
          // A further round keeps the groups that it had.
          ratersOffered: context.round === 1 ? raters : null,
          byAspect: items.some(({ person }) => person !== undefined),
        }
      : {}),
  }
}

/** Candidates stand in the order of their surnames' strokes, or as the lot fell. */
export const inOrder = ({ matter, people, order }: Pick<Setup, 'matter' | 'people' | 'order'>): Named[] =>
  matter === 'election' && order === 'strokes' ? inStrokes(people) : people

/** An order that nobody chose. */
export const drawn = (people: Named[]): Named[] =>
  people
    .map((person) => ({ person, lot: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0 }))
    .toSorted((a, b) => a.lot - b.lot)
    .map(({ person }) => person)

const marksOf = (matter: Matter): string[] => (matter === 'appraisal' ? LEVELS : matter === 'survey' ? GRADES : QUESTION_MARKS)

const isByAspect = ({ matter, byAspect }: Setup): boolean => matter === 'appraisal' && byAspect
/** How many persons a paper holds. */
export const mostPeople = (setup: Setup): number => (isByAspect(setup) ? Math.floor(LIMIT.ballotItems / ASPECTS.length) : LIMIT.ballotItems)

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** A line's id follows from whose it is: a paper that is set up again is the same paper. */
const lineUnder = (person: string, aspect: number): string =>
  person.slice(0, -1) + BASE58.charAt((BASE58.indexOf(person.slice(-1)) + 1 + aspect) % BASE58.length)

const linesOf = (setup: Setup, { id, name }: Named): BallotItem[] => {
  const marks = marksOf(setup.matter)
  if (!isByAspect(setup)) return [{ id, title: name, marks }]
  return ASPECTS.map((aspect, at) => ({ id: lineUnder(id, at), title: aspectTitle(name, aspect), marks, person: id }))
}

/** The papers' questions: one a person or one an aspect, or the motion itself. `question` is the id that the one question has or gets. */
export const questionsOf = (setup: Setup, question: string): BallotItem[] =>
  asksAboutPeople(setup.matter)
    ? inOrder(setup).flatMap((person) => linesOf(setup, person))
    : [{ id: question, title: setup.title.trim(), marks: QUESTION_MARKS }]

const weighedBy = ({ raters, title }: Setup): Pick<RatingSheet, 'raters'> =>
  raters ? { raters: { appraisal: raters.appraisal, title: title.trim(), of: raters.of, groups: raters.groups } } : {}

export const sheetOf = (setup: Setup): Sheet | null => {
  const { matter, seats, people, writeIns, complete, seenBy, points } = setup
  if (matter === 'election') {
    const others = writeIns.filter(({ id }) => !people.some((person) => person.id === id))
    return { kind: 'election', seats, stage: 'first', writeIns: others.map(({ id, name }) => ({ id, title: name })) }
  }
  if (matter === 'appraisal') return { kind: 'rating', complete, seenBy, ...(points ? { points } : {}), ...weighedBy(setup) }
  return matter === 'survey' ? { kind: 'rating', complete, seenBy: 'staff' } : null
}

const isComplete = (setup: Setup) =>
  setup.title.trim() !== '' &&
  setup.title.trim().length <= LIMIT.title &&
  (!asksAboutPeople(setup.matter) || (setup.people.length > 0 && setup.people.length <= mostPeople(setup)))

type Adjust = Extract<BallotEvent, { type: 'ballot.adjust' }>
const fieldsOf = (setup: Setup, question: string): Omit<Adjust, 'type'> => {
  const sheet = sheetOf(setup)
  const raters = ratersOf(sheet)
  return {
    title: raters ? titleUnder(raters) : setup.title.trim(),
    power: setup.power,
    method: setup.method,
    items: questionsOf(setup, question),
    ...(sheet === null ? {} : { sheet }),
    passing: setup.passing,
    finality: setup.finality,
  }
}

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
        ...(setup.together === null ? {} : { together: setup.together }),
        ...fieldsOf(setup, question),
      }
    : null

export const knownBeforeBirth = (
  session: { state: string; context: ContextOf['session'] },
  item: AgendaItem | undefined,
  motionState: string | null,
  /** The ballot that it is to go together with, and those that do already. */
  group: Pick<BallotKnown, 'first' | 'companions'> = { first: null, companions: [] },
): BallotKnown => ({
  session: hallOf(session),
  item: item
    ? { power: item.power, override: item.override, ballot: item.ballot, isOpenToVote: item.phase !== 'voting' && item.phase !== 'decided' }
    : null,
  motionState,
  previous: null,
  ...group,
  notRepresentatives: 0,
  notConfirmed: 0,
  candidatesAmong: 0,
  attending: {},
  ofAppraisal: 0,
  surplus: 0,
  paperAbsent: 0,
  seatPaper: 'none',
  cast: 0,
  tally: null,
  sealed: { opened: false, verified: false },
})

export const mustBeSecret = (setup: Setup, override: string | null): boolean => override === null && isSecretRequired(setup.power)
