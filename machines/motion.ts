/**
 * The life of a motion (domain 2.1).
 *
 *   draft ─ invite ─▶ seeking_seconds ─ submit ─▶ [delegation_review] ─▶ submitted ─ accept ─▶ under_review
 *     ▲                                                │ return                                │
 *     └──────────────── returned ◀──────────────────────┴──────────────────────────────────────┤
 *                                                                                              │
 *   direct:    filed ──────────────────────────────────────────────────────┐ file ◀────────────┤
 *   congress:  filed ─ table ─▶ tabled ⇄ balloting ─▶ adopted ─ publish ─▶ resolved             │
 *                                 ▲          └─▶ rejected ─ resubmit ─┘        │               │
 *   lighter:   converted ─────────┼────────────────────────────────────────────┤ ◀── convert ──┤
 *                                 │                              dispatch ─▶ handling ─▶ closed ─▶ archived ■
 *   ends:      withdrawn ■   merged ■   declined ─ appeal ─▶ presidium_review ◀── refer ────────┘
 *
 *   the box:   suggested ─ answer ─▶ answered ─ archive ─▶ archived ■     either ─ takeUp ─▶ taken_up ■ (in a new draft)
 */
import { assign, setup } from 'xstate'
import { personOf, representativeSeat } from './actor.ts'
import { when, type Condition, type Hear, type Spoken } from './condition.ts'
import type { MotionEvent } from './motion-events.ts'
import { LIMIT } from './schema.ts'
import { blankMotion, type MotionContext, type MotionKnown, type MotionState } from './motion-context.ts'

type Said = Spoken<MotionEvent, MotionKnown>

/** Where a motion can still take in another one. */
const ABSORBING: MotionState[] = ['under_review', 'filed', 'presidium_review', 'tabled']
/** Where a suggestion can be taken up in a motion. */
const IN_THE_BOX: MotionState[] = ['suggested', 'answered']
const union = (...lists: string[][]) => [...new Set(lists.flat())]
const rewording = (context: MotionContext, said: { title: string; rationale: string; remedy: string }) => ({
  title: said.title,
  rationale: said.rationale,
  remedy: said.remedy,
  textVersion: context.textVersion + 1,
})

export const motionConditions = {
  complete: (context, said) => {
    const { rationale, remedy } = 'rationale' in said ? said : context
    return rationale.trim() !== '' && remedy.trim() !== ''
  },
  seconded: (context) => context.kind === 'draftItem' || context.seconders.length >= context.secondsNeeded,
  /** A representative of no delegation has no head who could review. */
  forDelegation: (context) =>
    context.kind === 'proposal' && context.delegation === null && context.homeDelegation !== null && context.delegationReview,
  notYetSeconded: (context, said) => !context.seconders.includes(personOf(said.by) ?? ''),
  secondedBySpeaker: (context, said) => context.seconders.includes(personOf(said.by) ?? ''),
  inTime: (context) => !context.late || context.lateBecome === 'motion',
  reviewExpired: (context, said) => context.reviewDueAt !== null && said.at >= context.reviewDueAt,
  /** A suggestion that was hidden is nobody's to take up. */
  suggestionOpen: (_, said) =>
    !('suggestion' in said) ||
    (said.known.suggestion !== null && !said.known.suggestion.hidden && IN_THE_BOX.includes(said.known.suggestion.state)),
  fewSuggestions: (_, said) => said.known.ownSuggestions < LIMIT.ownSuggestions,
  notYetSupported: (_, said) => !said.known.supported,
  supportedBySpeaker: (_, said) => said.known.supported,
  visible: (context) => context.hidden === null,
  hidden: (context) => context.hidden !== null,
  mergeable: (_, said) => said.type !== 'motion.merge' || (said.known.mergeTarget !== null && ABSORBING.includes(said.known.mergeTarget)),
  notAppealed: (context) => !context.appealed,
  sessionAhead: (_, said) => ['preparing', 'papers_out', 'preparatory', 'open', 'recess'].includes(said.known.sessionState ?? ''),
  direct: (context) => context.route !== 'congress',
  dispatchProposed: (context) => context.proposedDispatch !== null,
  /** What an earlier rule allowed may stay: only a choice made now must be one of today's. */
  categoryOffered: (context, said) =>
    !('category' in said) || !said.known.notOffered || (said.type === 'motion.edit' && said.category === context.category),
  reasonOffered: (_, said) => said.type !== 'motion.decline' || !said.known.notOffered,
  departmentsKnown: (_, said) => said.known.unknownDepartments === 0,
  oneLead: (_, said) => !('coHandling' in said) || !said.coHandling.includes(said.lead),
  reported: (context) => context.reportedAt !== null,
  questionNew: (_, said) => said.known.question === null,
  questionOpen: (_, said) => said.known.question?.isAnswered === false,
} satisfies Record<string, Condition<MotionContext, Said>>

