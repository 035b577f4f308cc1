/** The next step of one ballot, through the nine of its ritual (domain 4). */
import { isByPaper } from '../../machines/agenda.ts'
import { personOf } from '../../machines/actor.ts'
import { agreedPaper } from '../../machines/ballot-context.ts'
import { isQuorate } from '../../machines/majority.ts'
import type { BallotEvent } from '../../machines/ballot-events.ts'
import type { Tally } from '../../machines/matters.ts'
import type { ContextOf } from '../../machines/rights.ts'
import { fill, orderStep, wait, type Day, type Facts, type Say, type Standing, type Step } from './step.ts'

type InHand = Day & { ballot: Standing<'ballot'> }

export const sayToBallot = (ballot: Standing<'ballot'>, event: BallotEvent, asks: Say['asks'] = null): Say => ({
  is: 'say',
  subject: 'ballot',
  id: ballot.id,
  event,
  asks,
})

export const isElectronic = ({ method }: ContextOf['ballot']) => isByPaper(method)

const configured = ({ session, ballot }: InHand): Step => {
  if (!isElectronic(ballot.context)) return sayToBallot(ballot, { type: 'ballot.checkQuorum' })
  if (!session.context.rulesAdopted) return orderStep(session, 'rules')
  return sayToBallot(ballot, { type: 'ballot.adoptRules' }, { key: 'lockRules', facts: {} })
}

const rulesAdopted = ({ session, ballot }: InHand): Step => {
  const { scrutiny, scrutinyConfirmed } = session.context
  if (scrutiny === null || !scrutinyConfirmed) return orderStep(session, 'scrutineers')
  if (ballot.context.method === 'sealed' && session.context.keys === null) return wait('keys', { people: scrutiny.scrutineers })
  return sayToBallot(ballot, { type: 'ballot.confirmScrutineers', ...scrutiny })
}

const issue = ({ session, ballot }: InHand): Step =>
  sayToBallot(ballot, { type: 'ballot.issue', onPaper: [] }, { key: 'issue', facts: { present: session.context.present } })

const quorumChecked = (hand: InHand): Step => {
  const { ballot, by } = hand
  switch (ballot.context.method) {
    case 'hands':
      return fill('hands', { ballot: ballot.id })
    case 'acclamation':
      return fill('acclamation', { ballot: ballot.id })
    case 'open':
      return issue(hand)
    case 'sealed':
    case 'secret':
      return ballot.context.scrutineers.includes(personOf(by) ?? '')
        ? sayToBallot(ballot, { type: 'ballot.sealEmpty' })
        : wait('seal', { people: ballot.context.scrutineers })
  }
}

/** Papers that came back, as far as they are known: by phone, and on paper once two tellers agree. */
export const returnedSoFar = (ballot: Standing<'ballot'>, turnout: Day['turnout']): number =>
  ballot.context.returned ?? Math.max(turnout?.returned ?? 0, ballot.known.cast + (agreedPaper(ballot.context)?.returned ?? 0))

const closing = ({ ballot, turnout }: InHand): Step => {
  const { issued } = ballot.context
  const returned = returnedSoFar(ballot, turnout)
  return sayToBallot(
    ballot,
    { type: 'ballot.close' },
    { key: 'closeVoting', facts: { issued, returned, missing: Math.max(0, issued - returned) } },
  )
}

/** A unit of which too few took part votes again (domain 4.1). */
const isTurnoutShort = ({ session: { context }, ballot, turnout }: InHand): boolean =>
  context.unit !== null && !isQuorate(returnedSoFar(ballot, turnout), context.roll, context.quorum)

const closed = (hand: InHand): Step => {
  const { ballot, turnout, by } = hand
  const { onPaper, tellers, paperEntries, issued } = ballot.context
  if (onPaper > 0 && agreedPaper(ballot.context) === null) {
    const done = paperEntries.map((entry) => entry.teller)
    // Two bundles that differ are both suspect: each teller counts again.
    const waitedFor = done.length < 2 ? tellers.filter((teller) => !done.includes(teller)) : tellers
    return waitedFor.includes(personOf(by) ?? '') ? fill('paper', { ballot: ballot.id }) : wait('paper', { people: waitedFor })
  }
  return returnedSoFar(ballot, turnout) > issued || isTurnoutShort(hand)
    ? fill('void', { ballot: ballot.id })
    : sayToBallot(ballot, { type: 'ballot.reconcile' })
}

