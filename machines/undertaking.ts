/**
 * An undertaking (承办): what one department owes one dispatched motion (domain 2.2).
 *
 *   assigned ─ accept ─▶ handling ─ reply, sign ─▶ replied ─ rate ─▶ rated ─▶ closed ■
 *     │  ▲                  │ close, with the lead   │  ▲              │
 *   object │ reassign       │ (co-handling)    不满意 ▼  │ reply, sign  ▼ class B
 *     ▼  │ uphold           ▼ closed ■               rehandling         tracking ─ fulfil ─▶ closed ■
 *   objected                                         │ 不满意 again
 *                                                    ▼
 *                                              escalated ─ settle ─▶ rated
 *
 * Due soon, overdue, unrated and supervised are flags, not states. A co-handling department countersigns one version of the
 * lead's draft; when the leader signs that version its part is done.
 */
import { assign, setup } from 'xstate'
import { when, type Condition, type Hear, type Spoken } from './condition.ts'
import { blankUndertaking, type UndertakingContext, type UndertakingKnown } from './undertaking-context.ts'
import type { UndertakingEvent } from './undertaking-events.ts'

type Said = Spoken<UndertakingEvent, UndertakingKnown>

const dissatisfied = (said: Said) => said.type === 'undertaking.rate' && said.grade === 'dissatisfied'

export const undertakingConditions = {
  leading: (context) => context.part === 'lead',
  coHandling: (context) => context.part === 'coHandling',
  notOverruled: (context) => !context.overruled,
  /** The day ends at midnight in Shanghai, which is 16:00 UTC. */
  objectionOpen: ({ objectBy }, said) => objectBy === null || said.at < `${objectBy}T16:00:00.000Z`,
  promised: (_, said) => said.type !== 'undertaking.reply' || said.class !== 'B' || said.promise !== null,
  replyWritten: (context) => context.draft !== null,
  leadReplied: (_, said) => said.known.leadDraft !== null,
  draftUnchanged: (_, said) => said.type !== 'undertaking.countersign' || said.draft === said.known.leadDraft,
  notCountersigned: (context, said) => context.countersigned !== said.known.leadDraft,
  countersigned: (_, said) => said.known.countersignsMissing === 0,
  reasoned: (_, said) => said.type !== 'undertaking.rate' || !dissatisfied(said) || said.reason.trim() !== '',
  satisfied: (_, said) => !dissatisfied(said),
  roundLeft: (context, said) => context.round < said.known.rounds,
  classB: (context) => context.reply?.class === 'B',
  notClassB: (context) => context.reply?.class !== 'B',
  classOffered: (_, said) => said.type !== 'undertaking.reply' || !said.known.notOffered,
  gradeOffered: (_, said) => !('grade' in said) || !said.known.notOffered,
  departmentsKnown: (_, said) => said.known.unknownDepartments === 0,
  flagNew: ({ dueSoon, overdue }, said) => {
    if (said.type !== 'undertaking.fallDue' || said.flag === 'unrated') return false
    return !overdue && (said.flag === 'overdue' || !dueSoon)
  },
  silent: (context, said) => said.type === 'undertaking.fallDue' && said.flag === 'unrated' && !context.unrated,
  /** A rung is climbed once for a due date, and never downwards: a server that slept says the highest that has come. */
  higherRung: ({ dueOn, rung }, said) =>
    said.type === 'undertaking.prompt' && said.dueOn === dueOn && (rung === null || rung.dueOn !== dueOn || said.days > rung.days),
} satisfies Record<string, Condition<UndertakingContext, Said>>

export type UndertakingCondition = keyof typeof undertakingConditions

const inTime = { dueSoon: false, overdue: false }

