/** The agenda of a session: its items, its versions, and by which method each must be decided (domain 2.4). */
import type { ItemKind, Method, Power } from './matters.ts'
import type { SessionEvent } from './session-events.ts'

export const PHASES = ['pending', 'presented', 'discussing', 'collated', 'voting', 'decided'] as const
export type Phase = (typeof PHASES)[number]

export type AgendaItem = {
  id: string
  title: string
  power: Power
  kind: ItemKind
  /** Null for what is only heard or discussed. */
  method: Method | null
  motion: string | null
  presenter: string | null
  /** As planned; what it took is told by the two instants. */
  minutes: number | null
  startedAt: string | null
  endedAt: string | null
  ballot: string | null
  phase: Phase
  /** The agenda version it came with. */
  since: number
  collation: string | null
  /** The reason on record for a method that the power would not allow. */
  override: string | null
}

type Agenda = { items: AgendaItem[]; agendaVersion: number; agendaAdopted: number }
/** What the desk says about an item; the rest is what happens to it. */
export type AgendaFields = Pick<AgendaItem, 'title' | 'power' | 'kind' | 'method' | 'motion' | 'presenter' | 'minutes'>

/** Powers that touch people: 凡涉及教职工切身利益的，采用票决制. */
export const SECRET_POWERS: readonly Power[] = ['staffInterest', 'election', 'appraisal']

/** Nobody learns how a seat voted: 无记名. */
export const isSecret = (method: Method | null): boolean => method === 'sealed' || method === 'secret'

/** On papers, by phone or by hand, and through the steps of the ritual; not by hands raised or applause. */
export const isByPaper = (method: Method | null): boolean => isSecret(method) || method === 'open'

export const isSecretRequired = (power: Power): boolean => SECRET_POWERS.includes(power)

/** A method is lawful for a power if it is secret, or need not be, or a reason for the exception is on record. */
export const isMethodLawful = (power: Power, method: Method | null, override: string | null): boolean =>
  method === null || isSecret(method) || !isSecretRequired(power) || override !== null

/** A reason on record speaks for the power it was given for, and for no other. */
export const keptOverride = (item: AgendaItem | undefined, power: Power): string | null => (item?.power === power ? item.override : null)

/** The usual method: secret where it must be, a show of hands elsewhere, none for what is only heard. */
export const defaultMethod = (power: Power, kind: ItemKind): Method | null =>
  kind === 'hear' || kind === 'discuss' ? null : isSecretRequired(power) || kind === 'elect' || kind === 'appraise' ? 'sealed' : 'hands'

export const isTalkOnly = (item: AgendaItem): boolean => item.kind === 'hear' || item.kind === 'discuss'

export const itemOf = (items: AgendaItem[], id: string): AgendaItem | undefined => items.find((item) => item.id === id)

/** Changing an adopted agenda makes a new version, which must be adopted again. */
const nextVersion = (agenda: Agenda) => (agenda.agendaAdopted === agenda.agendaVersion ? agenda.agendaVersion + 1 : agenda.agendaVersion)

const fields = (said: AgendaFields): AgendaFields => ({
  title: said.title,
  power: said.power,
  kind: said.kind,
  method: said.method ?? defaultMethod(said.power, said.kind),
  motion: said.motion,
  presenter: said.presenter,
  minutes: said.minutes,
})

const placed = (items: AgendaItem[], item: AgendaItem, after: string | null): AgendaItem[] => {
  const others = items.filter((other) => other.id !== item.id)
  const at = after === null ? 0 : others.findIndex((other) => other.id === after) + 1
  return [...others.slice(0, at), item, ...others.slice(at)]
}

type Added = AgendaFields & { item: string }

const newItem = (said: Added, since: number): AgendaItem => ({
  id: said.item,
  ...fields(said),
  startedAt: null,
  endedAt: null,
  ballot: null,
  phase: 'pending',
  since,
  collation: null,
  override: null,
})

/** The agenda that a session is founded with is its first version. */
export const firstAgenda = (items: Added[]): AgendaItem[] => items.map((said) => newItem(said, 1))

export const insertItem = (agenda: Agenda, said: Extract<SessionEvent, { type: 'session.addItem' }>): Partial<Agenda> => {
  const agendaVersion = nextVersion(agenda)
  return { agendaVersion, items: placed(agenda.items, newItem(said, agendaVersion), said.after) }
}

type Change = Extract<SessionEvent, { type: 'session.editItem' | 'session.moveItem' | 'session.removeItem' | 'session.override' }>

export const agendaAfter = (agenda: Agenda, said: Change): Partial<Agenda> => {
  const item = itemOf(agenda.items, said.item)
  if (!item) return {}
  const agendaVersion = nextVersion(agenda)
  const replaced = (next: AgendaItem) => agenda.items.map((other) => (other.id === item.id ? next : other))
  switch (said.type) {
    case 'session.editItem':
      return {
        agendaVersion,
        items: replaced({ ...item, ...fields(said), override: keptOverride(item, said.power), since: agendaVersion }),
      }
    case 'session.moveItem':
      return { agendaVersion, items: placed(agenda.items, item, said.after) }
    case 'session.removeItem':
      return { agendaVersion, items: agenda.items.filter((other) => other.id !== item.id) }
    case 'session.override':
      return { items: replaced({ ...item, method: said.method, override: said.reason }) }
  }
}