/** The chief certifies, and one more: whoever of them has not. */
export const certifiersAwaited = ({ scrutineers, chief, certifiedBy }: ContextOf['ballot']): string[] => {
  const others = scrutineers.filter((person) => person !== chief)
  const another = others.some((person) => certifiedBy.includes(person))
  return [...(chief !== null && !certifiedBy.includes(chief) ? [chief] : []), ...(another ? [] : others)]
}

const votesFor = (tally: Tally | null, item: string) => (mark: string) => tally?.[item]?.[mark] ?? 0

export const figuresOf = ({ items, tally, verdicts, returned, valid, invalid }: ContextOf['ballot']): Facts => {
  const votes = votesFor(tally, items[0]?.id ?? '')
  return {
    approve: votes('approve'),
    oppose: votes('oppose'),
    abstain: votes('abstain'),
    needed: verdicts[0]?.needed ?? 0,
    returned: returned ?? 0,
    valid: valid ?? 0,
    invalid: invalid ?? 0,
    items: items.length,
  }
}

const announcing = ({ ballot: { context }, ballot }: InHand): Step => {
  const key = context.items.length > 1 ? 'announceMany' : context.passed ? 'announcePassed' : 'announceNotPassed'
  return sayToBallot(ballot, { type: 'ballot.announce' }, { key, facts: figuresOf(context) })
}

const certifying = ({ chief }: ContextOf['ballot'], people: string[]): Step => {
  const others = people.filter((person) => person !== chief)
  const name = others.length === people.length ? 'certifyOther' : others.length === 0 ? 'certifyChief' : 'certifyBoth'
  return wait(name, { people, facts: { chief: chief ?? '' } })
}

const counted = (hand: InHand): Step => {
  const { ballot, by } = hand
  if (!isElectronic(ballot.context)) return announcing(hand)
  if (ballot.context.method === 'sealed' && !ballot.known.sealed.verified) return wait('verify')
  const people = certifiersAwaited(ballot.context)
  return people.includes(personOf(by) ?? '')
    ? sayToBallot(ballot, { type: 'ballot.certify' }, { key: 'certify', facts: figuresOf(ballot.context) })
    : certifying(ballot.context, people)
}

const reconciled = ({ ballot }: InHand): Step => {
  const { issued, onPaper, declaredValidAt } = ballot.context
  if (declaredValidAt !== null)
    return ballot.context.method === 'sealed' && !ballot.known.sealed.opened
      ? wait('openBox', { people: ballot.context.scrutineers })
      : sayToBallot(ballot, { type: 'ballot.count' })
  const returned = ballot.context.returned ?? 0
  const paper = agreedPaper(ballot.context)?.returned ?? 0
  return sayToBallot(
    ballot,
    { type: 'ballot.declareValid' },
    { key: onPaper > 0 ? 'declareValidMixed' : 'declareValid', facts: { issued, returned, missing: issued - returned, onPaper, paper } },
  )
}

/** Seats that an election left open are voted on again, between the tied first. */
const openSeats = (ballot: Standing<'ballot'>): Step => {
  const { election } = ballot.context
  if (election !== null && election.tied.length > 0) return fill('runOff', { ballot: ballot.id })
  return election !== null && election.vacant > 0 ? fill('supplement', { ballot: ballot.id }) : wait('ballot')
}

export const ballotStep = (hand: InHand): Step => {
  const { ballot } = hand
  switch (ballot.state) {
    case 'configured':
      return configured(hand)
    case 'rules_adopted':
      return rulesAdopted(hand)
    case 'scrutineers_confirmed':
      return sayToBallot(ballot, { type: 'ballot.checkQuorum' })
    case 'quorum_checked':
      return quorumChecked(hand)
    case 'sealed_empty':
      return issue(hand)
    case 'issuing':
      return hand.session.context.unit === null
        ? sayToBallot(ballot, { type: 'ballot.open', closesAt: null })
        : fill('openUntil', { ballot: ballot.id })
    case 'open':
      return closing(hand)
    case 'closed':
      return closed(hand)
    case 'reconciled':
      return reconciled(hand)
    case 'counted':
      return counted(hand)
    case 'certified':
      return announcing(hand)
    case 'void':
      return fill('revote', { ballot: ballot.id })
    case 'announced':
      return openSeats(ballot)
    case 'unborn':
    case 'archived':
      return wait('ballot')
  }
}
