/**
 * One meeting of the congress, 届 and 次 (domain 3).
 *
 *   preparing ─ sendPapers ─▶ papers_out ─ prepare ─▶ preparatory ─ open ─▶ open ⇄ recess
 *                                                                            │ close
 *                                       archived ■ ◀─ archive ─ published ◀──┴─ closed
 *
 * A rehearsal (machines/rehearsal.ts) is born in preparatory and ends, from wherever it stands, in discarded ■.
 * A unit's election (machines/units.ts) is born open: it has no hall, and one thing to do.
 * Items of the agenda run inside it: pending → presented → discussing → collated → voting → decided.
 */
import { assign, setup } from 'xstate'
import { when, type Condition } from './condition.ts'
import { sessionConditions, type SessionCondition, type SessionSaid } from './session-conditions.ts'
import { blankSession, type SessionContext } from './session-context.ts'
import { hear } from './session-hear.ts'

const stay = { actions: 'note' } as const
const to = <const T extends string>(target: T) => ({ target, actions: 'note' }) as const
const stayIf = <const N extends SessionCondition>(...names: N[]) => ({ guard: when(...names), ...stay })

const agenda = {
  'session.addItem': stayIf('agendaNotBeingVoted', 'itemNew', 'secretWhereRequired', 'motionSpared'),
  'session.editItem': stayIf('agendaNotBeingVoted', 'itemPending', 'secretWhereRequired', 'motionSpared'),
  'session.moveItem': stayIf('agendaNotBeingVoted', 'itemPending'),
  'session.removeItem': stayIf('agendaNotBeingVoted', 'itemPending'),
} as const
const override = { 'session.override': stayIf('itemPending', 'agendaNotAdopted') } as const
/** Until the session opens; then the roll is frozen, and only who leads a delegation can change. */
const head = { 'session.nameHead': stayIf('seatKnown', 'memberThere', 'notHeadYet') } as const
const roll = {
  ...head,
  'session.enrol': stayIf('notEnrolled', 'delegationOfTerm'),
  'session.byElect': stayIf('notEnrolled', 'delegationOfTerm', 'placeFree', 'electorsAttended', 'electorsCarried'),
  'session.lapse': stayIf('seatKnown'),
  'session.recall': stayIf('seatKnown', 'recallCounted', 'electorsAttended', 'electorsCarried'),
  'session.transfer': stayIf('seatKnown', 'delegationOfTerm', 'movesElsewhere'),
  'session.allot': stayIf('unitsDistinct', 'delegationsListed', 'delegationOfTerm', 'noUnitUnderWay'),
  'session.seatElected': stayIf('electedThere', 'delegationOfUnit', 'notEnrolled'),
} as const
const assembly = { 'session.assemble': stayIf('rollEmpty', 'underEighty', 'notEnrolled', 'wholeStaff') } as const
const leave = { 'session.grantLeave': stayIf('inAHall', 'seatKnown', 'notPresent', 'notOnLeave') } as const
const doorway = {
  ...leave,
  'session.checkIn': stayIf('inAHall', 'seatKnown', 'notPresent', 'codeSaid', 'codeFresh'),
  'session.undoCheckIn': stayIf('inAHall', 'seatKnown', 'inTheHall'),
  'session.stepOut': stayIf('inAHall', 'seatKnown', 'inTheHall'),
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
const upward = { 'session.reportUpward': stayIf('real', 'reportsFew') } as const
const discard = { 'session.discard': { guard: when('rehearsal'), ...to('discarded') } } as const
const papers = {
  'session.attachPaper': stayIf('paperUploaded', 'paperItemKnown', 'papersWithinLimit'),
  'session.removePaper': stayIf('paperAttached', 'removalReasoned'),
} as const
/** The staff are told, and heard, before the congress meets and after it has closed. */
const notices = {
  'session.postNotice': stayIf(
    'real',
    'noticesWithinLimit',
    'paperItemKnown',
    'noticePapersUploaded',
    'papersWithinLimit',
    'consultationAhead',
  ),
  'session.withdrawNotice': stayIf('noticeStanding'),
  'session.comment': stayIf('noticeStanding', 'consultationOpen', 'commentsLeft'),
  'session.answerComment': stayIf('noticeStanding'),
} as const
/** 候选人 (domain 4.1): put forward, asked, and standing, until their ballot opens. */
const candidates = {
  'session.nominateCandidate': stayIf('itemElects', 'itemOpenToVote', 'mayPutForward', 'nomineeThere', 'nomineeNew', 'nomineesFew'),
  'session.answerNomination': stayIf('itemOpenToVote', 'nomineeStands'),
  'session.withdrawNomination': stayIf('itemOpenToVote', 'nomineeStands'),
} as const
const awards = {
  'session.nominateAward': stayIf('inAHall', 'awardDeserved', 'awardNew', 'awardsWithinLimit'),
  'session.withdrawAward': stayIf('awardNominated'),
  'session.grantAward': stayIf('awardNominated', 'awardVoted'),
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
    unborn: {
      on: {
        'session.create': { guard: when('agendaDistinct', 'secretWhereRequired'), ...to('preparing') },
        'session.rehearse': { guard: when('rehearsable', 'notRehearsed'), ...to('preparatory') },
        'session.constitute': {
          guard: when(
            'congressFillable',
            'unitAllotted',
            'unitIdle',
            'recalledThere',
            'wholeStaff',
            'scrutineersOfUnit',
            'scrutineersNotRecalled',
            'chiefAmongThem',
            'countedSaid',
          ),
          ...to('open'),
        },
      },
    },
    preparing: {
      on: {
        ...awards,
        ...agenda,
        ...candidates,
        ...override,
        ...roll,
        ...assembly,
        ...rules,
        ...papers,
        ...notices,
        'session.schedule': stay,
        'session.sendPapers': { guard: when('hasAgenda', 'papersInTime'), ...to('papers_out') },
      },
    },
    papers_out: {
      on: {
        ...awards,
        ...agenda,
        ...candidates,
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
        ...awards,
        ...agenda,
        ...candidates,
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
        ...discard,
        'session.open': { guard: when('quorate', 'agendaAdopted'), ...to('open') },
      },
    },
    open: {
      on: {
        ...awards,
        ...agenda,
        ...candidates,
        ...head,
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
        ...discard,
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
    recess: {
      on: { ...awards, ...head, ...doorway, ...screen, ...desk, ...timer, ...papers, ...notices, ...discard, 'session.resume': to('open') },
    },
    closed: {
      on: { ...awards, ...screen, ...upward, ...notices, ...discard, 'session.publish': { guard: when('real'), ...to('published') } },
    },
    published: {
      on: { ...awards, ...upward, ...notices, 'session.takeDown': stayIf('stillUp', 'upLongEnough'), 'session.archive': to('archived') },
    },
    archived: { type: 'final' },
    discarded: { type: 'final' },
  },
})
