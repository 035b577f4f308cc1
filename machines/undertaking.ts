/**
 * An undertaking (承办): what one department owes one dispatched motion (domain 2.2).
 *
 *   assigned ─ accept ─▶ handling ─ reply, sign ─▶ replied ─ rate ─▶ rated ─▶ closed ■
 *     │  ▲                  │ countersign            │  ▲              │
 *   object │ reassign       ▼ (co-handling)    不满意 ▼  │ reply, sign  ▼ class B
 *     ▼  │ uphold        closed ■               rehandling         tracking ─ fulfil ─▶ closed ■
 *   objected                                         │ 不满意 again
 *                                                    ▼
 *                                              escalated ─ settle ─▶ rated
 *
 * Due soon, overdue and supervised are flags, not states.
 */
import { assign, setup } from 'xstate'
import { when, type Condition, type Hear, type Spoken } from './condition.ts'
import type { Promised, UndertakingEvent } from './undertaking-events.ts'
import type { Grade, ReplyClass } from './catalogues.ts'

export type Reply = { class: ReplyClass; text: string; promise: Promised | null }

export type UndertakingContext = {
  motion: string | null
  department: string | null
  part: 'lead' | 'coHandling'
  /** A calendar day, Asia/Shanghai. */
  dueOn: string | null
  objection: string | null
  /** An objection was heard and not upheld by reassigning: the department cannot object again. */
  overruled: boolean
  /** 0–100. */
  progress: number
  contacts: number
  /** Written by the department, not signed yet: the proposer does not see it. */
  draft: Reply | null
  /** The last reply that the leader signed. */
  reply: Reply | null
  repliedAt: string | null
  /** 1, then 2 for re-handling. */
  round: number
  grade: Grade | null
  gradeReason: string | null
  settlement: string | null
  fulfilment: string | null
  /** The case owner whom the committee named (督办). */
  owner: string | null
  dueSoon: boolean
  overdue: boolean
  reminders: number
  closedAt: string | null
}

export type UndertakingKnown = {
  /** The motion's proposer and joint proposers: nobody else rates. */
  proposers: string[]
  /** Co-handling departments that have not countersigned yet. */
  countersignsMissing: number
  /** The lead department's reply is written, so that there is something to countersign. */
  leadReplied: boolean
  /** The motion's other undertakings that are still open. */
  othersOpen: number
  /** The day a re-handled reply is due if the proposer is dissatisfied today. */
  rehandleDueOn: string
  /** How often a motion may be re-handled before it goes to the leader (2.3, default 2). */
  rounds: number
  unknownDepartments: number
}

export const blankUndertaking: UndertakingContext = {
  motion: null,
  department: null,
  part: 'lead',
  dueOn: null,
  objection: null,
  overruled: false,
  progress: 0,
  contacts: 0,
  draft: null,
  reply: null,
  repliedAt: null,
  round: 1,
  grade: null,
  gradeReason: null,
  settlement: null,
  fulfilment: null,
  owner: null,
  dueSoon: false,
  overdue: false,
  reminders: 0,
  closedAt: null,
}

type Said = Spoken<UndertakingEvent, UndertakingKnown>

const dissatisfied = (said: Said) => said.type === 'undertaking.rate' && said.grade === 'dissatisfied'

export const undertakingConditions = {
  leading: (context) => context.part === 'lead',
  coHandling: (context) => context.part === 'coHandling',
  notOverruled: (context) => !context.overruled,
  promised: (_, said) => said.type !== 'undertaking.reply' || said.class !== 'B' || said.promise !== null,
  replyWritten: (context) => context.draft !== null,
  leadReplied: (_, said) => said.known.leadReplied,
  countersigned: (_, said) => said.known.countersignsMissing === 0,
  reasoned: (_, said) => said.type !== 'undertaking.rate' || !dissatisfied(said) || said.reason.trim() !== '',
  satisfied: (_, said) => !dissatisfied(said),
  roundLeft: (context, said) => context.round < said.known.rounds,
  classB: (context) => context.reply?.class === 'B',
  notClassB: (context) => context.reply?.class !== 'B',
  departmentsKnown: (_, said) => said.known.unknownDepartments === 0,
} satisfies Record<string, Condition<UndertakingContext, Said>>

export type UndertakingCondition = keyof typeof undertakingConditions

