/**
 * The one next step of the day: what the secretary's primary button says, from the first agenda item to publication
 * (domain 3 and 4).
 *
 * Pure. It proposes; the judge still decides, in the browser before the button is lit and at the server when it is pressed.
 */
import { type Actor } from '../../machines/actor.ts'
import { ROLES, type Role } from '../../machines/matters.ts'
import { isTalkOnly, type AgendaItem } from '../../machines/agenda.ts'
import { FURTHEST_FIRST } from '../../machines/ballot-context.ts'
import type { EventOf, Word } from '../../machines/events.ts'
import type { Matter } from '../../machines/matters.ts'
import { isQuorate, quorumOf } from '../../machines/majority.ts'
import { isEntitled, type ContextOf } from '../../machines/rights.ts'
import { ballotStep } from './ballot-step.ts'
import { waitsForFirst } from '../group.ts'
import {
  fill,
  ORDER_MATTERS,
  orderStep,
  sayToSession,
  wait,
  type Day,
  type FormName,
  type OrderMatter,
  type Standing,
  type Step,
} from './step.ts'

/** What is on the table: being voted on, else being talked about, else the first that has not been reached. */
export const itemInHand = ({ items, agendaAdopted }: ContextOf['session']): AgendaItem | null => {
  const adopted = items.filter((item) => item.since <= agendaAdopted)
  return (
    adopted.find((item) => item.phase === 'voting') ??
    adopted.find((item) => ['presented', 'discussing', 'collated'].includes(item.phase)) ??
    adopted.find((item) => item.phase === 'pending') ??
    null
  )
}

const FURTHEST: readonly string[] = [...FURTHEST_FIRST, 'configured']

/** An election whose item is still being voted on after it was announced left seats open. */
const unfilled = (context: ContextOf['session'], rows: Day['rows']): string | null => {
  const item = itemInHand(context)
  return item?.phase === 'voting' ? (rows.find(({ id, state }) => id === item.ballot && state === 'announced')?.id ?? null) : null
}

/** A ballot prepared beforehand waits for its item; every other unfinished one is in hand. */
export const ballotInHand = (context: ContextOf['session'], rows: Day['rows']): string | null => {
  const current = itemInHand(context)?.id ?? null
  const inHand = rows.filter(
    (row) =>
      FURTHEST.includes(row.state) &&
      !waitsForFirst(rows, row) &&
      (row.state !== 'configured' || row.agendaItem === null || row.agendaItem === current),
  )
  return inHand.toSorted((a, b) => FURTHEST.indexOf(a.state) - FURTHEST.indexOf(b.state))[0]?.id ?? unfilled(context, rows)
}

const hasPassed = (rows: Day['rows'], matter: Matter) =>
  rows.some((row) => row.matter === matter && row.passed === true && ['announced', 'archived'].includes(row.state))

export const isOrdered = ({ context }: Standing<'session'>, rows: Day['rows'], matter: OrderMatter): boolean => {
  switch (matter) {
    case 'agenda':
      return context.agendaAdopted === context.agendaVersion
    case 'rules':
      return context.rulesAdopted
    case 'scrutineers':
      return context.scrutinyConfirmed
    default:
      return hasPassed(rows, matter)
  }
}

const preparing = (session: Standing<'session'>): Step => {
  if (session.context.roll === 0) return fill('people')
  if (session.context.items.length === 0) return fill('addItem')
  const late = session.known.daysToOpening < session.known.papersDays
  return late ? fill('papersLate') : sayToSession(session, { type: 'session.sendPapers', overrideReason: null })
}

const preparatory = (session: Standing<'session'>, rows: Day['rows']): Step => {
  const { present, roll } = session.context
  const quorum = quorumOf(roll, session.context.quorum)
  if (!isQuorate(present, roll, session.context.quorum))
    return wait('quorum', { facts: { present, roll, quorum, missing: quorum - present } })
  const next = ORDER_MATTERS.find((matter) => !isOrdered(session, rows, matter))
  return next
    ? orderStep(session, next)
    : sayToSession(session, { type: 'session.open' }, { key: 'open', facts: { present, roll, quorum } })
}

