/** Words for an undertaking (domain 2.2). */
import { Type, type Static } from 'typebox'
import { GRADES, REPLY_CLASSES, TELLABLE } from './catalogues.ts'
import { Day, Id, LIMIT, maybe, Note, oneOf, orNull, said, text, word } from './schema.ts'

const Promised = Type.Object({ what: Note, by: Day, who: text(LIMIT.name), cost: maybe(LIMIT.name) }, { additionalProperties: false })

export const UndertakingEvent = said([
  word('undertaking.assign', { motion: Id, department: Id, part: oneOf(['lead', 'coHandling'] as const), dueOn: Day }),
  word('undertaking.accept', {}),
  word('undertaking.object', { reason: Note }),
  word('undertaking.reassign', { department: Id, dueOn: Day }),
  word('undertaking.uphold', { note: Note }),
  word('undertaking.contact', { note: Note }),
  word('undertaking.report', { progress: Type.Integer({ minimum: 0, maximum: 100 }), note: Note }),
  word('undertaking.reply', { class: oneOf(REPLY_CLASSES), text: text(LIMIT.text), promise: orNull(Promised) }),
  /** Names the draft that was read: one that was changed meanwhile is read again first. */
  word('undertaking.countersign', { draft: Type.Integer({ minimum: 1, maximum: 10_000 }) }),
  word('undertaking.sendBack', { note: Note }),
  word('undertaking.sign', {}),
  word('undertaking.rate', { grade: oneOf(GRADES), reason: maybe(LIMIT.note) }),
  word('undertaking.opine', { grade: oneOf(GRADES), note: maybe(LIMIT.note) }),
  word('undertaking.settle', { note: Note }),
  word('undertaking.fulfil', { text: text(LIMIT.text) }),
  word('undertaking.track', {}),
  word('undertaking.close', {}),
  word('undertaking.remind', { note: maybe(LIMIT.note) }),
  word('undertaking.supervise', { owner: Id }),
  word('undertaking.fallDue', { flag: oneOf(['dueSoon', 'overdue', 'unrated'] as const) }),
  word('undertaking.prompt', {
    dueOn: Day,
    days: Type.Integer({ minimum: -366, maximum: 366 }),
    tell: Type.Array(oneOf(TELLABLE), { minItems: 1, maxItems: TELLABLE.length, uniqueItems: true }),
  }),
])

export type UndertakingEvent = Static<typeof UndertakingEvent>
export type Promised = Static<typeof Promised>
