/**
 * What one settled act makes other subjects hear (domain 2.1, 2.2, 4).
 *
 * Said by the congress itself, judged like any other word, in the same transaction: either all of it happens or none.
 */
import type { Actor } from './actor.ts'
import { openSeatsOf } from './ballot-conditions.ts'
import type { BallotContext, BallotState } from './ballot-context.ts'
import type { EventOf, SubjectName } from './events.ts'
import type { Subject } from './judge.ts'
import type { MotionContext } from './motion-context.ts'
import type { KnownOf } from './rights.ts'
import type { RaterGroupName } from './matters.ts'
import { papersToIssue, ratersOf, sheetFor, titleUnder, type Attending } from './raters.ts'
import { rowsOf } from './sheet.ts'
import { isShared, type Companion } from './together.ts'

/** A word for another subject; `id` null means one that is born with it. */
export type Consequence = { [S in SubjectName]: { subject: S; id: string | null; event: EventOf[S] } }[SubjectName]

/** How deep consequences may lead to consequences before it must be a mistake. */
export const MAX_DEPTH = 4

type Settled<S extends SubjectName> = {
  id: string
  before: Subject<S>
  after: Subject<S>
  event: EventOf[S]
  known: KnownOf[S]
  by: Actor
}

const toMotion = (id: string | null, event: EventOf['motion']): Consequence[] => (id ? [{ subject: 'motion', id, event }] : [])
const toSession = (id: string | null, event: EventOf['session']): Consequence[] => (id ? [{ subject: 'session', id, event }] : [])

const opened = (id: string, ballot: BallotContext): Consequence[] => [
  ...toMotion(ballot.motion, { type: 'motion.openBallot', ballot: id }),
  ...(ballot.agendaItem ? toSession(ballot.session, { type: 'session.voteItem', item: ballot.agendaItem, ballot: id }) : []),
]

/** States in which the motion has already heard that its ballot is open. */
const AFTER_OPENING: BallotState[] = ['open', 'closed', 'reconciled']

const voided = (before: BallotState, ballot: BallotContext, id: string): Consequence[] =>
  AFTER_OPENING.includes(before)
    ? [
        ...toMotion(ballot.motion, { type: 'motion.voidBallot', ballot: id }),
        ...(ballot.agendaItem ? toSession(ballot.session, { type: 'session.reopenItem', item: ballot.agendaItem }) : []),
      ]
    : []

const decided = (ballot: BallotContext): Consequence[] =>
  ballot.agendaItem ? toSession(ballot.session, { type: 'session.decideItem', item: ballot.agendaItem }) : []

const announced = (id: string, ballot: BallotContext): Consequence[] => [
  ...toMotion(ballot.motion, ballot.passed ? { type: 'motion.adopt', ballot: id } : { type: 'motion.reject', ballot: id }),
  ...(openSeatsOf(ballot) === 0 ? decided(ballot) : []),
  ...(ballot.passed && ballot.matter === 'agenda' ? toSession(ballot.session, { type: 'session.adoptAgenda' }) : []),
  ...(ballot.passed && ballot.matter === 'rules' ? toSession(ballot.session, { type: 'session.adoptRules' }) : []),
  ...(ballot.passed && ballot.matter === 'scrutineers' ? toSession(ballot.session, { type: 'session.confirmScrutineers' }) : []),
  ...(ballot.passed && ballot.matter === 'resolution' ? toSession(ballot.session, { type: 'session.adoptResolution' }) : []),
]

type Configure = Extract<EventOf['ballot'], { type: 'ballot.configure' }>

/** A further vote keeps everything but what `changes` says. */
const again = (id: string | null, ballot: BallotContext, changes: Partial<Configure>): Consequence[] =>
  ballot.session === null
    ? []
    : [
        {
          subject: 'ballot',
          id,
          event: {
            type: 'ballot.configure',
            session: ballot.session,
            agendaItem: ballot.agendaItem,
            matter: ballot.matter,
            motion: ballot.motion,
            title: ballot.title,
            power: ballot.power,
            method: ballot.method,
            items: ballot.items,
            ...(ballot.sheet === null ? {} : { sheet: ballot.sheet }),
            passing: ballot.passing,
            finality: ballot.finality,
            ...changes,
          },
        },
      ]

