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
import { when, type Condition, type Hear, type Spoken } from './condition.ts'
import { agendaAfter, insertItem, isMethodLawful, isTalkOnly, itemOf, keptOverride, type AgendaItem } from './agenda.ts'
import { isQuorate } from './majority.ts'
import { LIMIT, type SessionEvent } from './events.ts'
import { blankSession, type Presence, type SessionContext, type SessionKnown } from './session-context.ts'

type Said = Spoken<SessionEvent, SessionKnown>
const named = (context: SessionContext, said: Said) => ('item' in said && said.item ? itemOf(context.items, said.item) : undefined)
const isPhase =
  (...phases: AgendaItem['phase'][]): Condition<SessionContext, Said> =>
  (context, said) => {
    const item = named(context, said)
    return item !== undefined && phases.includes(item.phase)
  }

export const sessionConditions = {
  itemKnown: (context, said) => named(context, said) !== undefined,
  itemNew: (context, said) => named(context, said) === undefined && context.items.length < LIMIT.agendaItems,
  itemAdopted: (context, said) => (named(context, said)?.since ?? Infinity) <= context.agendaAdopted,
  itemPending: isPhase('pending'),
  itemPresented: isPhase('presented'),
  itemDiscussing: isPhase('discussing'),
  itemVoting: isPhase('voting'),
  /** Decided by the congress's ballot; items only heard or discussed, by the secretary once they were presented. */
  itemSettled: (context, said) => {
    const item = named(context, said)
    return (
      item !== undefined &&
      (said.by.kind === 'congress' ? item.phase === 'voting' : isTalkOnly(item) && item.phase !== 'pending' && item.phase !== 'decided')
    )
  },
  itemOpenToVote: isPhase('pending', 'presented', 'discussing', 'collated'),
  /** What touches the staff's interests, elections and appraisals are secret (2.4). */
  secretWhereRequired: (context, said) =>
    (said.type !== 'session.addItem' && said.type !== 'session.editItem') ||
    isMethodLawful(said.power, said.method, keptOverride(named(context, said), said.power)),
  agendaNotAdopted: (context) => context.agendaAdopted === 0,
  agendaAdopted: (context) => context.agendaAdopted > 0,
  hasAgenda: (context) => context.items.length > 0,
  papersInTime: (_, said) =>
    said.type !== 'session.sendPapers' || said.overrideReason !== null || said.known.daysToOpening >= said.known.papersDays,
  seatKnown: (_, said) => said.known.seat !== null && said.known.seat.presence !== 'lapsed',
  notEnrolled: (_, said) => !said.known.alreadyEnrolled,
  notPresent: (_, said) => said.known.seat?.presence !== 'present',
  inTheHall: (_, said) => said.known.seat?.presence === 'present',
  notOnLeave: (_, said) => said.known.seat?.presence !== 'leave',
  quorate: (context) => isQuorate(context.present, context.roll),
  scrutinyNominated: (context) => context.scrutiny !== null,
  scrutineersOnRoll: (_, said) => said.known.notRepresentatives === 0,
  chiefAmongThem: (_, said) => said.type !== 'session.nominateScrutineers' || said.scrutineers.includes(said.chief),
  agendaNotBeingVoted: (_, said) => !said.known.agendaBallotRunning,
  noBallotRunning: (_, said) => said.known.ballotsRunning === 0,
} satisfies Record<string, Condition<SessionContext, Said>>

export type SessionCondition = keyof typeof sessionConditions

const votes = (said: Said) => said.known.seat?.kind === 'representative'
const was = (said: Said, presence: Presence) => (votes(said) && said.known.seat?.presence === presence ? 1 : 0)
/** Present and on leave after the seat named has moved; observers and guests are not counted. */
const moved = (context: SessionContext, said: Said, next: Presence) => ({
  present: context.present - was(said, 'present') + (votes(said) && next === 'present' ? 1 : 0),
  onLeave: context.onLeave - was(said, 'leave') + (votes(said) && next === 'leave' ? 1 : 0),
})
const phase = (context: SessionContext, id: string, next: AgendaItem['phase'], more: Partial<AgendaItem> = {}) => ({
  items: context.items.map((item) => (item.id === id ? { ...item, ...more, phase: next } : item)),
})

