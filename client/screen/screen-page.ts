/** What the hall sees: the page the desk has pinned, or, where it follows, the one that the state of things asks for. */
import type { AgendaItem } from '../../machines/agenda.ts'
import { FURTHEST_FIRST } from '../../machines/ballot-context.ts'
import type { Matter, ScreenPage } from '../../machines/matters.ts'
import type { ContextOf, StateOf } from '../../machines/rights.ts'
import type { BallotRow } from '../../server/replies.ts'

export type Showing = { page: Exclude<ScreenPage, 'follow'>; item: string | null; ballot: string | null }
type Session = { state: StateOf['session']; context: ContextOf['session'] }
type Row = Pick<BallotRow, 'id' | 'state' | 'agendaItem' | 'method' | 'matter' | 'announced'>

const RUNNING: readonly string[] = FURTHEST_FIRST
/** In the order of a preparatory meeting, so that the latest of several results is the one shown. */
const ORDER: string[] = ['credentials', 'presidium', 'agenda', 'rules', 'scrutineers'] satisfies Matter[]

const at = (page: Showing['page'], more: Partial<Showing> = {}): Showing => ({ page, item: null, ballot: null, ...more })

/** A vote by which the congress orders itself is put the moment it is set up; one on an item waits for its rules. */
const isRunning = (row: Row) =>
  RUNNING.includes(row.state) || (row.state === 'configured' && row.agendaItem === null && row.method === 'hands')

const runningBallot = (rows: Row[]): Row | undefined =>
  rows.filter(isRunning).toSorted((a, b) => ((RUNNING.indexOf(a.state) + 99) % 99) - ((RUNNING.indexOf(b.state) + 99) % 99))[0]

const hasResult = ({ announced }: Row) => announced

const lastOrdered = (rows: Row[]): Row | undefined =>
  rows
    .filter((row) => hasResult(row) && ORDER.includes(row.matter))
    .toSorted((a, b) => ORDER.indexOf(b.matter) - ORDER.indexOf(a.matter))[0]

const isTalkedAbout = ({ phase }: AgendaItem) => phase === 'presented' || phase === 'discussing'

const inSession = ({ state, context }: Session, rows: Row[]): Showing => {
  const running = runningBallot(rows)
  if (running) return at('ballot', { ballot: running.id, item: running.agendaItem })
  if (state === 'preparatory') {
    const ordered = lastOrdered(rows)
    return ordered ? at('result', { ballot: ordered.id }) : at('welcome')
  }
  if (context.floor !== null) return at('speaker', { item: context.floor.item })
  // An election that left seats open is still its item's ballot: what it came to stays up until it goes on.
  const open = context.items.find((item) => item.phase === 'voting' && rows.some((row) => row.id === item.ballot && hasResult(row)))
  if (open?.ballot) return at('result', { ballot: open.ballot, item: open.id })
  const talkedAbout = context.items.find(isTalkedAbout)
  if (talkedAbout) return at('item', { item: talkedAbout.id })
  // A result stays up until the next item is presented: people read it slowly, and applaud.
  const last = context.items.findLast((item) => item.phase === 'decided')
  if (last?.ballot) return at('result', { ballot: last.ballot, item: last.id })
  const collated = context.items.find((item) => item.phase === 'collated')
  if (collated) return at('item', { item: collated.id })
  return at('agenda')
}

const following = (session: Session, rows: Row[]): Showing => {
  switch (session.state) {
    case 'preparatory':
    case 'open':
      return inSession(session, rows)
    case 'recess':
      return at('recess')
    default:
      return at('welcome')
  }
}

/** A result that is not announced yet is shown as the ballot it still is; one that was put up gives way to the next ballot. */
const pinnedBallot = (page: 'ballot' | 'result', id: string | null, rows: Row[]): Showing | null => {
  const place = rows.findIndex((row) => row.id === id)
  const ballot = rows[place]
  if (!ballot || (page === 'result' && rows.slice(place + 1).some(isRunning))) return null
  return at(hasResult(ballot) ? 'result' : 'ballot', { ballot: ballot.id, item: ballot.agendaItem })
}

const pinned = ({ context }: Session, rows: Row[]): Showing | null => {
  const { screenPage, screenItem, screenBallot } = context
  switch (screenPage) {
    case 'follow':
      return null
    case 'papers':
      return context.items.some((item) => item.id === screenItem && item.motion !== null) ? at('papers', { item: screenItem }) : null
    case 'speaker':
      return context.floor === null ? null : at('speaker', { item: context.floor.item })
    case 'countdown':
      return context.timer === null ? null : at('countdown', { item: context.timer.item })
    case 'recess':
      return context.recess === null ? null : at('recess')
    case 'item':
      return context.items.some((item) => item.id === screenItem) ? at('item', { item: screenItem }) : null
    case 'ballot':
    case 'result':
      return pinnedBallot(screenPage, screenBallot, rows)
    default:
      return at(screenPage)
  }
}

export const showing = (session: Session, rows: Row[]): Showing => pinned(session, rows) ?? following(session, rows)

/** What a ballot is doing, as the hall needs to know it. */
export type BallotScene =
  | 'ahead'
  | 'byHands'
  | 'emptyBox'
  | 'issuing'
  | 'voting'
  | 'counting'
  | 'certifying'
  | 'awaiting'
  | 'reveal'
  | 'void'
  | 'result'

/** Nothing of a result before it is announced, whatever this login may see, unless the chair has the votes called out (domain 4, steps 9 to 11). */
export const sceneOf = ({
  state,
  context,
}: {
  state: StateOf['ballot']
  context: Pick<ContextOf['ballot'], 'method' | 'announcedAt' | 'revealedAt'>
}): BallotScene => {
  const light = context.method === 'hands' || context.method === 'acclamation'
  switch (state) {
    case 'unborn':
    case 'rules_adopted':
    case 'scrutineers_confirmed':
      return 'ahead'
    case 'configured':
    case 'quorum_checked':
      return light ? 'byHands' : 'ahead'
    case 'sealed_empty':
      return 'emptyBox'
    case 'issuing':
      return 'issuing'
    case 'open':
      return 'voting'
    case 'closed':
    case 'reconciled':
      return 'counting'
    case 'counted':
      return light ? 'awaiting' : 'certifying'
    case 'certified':
      return context.revealedAt === null ? 'awaiting' : 'reveal'
    case 'void':
      return 'void'
    case 'announced':
      return 'result'
    case 'archived':
      return context.announcedAt === null ? 'void' : 'result'
  }
}

/** The stretch of a long list that a screen has room for, with the current row well inside it. */
export const windowOf = <T>(rows: T[], current: number, room: number): { from: number; rows: T[] } => {
  const from = Math.max(0, Math.min(current - Math.floor(room / 3), rows.length - room))
  return { from, rows: rows.slice(from, from + room) }
}