export type MotionCondition = keyof typeof motionConditions

const hear: Hear<MotionContext, Said> = {
  'motion.create': (_, said) => ({
    session: said.session,
    kind: said.kind,
    delegation: said.delegation,
    proposer: personOf(said.by),
    homeDelegation: said.delegation ?? representativeSeat(said.by, said.session)?.delegation ?? null,
    category: said.category,
    department: said.department,
    title: said.title,
    rationale: said.rationale,
    remedy: said.remedy,
    textVersion: 1,
    secondsNeeded: said.known.secondsNeeded,
    delegationReview: said.known.delegationReview,
    suggestion: said.suggestion ?? null,
    suggestedBy: said.suggestion ? (said.known.suggestion?.proposer ?? null) : null,
  }),
  'motion.record': (_, said) => ({
    kind: 'proposal',
    route: 'direct',
    number: said.number === '' ? null : said.number,
    category: said.category,
    title: said.title,
    rationale: said.rationale,
    remedy: said.remedy,
    textVersion: 1,
    history: {
      term: said.term,
      ordinal: said.ordinal,
      proposer: said.proposer,
      department: said.department,
      reply: said.reply,
      closedOn: said.closedOn,
    },
  }),
  'motion.edit': (context, said) => ({ ...rewording(context, said), category: said.category, department: said.department }),
  'motion.invite': (context, said) => ({ invited: union(context.invited, said.people) }),
  'motion.second': (context, said) => ({ seconders: union(context.seconders, [personOf(said.by) ?? '']) }),
  'motion.unsecond': (context, said) => ({ seconders: context.seconders.filter((person) => person !== personOf(said.by)) }),
  'motion.submit': (_, said) => ({
    submittedAt: said.at,
    note: null,
    late: said.known.windowClosesAt !== null && said.at > said.known.windowClosesAt,
    lateBecome: said.known.lateBecome,
    reviewDueAt: said.known.reviewDueAt,
  }),
  'motion.endorse': () => ({ reviewDueAt: null }),
  'motion.forward': () => ({ reviewDueAt: null }),
  'motion.return': (_, said) => ({ note: said.note, reviewDueAt: null }),
  'motion.accept': () => ({}),
  'motion.withdraw': () => ({}),
  'motion.file': (context, said) => ({
    number: said.known.nextNumber,
    priority: said.priority,
    filedAt: said.at,
    declineReason: null,
    note: null,
    /** What is laid before the congress is voted on; only a proposal is answered without a vote. */
    route: context.kind === 'draftItem' ? 'congress' : 'direct',
  }),
  'motion.merge': (_, said) => ({ mergedInto: said.into, note: said.note }),
  'motion.absorb': (context, said) => {
    const coProposers = union(context.coProposers, said.proposers).filter((person) => person !== context.proposer)
    const proposers = [context.proposer, ...coProposers]
    return { coProposers, seconders: union(context.seconders, said.seconders).filter((person) => !proposers.includes(person)) }
  },
  'motion.convert': (_, said) => ({ note: said.note, route: 'direct' }),
  'motion.decline': (_, said) => ({ declineReason: said.reason, note: said.note }),
  'motion.appeal': (_, said) => ({ appealed: true, note: said.note }),
  'motion.refer': (_, said) => ({ note: said.note }),
  'motion.table': (context, said) => ({
    tabledFor: said.session,
    route: 'congress',
    declineReason: null,
    number: context.number ?? said.known.nextNumber,
    filedAt: context.filedAt ?? said.at,
  }),
  'motion.amend': (context, said) => ({ ...rewording(context, said), note: said.note }),
  'motion.openBallot': (_, said) => ({ ballot: said.ballot }),
  'motion.adopt': (_, said) => ({ ballot: said.ballot }),
  'motion.reject': (_, said) => ({ ballot: said.ballot }),
  'motion.voidBallot': () => ({ ballot: null }),
  'motion.resubmit': (context, said) => ({ ...rewording(context, said), note: said.note, tabledFor: said.session, ballot: null }),
  'motion.publish': (_, said) => ({ resolution: said.resolution, resolvedAt: said.at }),
  'motion.proposeDispatch': (_, said) => ({ proposedDispatch: { lead: said.lead, coHandling: said.coHandling, dueOn: said.dueOn } }),
  'motion.dispatch': (_, said) => ({ lead: said.lead, coHandling: said.coHandling, dueOn: said.dueOn, proposedDispatch: null }),
  'motion.handOver': (context, said) => ({
    lead: context.lead === said.from ? said.to : context.lead,
    coHandling: context.coHandling.map((department) => (department === said.from ? said.to : department)),
  }),
  'motion.close': () => ({}),
  'motion.report': (_, said) => ({ reportedAt: said.at }),
  'motion.archive': () => ({}),
  'motion.suggest': (_, said) => ({
    session: said.session,
    kind: 'suggestion',
    proposer: personOf(said.by),
    category: said.category,
    title: said.title,
    remedy: said.remedy,
    textVersion: 1,
  }),
  'motion.support': (context) => ({ supports: context.supports + 1 }),
  'motion.unsupport': (context) => ({ supports: context.supports - 1 }),
  'motion.takeUp': (_, said) => ({ takenUpIn: said.motion }),
  'motion.answer': (_, said) => ({ note: said.note }),
  'motion.hide': (_, said) => ({ hidden: said.note }),
  'motion.unhide': () => ({ hidden: null }),
  'motion.show': (_, said) => ({ visibility: said.visibility }),
  /** Questions and their answers are rows beside the motion (server/effects.ts). */
  'motion.ask': () => ({}),
  'motion.answerQuestion': () => ({}),
}

