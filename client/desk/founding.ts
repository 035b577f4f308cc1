/** The agenda that a session is founded with: a template's, the last session's, or none. */
import { firstAgenda, type AgendaFields, type AgendaItem } from '../../machines/agenda.ts'
import { LIMIT } from '../../machines/schema.ts'
import type { SessionKind } from '../../machines/matters.ts'
import type { SessionEvent } from '../../machines/session-events.ts'
import { TEMPLATES, type TemplateKey } from '../../machines/templates.ts'
import { newId } from '../api.ts'
import { spoken, type Language } from '../words.ts'
import { templateTitle } from '../words/desk-agenda.ts'

export type Draft = AgendaFields & { item: string; key: TemplateKey | null }
type Founding = Extract<SessionEvent, { type: 'session.create' }>

export const fromTemplate = (kind: SessionKind, lang: Language): Draft[] =>
  TEMPLATES[kind].map(({ key, ...fields }) => ({
    ...fields,
    item: newId(),
    key,
    title: spoken(templateTitle[key], lang),
    motion: null,
    presenter: null,
  }))

/** What the last session did, to be done again: its motions are settled, its exceptions were its own. */
export const fromLast = (items: AgendaItem[]): Draft[] =>
  firstAgenda(
    items.slice(0, LIMIT.firstItems).map((item) => ({ ...item, item: newId(), motion: null, method: item.override ? null : item.method })),
  ).map(({ id, title, power, kind, method, motion, presenter, minutes }) => ({
    item: id,
    key: null,
    title,
    power,
    kind,
    method,
    motion,
    presenter,
    minutes,
  }))

export const itemsOf = (drafts: Draft[]): Founding['items'] =>
  drafts.map(({ key: _key, ...fields }) => ({ ...fields, title: fields.title.trim() }))

export const areWhole = (drafts: Draft[]): boolean => drafts.every(({ title }) => title.trim() !== '' && title.trim().length <= LIMIT.title)

export const minutesOfAll = (items: readonly { minutes: number | null }[]): number =>
  items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
