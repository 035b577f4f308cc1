/** What stands in the way of a renewal by units (domain 4.1). */
import type { SessionCondition } from '../../machines/session-conditions.ts'
import { blankSession } from '../../machines/session-context.ts'
import type { Filled } from '../../machines/units.ts'
import type { Case } from './obstacles.ts'
import { id } from './people.ts'
import { electors, unit } from './session-stand.ts'

type UnitCondition = Extract<
  SessionCondition,
  | 'unitsDistinct'
  | 'delegationsListed'
  | 'noUnitUnderWay'
  | 'congressFillable'
  | 'unitAllotted'
  | 'unitIdle'
  | 'scrutineersOfUnit'
  | 'countedSaid'
  | 'electedThere'
  | 'delegationOfUnit'
  | 'inAHall'
>

const congress: Filled = { state: 'preparing', context: { ...blankSession, units: [unit] }, underWay: [] }
const filling = (more: Partial<Filled>) => ({ filled: { ...congress, ...more } })
const election = { of: id('congress'), id: unit.id, name: unit.name, seats: unit.seats, decision: '筹备组决定。' }

export const unitCases: Record<UnitCondition, Record<string, Case<'session'>>> = {
  unitsDistinct: {
    'a department elects in one unit': {
      in: 'preparing',
      word: 'session.allot',
      saying: { units: [unit, { ...unit, id: id('another'), name: '数学选区' }] },
    },
    'no two units bear one name': {
      in: 'preparing',
      word: 'session.allot',
      saying: { units: [unit, { ...unit, id: id('another'), departments: [id('elsewhere')] }] },
    },
  },
  delegationsListed: {
    'those elected sit in a delegation that is listed': { in: 'preparing', word: 'session.allot', saying: { delegations: [] } },
  },
  noUnitUnderWay: { 'no quota changes under a vote': { in: 'preparing', word: 'session.allot', known: { unitsUnderWay: [unit.id] } } },
  congressFillable: {
    'a congress that sits is not filled': { in: 'unborn', word: 'session.constitute', known: filling({ state: 'open' }) },
    'nor is a rehearsal': {
      in: 'unborn',
      word: 'session.constitute',
      known: filling({ context: { ...congress.context, rehearsalOf: id('real') } }),
    },
    'nor a unit’s own election': {
      in: 'unborn',
      word: 'session.constitute',
      known: filling({ context: { ...congress.context, unit: election } }),
    },
    'nor what there is not': { in: 'unborn', word: 'session.constitute', known: { filled: null } },
  },
  unitAllotted: {
    'a unit that was allotted nothing elects nobody': { in: 'unborn', word: 'session.constitute', saying: { unit: id('other') } },
  },
  unitIdle: {
    'a unit holds one election at a time': { in: 'unborn', word: 'session.constitute', known: filling({ underWay: [unit.id] }) },
  },
  scrutineersOfUnit: {
    'scrutineers belong to the unit': {
      in: 'unborn',
      word: 'session.constitute',
      saying: { scrutineers: [electors[0]?.person, id('stranger')] },
    },
  },
  countedSaid: {
    'a count that must be trusted is in the rules': { in: 'unborn', word: 'session.constitute', saying: { countedAllowed: false } },
  },
  electedThere: {
    'nobody sits whom the unit did not elect': {
      in: 'preparing',
      word: 'session.seatElected',
      saying: { seats: [{ seat: id('seatOne'), person: id('somebody') }] },
    },
    'nor before its result is announced': { in: 'papers_out', word: 'session.seatElected', known: { elected: null } },
  },
  delegationOfUnit: {
    'those elected sit where the quota table says': { in: 'preparing', word: 'session.seatElected', saying: { delegation: null } },
  },
  inAHall: {
    'nobody signs in to a unit’s election': { in: 'open', word: 'session.checkIn', context: { unit: election } },
    'nobody is kept from it as absent': {
      in: 'open',
      word: 'session.undoCheckIn',
      context: { unit: election },
      known: { seat: { presence: 'present', kind: 'elector', delegation: null, head: false } },
    },
    'nor as gone': {
      in: 'open',
      word: 'session.stepOut',
      context: { unit: election },
      known: { seat: { presence: 'present', kind: 'elector', delegation: null, head: false } },
    },
    'no motion is honoured where a unit votes': { in: 'open', word: 'session.nominateAward', context: { unit: election } },
    'nor as on leave': { in: 'open', word: 'session.grantLeave', context: { unit: election } },
  },
}