const stay = { actions: 'note' } as const
const to = <const T extends string>(target: T) => ({ target, actions: 'note' }) as const
const submit = [
  { guard: when('complete', 'seconded', 'forDelegation'), ...to('delegation_review') },
  { guard: when('complete', 'seconded'), ...to('submitted') },
] as const
const shown = { 'motion.show': stay } as const
/** From filing on, whoever answers for a department may be asked about it, and answers. */
const open = {
  ...shown,
  'motion.ask': { guard: when('departmentsKnown', 'questionNew'), ...stay },
  'motion.answerQuestion': { guard: when('questionOpen'), ...stay },
} as const
const writing = {
  'motion.edit': { guard: when('categoryOffered'), ...stay },
  'motion.submit': submit,
  'motion.withdraw': to('withdrawn'),
} as const
const moderating = {
  'motion.hide': { guard: when('visible'), ...stay },
  'motion.unhide': { guard: when('hidden'), ...stay },
} as const
const boxed = { ...moderating, 'motion.answer': to('answered'), 'motion.takeUp': { guard: when('visible'), ...to('taken_up') } } as const
const table = { guard: when('sessionAhead'), ...to('tabled') } as const
const dispatching = {
  'motion.proposeDispatch': { guard: when('departmentsKnown', 'oneLead'), ...stay },
  'motion.dispatch': { guard: when('dispatchProposed', 'departmentsKnown', 'oneLead'), ...to('handling') },
} as const
const dispatchingDirect = {
  'motion.proposeDispatch': { guard: when('direct', 'departmentsKnown', 'oneLead'), ...stay },
  'motion.dispatch': { guard: when('direct', 'dispatchProposed', 'departmentsKnown', 'oneLead'), ...to('handling') },
} as const