const inTime = { dueSoon: false, overdue: false }

const hear: Hear<UndertakingContext, Said> = {
  'undertaking.assign': (_, said) => ({ motion: said.motion, department: said.department, part: said.part, dueOn: said.dueOn }),
  'undertaking.accept': () => ({}),
  'undertaking.object': (_, said) => ({ objection: said.reason }),
  'undertaking.reassign': (_, said) => ({ department: said.department, dueOn: said.dueOn, ...inTime }),
  'undertaking.uphold': () => ({ overruled: true }),
  'undertaking.contact': (context) => ({ contacts: context.contacts + 1 }),
  'undertaking.report': (_, said) => ({ progress: said.progress }),
  'undertaking.reply': (_, said) => ({ draft: { class: said.class, text: said.text, promise: said.promise } }),
  'undertaking.countersign': (_, said) => ({ closedAt: said.at, ...inTime }),
  'undertaking.sendBack': () => ({ draft: null }),
  'undertaking.sign': (context, said) => ({ reply: context.draft, draft: null, repliedAt: said.at, ...inTime }),
  'undertaking.rate': (context, said) =>
    dissatisfied(said)
      ? {
          grade: said.grade,
          gradeReason: said.reason,
          ...(context.round < said.known.rounds ? { round: context.round + 1, dueOn: said.known.rehandleDueOn } : {}),
        }
      : { grade: said.grade, gradeReason: said.reason === '' ? null : said.reason },
  'undertaking.settle': (_, said) => ({ settlement: said.note }),
  'undertaking.fulfil': (_, said) => ({ fulfilment: said.text, progress: 100, closedAt: said.at, ...inTime }),
  'undertaking.track': (context) => ({ dueOn: context.reply?.promise?.by ?? context.dueOn, ...inTime }),
  'undertaking.close': (_, said) => ({ closedAt: said.at, ...inTime }),
  'undertaking.remind': (context) => ({ reminders: context.reminders + 1 }),
  'undertaking.supervise': (_, said) => ({ owner: said.owner }),
  'undertaking.fallDue': (context, said) => (said.flag === 'overdue' ? { dueSoon: false, overdue: true } : { dueSoon: !context.overdue }),
}

const stay = { actions: 'note' } as const
const to = <const T extends string>(target: T) => ({ target, actions: 'note' }) as const

const supervised = { 'undertaking.remind': stay, 'undertaking.supervise': stay } as const
/** Deadlines come as long as something is owed; a reply that waits for its rating has met its own. */
const watched = { ...supervised, 'undertaking.fallDue': stay } as const
const working = {
  ...watched,
  'undertaking.contact': stay,
  'undertaking.report': stay,
  'undertaking.reply': { guard: when('leading', 'promised'), ...stay },
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
      on: { ...watched, 'undertaking.accept': to('handling'), 'undertaking.object': { guard: when('notOverruled'), ...to('objected') } },
    },
    objected: {
      on: {
        ...watched,
        'undertaking.reassign': { guard: when('departmentsKnown'), ...to('assigned') },
        'undertaking.uphold': to('assigned'),
      },
    },
    handling: { on: { ...working, 'undertaking.countersign': { guard: when('coHandling', 'leadReplied'), ...to('closed') } } },
    replied: {
      on: {
        ...supervised,
        'undertaking.rate': [
          { guard: when('reasoned', 'satisfied'), ...to('rated') },
          { guard: when('reasoned', 'roundLeft'), ...to('rehandling') },
          { guard: when('reasoned'), ...to('escalated') },
        ],
      },
    },
    rehandling: { on: working },
    escalated: { on: { ...watched, 'undertaking.settle': to('rated') } },
    rated: {
      on: {
        'undertaking.track': { guard: when('classB'), ...to('tracking') },
        'undertaking.close': { guard: when('notClassB'), ...to('closed') },
      },
    },
    tracking: { on: { ...watched, 'undertaking.contact': stay, 'undertaking.report': stay, 'undertaking.fulfil': to('closed') } },
    closed: { type: 'final' },
  },
})

export const UNDERTAKING_STATES = [
  'unborn',
  'assigned',
  'objected',
  'handling',
  'replied',
  'rehandling',
  'escalated',
  'rated',
  'tracking',
  'closed',
] as const
export type UndertakingState = (typeof UNDERTAKING_STATES)[number]
