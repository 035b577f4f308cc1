/** What each word changes in a session (domain 3). */
import { agendaAfter, firstAgenda, insertItem, type AgendaItem } from './agenda.ts'
import { isVoting, personOf } from './actor.ts'
import { withoutAward } from './awards.ts'
import { hushed, silence } from './floor.ts'
import type { Hear } from './condition.ts'
import { bytesOf, sameMembers, type SessionSaid } from './session-conditions.ts'
import type { Method } from './matters.ts'
import { copyOf } from './rehearsal.ts'
import { unitElection } from './units.ts'
import type { Presence, SessionContext } from './session-context.ts'

const votes = (said: SessionSaid) => isVoting(said.known.seat?.kind)
const was = (said: SessionSaid, presence: Presence) => (votes(said) && said.known.seat?.presence === presence ? 1 : 0)
/** Present and on leave after the seat named has moved; observers and guests are not counted. */
const moved = (context: SessionContext, said: SessionSaid, next: Presence) => ({
  present: context.present - was(said, 'present') + (votes(said) && next === 'present' ? 1 : 0),
  onLeave: context.onLeave - was(said, 'leave') + (votes(said) && next === 'leave' ? 1 : 0),
})
const phase = (context: SessionContext, id: string, next: AgendaItem['phase'], more: Partial<AgendaItem> = {}) => ({
  items: context.items.map((item) => (item.id === id ? { ...item, ...more, phase: next } : item)),
})

/** An item that is voted on without having been presented begins with its vote. */
const itemStart = ({ items }: SessionContext, { item, at }: { item: string; at: string }): string =>
  items.find(({ id }) => id === item)?.startedAt ?? at

/** An item that names no method is decided as the school decides such matters. */
const asUsual = <T extends { method: Method | null; known: { usualMethod: Method | null } }>(said: T): T => ({
  ...said,
  method: said.method ?? said.known.usualMethod,
})

