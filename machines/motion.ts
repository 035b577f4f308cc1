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
import { when, type Condition } from './condition.ts'
import { blankMotion, type MotionContext } from './motion-context.ts'
import { motionConditions, type MotionCondition, type MotionSaid } from './motion-conditions.ts'
import { hear } from './motion-hear.ts'

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
  'motion.promptQuestion': { guard: when('questionOpen', 'questionRungHigher'), ...stay },
} as const
const writing = {
  'motion.edit': { guard: when('categoryOffered'), ...stay },
  'motion.attach': { guard: when('paperUploaded', 'papersWithinLimit'), ...stay },
  'motion.detach': { guard: when('paperAttached'), ...stay },
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
  types: { context: {} as MotionContext, events: {} as MotionSaid },
  guards: {
    all: ({ context, event }, names: MotionCondition[]) =>
      names.every((name) => (motionConditions[name] as Condition<MotionContext, MotionSaid>)(context, event)),
  },
  actions: {
    note: assign(({ context, event }) => (hear[event.type] as (c: MotionContext, s: MotionSaid) => Partial<MotionContext>)(context, event)),
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
        'motion.record': { guard: when('categoryOffered'), ...to('archived') },
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
