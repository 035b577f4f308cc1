/** What a step of the day may be: a word ready to be said, a form to fill, somebody to wait for, or rest. */
import type { Actor } from '../../machines/actor.ts'
import type { Role } from '../../machines/matters.ts'
import type { BallotEvent } from '../../machines/ballot-events.ts'
import type { Matter } from '../../machines/matters.ts'
import type { SessionEvent } from '../../machines/session-events.ts'
import type { SubjectName } from '../../machines/events.ts'
import type { ContextOf, KnownOf, StateOf } from '../../machines/rights.ts'
import type { BallotRow } from '../../server/replies.ts'

export type Standing<S extends SubjectName> = { id: string; state: StateOf[S]; context: ContextOf[S]; known: KnownOf[S] }
export type Facts = Record<string, string | number>
export type Turnout = { issued: number; returned: number }

/** A word that is ready to be said; `asks` names the question and the figures to be confirmed first. */
export type Say = { is: 'say'; asks: { key: AskName; facts: Facts } | null } & (
  | { subject: 'session'; id: string; event: SessionEvent }
  | { subject: 'ballot'; id: string; event: BallotEvent }
)
/** Something has to be picked or typed before the word can be said. */
export type Fill = { is: 'fill'; form: FormName; item: string | null; ballot: string | null; matter: Matter | null }
/** The step is somebody else's: by name where the record names them, by office elsewhere. */
export type Wait = { is: 'wait'; name: WaitName; people: string[]; offices: Role[]; facts: Facts }
export type Rest = { is: 'rest'; name: 'published' | 'archived' | 'discarded' }
export type Step = Say | Fill | Wait | Rest

export type FormName =
  | 'people'
  | 'addItem'
  | 'papersLate'
  | 'putToVote'
  | 'writeRules'
  | 'nominate'
  | 'configure'
  | 'openUntil'
  | 'hands'
  | 'acclamation'
  | 'paper'
  | 'void'
  | 'revote'
  | 'runOff'
  | 'supplement'
export type WaitName =
  | 'keys'
  | 'openBox'
  | 'verify'
  | 'quorum'
  | 'seal'
  | 'certifyBoth'
  | 'certifyChief'
  | 'certifyOther'
  | 'paper'
  | 'office'
  | 'ballot'
export type AskName =
  | 'prepare'
  | 'open'
  | 'close'
  | 'publish'
  | 'discard'
  | 'lockRules'
  | 'issue'
  | 'closeVoting'
  | 'declareValid'
  | 'declareValidMixed'
  | 'certify'
  | 'announcePassed'
  | 'announceNotPassed'
  | 'announceMany'

export type Day = {
  session: Standing<'session'>
  rows: Pick<BallotRow, 'id' | 'state' | 'matter' | 'agendaItem' | 'togetherWith' | 'passed'>[]
  /** The ballot in hand, once it is loaded. */
  ballot: Standing<'ballot'> | null
  turnout: Turnout | null
  by: Actor
}

/** The votes by which a congress orders itself before it opens (domain 7). */
export const ORDER_MATTERS = ['credentials', 'presidium', 'agenda', 'rules', 'scrutineers'] as const
export type OrderMatter = (typeof ORDER_MATTERS)[number]

export const sayToSession = (session: Standing<'session'>, event: SessionEvent, asks: Say['asks'] = null): Say => ({
  is: 'say',
  subject: 'session',
  id: session.id,
  event,
  asks,
})
export const fill = (form: FormName, more: Partial<Fill> = {}): Fill => ({
  is: 'fill',
  form,
  item: null,
  ballot: null,
  matter: null,
  ...more,
})
export const wait = (name: WaitName, more: Partial<Wait> = {}): Wait => ({ is: 'wait', name, people: [], offices: [], facts: {}, ...more })

/** The vote that a matter needs; rules are written and scrutineers nominated before the congress is asked. */
export const orderStep = (session: Standing<'session'>, matter: OrderMatter): Step => {
  if (matter === 'rules' && session.context.rulesText === null) return fill('writeRules')
  return matter === 'scrutineers' && session.context.scrutiny === null ? fill('nominate') : fill('putToVote', { matter })
}
