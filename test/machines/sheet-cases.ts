/** What stands in the way of elections and ratings (domain 4.1, 4.2). */
import type { BallotCondition } from '../../machines/ballot-conditions.ts'
import type { Case } from './obstacles.ts'
import { ballot } from './ballot-stand.ts'
import { id } from './people.ts'
import { unsoundGroups } from './raters-cases.ts'
import type { Manner } from './say.ts'

const question = (name: string, title: string) => ({ id: id(name), title, marks: ['approve', 'oppose', 'abstain'] })
const seats = { kind: 'election', seats: 1, stage: 'first', writeIns: [] } as const
const elect = {
  matter: 'election',
  power: 'election',
  motion: null,
  agendaItem: null,
  items: [question('one', '甲'), question('two', '乙')],
  sheet: seats,
} as const
const rate = {
  matter: 'appraisal',
  power: 'appraisal',
  motion: null,
  agendaItem: null,
  items: [{ id: id('one'), title: '甲', marks: ['excellent', 'incompetent', 'skip'] }],
  sheet: { kind: 'rating', complete: false, seenBy: 'presidium' },
} as const
const none = { elected: [id('one')], tied: [], open: 0, vacant: 0 }
const free: Manner<'ballot'> = { known: { item: null } }

export const sheetCases = {
  sheetFits: {
    ...unsoundGroups,
    'an election has seats': {
      in: 'unborn',
      word: 'ballot.configure',
      saying: { ...elect, sheet: undefined },
      ...free,
    },
    'no more seats than candidates': {
      in: 'unborn',
      word: 'ballot.configure',
      saying: { ...elect, sheet: { ...seats, seats: 3 } },
      ...free,
    },
    'nobody is a candidate and a write-in': {
      in: 'unborn',
      word: 'ballot.configure',
      saying: { ...elect, sheet: { ...seats, writeIns: [{ id: id('one'), title: '甲' }] } },
      ...free,
    },
    'every candidate can be approved, opposed, or neither': {
      in: 'unborn',
      word: 'ballot.configure',
      saying: { ...elect, items: [{ id: id('one'), title: '甲', marks: ['approve', 'oppose'] }] },
      ...free,
    },
    'an appraisal has lines that may be left out': {
      in: 'unborn',
      word: 'ballot.configure',
      saying: { ...rate, items: [{ id: id('one'), title: '甲', marks: ['excellent', 'incompetent'] }] },
      ...free,
    },
    'where its levels are worth points, each of them is': {
      in: 'unborn',
      word: 'ballot.configure',
      saying: { ...rate, sheet: { kind: 'rating', complete: false, seenBy: 'staff', points: { excellent: 100 } } },
      ...free,
    },
    'and seats it has none': { in: 'unborn', word: 'ballot.configure', saying: { ...rate, sheet: seats }, ...free },
    'a motion has neither': { in: 'configured', word: 'ballot.adjust', saying: { sheet: seats } },
  },
  surplusReached: {
    'three seats are not contested by four where the school asks for half as many more': {
      in: 'unborn',
      word: 'ballot.configure',
      known: { item: null, surplus: 50 },
      saying: {
        ...elect,
        items: ['one', 'two', 'three', 'four'].map((name) => question(name, name)),
        sheet: { ...seats, seats: 3 },
      },
    },
  },
  seatsAllotted: {
    'a unit elects no more than it was allotted': {
      in: 'unborn',
      word: 'ballot.configure',
      saying: { ...elect, sheet: { ...seats, seats: 2 } },
      known: { ...free.known, session: { ...ballot.known.session, unitSeats: 1 }, surplus: 0 },
    },
  },
  turnoutReached: {
    'two thirds of a unit’s staff take part': {
      in: 'closed',
      word: 'ballot.reconcile',
      context: { roll: 76, onPaper: 0, paperEntries: [] },
      known: { session: { ...ballot.known.session, unitSeats: 5 }, cast: 50 },
    },
  },
  stageKept: {
    'nobody calls a run-off of nothing': {
      in: 'unborn',
      word: 'ballot.configure',
      saying: { ...elect, sheet: { ...seats, stage: 'runOff' } },
      ...free,
    },
  },
  forTheHall: {
    'how persons were rated is not called out': {
      in: 'certified',
      word: 'ballot.reveal',
      context: { sheet: { kind: 'rating', complete: false, seenBy: 'presidium' } },
    },
  },
  tied: { 'without a tie there is no run-off': { in: 'announced', word: 'ballot.runOff', context: { election: none } } },
  short: {
    'with all seats filled there is no further election': { in: 'announced', word: 'ballot.supplement', context: { election: none } },
  },
  candidatesNew: {
    'who is elected does not stand again': {
      in: 'announced',
      word: 'ballot.supplement',
      context: { election: { elected: [id('one')], tied: [], open: 0, vacant: 1 } },
      saying: { items: [question('one', '甲')] },
    },
  },
  unfilled: { 'with all seats filled none is left vacant': { in: 'announced', word: 'ballot.leaveVacant', context: { election: none } } },
  vacancyUndecided: {
    'a vacancy is decided once': {
      in: 'announced',
      word: 'ballot.leaveVacant',
      context: { election: { elected: [], tied: [], open: 0, vacant: 1 }, vacancyReason: '暂缺。' },
    },
  },
  filled: {
    'a seat that nobody won is not forgotten': {
      in: 'announced',
      word: 'ballot.archive',
      context: { election: { elected: [], tied: [], open: 0, vacant: 1 } },
    },
  },
} satisfies Partial<Record<BallotCondition, Record<string, Case<'ballot'>>>>