export const hear: Hear<SessionContext, SessionSaid> = {
  'session.create': (_, said) => ({
    quorum: said.known.quorum,
    passing: said.known.passing,
    term: said.term,
    ordinal: said.ordinal,
    kind: said.kind,
    title: said.title,
    place: said.place,
    opensOn: said.opensOn,
    windowClosesAt: said.windowClosesAt,
    items: firstAgenda(said.items),
  }),
  'session.rehearse': (_, said) => (said.known.original ? copyOf(said.of, said.title, said.known.original) : {}),
  'session.schedule': (_, said) => ({ title: said.title, place: said.place, opensOn: said.opensOn, windowClosesAt: said.windowClosesAt }),
  'session.enrol': (context, said) => ({ roll: context.roll + (said.kind === 'representative' ? 1 : 0) }),
  'session.lapse': (context, said) => ({ roll: context.roll - (votes(said) ? 1 : 0), ...moved(context, said, 'lapsed') }),
  'session.byElect': (context) => ({ roll: context.roll + 1 }),
  'session.recall': (context, said) => ({ roll: context.roll - (votes(said) ? 1 : 0), ...moved(context, said, 'lapsed') }),
  'session.transfer': () => ({}),
  'session.nameHead': () => ({}),
  'session.assemble': (_, said) => ({ assembly: true, roll: said.seats.length }),
  'session.allot': (_, said) => ({ units: said.units }),
  'session.constitute': (_, said) => {
    const { filled, quorum } = said.known
    return filled ? unitElection(filled, { ...said, rulesText: said.rules, electors: said.seats.length, quorum }) : {}
  },
  'session.seatElected': (context, said) => ({ roll: context.roll + said.seats.length }),
  'session.addItem': (context, said) => insertItem(context, asUsual(said)),
  'session.editItem': (context, said) => agendaAfter(context, asUsual(said)),
  'session.moveItem': (context, said) => agendaAfter(context, said),
  'session.removeItem': (context, said) => agendaAfter(context, said),
  'session.override': (context, said) => agendaAfter(context, said),
  'session.sendPapers': (_, said) => ({ papersSentAt: said.at, papersOverride: said.overrideReason }),
  'session.attachPaper': (context, said) => ({
    papers: context.papers + 1,
    papersBytes: context.papersBytes + bytesOf(said.known.files),
  }),
  'session.removePaper': (context, said) => ({
    papers: context.papers - 1,
    papersBytes: context.papersBytes - bytesOf(said.known.files),
  }),
  'session.postNotice': (context, said) => ({
    notices: context.notices + 1,
    papers: context.papers + said.papers.length,
    papersBytes: context.papersBytes + bytesOf(said.known.files),
  }),
  'session.withdrawNotice': () => ({}),
  'session.nominateCandidate': (context) => ({ candidacies: context.candidacies + 1 }),
  'session.answerNomination': (context) => ({ candidacies: context.candidacies + 1 }),
  'session.withdrawNomination': (context) => ({ candidacies: context.candidacies + 1 }),
  'session.comment': () => ({}),
  'session.answerComment': () => ({}),
  'session.prepare': () => ({}),
  'session.adoptAgenda': (context) => ({ agendaAdopted: context.agendaVersion }),
  'session.writeRules': (_, said) => ({
    rulesText: said.text.trim() === '' ? null : said.text,
    countedAllowed: said.countedAllowed,
    lastCastCounts: said.lastCastCounts,
  }),
  'session.adoptRules': () => ({ rulesAdopted: true }),
  'session.nominateScrutineers': (_, said) => ({
    scrutiny: { scrutineers: said.scrutineers, chief: said.chief, tellers: said.tellers },
    scrutinyConfirmed: false,
  }),
  'session.confirmScrutineers': (context) => ({
    scrutinyConfirmed: true,
    /** Shares held by others than those now confirmed open nothing any more. */
    keys: context.keys && sameMembers(context.keys.trustees, context.scrutiny?.scrutineers ?? []) ? context.keys : null,
  }),
  'session.keepKeys': (_, said) => ({
    keys: { ceremony: said.ceremony, code: said.code, threshold: said.threshold, trustees: said.trustees },
  }),
  'session.discardKeys': () => ({ keys: null }),
  'session.checkIn': (context, said) => moved(context, said, 'present'),
  'session.undoCheckIn': (context, said) => moved(context, said, 'absent'),
  'session.stepOut': (context, said) => moved(context, said, 'out'),
  'session.grantLeave': (context, said) => moved(context, said, 'leave'),
  'session.open': (_, said) => ({ openedAt: said.at }),
  'session.recess': (_, said) => ({ ...silence, recess: { reason: said.reason, resumesAt: said.resumesAt }, screenPage: 'follow' }),
  'session.resume': () => ({ recess: null, screenPage: 'follow' }),
  'session.presentItem': (context, said) => ({ ...phase(context, said.item, 'presented', { startedAt: said.at }), screenPage: 'follow' }),
  'session.discussItem': (context, said) => ({ ...hushed(context, said.item), ...phase(context, said.item, 'discussing') }),
  'session.collateItem': (context, said) => ({
    ...hushed(context, said.item),
    ...phase(context, said.item, 'collated', { collation: said.note === '' ? null : said.note }),
  }),
  'session.voteItem': (context, said) => ({
    ...hushed(context, said.item),
    ...phase(context, said.item, 'voting', { ballot: said.ballot, startedAt: itemStart(context, said) }),
    screenPage: 'follow',
  }),
  'session.reopenItem': (context, said) => phase(context, said.item, 'collated', { ballot: null }),
  'session.decideItem': (context, said) => ({
    ...hushed(context, said.item),
    ...phase(context, said.item, 'decided', { endedAt: said.at, startedAt: itemStart(context, said) }),
  }),
  'session.show': (_, said) => ({ screenPage: said.page, screenItem: said.item, screenBallot: said.ballot, screenSheet: 0 }),
  'session.turnSheet': (_, said) => ({ screenSheet: said.sheet }),
  'session.startTimer': (_, said) => ({ timer: { item: said.item, startedAt: said.at, seconds: said.seconds } }),
  'session.stopTimer': () => ({ timer: null }),
  'session.askFloor': () => ({}),
  'session.withdrawFloor': () => ({}),
  'session.orderFloor': () => ({}),
  'session.giveFloor': (_, { request, seconds, at, known }) => {
    if (known.request === null) return {}
    const { item, person, delegation } = known.request
    return { floor: { request, item, person, delegation, since: at, seconds }, screenPage: 'follow' }
  },
  'session.endFloor': () => ({ floor: null }),
  'session.takeDesk': (_, said) => ({
    desk: { device: said.device, label: said.label, person: personOf(said.by) ?? '', since: said.at },
  }),
  'session.close': (_, said) => ({ ...silence, desk: null, closedAt: said.at }),
  'session.writeResolution': (_, said) => ({ resolution: said.text }),
  /** A resolution that was never written down is adopted by nobody. */
  'session.adoptResolution': (context) => ({ resolutionAdopted: context.resolution !== null }),
  'session.nominateAward': (context, { award, of, name, reason }) => ({
    awards: [...context.awards, { award, of, name, reason, ballot: null, decision: null }],
  }),
  'session.withdrawAward': (context, said) => ({ awards: withoutAward(context.awards, said) }),
  'session.grantAward': (context, { award, of, ballot, decision }) => ({
    awards: context.awards.map((one) => (one.award === award && one.of === of ? { ...one, ballot, decision } : one)),
  }),
  'session.publish': (_, said) => ({ publishedAt: said.at }),
  'session.takeDown': (_, said) => ({ takenDownAt: said.at, takeDownOverride: said.overrideReason }),
  'session.reportUpward': (context, said) => ({
    reports: [...context.reports, { to: said.to, number: said.number, sentOn: said.sentOn }],
  }),
  'session.archive': () => ({}),
  'session.discard': () => ({}),
}
