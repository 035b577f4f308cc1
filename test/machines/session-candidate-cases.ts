/** What stands in the way of candidates (domain 4.1). */
import { LIMIT } from '../../machines/schema.ts'
import type { SessionCondition } from '../../machines/session-conditions.ts'
import type { Case } from './obstacles.ts'
import { id, second } from './people.ts'
import { electing, item } from './session-stand.ts'

type CandidateCondition = Extract<
  SessionCondition,
  'itemElects' | 'mayPutForward' | 'nomineeThere' | 'nomineeNew' | 'nomineesFew' | 'nomineeStands'
>
const seat = { presence: 'present', kind: 'representative', delegation: null, head: false } as const
const bySeat = { in: 'open', word: 'session.nominateCandidate', saying: { seat: id('secondSeat') }, by: second } as const

export const candidateCases: Record<CandidateCondition, Record<string, Case<'session'>>> = {
  itemElects: {
    'nobody stands where nothing is elected': {
      in: 'preparing',
      word: 'session.nominateCandidate',
      context: { items: [item('pending', 'pending')] },
    },
  },
  mayPutForward: {
    'a member of a delegation asks its head': { ...bySeat, context: electing, known: { seat } },
    'a seat that has ended puts nobody forward': {
      ...bySeat,
      context: electing,
      known: { seat: { ...seat, head: true, presence: 'lapsed' } },
    },
    'nor a seat of another session': { ...bySeat, context: electing, known: { seat: null } },
  },
  nomineeThere: {
    'nobody is elected who is not on the staff': {
      in: 'preparatory',
      word: 'session.nominateCandidate',
      context: electing,
      known: { nominee: { there: false, consent: null } },
    },
  },
  nomineeNew: {
    'nobody is put forward twice': {
      in: 'open',
      word: 'session.nominateCandidate',
      context: electing,
      known: { nominee: { there: true, consent: 'asked' } },
    },
    'whoever would not stand is not asked again': {
      in: 'open',
      word: 'session.nominateCandidate',
      context: electing,
      known: { nominee: { there: true, consent: 'refused' } },
    },
  },
  nomineesFew: {
    'no more stand than a paper holds': {
      in: 'open',
      word: 'session.nominateCandidate',
      context: electing,
      known: { nominees: LIMIT.ballotItems },
    },
  },
  nomineeStands: {
    'who was not put forward has nothing to answer': {
      in: 'open',
      word: 'session.answerNomination',
      known: { nominee: { there: true, consent: null } },
    },
    'nor is withdrawn': { in: 'papers_out', word: 'session.withdrawNomination', known: { nominee: { there: true, consent: null } } },
  },
}