const hear: Hear<UndertakingContext, Said> = {
  'undertaking.assign': (_, said) => ({
    motion: said.motion,
    department: said.department,
    part: said.part,
    dueOn: said.dueOn,
    objectBy: said.known.objectBy,
  }),
  'undertaking.accept': () => ({}),
  'undertaking.object': (_, said) => ({ objection: said.reason }),
  'undertaking.reassign': (_, said) => ({ department: said.department, dueOn: said.dueOn, objectBy: said.known.objectBy, ...inTime }),
  'undertaking.uphold': () => ({ overruled: true }),
  'undertaking.contact': (context) => ({ contacts: context.contacts + 1 }),
  'undertaking.report': (_, said) => ({ progress: said.progress }),
  'undertaking.reply': (context, said) => ({
    draft: { class: said.class, text: said.text, promise: said.promise },
    draftVersion: context.draftVersion + 1,
  }),
  'undertaking.countersign': (_, said) => ({ countersigned: said.draft }),
  'undertaking.sendBack': () => ({ draft: null }),
  'undertaking.sign': (context, said) => ({ reply: context.draft, draft: null, repliedAt: said.at, ...inTime }),
  'undertaking.rate': (context, said) =>
    dissatisfied(said)
      ? {
          unrated: false,
          grade: said.grade,
          gradeReason: said.reason,
          ...(context.round < said.known.rounds ? { round: context.round + 1, dueOn: said.known.rehandleDueOn } : {}),
        }
      : { unrated: false, grade: said.grade, gradeReason: said.reason === '' ? null : said.reason },
  /** What others than the rater think is a row beside (server/effects.ts): it moves nothing. */
  'undertaking.opine': () => ({}),
  'undertaking.settle': (_, said) => ({ settlement: said.note }),
  'undertaking.fulfil': (_, said) => ({ fulfilment: said.text, progress: 100, closedAt: said.at, ...inTime }),
  'undertaking.track': (context) => ({ dueOn: context.reply?.promise?.by ?? context.dueOn, ...inTime }),
  'undertaking.close': (_, said) => ({ closedAt: said.at, ...inTime }),
  'undertaking.remind': (context) => ({ reminders: context.reminders + 1 }),
  'undertaking.supervise': (_, said) => ({ owner: said.owner }),
  'undertaking.fallDue': (context, said) => {
    if (said.flag === 'unrated') return { unrated: true }
    return said.flag === 'overdue' ? { dueSoon: false, overdue: true } : { dueSoon: !context.overdue }
  },
  'undertaking.prompt': (context, said) => ({
    rung: { dueOn: said.dueOn, days: said.days, tell: said.tell },
    reminders: context.reminders + 1,
  }),
}

const stay = { actions: 'note' } as const
const to = <const T extends string>(target: T) => ({ target, actions: 'note' }) as const

const supervised = { 'undertaking.remind': stay, 'undertaking.supervise': stay } as const
/** Deadlines come as long as something is owed; a reply that waits for its rating has met its own. */
const watched = {
  ...supervised,
  'undertaking.fallDue': { guard: when('flagNew'), ...stay },
  'undertaking.prompt': { guard: when('higherRung'), ...stay },
} as const
/** Once there is a reply, those who stand beside its rater may say what they think of it. */
const heardBeside = { 'undertaking.opine': { guard: when('gradeOffered'), ...stay } } as const
const working = {
  ...watched,
  'undertaking.contact': stay,
  'undertaking.report': stay,
  'undertaking.reply': { guard: when('leading', 'classOffered', 'promised'), ...stay },
  'undertaking.sendBack': { guard: when('replyWritten'), ...stay },
  'undertaking.sign': { guard: when('leading', 'replyWritten', 'countersigned'), ...to('replied') },
} as const

export const undertakingMachine = setup({
  types: { context: {} as UndertakingContext, events: {} as Said },
  guards: {
    all: ({ context, event }, names: UndertakingCondition[]) =>
      names.every((name) => (undertakingConditions[name] as Condition<UndertakingContext, Said>)(context, event)),
  },
  actions: {
    note: assign(({ context, event }) =>
      (hear[event.type] as (c: UndertakingContext, s: Said) => Partial<UndertakingContext>)(context, event),
    ),
  },
}).createMachine({
  id: 'undertaking',
  initial: 'unborn',
  context: blankUndertaking,
  states: {
    unborn: { on: { 'undertaking.assign': to('assigned') } },
    assigned: {
      on: {
        ...watched,
        'undertaking.accept': to('handling'),
        'undertaking.object': { guard: when('notOverruled', 'objectionOpen'), ...to('objected') },
      },
    },
    objected: {
      on: {
        ...watched,
        'undertaking.reassign': { guard: when('departmentsKnown'), ...to('assigned') },
        'undertaking.uphold': to('assigned'),
      },
    },
    handling: {
      on: {
        ...working,
        'undertaking.countersign': { guard: when('coHandling', 'leadReplied', 'draftUnchanged', 'notCountersigned'), ...stay },
        'undertaking.close': { guard: when('coHandling'), ...to('closed') },
      },
    },
    replied: {
      on: {
        ...supervised,
        ...heardBeside,
        'undertaking.fallDue': { guard: when('silent'), ...stay },
        'undertaking.rate': [
          { guard: when('gradeOffered', 'reasoned', 'satisfied'), ...to('rated') },
          { guard: when('gradeOffered', 'reasoned', 'roundLeft'), ...to('rehandling') },
          { guard: when('gradeOffered', 'reasoned'), ...to('escalated') },
        ],
      },
    },
    rehandling: { on: { ...working, ...heardBeside } },
    escalated: { on: { ...watched, ...heardBeside, 'undertaking.settle': to('rated') } },
    rated: {
      on: {
        'undertaking.track': { guard: when('classB'), ...to('tracking') },
        'undertaking.close': { guard: when('notClassB'), ...to('closed') },
      },
    },
    tracking: {
      on: { ...watched, ...heardBeside, 'undertaking.contact': stay, 'undertaking.report': stay, 'undertaking.fulfil': to('closed') },
    },
    closed: { type: 'final' },
  },
})