export const motionMachine = setup({
  types: { context: {} as MotionContext, events: {} as Said },
  guards: {
    all: ({ context, event }, names: MotionCondition[]) =>
      names.every((name) => (motionConditions[name] as Condition<MotionContext, Said>)(context, event)),
  },
  actions: {
    note: assign(({ context, event }) => (hear[event.type] as (c: MotionContext, s: Said) => Partial<MotionContext>)(context, event)),
  },
}).createMachine({
  id: 'motion',
  initial: 'unborn',
  context: blankMotion,
  states: {
    unborn: {
      on: {
        'motion.create': { guard: when('sessionAhead', 'suggestionOpen', 'categoryOffered'), ...to('draft') },
        'motion.suggest': { guard: when('fewSuggestions', 'categoryOffered'), ...to('suggested') },
        'motion.record': to('archived'),
      },
    },
    draft: { on: { ...writing, 'motion.invite': to('seeking_seconds') } },
    seeking_seconds: {
      on: {
        ...writing,
        'motion.invite': stay,
        'motion.second': { guard: when('notYetSeconded'), ...stay },
        'motion.unsecond': { guard: when('secondedBySpeaker'), ...stay },
      },
    },
    returned: { on: { ...writing, 'motion.invite': to('seeking_seconds') } },
    delegation_review: {
      on: {
        'motion.endorse': to('submitted'),
        'motion.forward': { guard: when('reviewExpired'), ...to('submitted') },
        'motion.return': to('returned'),
        'motion.withdraw': to('withdrawn'),
      },
    },
    submitted: { on: { ...shown, 'motion.accept': to('under_review'), 'motion.withdraw': to('withdrawn') } },
    under_review: {
      on: {
        ...shown,
        'motion.return': to('returned'),
        'motion.withdraw': to('withdrawn'),
        'motion.file': { guard: when('inTime'), ...to('filed') },
        'motion.merge': { guard: when('mergeable'), ...to('merged') },
        'motion.absorb': stay,
        'motion.convert': to('converted'),
        'motion.decline': { guard: when('reasonOffered'), ...to('declined') },
        'motion.refer': to('presidium_review'),
      },
    },
    declined: {
      on: { ...shown, 'motion.appeal': { guard: when('notAppealed'), ...to('presidium_review') }, 'motion.convert': to('converted') },
    },
    presidium_review: {
      on: {
        ...shown,
        'motion.file': { guard: when('inTime'), ...to('filed') },
        'motion.decline': { guard: when('reasonOffered'), ...to('declined') },
        'motion.table': table,
        'motion.absorb': stay,
      },
    },
    filed: { on: { ...open, 'motion.table': table, 'motion.absorb': stay, ...dispatchingDirect } },
    converted: { on: { ...open, ...dispatching } },
    tabled: {
      on: { ...open, 'motion.amend': { guard: when('complete'), ...stay }, 'motion.absorb': stay, 'motion.openBallot': to('balloting') },
    },
    balloting: { on: { ...open, 'motion.adopt': to('adopted'), 'motion.reject': to('rejected'), 'motion.voidBallot': to('tabled') } },
    adopted: { on: { ...open, 'motion.publish': to('resolved') } },
    rejected: { on: { ...open, 'motion.resubmit': { guard: when('complete', 'sessionAhead'), ...to('tabled') } } },
    resolved: { on: { ...open, ...dispatching } },
    handling: { on: { ...open, 'motion.handOver': stay, 'motion.close': to('closed') } },
    closed: { on: { ...open, 'motion.report': stay, 'motion.archive': { guard: when('reported'), ...to('archived') } } },
    withdrawn: { type: 'final' },
    merged: { type: 'final' },
    archived: { type: 'final' },
    suggested: {
      on: {
        ...boxed,
        'motion.support': { guard: when('visible', 'notYetSupported'), ...stay },
        'motion.unsupport': { guard: when('supportedBySpeaker'), ...stay },
        'motion.withdraw': to('withdrawn'),
      },
    },
    answered: { on: { ...boxed, 'motion.archive': to('archived') } },
    taken_up: { type: 'final' },
  },
})
