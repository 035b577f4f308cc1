/** Every word to a session in every state (domain 3). */
import { session } from './session-stand.ts'
import { holdTable, type Table, type Ways } from './total-table.ts'

// oxfmt-ignore
const table: Table<'session'> = {
  unborn: {
    'session.writeRules': '—', 'session.keepKeys': '—', 'session.discardKeys': '—',
    'session.create': 'preparing',
    'session.schedule': '—', 'session.enrol': '—', 'session.lapse': '—', 'session.addItem': '—', 'session.editItem': '—',
    'session.moveItem': '—', 'session.removeItem': '—', 'session.override': '—', 'session.sendPapers': '—', 'session.prepare': '—',
    'session.adoptAgenda': '—', 'session.adoptRules': '—', 'session.nominateScrutineers': '—', 'session.confirmScrutineers': '—',
    'session.checkIn': '—', 'session.undoCheckIn': '—', 'session.stepOut': '—', 'session.grantLeave': '—', 'session.open': '—',
    'session.recess': '—', 'session.resume': '—', 'session.presentItem': '—', 'session.discussItem': '—', 'session.collateItem': '—',
    'session.voteItem': '—', 'session.reopenItem': '—', 'session.decideItem': '—', 'session.show': '—', 'session.close': '—',
    'session.publish': '—', 'session.archive': '—',
  },
  preparing: {
    'session.writeRules': 'preparing', 'session.keepKeys': '—', 'session.discardKeys': '—',
    'session.addItem': 'preparing', 'session.editItem': 'preparing', 'session.moveItem': 'preparing', 'session.removeItem': 'preparing',
    'session.override': 'preparing', 'session.enrol': 'preparing', 'session.lapse': 'preparing', 'session.schedule': 'preparing',
    'session.sendPapers': 'papers_out',
    'session.create': '—', 'session.prepare': '—', 'session.adoptAgenda': '—', 'session.adoptRules': '—',
    'session.nominateScrutineers': '—', 'session.confirmScrutineers': '—', 'session.checkIn': '—', 'session.undoCheckIn': '—',
    'session.stepOut': '—', 'session.grantLeave': '—', 'session.open': '—', 'session.recess': '—', 'session.resume': '—',
    'session.presentItem': '—', 'session.discussItem': '—', 'session.collateItem': '—', 'session.voteItem': '—',
    'session.reopenItem': '—', 'session.decideItem': '—', 'session.show': '—', 'session.close': '—', 'session.publish': '—',
    'session.archive': '—',
  },
  // Who knows the day may ask for leave.
  papers_out: {
    'session.writeRules': 'papers_out', 'session.keepKeys': '—', 'session.discardKeys': '—',
    'session.addItem': 'papers_out', 'session.editItem': 'papers_out', 'session.moveItem': 'papers_out',
    'session.removeItem': 'papers_out', 'session.override': 'papers_out', 'session.enrol': 'papers_out', 'session.lapse': 'papers_out',
    'session.grantLeave': 'papers_out', 'session.schedule': 'papers_out', 'session.prepare': 'preparatory',
    'session.create': '—', 'session.sendPapers': '—', 'session.adoptAgenda': '—', 'session.adoptRules': '—',
    'session.nominateScrutineers': '—', 'session.confirmScrutineers': '—', 'session.checkIn': '—', 'session.undoCheckIn': '—',
    'session.stepOut': '—', 'session.open': '—', 'session.recess': '—', 'session.resume': '—', 'session.presentItem': '—',
    'session.discussItem': '—', 'session.collateItem': '—', 'session.voteItem': '—', 'session.reopenItem': '—', 'session.decideItem': '—',
    'session.show': '—', 'session.close': '—', 'session.publish': '—', 'session.archive': '—',
  },
  // Sign-in comes first; the roll is not frozen yet.
  preparatory: {
    'session.writeRules': 'preparatory', 'session.keepKeys': 'preparatory', 'session.discardKeys': 'preparatory',
    'session.addItem': 'preparatory', 'session.editItem': 'preparatory', 'session.moveItem': 'preparatory',
    'session.removeItem': 'preparatory', 'session.override': 'preparatory', 'session.enrol': 'preparatory',
    'session.lapse': 'preparatory', 'session.checkIn': 'preparatory', 'session.undoCheckIn': 'preparatory',
    'session.stepOut': 'preparatory', 'session.grantLeave': 'preparatory', 'session.adoptAgenda': 'preparatory',
    'session.adoptRules': 'preparatory', 'session.nominateScrutineers': 'preparatory', 'session.confirmScrutineers': 'preparatory',
    'session.show': 'preparatory', 'session.open': 'open',
    'session.create': '—', 'session.schedule': '—', 'session.sendPapers': '—', 'session.prepare': '—', 'session.recess': '—',
    'session.resume': '—', 'session.presentItem': '—', 'session.discussItem': '—', 'session.collateItem': '—', 'session.voteItem': '—',
    'session.reopenItem': '—', 'session.decideItem': '—', 'session.close': '—', 'session.publish': '—', 'session.archive': '—',
  },
  // The roll is frozen.
  open: {
    'session.writeRules': 'open', 'session.keepKeys': 'open', 'session.discardKeys': 'open',
    'session.addItem': 'open', 'session.editItem': 'open', 'session.moveItem': 'open', 'session.removeItem': 'open',
    'session.checkIn': 'open', 'session.undoCheckIn': 'open', 'session.stepOut': 'open', 'session.grantLeave': 'open',
    'session.adoptAgenda': 'open', 'session.adoptRules': 'open', 'session.nominateScrutineers': 'open',
    'session.confirmScrutineers': 'open', 'session.show': 'open', 'session.presentItem': 'open', 'session.discussItem': 'open',
    'session.collateItem': 'open', 'session.voteItem': 'open', 'session.reopenItem': 'open', 'session.decideItem': 'open',
    'session.recess': 'recess', 'session.close': 'closed',
    'session.create': '—', 'session.schedule': '—', 'session.enrol': '—', 'session.lapse': '—', 'session.override': '—',
    'session.sendPapers': '—', 'session.prepare': '—', 'session.open': '—', 'session.resume': '—', 'session.publish': '—',
    'session.archive': '—',
  },
  recess: {
    'session.writeRules': '—', 'session.keepKeys': '—', 'session.discardKeys': '—',
    'session.checkIn': 'recess', 'session.undoCheckIn': 'recess', 'session.stepOut': 'recess', 'session.grantLeave': 'recess',
    'session.show': 'recess', 'session.resume': 'open',
    'session.create': '—', 'session.schedule': '—', 'session.enrol': '—', 'session.lapse': '—', 'session.addItem': '—',
    'session.editItem': '—', 'session.moveItem': '—', 'session.removeItem': '—', 'session.override': '—', 'session.sendPapers': '—',
    'session.prepare': '—', 'session.adoptAgenda': '—', 'session.adoptRules': '—', 'session.nominateScrutineers': '—',
    'session.confirmScrutineers': '—', 'session.open': '—', 'session.recess': '—', 'session.presentItem': '—', 'session.discussItem': '—',
    'session.collateItem': '—', 'session.voteItem': '—', 'session.reopenItem': '—', 'session.decideItem': '—', 'session.close': '—',
    'session.publish': '—', 'session.archive': '—',
  },
  closed: {
    'session.writeRules': '—', 'session.keepKeys': '—', 'session.discardKeys': '—',
    'session.show': 'closed', 'session.publish': 'published',
    'session.create': '—', 'session.schedule': '—', 'session.enrol': '—', 'session.lapse': '—', 'session.addItem': '—',
    'session.editItem': '—', 'session.moveItem': '—', 'session.removeItem': '—', 'session.override': '—', 'session.sendPapers': '—',
    'session.prepare': '—', 'session.adoptAgenda': '—', 'session.adoptRules': '—', 'session.nominateScrutineers': '—',
    'session.confirmScrutineers': '—', 'session.checkIn': '—', 'session.undoCheckIn': '—', 'session.stepOut': '—',
    'session.grantLeave': '—', 'session.open': '—', 'session.recess': '—', 'session.resume': '—', 'session.presentItem': '—',
    'session.discussItem': '—', 'session.collateItem': '—', 'session.voteItem': '—', 'session.reopenItem': '—', 'session.decideItem': '—',
    'session.close': '—', 'session.archive': '—',
  },
  published: {
    'session.writeRules': '—', 'session.keepKeys': '—', 'session.discardKeys': '—',
    'session.archive': 'archived',
    'session.create': '—', 'session.schedule': '—', 'session.enrol': '—', 'session.lapse': '—', 'session.addItem': '—',
    'session.editItem': '—', 'session.moveItem': '—', 'session.removeItem': '—', 'session.override': '—', 'session.sendPapers': '—',
    'session.prepare': '—', 'session.adoptAgenda': '—', 'session.adoptRules': '—', 'session.nominateScrutineers': '—',
    'session.confirmScrutineers': '—', 'session.checkIn': '—', 'session.undoCheckIn': '—', 'session.stepOut': '—',
    'session.grantLeave': '—', 'session.open': '—', 'session.recess': '—', 'session.resume': '—', 'session.presentItem': '—',
    'session.discussItem': '—', 'session.collateItem': '—', 'session.voteItem': '—', 'session.reopenItem': '—', 'session.decideItem': '—',
    'session.show': '—', 'session.close': '—', 'session.publish': '—',
  },
  archived: {
    'session.writeRules': '—', 'session.keepKeys': '—', 'session.discardKeys': '—',
    'session.create': '—', 'session.schedule': '—', 'session.enrol': '—', 'session.lapse': '—', 'session.addItem': '—',
    'session.editItem': '—', 'session.moveItem': '—', 'session.removeItem': '—', 'session.override': '—', 'session.sendPapers': '—',
    'session.prepare': '—', 'session.adoptAgenda': '—', 'session.adoptRules': '—', 'session.nominateScrutineers': '—',
    'session.confirmScrutineers': '—', 'session.checkIn': '—', 'session.undoCheckIn': '—', 'session.stepOut': '—',
    'session.grantLeave': '—', 'session.open': '—', 'session.recess': '—', 'session.resume': '—', 'session.presentItem': '—',
    'session.discussItem': '—', 'session.collateItem': '—', 'session.voteItem': '—', 'session.reopenItem': '—', 'session.decideItem': '—',
    'session.show': '—', 'session.close': '—', 'session.publish': '—', 'session.archive': '—',
  },
}

const beforeAdoption: Ways<'session'>[string] = { context: { agendaAdopted: 0 } }
const ways: Ways<'session'> = { 'session.override': beforeAdoption, 'session.keepKeys': { context: { keys: null } } }

holdTable(session, table, ways)
