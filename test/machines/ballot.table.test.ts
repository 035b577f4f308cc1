/** Every word to a ballot in every state (domain 4). */
import { ballot } from './ballot-stand.ts'
import { holdTable, type Table, type Ways } from './total-table.ts'

// oxfmt-ignore
const table: Table<'ballot'> = {
  unborn: {
    'ballot.configure': 'configured',
    'ballot.adjust': '—', 'ballot.adoptRules': '—', 'ballot.confirmScrutineers': '—', 'ballot.checkQuorum': '—', 'ballot.sealEmpty': '—',
    'ballot.issue': '—', 'ballot.open': '—', 'ballot.enterPaper': '—', 'ballot.close': '—', 'ballot.reconcile': '—', 'ballot.void': '—',
    'ballot.fallBack': '—', 'ballot.revote': '—', 'ballot.recordHands': '—', 'ballot.recordAcclamation': '—', 'ballot.count': '—',
    'ballot.certify': '—', 'ballot.announce': '—', 'ballot.archive': '—',
    'ballot.setClosing': '—', 'ballot.moveToPaper': '—', 'ballot.declareValid': '—', 'ballot.reveal': '—',
    'ballot.discard': '—',
  },
  // The rules are not adopted, so parameters may change or the ballot be given up; a light ballot goes straight to the count of heads.
  configured: {
    'ballot.adjust': 'configured', 'ballot.adoptRules': 'rules_adopted', 'ballot.checkQuorum': 'quorum_checked',
    'ballot.archive': 'archived',
    'ballot.configure': '—', 'ballot.confirmScrutineers': '—', 'ballot.sealEmpty': '—', 'ballot.issue': '—', 'ballot.open': '—',
    'ballot.enterPaper': '—', 'ballot.close': '—', 'ballot.reconcile': '—', 'ballot.void': '—', 'ballot.fallBack': '—',
    'ballot.revote': '—', 'ballot.recordHands': '—', 'ballot.recordAcclamation': '—', 'ballot.count': '—', 'ballot.certify': '—',
    'ballot.announce': '—',
    'ballot.setClosing': '—', 'ballot.moveToPaper': '—', 'ballot.declareValid': '—', 'ballot.reveal': '—',
    'ballot.discard': '—',
  },
  // From here on parameters are locked: what cannot go on is void, and the next round is set up anew.
  rules_adopted: {
    'ballot.confirmScrutineers': 'scrutineers_confirmed', 'ballot.void': 'void', 'ballot.fallBack': 'void',
    'ballot.configure': '—', 'ballot.adjust': '—', 'ballot.adoptRules': '—', 'ballot.checkQuorum': '—', 'ballot.sealEmpty': '—',
    'ballot.issue': '—', 'ballot.open': '—', 'ballot.enterPaper': '—', 'ballot.close': '—', 'ballot.reconcile': '—', 'ballot.revote': '—',
    'ballot.recordHands': '—', 'ballot.recordAcclamation': '—', 'ballot.count': '—', 'ballot.certify': '—', 'ballot.announce': '—',
    'ballot.archive': '—',
    'ballot.setClosing': '—', 'ballot.moveToPaper': '—', 'ballot.declareValid': '—', 'ballot.reveal': '—',
    'ballot.discard': '—',
  },
  scrutineers_confirmed: {
    'ballot.checkQuorum': 'quorum_checked', 'ballot.void': 'void', 'ballot.fallBack': 'void',
    'ballot.configure': '—', 'ballot.adjust': '—', 'ballot.adoptRules': '—', 'ballot.confirmScrutineers': '—', 'ballot.sealEmpty': '—',
    'ballot.issue': '—', 'ballot.open': '—', 'ballot.enterPaper': '—', 'ballot.close': '—', 'ballot.reconcile': '—', 'ballot.revote': '—',
    'ballot.recordHands': '—', 'ballot.recordAcclamation': '—', 'ballot.count': '—', 'ballot.certify': '—', 'ballot.announce': '—',
    'ballot.archive': '—',
    'ballot.setClosing': '—', 'ballot.moveToPaper': '—', 'ballot.declareValid': '—', 'ballot.reveal': '—',
    'ballot.discard': '—',
  },
  quorum_checked: {
    'ballot.checkQuorum': 'quorum_checked', 'ballot.sealEmpty': 'sealed_empty', 'ballot.issue': 'issuing',
    'ballot.recordHands': 'counted', 'ballot.recordAcclamation': 'counted', 'ballot.void': 'void', 'ballot.fallBack': 'void',
    'ballot.configure': '—', 'ballot.adjust': '—', 'ballot.adoptRules': '—', 'ballot.confirmScrutineers': '—', 'ballot.open': '—',
    'ballot.enterPaper': '—', 'ballot.close': '—', 'ballot.reconcile': '—', 'ballot.revote': '—', 'ballot.count': '—',
    'ballot.certify': '—', 'ballot.announce': '—', 'ballot.archive': '—',
    'ballot.setClosing': '—', 'ballot.moveToPaper': '—', 'ballot.declareValid': '—', 'ballot.reveal': '—',
    'ballot.discard': '—',
  },
  sealed_empty: {
    'ballot.issue': 'issuing', 'ballot.void': 'void', 'ballot.fallBack': 'void',
    'ballot.configure': '—', 'ballot.adjust': '—', 'ballot.adoptRules': '—', 'ballot.confirmScrutineers': '—', 'ballot.checkQuorum': '—',
    'ballot.sealEmpty': '—', 'ballot.open': '—', 'ballot.enterPaper': '—', 'ballot.close': '—', 'ballot.reconcile': '—',
    'ballot.revote': '—', 'ballot.recordHands': '—', 'ballot.recordAcclamation': '—', 'ballot.count': '—', 'ballot.certify': '—',
    'ballot.announce': '—', 'ballot.archive': '—',
    'ballot.setClosing': '—', 'ballot.moveToPaper': '—', 'ballot.declareValid': '—', 'ballot.reveal': '—',
    'ballot.discard': '—',
  },
  issuing: {
    'ballot.open': 'open', 'ballot.void': 'void', 'ballot.fallBack': 'void',
    'ballot.configure': '—', 'ballot.adjust': '—', 'ballot.adoptRules': '—', 'ballot.confirmScrutineers': '—', 'ballot.checkQuorum': '—',
    'ballot.sealEmpty': '—', 'ballot.issue': '—', 'ballot.enterPaper': '—', 'ballot.close': '—', 'ballot.reconcile': '—',
    'ballot.revote': '—', 'ballot.recordHands': '—', 'ballot.recordAcclamation': '—', 'ballot.count': '—', 'ballot.certify': '—',
    'ballot.announce': '—', 'ballot.archive': '—',
    'ballot.setClosing': '—', 'ballot.moveToPaper': 'issuing', 'ballot.declareValid': '—', 'ballot.reveal': '—',
    'ballot.discard': '—',
  },
  open: {
    'ballot.enterPaper': 'open', 'ballot.close': 'closed', 'ballot.void': 'void', 'ballot.fallBack': 'void',
    'ballot.configure': '—', 'ballot.adjust': '—', 'ballot.adoptRules': '—', 'ballot.confirmScrutineers': '—', 'ballot.checkQuorum': '—',
    'ballot.sealEmpty': '—', 'ballot.issue': '—', 'ballot.open': '—', 'ballot.reconcile': '—', 'ballot.revote': '—',
    'ballot.recordHands': '—', 'ballot.recordAcclamation': '—', 'ballot.count': '—', 'ballot.certify': '—', 'ballot.announce': '—',
    'ballot.archive': '—',
    'ballot.setClosing': 'open', 'ballot.moveToPaper': 'open', 'ballot.declareValid': '—', 'ballot.reveal': '—',
    'ballot.discard': 'archived',
  },
  closed: {
    'ballot.enterPaper': 'closed', 'ballot.reconcile': 'reconciled', 'ballot.void': 'void', 'ballot.fallBack': 'void',
    'ballot.configure': '—', 'ballot.adjust': '—', 'ballot.adoptRules': '—', 'ballot.confirmScrutineers': '—', 'ballot.checkQuorum': '—',
    'ballot.sealEmpty': '—', 'ballot.issue': '—', 'ballot.open': '—', 'ballot.close': '—', 'ballot.revote': '—',
    'ballot.recordHands': '—', 'ballot.recordAcclamation': '—', 'ballot.count': '—', 'ballot.certify': '—', 'ballot.announce': '—',
    'ballot.archive': '—',
    'ballot.setClosing': '—', 'ballot.moveToPaper': '—', 'ballot.declareValid': '—', 'ballot.reveal': '—',
    'ballot.discard': '—',
  },
  reconciled: {
    'ballot.count': 'counted', 'ballot.void': 'void',
    'ballot.configure': '—', 'ballot.adjust': '—', 'ballot.adoptRules': '—', 'ballot.confirmScrutineers': '—', 'ballot.checkQuorum': '—',
    'ballot.sealEmpty': '—', 'ballot.issue': '—', 'ballot.open': '—', 'ballot.enterPaper': '—', 'ballot.close': '—',
    'ballot.reconcile': '—', 'ballot.fallBack': '—', 'ballot.revote': '—', 'ballot.recordHands': '—', 'ballot.recordAcclamation': '—',
    'ballot.certify': '—', 'ballot.announce': '—', 'ballot.archive': '—',
    'ballot.setClosing': '—', 'ballot.moveToPaper': '—', 'ballot.declareValid': 'reconciled', 'ballot.reveal': '—',
    'ballot.discard': '—',
  },
  // Declared valid and counted: nobody who has seen the count can void it.
  counted: {
    'ballot.certify': ['certified', 'counted'], 'ballot.announce': 'announced',
    'ballot.configure': '—', 'ballot.adjust': '—', 'ballot.adoptRules': '—', 'ballot.confirmScrutineers': '—', 'ballot.checkQuorum': '—',
    'ballot.sealEmpty': '—', 'ballot.issue': '—', 'ballot.open': '—', 'ballot.enterPaper': '—', 'ballot.close': '—',
    'ballot.reconcile': '—', 'ballot.void': '—', 'ballot.fallBack': '—', 'ballot.revote': '—', 'ballot.recordHands': '—',
    'ballot.recordAcclamation': '—', 'ballot.count': '—', 'ballot.archive': '—',
    'ballot.setClosing': '—', 'ballot.moveToPaper': '—', 'ballot.declareValid': '—', 'ballot.reveal': '—',
    'ballot.discard': '—',
  },
  certified: {
    'ballot.announce': 'announced',
    'ballot.configure': '—', 'ballot.adjust': '—', 'ballot.adoptRules': '—', 'ballot.confirmScrutineers': '—', 'ballot.checkQuorum': '—',
    'ballot.sealEmpty': '—', 'ballot.issue': '—', 'ballot.open': '—', 'ballot.enterPaper': '—', 'ballot.close': '—',
    'ballot.reconcile': '—', 'ballot.void': '—', 'ballot.fallBack': '—', 'ballot.revote': '—', 'ballot.recordHands': '—',
    'ballot.recordAcclamation': '—', 'ballot.count': '—', 'ballot.certify': '—', 'ballot.archive': '—',
    'ballot.setClosing': '—', 'ballot.moveToPaper': '—', 'ballot.declareValid': '—', 'ballot.reveal': 'certified',
    'ballot.discard': '—',
  },
  announced: {
    'ballot.archive': 'archived',
    'ballot.configure': '—', 'ballot.adjust': '—', 'ballot.adoptRules': '—', 'ballot.confirmScrutineers': '—', 'ballot.checkQuorum': '—',
    'ballot.sealEmpty': '—', 'ballot.issue': '—', 'ballot.open': '—', 'ballot.enterPaper': '—', 'ballot.close': '—',
    'ballot.reconcile': '—', 'ballot.void': '—', 'ballot.fallBack': '—', 'ballot.revote': '—', 'ballot.recordHands': '—',
    'ballot.recordAcclamation': '—', 'ballot.count': '—', 'ballot.certify': '—', 'ballot.announce': '—',
    'ballot.setClosing': '—', 'ballot.moveToPaper': '—', 'ballot.declareValid': '—', 'ballot.reveal': '—',
    'ballot.discard': '—',
  },
  // The void round stays on record; the next one is another ballot.
  void: {
    'ballot.revote': 'archived',
    'ballot.configure': '—', 'ballot.adjust': '—', 'ballot.adoptRules': '—', 'ballot.confirmScrutineers': '—', 'ballot.checkQuorum': '—',
    'ballot.sealEmpty': '—', 'ballot.issue': '—', 'ballot.open': '—', 'ballot.enterPaper': '—', 'ballot.close': '—',
    'ballot.reconcile': '—', 'ballot.void': '—', 'ballot.fallBack': '—', 'ballot.recordHands': '—', 'ballot.recordAcclamation': '—',
    'ballot.count': '—', 'ballot.certify': '—', 'ballot.announce': '—', 'ballot.archive': '—',
    'ballot.setClosing': '—', 'ballot.moveToPaper': '—', 'ballot.declareValid': '—', 'ballot.reveal': '—',
    'ballot.discard': '—',
  },
  archived: {
    'ballot.configure': '—', 'ballot.adjust': '—', 'ballot.adoptRules': '—', 'ballot.confirmScrutineers': '—', 'ballot.checkQuorum': '—',
    'ballot.sealEmpty': '—', 'ballot.issue': '—', 'ballot.open': '—', 'ballot.enterPaper': '—', 'ballot.close': '—',
    'ballot.reconcile': '—', 'ballot.void': '—', 'ballot.fallBack': '—', 'ballot.revote': '—', 'ballot.recordHands': '—',
    'ballot.recordAcclamation': '—', 'ballot.count': '—', 'ballot.certify': '—', 'ballot.announce': '—', 'ballot.archive': '—',
    'ballot.setClosing': '—', 'ballot.moveToPaper': '—', 'ballot.declareValid': '—', 'ballot.reveal': '—',
    'ballot.discard': '—',
  },
}

const hands = { method: 'hands' } as const
const ways: Ways<'ballot'> = {
  'configured ballot.checkQuorum': { context: hands },
  'quorum_checked ballot.issue': { context: { method: 'open' } },
  'ballot.recordHands': { context: hands },
  'ballot.recordAcclamation': { context: { method: 'acclamation' } },
  'ballot.certify counted': { context: { certifiedBy: [] } },
  'counted ballot.announce': { context: hands },
}

holdTable(ballot, table, ways)