/** A fallback decided by the presidium changes the method; what is only counted cannot be replaced by a later vote. */
const nextRound = (id: string, ballot: BallotContext): Consequence[] => {
  const method = ballot.fallback ?? ballot.method
  return again(id, ballot, { method, finality: method === 'open' || method === 'sealed' ? ballot.finality : 'first' })
}

/** The seats that an election left open, voted on under the same agenda item. */
const furtherElection = (
  id: string,
  ballot: BallotContext,
  changes: Pick<Configure, 'items' | 'sheet'> & Partial<Configure>,
): Consequence[] => [
  ...(ballot.agendaItem ? toSession(ballot.session, { type: 'session.reopenItem', item: ballot.agendaItem }) : []),
  ...again(id, ballot, changes),
]

const runOff = (id: string, ballot: BallotContext): Consequence[] => {
  const { election, sheet, items } = ballot
  if (election === null || sheet?.kind !== 'election') return []
  const rows = rowsOf(items, sheet).filter((row) => election.tied.includes(row.id))
  const [question] = items
  return furtherElection(id, ballot, {
    items: rows.map((row) => ({ ...row, marks: question?.marks ?? row.marks })),
    sheet: { kind: 'election', seats: election.open, stage: 'runOff', writeIns: [] },
  })
}

const supplement = ({ ballot: id, title, items }: Extract<EventOf['ballot'], { type: 'ballot.supplement' }>, ballot: BallotContext) => {
  const { election, sheet } = ballot
  if (election === null || sheet?.kind !== 'election') return []
  const writeIns = sheet.writeIns.filter((row) => !election.elected.includes(row.id) && !items.some((item) => item.id === row.id))
  const seats = election.vacant < items.length ? election.vacant : items.length
  return furtherElection(id, ballot, { title, items, sheet: { kind: 'election', seats, stage: 'supplementary', writeIns } })
}

type Issue = Extract<EventOf['ballot'], { type: 'ballot.issue' }>

/** Of an appraisal that is weighed: each group gets its papers, a small one those of another. */
const issuedByGroup = (event: Issue, own: { id: string; of: RaterGroupName[] }, standing: Companion[], attending: Attending) => {
  const papers = papersToIssue(own, standing, attending)
  return standing.map(({ id }): Consequence => {
    const paper = papers.find((one) => one.id === id)
    if (!paper) return { subject: 'ballot', id, event }
    if (paper.into !== null) return { subject: 'ballot', id, event: { type: 'ballot.absorb', into: paper.into } }
    return { subject: 'ballot', id, event: { ...event, raters: paper.of } }
  })
}

/** Issued together (domain 4.1): who stands where the first stood hears what it heard. */
const alongside = ({ id: own, before, event, known }: Settled<'ballot'>): Consequence[] => {
  if (!isShared(event)) return []
  const standing = known.companions.filter(({ state }) => state === before.state)
  const raters = ratersOf(before.context.sheet)
  if (event.type === 'ballot.issue' && raters) return issuedByGroup(event, { id: own, of: raters.of }, standing, known.attending)
  return standing.map(({ id }) => ({ subject: 'ballot', id, event }))
}

const drop = ({ id }: Companion): Consequence => ({ subject: 'ballot', id, event: { type: 'ballot.archive' } })

/** An appraisal that is weighed has a ballot for each group, set up, changed and dropped with that of the first. */
const otherGroups = ({ id, before, after, known, by }: Settled<'ballot'>): Consequence[] => {
  if (by.kind !== 'person' || after.context.round > 1) return []
  const { sheet } = after.context
  const raters = ratersOf(sheet)
  const theirs = known.companions.filter(({ of, state }) => of !== undefined && state === 'configured' && before.state !== 'unborn')
  const rest = after.state === 'archived' || raters === null ? [] : raters.groups.slice(1)
  const groups = rest.map(({ group }) => group)
  const made = groups.flatMap((group): Consequence[] => {
    if (raters === null || sheet === null) return []
    const changes = { title: titleUnder({ ...raters, of: [group] }), sheet: sheetFor(sheet, [group]), agendaItem: null }
    const standing = theirs.find(({ of }) => of?.join() === group)
    if (!standing) return again(null, after.context, { ...changes, together: id })
    const { title, power, method, items, passing, finality } = { ...after.context, ...changes }
    return [
      {
        subject: 'ballot',
        id: standing.id,
        event: { type: 'ballot.adjust', title, power, method, items, sheet: changes.sheet, passing, finality },
      },
    ]
  })
  return [...theirs.filter(({ of }) => !groups.some((group) => of?.join() === group)).map(drop), ...made]
}

