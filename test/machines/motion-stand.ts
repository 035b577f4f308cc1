/** A motion with which nearly every word goes well, and every word of a motion once. */
import { blankMotion } from '../../machines/motion-context.ts'
import {
  committee,
  congress,
  DEPARTMENT,
  fourth,
  head,
  id,
  leader,
  OTHER_DEPARTMENT,
  presidium,
  proposer,
  second,
  SESSION,
  staff,
  third,
} from './people.ts'
import type { Samples, Stand } from './say.ts'

const wording = { title: '改善教师休息室条件', rationale: '现有休息室过于拥挤。', remedy: '每层增设一间休息室。' }
const order = { lead: DEPARTMENT, coHandling: [OTHER_DEPARTMENT], dueOn: '2025-05-10' }
const ballot = id('ballot')

const samples: Samples<'motion'> = {
  'motion.create': {
    event: {
      type: 'motion.create',
      session: SESSION,
      kind: 'proposal',
      delegation: null,
      category: 'campus',
      department: null,
      ...wording,
    },
    by: proposer,
  },
  'motion.edit': { event: { type: 'motion.edit', category: 'welfare', department: DEPARTMENT, ...wording }, by: proposer },
  'motion.invite': { event: { type: 'motion.invite', people: [second.person, third.person] }, by: proposer },
  'motion.second': { event: { type: 'motion.second' }, by: second },
  'motion.unsecond': { event: { type: 'motion.unsecond' }, by: third },
  'motion.submit': { event: { type: 'motion.submit', oneMatter: true }, by: proposer },
  'motion.endorse': { event: { type: 'motion.endorse' }, by: head },
  'motion.return': { event: { type: 'motion.return', note: '请补充具体建议。' }, by: committee },
  'motion.accept': { event: { type: 'motion.accept' }, by: staff },
  'motion.withdraw': { event: { type: 'motion.withdraw' }, by: proposer },
  'motion.file': { event: { type: 'motion.file', priority: 'priority' }, by: committee },
  'motion.merge': { event: { type: 'motion.merge', into: id('otherMotion'), note: '内容相同。' }, by: committee },
  'motion.absorb': {
    event: { type: 'motion.absorb', from: id('otherMotion'), proposers: [fourth.person], seconders: [second.person] },
    by: congress,
  },
  'motion.convert': { event: { type: 'motion.convert', note: '转为意见建议。' }, by: committee },
  'motion.decline': { event: { type: 'motion.decline', reason: 'individual', note: '属个人事项。' }, by: committee },
  'motion.appeal': { event: { type: 'motion.appeal', note: '并非个人事项。' }, by: proposer },
  'motion.refer': { event: { type: 'motion.refer', note: '请主席团审议。' }, by: committee },
  'motion.table': { event: { type: 'motion.table', session: SESSION }, by: presidium },
  'motion.amend': { event: { type: 'motion.amend', note: '采纳讨论意见。', ...wording }, by: proposer },
  'motion.openBallot': { event: { type: 'motion.openBallot', ballot }, by: congress },
  'motion.adopt': { event: { type: 'motion.adopt', ballot }, by: congress },
  'motion.reject': { event: { type: 'motion.reject', ballot }, by: congress },
  'motion.voidBallot': { event: { type: 'motion.voidBallot', ballot }, by: congress },
  'motion.resubmit': { event: { type: 'motion.resubmit', session: SESSION, note: '已作修改。', ...wording }, by: proposer },
  'motion.publish': { event: { type: 'motion.publish', resolution: '大会通过该议案。' }, by: staff },
  'motion.proposeDispatch': { event: { type: 'motion.proposeDispatch', ...order }, by: committee },
  'motion.dispatch': { event: { type: 'motion.dispatch', ...order }, by: leader },
  'motion.handOver': { event: { type: 'motion.handOver', from: DEPARTMENT, to: OTHER_DEPARTMENT }, by: congress },
  'motion.close': { event: { type: 'motion.close' }, by: congress },
  'motion.report': { event: { type: 'motion.report' }, by: staff },
  'motion.archive': { event: { type: 'motion.archive' }, by: staff },
}

export const motion: Stand<'motion'> = {
  name: 'motion',
  context: {
    ...blankMotion,
    session: SESSION,
    homeDelegation: head.seats[0]?.delegation ?? null,
    proposer: proposer.person,
    ...wording,
    category: 'campus',
    textVersion: 1,
    seconders: [third.person, fourth.person],
    secondsNeeded: 2,
    route: 'direct',
    proposedDispatch: order,
    submittedAt: '2025-02-20T02:00:00.000Z',
    reportedAt: '2025-03-09T02:00:00.000Z',
  },
  known: {
    secondsNeeded: 2,
    delegationReview: false,
    windowClosesAt: '2025-03-15T15:59:59.000Z',
    nextNumber: 'J3C2-001',
    mergeTarget: 'filed',
    sessionState: 'preparing',
    unknownDepartments: 0,
  },
  samples,
}
