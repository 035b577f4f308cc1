/** The line that the chair reads aloud now, from the record as it stands (domain 3 and 4). Pure. */
import { standingsOf } from '../../machines/standings.ts'
import { isQuorate, quorumOf, votesNeeded } from '../../machines/majority.ts'
import type { Values } from '../words.ts'
import { isElectronic } from './ballot-step.ts'
import type { DeskKey } from './desk-words.ts'
import type { BallotView, DayView } from './day.tsx'
import { itemInHand } from './next-step.ts'

export type Script = { key: Extract<DeskKey, `script.${string}`>; values: Values }
type Naming = {
  name: (table: 'matter' | 'method', key: string) => string
  person: (id: string) => string
  delegation: (id: string | null) => string
  clock: (iso: string) => string
  comma: string
}

const line = (key: Script['key'], values: Values = {}): Script => ({ key, values })

const announced = ({ context }: BallotView, { comma }: Naming): Script => {
  const { items, tally, verdicts, title, election, sheet } = context
  if (election !== null && sheet?.kind === 'election') {
    const names = (ids: string[]) =>
      standingsOf(context)
        .filter(({ id }) => ids.includes(id))
        .map((row) => row.title)
    const said = {
      title,
      seats: sheet.seats,
      names: names(election.elected).join(comma),
      tied: names(election.tied).join(comma),
      open: election.open,
    }
    return line(
      election.open > 0 ? 'script.ballot.tied' : election.elected.length > 0 ? 'script.ballot.elected' : 'script.ballot.nobody',
      said,
    )
  }
  const [item] = items
  const [verdict] = verdicts
  if (!item || !verdict || items.length > 1 || !tally) return line('script.ballot.many', { title })
  const votes = (mark: string) => tally[item.id]?.[mark] ?? 0
  const figures = { title, approve: votes('approve'), oppose: votes('oppose'), abstain: votes('abstain'), needed: verdict.needed }
  return line(verdict.passed ? 'script.ballot.passed' : 'script.ballot.notPassed', figures)
}

const ofBallot = (ballot: BallotView, { session, turnout }: DayView, naming: Naming): Script => {
  const { context, state } = ballot
  const { title, scrutineers, issued } = context
  const { roll, present } = session.context
  const method = naming.name('method', context.method)
  switch (state) {
    case 'unborn':
    case 'configured':
      if (context.sheet?.kind === 'rating') return line('script.ballot.rating', { title, method })
      return line('script.ballot.configured', { title, method, needed: votesNeeded(context.passing, roll) })
    case 'rules_adopted':
      return line('script.ballot.rules', { title, method })
    case 'scrutineers_confirmed':
      return line('script.ballot.scrutineers', { scrutineers: scrutineers.map(naming.person).join(naming.comma) })
    case 'quorum_checked':
      if (context.method === 'acclamation') return line('script.ballot.acclamation', { title })
      return !isElectronic(context) ? line('script.ballot.hands') : line('script.ballot.counted', { roll, present })
    case 'sealed_empty':
      return line('script.ballot.box')
    case 'issuing':
      return line('script.ballot.issuing', { issued })
    case 'open':
      return line('script.ballot.open')
    case 'closed':
      return line('script.ballot.closed', { issued, returned: context.returned ?? turnout.returned })
    case 'reconciled':
      return line('script.ballot.valid')
    case 'counted':
      return !isElectronic(context) ? announced(ballot, naming) : line('script.ballot.certify')
    case 'void':
      return line('script.ballot.void')
    case 'certified':
    case 'announced':
    case 'archived':
      return announced(ballot, naming)
  }
}

const ofItem = ({ session }: DayView, naming: Naming): Script => {
  const { context } = session
  if (context.floor) {
    return line('script.speaker', { delegation: naming.delegation(context.floor.delegation), name: naming.person(context.floor.person) })
  }
  if (context.agendaAdopted < context.agendaVersion) return line('script.lateAgenda')
  const item = itemInHand(context)
  if (!item) return line('script.close', { title: context.title })
  const n = context.items.indexOf(item) + 1
  const named = { n, item: item.title }
  switch (item.phase) {
    case 'pending':
      return item.presenter ? line('script.presentBy', { ...named, presenter: item.presenter }) : line('script.present', named)
    case 'presented':
      return line('script.presented', named)
    case 'discussing':
      return line('script.discuss', named)
    default:
      return line('script.collated', named)
  }
}

export const scriptOf = (day: DayView, naming: Naming): Script => {
  const { session, ballot, step } = day
  const { roll, present, quorum, title, recess } = session.context
  if (ballot && ['preparatory', 'open'].includes(session.state)) return ofBallot(ballot, day, naming)
  switch (session.state) {
    case 'preparatory':
      if (!isQuorate(present, roll, quorum))
        return line('script.quorumMissing', { roll, present, missing: quorumOf(roll, quorum) - present })
      return step.is === 'fill' && step.matter
        ? line('script.order', { matter: naming.name('matter', step.matter) })
        : line('script.open', { roll, present, title })
    case 'open':
      return ofItem(day, naming)
    case 'recess':
      return recess?.resumesAt ? line('script.recessUntil', { when: naming.clock(recess.resumesAt) }) : line('script.recess')
    case 'closed':
    case 'published':
    case 'archived':
      return line('script.over')
    default:
      return line('script.wait')
  }
}
