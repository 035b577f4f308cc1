/** An undertaking with which nearly every word goes well, and every word of an undertaking once. */
import { blankUndertaking } from '../../machines/undertaking-context.ts'
import { clock, committee, congress, DEPARTMENT, id, leader, officer, OTHER_DEPARTMENT, proposer, second, staff } from './people.ts'
import type { Samples, Stand } from './say.ts'

export const reply = { class: 'A', text: '休息室已于四月启用。', promise: null } as const
export const promise = { what: '增设休息室', by: '2025-12-31', who: '总务处', cost: '12 万元' }

const samples: Samples<'undertaking'> = {
  'undertaking.assign': {
    event: { type: 'undertaking.assign', motion: id('motion'), department: DEPARTMENT, part: 'lead', dueOn: '2025-05-10' },
    by: congress,
  },
  'undertaking.accept': { event: { type: 'undertaking.accept' }, by: officer },
  'undertaking.object': { event: { type: 'undertaking.object', reason: '不属本处职责。' }, by: officer },
  'undertaking.reassign': { event: { type: 'undertaking.reassign', department: OTHER_DEPARTMENT, dueOn: '2025-05-20' }, by: committee },
  'undertaking.uphold': { event: { type: 'undertaking.uphold', note: '仍由你处主办。' }, by: committee },
  'undertaking.contact': { event: { type: 'undertaking.contact', note: '与提案人面谈。' }, by: officer },
  'undertaking.report': { event: { type: 'undertaking.report', progress: 40, note: '已完成选址。' }, by: officer },
  'undertaking.reply': { event: { type: 'undertaking.reply', ...reply }, by: officer },
  'undertaking.countersign': { event: { type: 'undertaking.countersign', draft: 1 }, by: officer },
  'undertaking.sendBack': { event: { type: 'undertaking.sendBack', note: '请写明期限。' }, by: leader },
  'undertaking.sign': { event: { type: 'undertaking.sign' }, by: leader },
  'undertaking.rate': { event: { type: 'undertaking.rate', grade: 'satisfied', reason: '' }, by: proposer },
  'undertaking.opine': { event: { type: 'undertaking.opine', grade: 'basicallySatisfied', note: '通风好多了。' }, by: second },
  'undertaking.settle': { event: { type: 'undertaking.settle', note: '已与双方商定。' }, by: leader },
  'undertaking.fulfil': { event: { type: 'undertaking.fulfil', text: '承诺已兑现。' }, by: officer },
  'undertaking.track': { event: { type: 'undertaking.track' }, by: congress },
  'undertaking.close': { event: { type: 'undertaking.close' }, by: congress },
  'undertaking.remind': { event: { type: 'undertaking.remind', note: '' }, by: staff },
  'undertaking.supervise': { event: { type: 'undertaking.supervise', owner: id('owner') }, by: committee },
  'undertaking.fallDue': { event: { type: 'undertaking.fallDue', flag: 'overdue' }, by: clock },
  'undertaking.prompt': {
    event: { type: 'undertaking.prompt', dueOn: '2025-05-10', days: -7, tell: ['department'] },
    by: clock,
  },
}

export const undertaking: Stand<'undertaking'> = {
  name: 'undertaking',
  context: { ...blankUndertaking, motion: id('motion'), department: DEPARTMENT, dueOn: '2025-05-10', draft: reply, draftVersion: 1, reply },
  known: {
    rater: proposer.person,
    opiners: [second.person],
    objectBy: '2025-03-17',
    countersignsMissing: 0,
    leadDraft: 1,
    coHandlers: [],
    othersOpen: 0,
    rehandleDueOn: '2025-06-10',
    rounds: 2,
    notOffered: false,
    unknownDepartments: 0,
  },
  samples,
}
