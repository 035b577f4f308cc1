/** A congress in memory that goes on by the desk's one button. */
import { ballotInHand, nextStep } from '../../client/desk/next-step.ts'
import type { Day, Step } from '../../client/desk/step.ts'
import type { Actor } from '../../machines/actor.ts'
import type { Role } from '../../machines/matters.ts'
import type { AgendaItem } from '../../machines/agenda.ts'
import { hallOf, blankBallot, type BallotKnown } from '../../machines/ballot-context.ts'
import { consequencesOf } from '../../machines/consequences.ts'
import type { BallotEvent } from '../../machines/ballot-events.ts'
import type { Matter, Method } from '../../machines/matters.ts'
import type { SessionEvent } from '../../machines/session-events.ts'
import { judge, unborn, type Subject } from '../../machines/judge.ts'
import { HALF_OF_ROLL } from '../../machines/majority.ts'
import { blankSession, nothingKnown, type SessionKnown } from '../../machines/session-context.ts'

export const CHIEF = 'scrutineerChief1'
export const SECOND = 'scrutineerOther2'
export const TELLERS = ['te11erNumberoneX', 'te11erNumbertwoX']
export const SESSION = 'sessionSessionAA'
const AT = '2026-12-10T01:00:00.000Z'
export const person = (id: string, ...roles: Role[]): Actor => ({ kind: 'person', person: id, roles, department: null, seats: [] })
export const secretary = person('secretaryPerson1', 'secretary')

export const sessionKnown: SessionKnown = {
  ...nothingKnown,
  seat: { presence: 'absent', kind: 'representative', delegation: null, head: false },
  signInBy: 'anywhere',
  daysToOpening: 20,
}

/** A congress in memory: two kinds of subjects, judged, with what each makes the other hear. */
export class Congress {
  session: Subject<'session'> = { ...unborn.session, state: 'preparing', context: { ...blankSession, roll: 57 } }
  ballots = new Map<string, Subject<'ballot'>>()
  cast = 0
  #serial = 0

