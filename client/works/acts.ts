/**
 * The words that are said on this surface, and what each needs besides a press of a button.
 *
 * Pure. Whether a word may be said now is the judge's to say; this only knows what to ask the judge about and which
 * fields to show. Replies, ratings and dispatches have forms of their own.
 */
import { LIMIT } from '../../machines/schema.ts'
import type { EventOf, Word } from '../../machines/events.ts'
import type { SubjectView } from '../subjects.ts'

type Said = 'motion' | 'undertaking'
export type Field =
  | { is: 'text'; name: 'note' | 'reason' | 'text' | 'resolution'; limit: number; optional: boolean }
  | { is: 'department'; name: 'department' }
  | { is: 'day'; name: 'dueOn' }
  | { is: 'percent'; name: 'progress' }
  | { is: 'person'; name: 'owner' }

/** `form`: a few fields. `ask`: asked once, as it cannot be taken back. `press`: harmless. `own`: has its own form. */
export type ActSpec<S extends Said> = { word: Word<S>; how: 'press' | 'ask' | 'form' | 'own'; fields: Field[]; primary: boolean }

const note = (name: 'note' | 'reason' = 'note', optional = false): Field => ({ is: 'text', name, limit: LIMIT.note, optional })
const long = (name: 'text' | 'resolution'): Field => ({ is: 'text', name, limit: LIMIT.text, optional: false })
const act = <S extends Said>(word: Word<S>, how: ActSpec<S>['how'], fields: Field[] = [], primary = false): ActSpec<S> => ({
  word,
  how,
  fields,
  primary,
})

/** In the order in which their buttons stand; the next step of each office comes first. */
export const UNDERTAKING_ACTS: ActSpec<'undertaking'>[] = [
  act('undertaking.rate', 'own', [], true),
  act('undertaking.sign', 'ask', [], true),
  act('undertaking.sendBack', 'form', [note()]),
  act('undertaking.settle', 'form', [note()], true),
  act('undertaking.accept', 'press', [], true),
  act('undertaking.object', 'form', [note('reason')]),
  act('undertaking.reply', 'own', [], true),
  act('undertaking.countersign', 'ask', [], true),
  act('undertaking.fulfil', 'form', [long('text')], true),
  act('undertaking.contact', 'form', [note()]),
  act('undertaking.report', 'form', [{ is: 'percent', name: 'progress' }, note()]),
  act(
    'undertaking.reassign',
    'form',
    [
      { is: 'department', name: 'department' },
      { is: 'day', name: 'dueOn' },
    ],
    true,
  ),
  act('undertaking.uphold', 'form', [note()]),
  act('undertaking.supervise', 'form', [{ is: 'person', name: 'owner' }]),
  act('undertaking.remind', 'form', [note('note', true)]),
]

export const MOTION_ACTS: ActSpec<'motion'>[] = [
  act('motion.dispatch', 'own', [], true),
  act('motion.proposeDispatch', 'own', [], true),
  act('motion.publish', 'form', [long('resolution')], true),
  act('motion.report', 'ask', [], true),
  act('motion.archive', 'ask', [], true),
]

export type Values = {
  note: string
  reason: string
  text: string
  resolution: string
  department: string
  dueOn: string
  progress: number
  owner: string
}
export const NO_VALUES: Values = { note: '', reason: '', text: '', resolution: '', department: '', dueOn: '', progress: 0, owner: '' }

/** A value the judge accepts wherever the rule does not turn on what is typed. */
const SAMPLE: Record<
  Word<Said> & ('undertaking.reply' | 'undertaking.rate' | 'motion.dispatch' | 'motion.proposeDispatch'),
  Record<string, unknown>
> = {
  'undertaking.reply': { class: 'A', text: '', promise: null },
  'undertaking.rate': { grade: 'satisfied', reason: '' },
  'motion.dispatch': { lead: '', coHandling: [], dueOn: '' },
  'motion.proposeDispatch': { lead: '', coHandling: [], dueOn: '' },
}

/** What a word names of that which its speaker has before them, besides what is typed. */
const before = (word: Word<Said>, view: SubjectView<Said> | null): Record<string, unknown> =>
  word === 'undertaking.countersign' && view && 'leadDraft' in view.known ? { draft: view.known.leadDraft } : {}

/** The word as it is said, with the fields it has and no others. */
export const eventOf = <S extends Said>(spec: ActSpec<S>, values: Values, view: SubjectView<S> | null = null): EventOf[S] =>
  ({
    type: spec.word,
    ...Object.fromEntries(spec.fields.map(({ name }) => [name, values[name]])),
    ...before(spec.word, view as SubjectView<Said> | null),
  }) as unknown as EventOf[S]

/** The word as the judge is asked about it before anything is typed. */
export const probeOf = <S extends Said>(spec: ActSpec<S>, view: SubjectView<S> | null = null): EventOf[S] => {
  const sample = (SAMPLE as Record<string, Record<string, unknown>>)[spec.word]
  return sample ? ({ type: spec.word, ...sample } as unknown as EventOf[S]) : eventOf(spec, NO_VALUES, view)
}

/** What still has to be filled in, or is too long, before the word can be said. */
export const missingIn = (fields: Field[], values: Values): Field[] =>
  fields.filter((field) => {
    switch (field.is) {
      case 'text': {
        const typed = values[field.name]
        return typed.length > field.limit || (!field.optional && typed.trim() === '')
      }
      case 'percent':
        return !Number.isInteger(values.progress) || values.progress < 0 || values.progress > 100
      case 'department':
      case 'day':
      case 'person':
        return values[field.name] === ''
    }
  })

/** Conditions that say "this is the other kind of undertaking's word": such a button is left out, not shown dark. */
export const NOT_APPLICABLE: readonly string[] = ['leading', 'coHandling', 'direct']
