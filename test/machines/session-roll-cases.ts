/** What stands in the way of the words that change the roll, and of the phone at the door. */
import type { SessionCondition } from '../../machines/session-conditions.ts'
import type { Case } from './obstacles.ts'
import { id, second } from './people.ts'

type RollCondition = Extract<
  SessionCondition,
  | 'delegationOfTerm'
  | 'placeFree'
  | 'movesElsewhere'
  | 'memberThere'
  | 'notHeadYet'
  | 'rollEmpty'
  | 'underEighty'
  | 'wholeStaff'
  | 'codeSaid'
  | 'codeFresh'
>

export const rollCases: Record<RollCondition, Record<string, Case<'session'>>> = {
  delegationOfTerm: {
    'no seat in a delegation of another term': { in: 'preparing', word: 'session.enrol', known: { foreignDelegation: true } },
    'nor by by-election': { in: 'preparatory', word: 'session.byElect', known: { foreignDelegation: true } },
    'nor by the quota table': { in: 'preparing', word: 'session.allot', known: { foreignDelegation: true } },
    'nor by moving': { in: 'papers_out', word: 'session.transfer', known: { foreignDelegation: true } },
  },
  placeFree: {
    'a seat that stands is not filled anew': {
      in: 'preparing',
      word: 'session.byElect',
      saying: { replaces: id('other') },
      known: { replaced: 'absent' },
    },
    'nor one that there is not': { in: 'preparing', word: 'session.byElect', saying: { replaces: id('other') } },
  },
  movesElsewhere: { 'who is there does not move there': { in: 'preparing', word: 'session.transfer', saying: { delegation: null } } },
  memberThere: {
    'a head comes from the delegation': {
      in: 'preparing',
      word: 'session.nameHead',
      known: { seat: { presence: 'absent', kind: 'representative', delegation: null, head: false } },
    },
    'and holds a representative’s seat': {
      in: 'preparing',
      word: 'session.nameHead',
      known: { seat: { presence: 'absent', kind: 'observer', delegation: id('delegation'), head: false } },
    },
  },
  notHeadYet: {
    'who leads it is not named again': {
      in: 'open',
      word: 'session.nameHead',
      known: { seat: { presence: 'present', kind: 'representative', delegation: id('delegation'), head: true } },
    },
  },
  rollEmpty: { 'where representatives sit there is no assembly': { in: 'preparing', word: 'session.assemble' } },
  underEighty: {
    'eighty staff elect representatives': {
      in: 'preparing',
      word: 'session.assemble',
      context: { roll: 0 },
      known: { staff: { missed: 0, strangers: 0, count: 80 } },
    },
  },
  wholeStaff: {
    'an assembly leaves nobody out': {
      in: 'preparing',
      word: 'session.assemble',
      context: { roll: 0 },
      known: { staff: { missed: 1, strangers: 0, count: 79 } },
    },
    'nor does a unit': {
      in: 'unborn',
      word: 'session.constitute',
      known: { staff: { missed: 1, strangers: 0, count: 21 } },
    },
    'and puts no two on one seat': {
      in: 'preparing',
      word: 'session.assemble',
      context: { roll: 0 },
      saying: {
        seats: [
          { seat: id('seatOne'), person: id('personOne') },
          { seat: id('seatOne'), person: id('personTwo') },
        ],
      },
    },
    'and seats nobody from elsewhere': {
      in: 'preparing',
      word: 'session.assemble',
      context: { roll: 0 },
      known: { staff: { missed: 0, strangers: 1, count: 79 } },
    },
  },
  codeSaid: {
    'a phone says the hall’s code': {
      in: 'preparatory',
      word: 'session.checkIn',
      by: second,
      saying: { seat: second.seats[0]?.id },
      known: { signInBy: 'hallCode' },
    },
  },
  codeFresh: {
    'and not one that has turned': {
      in: 'open',
      word: 'session.checkIn',
      by: second,
      saying: { seat: second.seats[0]?.id },
      known: { signInBy: 'hallCode', code: 'stale' },
    },
  },
}