const ofOneBallot = (settled: Settled<'ballot'>): Consequence[] => {
  const { id, before, after, event } = settled
  const ballot = after.context
  switch (event.type) {
    case 'ballot.configure':
    case 'ballot.adjust':
      return otherGroups(settled)
    case 'ballot.archive':
      return before.state === 'configured' ? otherGroups(settled) : []
    case 'ballot.open':
    case 'ballot.recordHands':
    case 'ballot.recordAcclamation':
      return opened(id, ballot)
    case 'ballot.void':
    case 'ballot.fallBack':
      return voided(before.state, ballot, id)
    case 'ballot.announce':
      return announced(id, ballot)
    case 'ballot.revote':
      return nextRound(event.ballot, ballot)
    case 'ballot.runOff':
      return runOff(event.ballot, ballot)
    case 'ballot.supplement':
      return supplement(event, ballot)
    case 'ballot.leaveVacant':
      return decided(ballot)
    default:
      return []
  }
}

const ofBallot = (settled: Settled<'ballot'>): Consequence[] => [...ofOneBallot(settled), ...alongside(settled)]

/** A rehearsal that is thrown away takes no more papers. */
const ofSession = ({ event, known }: Settled<'session'>): Consequence[] =>
  event.type === 'session.discard' ? known.openBallots.map((id) => ({ subject: 'ballot', id, event: { type: 'ballot.discard' } })) : []

const assignments = (motion: string, context: MotionContext): Consequence[] => {
  const { lead, dueOn } = context
  if (lead === null || dueOn === null) return []
  const assign = (department: string, part: 'lead' | 'coHandling'): Consequence => ({
    subject: 'undertaking',
    id: null,
    event: { type: 'undertaking.assign', motion, department, part, dueOn },
  })
  return [assign(lead, 'lead'), ...context.coHandling.map((department) => assign(department, 'coHandling'))]
}

const ofMotion = ({ id, after, event }: Settled<'motion'>): Consequence[] => {
  const motion = after.context
  switch (event.type) {
    case 'motion.dispatch':
      return assignments(id, motion)
    case 'motion.create':
      return toMotion(event.suggestion ?? null, { type: 'motion.takeUp', motion: id })
    case 'motion.merge':
      return toMotion(event.into, {
        type: 'motion.absorb',
        from: id,
        proposers: [motion.proposer, ...motion.coProposers].filter((person) => person !== null),
        seconders: motion.seconders,
      })
    default:
      return []
  }
}

const ofUndertaking = ({ id, before, after, event, known }: Settled<'undertaking'>): Consequence[] => {
  if (event.type === 'undertaking.reassign' && before.context.department !== null) {
    return toMotion(after.context.motion, { type: 'motion.handOver', from: before.context.department, to: event.department })
  }
  if (after.state === 'rated' && (event.type === 'undertaking.rate' || event.type === 'undertaking.settle')) {
    const type = after.context.reply?.class === 'B' ? 'undertaking.track' : 'undertaking.close'
    return [{ subject: 'undertaking', id, event: { type } }]
  }
  if (event.type === 'undertaking.sign') {
    return known.coHandlers.map((other) => ({ subject: 'undertaking', id: other, event: { type: 'undertaking.close' } }))
  }
  return after.state === 'closed' && known.othersOpen === 0 ? toMotion(after.context.motion, { type: 'motion.close' }) : []
}

export const consequencesOf = <S extends SubjectName>(name: S, settled: Settled<S>): Consequence[] => {
  switch (name) {
    case 'session':
      return ofSession(settled as unknown as Settled<'session'>)
    case 'ballot':
      return ofBallot(settled as unknown as Settled<'ballot'>)
    case 'motion':
      return ofMotion(settled as unknown as Settled<'motion'>)
    case 'undertaking':
      return ofUndertaking(settled as unknown as Settled<'undertaking'>)
    default:
      return []
  }
}