/** What an item asks for as it stands; null once it is decided. */
export const itemStep = (session: Standing<'session'>, item: AgendaItem): Step | null => {
  const said = { item: item.id }
  switch (item.phase) {
    case 'pending':
      return sayToSession(session, { type: 'session.presentItem', ...said })
    case 'presented':
      if (item.kind === 'hear') return sayToSession(session, { type: 'session.decideItem', ...said })
      return item.kind === 'elect' || item.kind === 'appraise'
        ? fill('configure', said)
        : sayToSession(session, { type: 'session.discussItem', ...said })
    case 'discussing':
      return isTalkOnly(item)
        ? sayToSession(session, { type: 'session.decideItem', ...said })
        : sayToSession(session, { type: 'session.collateItem', ...said, note: '' })
    case 'collated':
      return isTalkOnly(item) ? sayToSession(session, { type: 'session.decideItem', ...said }) : fill('configure', said)
    case 'voting':
      return wait('ballot')
    case 'decided':
      return null
  }
}

const sitting = (session: Standing<'session'>): Step => {
  const { context } = session
  if (context.agendaAdopted < context.agendaVersion) return fill('putToVote', { matter: 'agenda' })
  const item = itemInHand(context)
  const step = item ? itemStep(session, item) : null
  return step ?? sayToSession(session, { type: 'session.close' }, { key: 'close', facts: { items: context.items.length } })
}

const sessionStep = ({ session, rows }: Day): Step => {
  switch (session.state) {
    case 'unborn':
    case 'preparing':
      return preparing(session)
    case 'papers_out':
      return sayToSession(session, { type: 'session.prepare' }, { key: 'prepare', facts: { roll: session.context.roll } })
    case 'preparatory':
      return preparatory(session, rows)
    case 'open':
      return sitting(session)
    case 'recess':
      return sayToSession(session, { type: 'session.resume' })
    case 'closed':
      return session.context.rehearsalOf === null
        ? sayToSession(session, { type: 'session.publish' }, { key: 'publish', facts: {} })
        : sayToSession(session, { type: 'session.discard' }, { key: 'discard', facts: {} })
    case 'published':
      return { is: 'rest', name: 'published' }
    case 'archived':
      return { is: 'rest', name: 'archived' }
    case 'discarded':
      return { is: 'rest', name: 'discarded' }
  }
}

/** The word that a form ends in: whoever may not say it has no use for the form. */
export const WORD_OF_FORM = {
  people: 'session.enrol',
  addItem: 'session.addItem',
  papersLate: 'session.sendPapers',
  writeRules: 'session.writeRules',
  nominate: 'session.nominateScrutineers',
  putToVote: 'ballot.configure',
  configure: 'ballot.configure',
  openUntil: 'ballot.open',
  hands: 'ballot.recordHands',
  acclamation: 'ballot.recordAcclamation',
  paper: 'ballot.enterPaper',
  void: 'ballot.void',
  revote: 'ballot.revote',
  runOff: 'ballot.runOff',
  supplement: 'ballot.supplement',
} as const satisfies Record<FormName, Word<'session'> | Word<'ballot'>>

const mayBeSaidBy = (day: Day, word: string, by: Actor): boolean => {
  const event = { type: word }
  if (word.startsWith('session.')) return isEntitled('session', { ...day.session, event: event as EventOf['session'], by })
  const ballot = { state: day.ballot?.state ?? 'unborn', context: day.ballot?.context, known: day.ballot?.known }
  return isEntitled('ballot', { ...ballot, event: event as EventOf['ballot'], by } as Parameters<typeof isEntitled<'ballot'>>[1])
}

const holderOf = (role: Role): Actor => ({ kind: 'person', person: '', roles: [role], department: null, seats: [] })

/** The same step as it looks to this person: said, or waited for. */
const forSpeaker = (day: Day, step: Step): Step => {
  if (step.is !== 'say' && step.is !== 'fill') return step
  const word = step.is === 'say' ? step.event.type : WORD_OF_FORM[step.form]
  if (mayBeSaidBy(day, word, day.by)) return step
  return wait('office', { offices: ROLES.filter((role) => mayBeSaidBy(day, word, holderOf(role))) })
}

export const nextStep = (day: Day): Step => {
  const inHand = ballotInHand(day.session.context, day.rows)
  if (inHand === null || !['preparatory', 'open'].includes(day.session.state)) return forSpeaker(day, sessionStep(day))
  if (day.ballot?.id !== inHand) return wait('ballot')
  return forSpeaker(day, ballotStep({ ...day, ballot: day.ballot }))
}