const hear: Hear<SessionContext, Said> = {
  'session.create': (_, said) => ({
    term: said.term,
    ordinal: said.ordinal,
    kind: said.kind,
    title: said.title,
    place: said.place,
    opensOn: said.opensOn,
    windowClosesAt: said.windowClosesAt,
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
  'session.prepare': () => ({}),
  'session.adoptAgenda': (context) => ({ agendaAdopted: context.agendaVersion }),
  'session.adoptRules': () => ({ rulesAdopted: true }),
  'session.nominateScrutineers': (_, said) => ({
    scrutiny: { scrutineers: said.scrutineers, chief: said.chief, tellers: said.tellers },
    scrutinyConfirmed: false,
  }),
  'session.confirmScrutineers': () => ({ scrutinyConfirmed: true }),
  'session.checkIn': (context, said) => moved(context, said, 'present'),
  'session.undoCheckIn': (context, said) => moved(context, said, 'absent'),
  'session.stepOut': (context, said) => moved(context, said, 'out'),
  'session.grantLeave': (context, said) => moved(context, said, 'leave'),
  'session.open': (_, said) => ({ openedAt: said.at }),
  'session.recess': () => ({}),
  'session.resume': () => ({}),
  'session.presentItem': (context, said) => ({ ...phase(context, said.item, 'presented'), screenPage: 'follow' }),
  'session.discussItem': (context, said) => phase(context, said.item, 'discussing'),
  'session.collateItem': (context, said) => phase(context, said.item, 'collated', { collation: said.note === '' ? null : said.note }),
  'session.voteItem': (context, said) => ({ ...phase(context, said.item, 'voting', { ballot: said.ballot }), screenPage: 'follow' }),
  'session.reopenItem': (context, said) => phase(context, said.item, 'collated', { ballot: null }),
  'session.decideItem': (context, said) => phase(context, said.item, 'decided'),
  'session.show': (_, said) => ({ screenPage: said.page, screenItem: said.item, screenBallot: said.ballot }),
  'session.close': (_, said) => ({ closedAt: said.at }),
  'session.publish': (_, said) => ({ publishedAt: said.at }),
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
const order = {
  'session.adoptAgenda': stayIf('hasAgenda'),
  'session.adoptRules': stay,
  'session.nominateScrutineers': stayIf('scrutineersOnRoll', 'chiefAmongThem'),
  'session.confirmScrutineers': stayIf('scrutinyNominated'),
} as const
const screen = { 'session.show': stay } as const

export const sessionMachine = setup({
  types: { context: {} as SessionContext, events: {} as Said },
  guards: {
    all: ({ context, event }, names: SessionCondition[]) =>
      names.every((name) => (sessionConditions[name] as Condition<SessionContext, Said>)(context, event)),
  },
  actions: {
    note: assign(({ context, event }) => (hear[event.type] as (c: SessionContext, s: Said) => Partial<SessionContext>)(context, event)),
  },
}).createMachine({
  id: 'session',
  initial: 'unborn',
  context: blankSession,
  states: {
    unborn: { on: { 'session.create': to('preparing') } },
    preparing: {
      on: {
        ...agenda,
        ...override,
        ...roll,
        'session.schedule': stay,
        'session.sendPapers': { guard: when('hasAgenda', 'papersInTime'), ...to('papers_out') },
      },
    },
    papers_out: { on: { ...agenda, ...override, ...roll, ...leave, 'session.schedule': stay, 'session.prepare': to('preparatory') } },
    preparatory: {
      on: {
        ...agenda,
        ...override,
        ...roll,
        ...doorway,
        ...order,
        ...screen,
        'session.open': { guard: when('quorate', 'agendaAdopted'), ...to('open') },
      },
    },
    open: {
      on: {
        ...agenda,
        ...doorway,
        ...order,
        ...screen,
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
    recess: { on: { ...doorway, ...screen, 'session.resume': to('open') } },
    closed: { on: { ...screen, 'session.publish': to('published') } },
    published: { on: { 'session.archive': to('archived') } },
    archived: { type: 'final' },
  },
})