  id = (stem: string) =>
    `${stem}${'x'.repeat(16)}`.slice(0, 14) + String.fromCharCode(97 + Math.floor(this.#serial / 25), 97 + (this.#serial++ % 25))

  #first(id: string | null) {
    const first = id === null ? undefined : this.ballots.get(id)
    return first ? { session: SESSION, state: first.state, method: first.context.method, isCompanion: false } : null
  }

  known(id: string): BallotKnown {
    const ballot = this.ballots.get(id)?.context ?? blankBallot
    const item = this.session.context.items.find((other) => other.id === ballot.agendaItem)
    return {
      session: { ...hallOf(this.session), roll: 57 },
      item: item ? { power: item.power, override: item.override, ballot: item.ballot, isOpenToVote: true } : null,
      motionState: 'tabled',
      previous: null,
      first: this.#first(ballot.togetherWith),
      companions: [...this.ballots].filter(([, { context }]) => context.togetherWith === id).map(([of, { state }]) => ({ id: of, state })),
      notRepresentatives: 0,
      sealed: { opened: true, verified: true },
      notConfirmed: 0,
      candidatesAmong: 0,
      attending: {},
      ofAppraisal: 0,
      surplus: 0,
      paperAbsent: 0,
      seatPaper: 'none',
      cast: this.cast,
      tally: Object.fromEntries(ballot.items.map(({ id: of }) => [of, { approve: 38, oppose: 7, abstain: 4 }])),
    }
  }

  toSession(event: SessionEvent, by: Actor = secretary, known: Partial<SessionKnown> = {}) {
    const all = {
      ...sessionKnown,
      seat: {
        presence: event.type === 'session.checkIn' ? 'absent' : 'present',
        kind: 'representative',
        delegation: null,
        head: false,
      } as const,
      ...known,
    }
    this.session = judge('session', this.session, { id: 'act', event, by, at: AT, known: all })
  }

  toBallot(id: string, event: BallotEvent, by: Actor = secretary) {
    const before = this.ballots.get(id) ?? unborn.ballot
    const known = this.known(id)
    const item = event.type === 'ballot.configure' ? this.session.context.items.find((other) => other.id === event.agendaItem) : undefined
    const joining = event.type === 'ballot.configure' && event.together !== undefined ? { first: this.#first(event.together) } : {}
    const full = item
      ? { ...known, ...joining, item: { power: item.power, override: item.override, ballot: item.ballot, isOpenToVote: true } }
      : known
    const after = judge('ballot', before, { id: 'act', event, by, at: AT, known: full })
    this.ballots.set(id, after)
    for (const heard of consequencesOf('ballot', { id, before, after, event, known: full, by })) {
      if (heard.subject === 'session') this.toSession(heard.event, { kind: 'congress' })
      if (heard.subject === 'ballot' && heard.id) this.toBallot(heard.id, heard.event, { kind: 'congress' })
    }
  }

  day(by: Actor = secretary): Day {
    const rows = [...this.ballots].map(([id, { state, context }]) => ({
      id,
      state,
      matter: context.matter,
      agendaItem: context.agendaItem,
      togetherWith: context.togetherWith,
      passed: context.passed,
    }))
    const inHand = ballotInHand(this.session.context, rows)
    const ballot = inHand === null ? undefined : this.ballots.get(inHand)
    return {
      session: { id: SESSION, ...this.session, known: sessionKnown },
      rows,
      ballot: ballot && inHand ? { id: inHand, ...ballot, known: this.known(inHand) } : null,
      turnout: { issued: ballot?.context.issued ?? 0, returned: this.cast },
      by,
    }
  }

  next = (by: Actor = secretary): Step => nextStep(this.day(by))

  checkIn(seats: number) {
    for (let n = 0; n < seats; n++) this.toSession({ type: 'session.checkIn', seat: this.id('seat') })
  }

  add(title: string, kind: AgendaItem['kind'], method: Method | null = null, power: AgendaItem['power'] = 'other') {
    const item = this.id('item')
    this.toSession({
      type: 'session.addItem',
      item,
      after: this.session.context.items.at(-1)?.id ?? null,
      title,
      power,
      kind,
      method,
      motion: null,
      presenter: null,
      minutes: null,
    })
    return item
  }

  configure(matter: Matter, method: Method, agendaItem: string | null = null, power: AgendaItem['power'] = 'other', together?: string) {
    const id = this.id('ballot')
    const items = [{ id: this.id('question'), title: matter, marks: ['approve', 'oppose', 'abstain'] }]
    this.toBallot(id, {
      type: 'ballot.configure',
      session: SESSION,
      agendaItem,
      matter,
      motion: null,
      ...(together === undefined ? {} : { together }),
      title: matter,
      power,
      method,
      items,
      passing: HALF_OF_ROLL,
      finality: 'first',
    })
    return id
  }

  /** Says what the button offers, filling forms as a secretary would. */
  follow(by: Actor = secretary): string {
    const step = this.next(by)
    if (step.is === 'say') {
      if (step.subject === 'session') this.toSession(step.event, by)
      else this.toBallot(step.id, step.event, by)
      return step.event.type
    }
    if (step.is === 'fill') {
      this.#fill(step)
      return `${step.form}${step.matter ? `:${step.matter}` : ''}`
    }
    return step.is === 'wait' ? `wait:${step.name}` : `rest:${step.name}`
  }

  #fill(step: Extract<Step, { is: 'fill' }>) {
    if (step.form === 'writeRules')
      this.toSession({ type: 'session.writeRules', text: '赞成票超过全体代表的半数为通过。', countedAllowed: true, lastCastCounts: false })
    if (step.form === 'putToVote') this.configure(step.matter ?? 'other', 'hands')
    if (step.form === 'nominate')
      this.toSession({ type: 'session.nominateScrutineers', scrutineers: [CHIEF, SECOND], chief: CHIEF, tellers: TELLERS })
    if (step.form === 'hands') this.toBallot(step.ballot ?? '', { type: 'ballot.recordHands', approve: 49, oppose: 0, abstain: 2 })
    if (step.form === 'acclamation') this.toBallot(step.ballot ?? '', { type: 'ballot.recordAcclamation', objections: 0 })
    if (step.form === 'revote') this.toBallot(step.ballot ?? '', { type: 'ballot.revote', ballot: this.id('ballot') })
    if (step.form === 'configure') {
      const item = this.session.context.items.find(({ id }) => id === step.item)
      this.configure('other', item?.method ?? 'hands', step.item, item?.power)
    }
  }

  followUntil(state: string) {
    const said: string[] = []
    while (this.session.state !== state && said.length < 99) said.push(this.follow())
    return said
  }
}

/** Through the preparatory meeting and the opening, with 51 of 57 in the hall. */
export const opened = (...items: Parameters<Congress['add']>[]) => {
  const congress = new Congress()
  for (const item of items) congress.add(...item)
  congress.follow()
  congress.follow()
  congress.checkIn(51)
  congress.followUntil('open')
  return congress
}
