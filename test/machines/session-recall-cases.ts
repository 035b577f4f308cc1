/** What stands in the way of a recall (罢免) and of a by-election (补选) beside a ballot of ours (domain 4.1). */
import type { SessionCondition } from '../../machines/session-conditions.ts'
import type { Case } from './obstacles.ts'
import { chief, id } from './people.ts'

type RecallCondition = Extract<SessionCondition, `recall${string}` | `electors${string}` | 'scrutineersNotRecalled'>

const voted = (electors: number, returned: number, approve: number) => ({ vote: { electors, returned, approve } })
const recall = { in: 'preparing', word: 'session.recall' } as const

export const recallCases: Record<RecallCondition, Record<string, Case<'session'>>> = {
  electorsAttended: {
    'thirteen of twenty are fewer than two thirds': { ...recall, saying: voted(20, 13, 13) },
    'more papers came back than there are electors': { ...recall, saying: voted(20, 21, 20) },
    'a unit of nobody recalls nobody': { ...recall, saying: voted(0, 0, 0) },
    'nor is anybody elected by so few': { in: 'preparing', word: 'session.byElect', saying: voted(20, 13, 13) },
    'a school may ask for more to take part': {
      ...recall,
      saying: voted(20, 14, 14),
      context: { quorum: { numerator: 3, denominator: 4 } },
    },
  },
  electorsCarried: {
    'ten of twenty are not more than half, though all who voted were for it': { ...recall, saying: voted(20, 14, 10) },
    'nor does half of a unit elect': { in: 'preparing', word: 'session.byElect', saying: voted(20, 14, 10) },
    'nobody is recalled by more votes than there were papers': { ...recall, saying: voted(20, 14, 15) },
  },
  recallCounted: {
    'a ballot that is none of that recall, or not announced yet': { ...recall, saying: { ballot: id('ballot') } },
    'other figures than were announced': {
      ...recall,
      saying: { ballot: id('ballot') },
      known: { recallVote: { electors: 20, returned: 14, approve: 12 } },
    },
  },
  recalledThere: {
    'a unit recalls nobody who is not its own, or has no seat': {
      in: 'unborn',
      word: 'session.constitute',
      saying: { recalls: { seat: id('seat'), person: id('elector5') } },
    },
  },
  scrutineersNotRecalled: {
    'nobody counts the votes on their own recall': {
      in: 'unborn',
      word: 'session.constitute',
      saying: { recalls: { seat: id('seat'), person: chief.person } },
      known: { recallable: true },
    },
  },
}
