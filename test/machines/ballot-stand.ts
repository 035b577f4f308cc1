/** A secret ballot with which nearly every word goes well, and every word of a ballot once. */
import { QUORUM } from '../../machines/majority.ts'
import { type BallotKnown, blankBallot, type PaperEntry } from '../../machines/ballot-context.ts'
import type { EventOf } from '../../machines/events.ts'
import { HALF_OF_ROLL } from '../../machines/majority.ts'
import { chief, congress, id, presidium, scrutineer, secretary, SESSION, staff, teller, otherTeller } from './people.ts'
import type { Samples, Stand } from './say.ts'

export const ITEM = id('payPlan')
const MARKS = ['approve', 'oppose', 'abstain']
export const votes = (approve: number, oppose: number, abstain: number) => ({ [ITEM]: { approve, oppose, abstain } })

/** A bundle of ten papers, one of them invalid. */
export const bundle = { returned: 10, invalid: 1, tally: votes(6, 2, 1) }
export const entries: PaperEntry[] = [
  { teller: teller.person, ...bundle },
  { teller: otherTeller.person, ...bundle },
]

/** Those who vote on paper. */
const PAPER_SEATS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map(id)

const fields = {
  title: '绩效工资分配方案',
  power: 'staffInterest',
  method: 'secret',
  items: [{ id: ITEM, title: '绩效工资分配方案', marks: MARKS }],
  passing: HALF_OF_ROLL,
  finality: 'first',
} satisfies Partial<EventOf['ballot']>

const officers = { scrutineers: [chief.person, scrutineer.person], chief: chief.person, tellers: [teller.person, otherTeller.person] }

/** 51 of 57 in the hall. */
const hall: BallotKnown['session'] = {
  state: 'open',
  roll: 57,
  present: 51,
  quorum: QUORUM,
  rulesAdopted: true,
  countedAllowed: true,
  lastCastCounts: false,
  scrutinyConfirmed: true,
  keys: { ceremony: id('ceremony'), code: '8F3K-2M7Q', threshold: 2, trustees: [chief.person, scrutineer.person] },
  rehearsal: false,
  unitSeats: null,
}

const samples: Samples<'ballot'> = {
  'ballot.configure': {
    event: { type: 'ballot.configure', session: SESSION, agendaItem: id('agendaItem'), matter: 'motion', motion: id('motion'), ...fields },
    by: secretary,
  },
  'ballot.adjust': { event: { type: 'ballot.adjust', ...fields }, by: staff },
  'ballot.adoptRules': { event: { type: 'ballot.adoptRules' }, by: secretary },
  'ballot.confirmScrutineers': { event: { type: 'ballot.confirmScrutineers', ...officers }, by: secretary },
  'ballot.checkQuorum': { event: { type: 'ballot.checkQuorum' }, by: secretary },
  'ballot.sealEmpty': { event: { type: 'ballot.sealEmpty' }, by: scrutineer, known: { cast: 0 } },
  'ballot.issue': { event: { type: 'ballot.issue', onPaper: PAPER_SEATS }, by: secretary },
  'ballot.open': { event: { type: 'ballot.open', closesAt: null }, by: secretary },
  'ballot.prompt': { event: { type: 'ballot.prompt' }, by: staff, known: { session: { ...hall, unitSeats: 3 } } },
  'ballot.setClosing': { event: { type: 'ballot.setClosing', closesAt: '2025-03-10T04:05:00.000Z' }, by: secretary },
  'ballot.moveToPaper': {
    event: { type: 'ballot.moveToPaper', seat: id('eleventh'), reason: '手机没电，改用纸质票。' },
    by: secretary,
  },
  'ballot.enterPaper': { event: { type: 'ballot.enterPaper', ...bundle }, by: teller },
  'ballot.close': { event: { type: 'ballot.close' }, by: presidium },
  'ballot.reconcile': { event: { type: 'ballot.reconcile' }, by: presidium },
  'ballot.declareValid': { event: { type: 'ballot.declareValid' }, by: presidium, context: { declaredValidAt: null } },
  'ballot.void': { event: { type: 'ballot.void', reason: '收回票数多于发出票数。' }, by: presidium },
  'ballot.fallBack': { event: { type: 'ballot.fallBack', method: 'secret', reason: '设备故障，改用纸质票。' }, by: presidium },
  'ballot.revote': { event: { type: 'ballot.revote', ballot: id('nextBallot') }, by: secretary },
  'ballot.recordHands': { event: { type: 'ballot.recordHands', approve: 49, oppose: 0, abstain: 2 }, by: secretary },
  'ballot.recordAcclamation': { event: { type: 'ballot.recordAcclamation', objections: 0 }, by: secretary },
  'ballot.count': { event: { type: 'ballot.count' }, by: scrutineer },
  'ballot.certify': { event: { type: 'ballot.certify' }, by: chief },
  'ballot.reveal': { event: { type: 'ballot.reveal' }, by: presidium },
  'ballot.announce': { event: { type: 'ballot.announce' }, by: presidium },
  'ballot.absorb': { event: { type: 'ballot.absorb', into: id('first') }, by: congress },
  'ballot.archive': { event: { type: 'ballot.archive' }, by: staff },
  'ballot.runOff': {
    event: { type: 'ballot.runOff', ballot: id('runOff') },
    by: secretary,
    context: { election: { elected: [], tied: [id('one'), id('two')], open: 1, vacant: 0 } },
  },
  'ballot.supplement': {
    event: {
      type: 'ballot.supplement',
      ballot: id('further'),
      title: '另行选举',
      items: [{ id: id('three'), title: '丙', marks: MARKS }],
    },
    by: secretary,
    context: { election: { elected: [id('one')], tied: [], open: 0, vacant: 1 } },
  },
  'ballot.leaveVacant': {
    event: { type: 'ballot.leaveVacant', reason: '主席团决定暂缺一名，下次会议补选。' },
    by: presidium,
    context: { election: { elected: [id('one')], tied: [], open: 0, vacant: 1 } },
  },
  'ballot.discard': { event: { type: 'ballot.discard' }, by: congress },
}

/** 57 on the roll, 51 present; 41 vote by phone and 10 on paper; 40 and 10 papers come back, one of them invalid. */
export const ballot: Stand<'ballot'> = {
  name: 'ballot',
  context: {
    ...blankBallot,
    session: SESSION,
    agendaItem: id('agendaItem'),
    matter: 'motion',
    motion: id('motion'),
    ...fields,
    ...officers,
    roll: 57,
    present: 51,
    issued: 51,
    onPaper: 10,
    paperEntries: entries,
    openedAt: '2025-03-30T01:30:00.000Z',
    closedAt: '2025-03-30T01:40:00.000Z',
    declaredValidAt: '2025-03-30T01:42:00.000Z',
    certifiedBy: [scrutineer.person],
  },
  known: {
    session: hall,
    item: { power: 'staffInterest', override: null, ballot: null, isOpenToVote: true },
    motionState: 'tabled',
    previous: null,
    first: null,
    companions: [],
    notRepresentatives: 0,
    notConfirmed: 0,
    candidatesAmong: 0,
    attending: {},
    ofAppraisal: 0,
    surplus: 20,
    paperAbsent: 0,
    seatPaper: 'phone',
    cast: 40,
    tally: votes(32, 5, 3),
    sealed: { opened: true, verified: true },
  },
  samples,
}
