/**
 * One meeting of the congress, 届 and 次 (domain 3).
 *
 *   preparing ─ sendPapers ─▶ papers_out ─ prepare ─▶ preparatory ─ open ─▶ open ⇄ recess
 *                                                                            │ close
 *                                       archived ■ ◀─ archive ─ published ◀──┴─ closed
 *
 * Items of the agenda run inside it: pending → presented → discussing → collated → voting → decided.
 */
import { assign, setup } from 'xstate'
import { agendaAfter, firstAgenda, insertItem, type AgendaItem } from './agenda.ts'
import { personOf } from './actor.ts'
import { hushed, silence } from './floor.ts'
import { when, type Condition, type Hear } from './condition.ts'
import { bytesOf, sameMembers, sessionConditions, type SessionCondition, type SessionSaid } from './session-conditions.ts'
import { blankSession, type Presence, type SessionContext } from './session-context.ts'

const votes = (said: SessionSaid) => said.known.seat?.kind === 'representative'
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

const hear: Hear<SessionContext, SessionSaid> = {
  'session.create': (_, said) => ({
    term: said.term,
    ordinal: said.ordinal,
    kind: said.kind,
    title: said.title,
    place: said.place,
    opensOn: said.opensOn,
    windowClosesAt: said.windowClosesAt,
    items: firstAgenda(said.items),
  }),
  'session.schedule': (_, said) => ({ title: said.title, place: said.place, opensOn: said.opensOn, windowClosesAt: said.windowClosesAt }),
  'session.enrol': (context, said) => ({ roll: context.roll + (said.kind === 'representative' ? 1 : 0) }),
  'session.lapse': (context, said) => ({ roll: context.roll - (votes(said) ? 1 : 0), ...moved(context, said, 'lapsed') }),
  'session.addItem': (context, said) => insertItem(context, said),
  'session.editItem': (context, said) => agendaAfter(context, said),
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
  'session.publish': (_, said) => ({ publishedAt: said.at }),
  'session.takeDown': (_, said) => ({ takenDownAt: said.at, takeDownOverride: said.overrideReason }),
  'session.reportUpward': (context, said) => ({
    reports: [...context.reports, { to: said.to, number: said.number, sentOn: said.sentOn }],
  }),
  'session.archive': () => ({}),
}

const stay = { actions: 'note' } as const
const to = <const T extends string>(target: T) => ({ target, actions: 'note' }) as const
const stayIf = <const N extends SessionCondition>(...names: N[]) => ({ guard: when(...names), ...stay })

const agenda = {
  'session.addItem': stayIf('agendaNotBeingVoted', 'itemNew', 'secretWhereRequired'),
  'session.editItem': stayIf('agendaNotBeingVoted', 'itemPending', 'secretWhereRequired'),
  'session.moveItem': stayIf('agendaNotBeingVoted', 'itemPending'),
  'session.removeItem': stayIf('agendaNotBeingVoted', 'itemPending'),
} as const
const override = { 'session.override': stayIf('itemPending', 'agendaNotAdopted') } as const
const roll = { 'session.enrol': stayIf('notEnrolled'), 'session.lapse': stayIf('seatKnown') } as const
const leave = { 'session.grantLeave': stayIf('seatKnown', 'notPresent', 'notOnLeave') } as const
const doorway = {
  ...leave,
  'session.checkIn': stayIf('seatKnown', 'notPresent'),
  'session.undoCheckIn': stayIf('seatKnown', 'inTheHall'),
  'session.stepOut': stayIf('seatKnown', 'inTheHall'),
} as const
const rules = { 'session.writeRules': stayIf('rulesNotAdopted', 'rulesNotBeingVoted') } as const
const order = {
  'session.adoptAgenda': stayIf('hasAgenda'),
  'session.adoptRules': stay,
  'session.nominateScrutineers': stayIf('scrutineersOnRoll', 'chiefAmongThem'),
  'session.confirmScrutineers': stayIf('scrutinyNominated'),
  'session.keepKeys': stayIf('noKeys', 'scrutinyConfirmed', 'keysOfScrutineers'),
  'session.discardKeys': stayIf('keysHeld', 'noBallotRunning'),
} as const
const resolution = {
  'session.writeResolution': stayIf('resolutionNotAdopted', 'resolutionNotBeingVoted'),
  'session.adoptResolution': stay,
} as const
const upward = { 'session.reportUpward': stayIf('reportsFew') } as const
const papers = {
  'session.attachPaper': stayIf('paperUploaded', 'paperItemKnown', 'papersWithinLimit'),
  'session.removePaper': stayIf('paperAttached', 'removalReasoned'),
} as const
/** The staff are told, and heard, before the congress meets and after it has closed. */
const notices = {
  'session.postNotice': stayIf('noticesWithinLimit', 'paperItemKnown', 'noticePapersUploaded', 'papersWithinLimit', 'consultationAhead'),
  'session.withdrawNotice': stayIf('noticeStanding'),
  'session.comment': stayIf('noticeStanding', 'consultationOpen', 'commentsLeft'),
  'session.answerComment': stayIf('noticeStanding'),
} as const
const screen = { 'session.show': stay, 'session.turnSheet': stay } as const
const desk = { 'session.takeDesk': stayIf('deskElsewhere') } as const
const timer = { 'session.startTimer': stay, 'session.stopTimer': stayIf('timerRunning') } as const
const floor = {
  'session.askFloor': stayIf('itemDiscussing', 'seatKnown', 'inTheHall', 'requestNew', 'notAsking', 'floorHasRoom'),
  'session.withdrawFloor': stayIf('requestWaiting'),
  'session.orderFloor': stayIf('requestWaiting', 'requestOfDiscussion'),
  'session.giveFloor': stayIf('requestWaiting', 'requestOfDiscussion'),
  'session.endFloor': stayIf('somebodySpeaking'),
} as const

