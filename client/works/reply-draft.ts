/** The reply as it is being written, and what it still lacks. Pure. */
import { LIMIT } from '../../machines/schema.ts'
import type { EventOf } from '../../machines/events.ts'
import type { Promised } from '../../machines/undertaking-events.ts'
import type { ReplyClass } from '../../machines/catalogues.ts'
import type { Reply } from '../../machines/undertaking-context.ts'

export type ReplyDraft = { class: ReplyClass | null; text: string } & Promised
export type ReplyPart = 'class' | 'text' | keyof Promised

const BLANK: ReplyDraft = { class: null, text: '', what: '', by: '', who: '', cost: '' }

/** A reply that was written but not signed is written on, not begun again. */
export const draftFrom = (written: Reply | null): ReplyDraft =>
  written === null ? BLANK : { ...BLANK, class: written.class, text: written.text, ...written.promise }

const isFilled = (typed: string, limit: number) => typed.trim() !== '' && typed.length <= limit

/** The parts that are empty or too long; a promise is asked for only where the class makes one. */
export const lackingIn = (draft: ReplyDraft): ReplyPart[] => {
  const lacking: [ReplyPart, boolean][] = [
    ['class', draft.class === null],
    ['text', !isFilled(draft.text, LIMIT.text)],
    ['what', draft.class === 'B' && !isFilled(draft.what, LIMIT.note)],
    ['by', draft.class === 'B' && draft.by === ''],
    ['who', draft.class === 'B' && !isFilled(draft.who, LIMIT.name)],
    ['cost', draft.class === 'B' && draft.cost.length > LIMIT.name],
  ]
  return lacking.filter(([, isLacking]) => isLacking).map(([part]) => part)
}

type ReplyEvent = Extract<EventOf['undertaking'], { type: 'undertaking.reply' }>

/** The word, once nothing is lacking. A promise typed before the class was changed is not sent along. */
export const replyEvent = (draft: ReplyDraft): ReplyEvent => {
  const { class: its, text, what, by, who, cost } = draft
  return { type: 'undertaking.reply', class: its ?? 'A', text, promise: its === 'B' ? { what, by, who, cost } : null }
}
