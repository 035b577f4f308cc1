/** Every word to an undertaking in every state (domain 2.2). */
import { promise, undertaking } from './undertaking-stand.ts'
import { holdTable, type Table, type Ways } from './total-table.ts'

// oxfmt-ignore
const table: Table<'undertaking'> = {
  unborn: {
    'undertaking.opine': '—', 'undertaking.prompt': '—',
    'undertaking.assign': 'assigned',
    'undertaking.accept': '—', 'undertaking.object': '—', 'undertaking.reassign': '—', 'undertaking.uphold': '—',
    'undertaking.contact': '—', 'undertaking.report': '—', 'undertaking.reply': '—', 'undertaking.countersign': '—',
    'undertaking.sendBack': '—', 'undertaking.sign': '—', 'undertaking.rate': '—', 'undertaking.settle': '—', 'undertaking.fulfil': '—',
    'undertaking.track': '—', 'undertaking.close': '—', 'undertaking.remind': '—', 'undertaking.supervise': '—',
    'undertaking.fallDue': '—',
  },
  assigned: {
    'undertaking.prompt': 'assigned', 'undertaking.opine': '—',
    'undertaking.accept': 'handling', 'undertaking.object': 'objected', 'undertaking.remind': 'assigned',
    'undertaking.supervise': 'assigned', 'undertaking.fallDue': 'assigned',
    'undertaking.assign': '—', 'undertaking.reassign': '—', 'undertaking.uphold': '—', 'undertaking.contact': '—',
    'undertaking.report': '—', 'undertaking.reply': '—', 'undertaking.countersign': '—', 'undertaking.sendBack': '—',
    'undertaking.sign': '—', 'undertaking.rate': '—', 'undertaking.settle': '—', 'undertaking.fulfil': '—', 'undertaking.track': '—',
    'undertaking.close': '—',
  },
  objected: {
    'undertaking.prompt': 'objected', 'undertaking.opine': '—',
    'undertaking.reassign': 'assigned', 'undertaking.uphold': 'assigned', 'undertaking.remind': 'objected',
    'undertaking.supervise': 'objected', 'undertaking.fallDue': 'objected',
    'undertaking.assign': '—', 'undertaking.accept': '—', 'undertaking.object': '—', 'undertaking.contact': '—',
    'undertaking.report': '—', 'undertaking.reply': '—', 'undertaking.countersign': '—', 'undertaking.sendBack': '—',
    'undertaking.sign': '—', 'undertaking.rate': '—', 'undertaking.settle': '—', 'undertaking.fulfil': '—', 'undertaking.track': '—',
    'undertaking.close': '—',
  },
  // A co-handling department countersigns a draft; it has done its part when the leader signs that draft.
  handling: {
    'undertaking.prompt': 'handling', 'undertaking.opine': '—',
    'undertaking.contact': 'handling', 'undertaking.report': 'handling', 'undertaking.reply': 'handling',
    'undertaking.sendBack': 'handling', 'undertaking.sign': 'replied', 'undertaking.countersign': 'handling',
    'undertaking.close': 'closed', 'undertaking.remind': 'handling', 'undertaking.supervise': 'handling', 'undertaking.fallDue': 'handling',
    'undertaking.assign': '—', 'undertaking.accept': '—', 'undertaking.object': '—', 'undertaking.reassign': '—',
    'undertaking.uphold': '—', 'undertaking.rate': '—', 'undertaking.settle': '—', 'undertaking.fulfil': '—', 'undertaking.track': '—',
  },
  // Answered: no deadline runs until the proposer has spoken; a silence that lasts is told.
  replied: {
    'undertaking.fallDue': 'replied', 'undertaking.opine': 'replied', 'undertaking.prompt': '—',
    'undertaking.rate': ['rated', 'rehandling', 'escalated'], 'undertaking.remind': 'replied', 'undertaking.supervise': 'replied',
    'undertaking.assign': '—', 'undertaking.accept': '—', 'undertaking.object': '—', 'undertaking.reassign': '—',
    'undertaking.uphold': '—', 'undertaking.contact': '—', 'undertaking.report': '—', 'undertaking.reply': '—',
    'undertaking.countersign': '—', 'undertaking.sendBack': '—', 'undertaking.sign': '—', 'undertaking.settle': '—',
    'undertaking.fulfil': '—', 'undertaking.track': '—', 'undertaking.close': '—',
  },
  rehandling: {
    'undertaking.opine': 'rehandling', 'undertaking.prompt': 'rehandling',
    'undertaking.contact': 'rehandling', 'undertaking.report': 'rehandling', 'undertaking.reply': 'rehandling',
    'undertaking.sendBack': 'rehandling', 'undertaking.sign': 'replied', 'undertaking.remind': 'rehandling',
    'undertaking.supervise': 'rehandling', 'undertaking.fallDue': 'rehandling',
    'undertaking.assign': '—', 'undertaking.accept': '—', 'undertaking.object': '—', 'undertaking.reassign': '—',
    'undertaking.uphold': '—', 'undertaking.countersign': '—', 'undertaking.rate': '—', 'undertaking.settle': '—',
    'undertaking.fulfil': '—', 'undertaking.track': '—', 'undertaking.close': '—',
  },
  escalated: {
    'undertaking.opine': 'escalated', 'undertaking.prompt': 'escalated',
    'undertaking.settle': 'rated', 'undertaking.remind': 'escalated', 'undertaking.supervise': 'escalated',
    'undertaking.fallDue': 'escalated',
    'undertaking.assign': '—', 'undertaking.accept': '—', 'undertaking.object': '—', 'undertaking.reassign': '—',
    'undertaking.uphold': '—', 'undertaking.contact': '—', 'undertaking.report': '—', 'undertaking.reply': '—',
    'undertaking.countersign': '—', 'undertaking.sendBack': '—', 'undertaking.sign': '—', 'undertaking.rate': '—',
    'undertaking.fulfil': '—', 'undertaking.track': '—', 'undertaking.close': '—',
  },
  // Passed through within the act that rates: nobody meets it, so nobody can remind or supervise.
  rated: {
    'undertaking.opine': '—', 'undertaking.prompt': '—',
    'undertaking.track': 'tracking', 'undertaking.close': 'closed',
    'undertaking.assign': '—', 'undertaking.accept': '—', 'undertaking.object': '—', 'undertaking.reassign': '—',
    'undertaking.uphold': '—', 'undertaking.contact': '—', 'undertaking.report': '—', 'undertaking.reply': '—',
    'undertaking.countersign': '—', 'undertaking.sendBack': '—', 'undertaking.sign': '—', 'undertaking.rate': '—',
    'undertaking.settle': '—', 'undertaking.fulfil': '—', 'undertaking.remind': '—', 'undertaking.supervise': '—',
    'undertaking.fallDue': '—',
  },
  tracking: {
    'undertaking.opine': 'tracking', 'undertaking.prompt': 'tracking',
    'undertaking.contact': 'tracking', 'undertaking.report': 'tracking', 'undertaking.fulfil': 'closed', 'undertaking.remind': 'tracking',
    'undertaking.supervise': 'tracking', 'undertaking.fallDue': 'tracking',
    'undertaking.assign': '—', 'undertaking.accept': '—', 'undertaking.object': '—', 'undertaking.reassign': '—',
    'undertaking.uphold': '—', 'undertaking.reply': '—', 'undertaking.countersign': '—', 'undertaking.sendBack': '—',
    'undertaking.sign': '—', 'undertaking.rate': '—', 'undertaking.settle': '—', 'undertaking.track': '—', 'undertaking.close': '—',
  },
  closed: {
    'undertaking.opine': '—', 'undertaking.prompt': '—',
    'undertaking.assign': '—', 'undertaking.accept': '—', 'undertaking.object': '—', 'undertaking.reassign': '—',
    'undertaking.uphold': '—', 'undertaking.contact': '—', 'undertaking.report': '—', 'undertaking.reply': '—',
    'undertaking.countersign': '—', 'undertaking.sendBack': '—', 'undertaking.sign': '—', 'undertaking.rate': '—',
    'undertaking.settle': '—', 'undertaking.fulfil': '—', 'undertaking.track': '—', 'undertaking.close': '—', 'undertaking.remind': '—',
    'undertaking.supervise': '—', 'undertaking.fallDue': '—',
  },
}

const dissatisfied = { type: 'undertaking.rate', grade: 'dissatisfied', reason: '没有写明期限。' } as const
const ways: Ways<'undertaking'> = {
  'undertaking.countersign': { context: { part: 'coHandling', draft: null } },
  'handling undertaking.close': { context: { part: 'coHandling', draft: null } },
  'replied undertaking.fallDue': { event: { type: 'undertaking.fallDue', flag: 'unrated' } },
  'undertaking.rate rehandling': { event: dissatisfied },
  'undertaking.rate escalated': { event: dissatisfied, context: { round: 2 } },
  'undertaking.track': { context: { reply: { class: 'B', text: '列入计划。', promise } } },
}

holdTable(undertaking, table, ways)