export const sessionMachine = setup({
  types: { context: {} as SessionContext, events: {} as SessionSaid },
  guards: {
    all: ({ context, event }, names: SessionCondition[]) =>
      names.every((name) => (sessionConditions[name] as Condition<SessionContext, SessionSaid>)(context, event)),
  },
  actions: {
    note: assign(({ context, event }) =>
      (hear[event.type] as (c: SessionContext, s: SessionSaid) => Partial<SessionContext>)(context, event),
    ),
  },
}).createMachine({
  id: 'session',
  initial: 'unborn',
  context: blankSession,
  states: {
    unborn: { on: { 'session.create': { guard: when('agendaDistinct', 'secretWhereRequired'), ...to('preparing') } } },
    preparing: {
      on: {
        ...agenda,
        ...override,
        ...roll,
        ...rules,
        ...papers,
        ...notices,
        'session.schedule': stay,
        'session.sendPapers': { guard: when('hasAgenda', 'papersInTime'), ...to('papers_out') },
      },
    },
    papers_out: {
      on: {
        ...agenda,
        ...override,
        ...roll,
        ...rules,
        ...leave,
        ...papers,
        ...notices,
        'session.schedule': stay,
        'session.prepare': to('preparatory'),
      },
    },
    preparatory: {
      on: {
        ...agenda,
        ...override,
        ...roll,
        ...doorway,
        ...rules,
        ...order,
        ...resolution,
        ...screen,
        ...papers,
        ...notices,
        ...desk,
        ...timer,
        'session.open': { guard: when('quorate', 'agendaAdopted'), ...to('open') },
      },
    },
    open: {
      on: {
        ...agenda,
        ...doorway,
        ...rules,
        ...order,
        ...resolution,
        ...screen,
        ...papers,
        ...notices,
        ...desk,
        ...timer,
        ...floor,
        'session.recess': { guard: when('noBallotRunning'), ...to('recess') },
        'session.presentItem': stayIf('itemAdopted', 'itemPending'),
        'session.discussItem': stayIf('itemPresented'),
        'session.collateItem': stayIf('itemDiscussing'),
        'session.voteItem': stayIf('itemAdopted', 'itemOpenToVote'),
        'session.reopenItem': stayIf('itemVoting'),
        'session.decideItem': stayIf('itemKnown', 'itemSettled'),
        'session.close': { guard: when('noBallotRunning'), ...to('closed') },
      },
    },
    recess: { on: { ...doorway, ...screen, ...desk, ...timer, ...papers, ...notices, 'session.resume': to('open') } },
    closed: { on: { ...screen, ...upward, ...notices, 'session.publish': to('published') } },
    published: {
      on: { ...upward, ...notices, 'session.takeDown': stayIf('stillUp', 'upLongEnough'), 'session.archive': to('archived') },
    },
    archived: { type: 'final' },
  },
})
