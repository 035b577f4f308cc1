import { describe, expect, it } from 'vitest'
import { ballotInHand, itemInHand, itemStep, nextStep } from '../../client/desk/next-step.ts'
import { certifiersAwaited, returnedSoFar } from '../../client/desk/ballot-step.ts'
import type { Day, Standing, Step } from '../../client/desk/step.ts'
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

const CHIEF = 'scrutineerChief1'
const SECOND = 'scrutineerOther2'
const TELLERS = ['te11erNumberoneX', 'te11erNumbertwoX']
const SESSION = 'sessionSessionAA'
const AT = '2026-12-10T01:00:00.000Z'
const person = (id: string, ...roles: Role[]): Actor => ({ kind: 'person', person: id, roles, department: null, seats: [] })
const secretary = person('secretaryPerson1', 'secretary')

const sessionKnown: SessionKnown = {
  ...nothingKnown,
  seat: { presence: 'absent', kind: 'representative', delegation: null, head: false },
  signInBy: 'anywhere',
  daysToOpening: 20,
}

/** A congress in memory: two kinds of subjects, judged, with what each makes the other hear. */
class Congress {
  session: Subject<'session'> = { ...unborn.session, state: 'preparing', context: { ...blankSession, roll: 57 } }
  ballots = new Map<string, Subject<'ballot'>>()
  cast = 0
  #serial = 0

  id = (stem: string) =>
    `${stem}${'x'.repeat(16)}`.slice(0, 14) + String.fromCharCode(97 + Math.floor(this.#serial / 25), 97 + (this.#serial++ % 25))

  known(id: string): BallotKnown {
    const ballot = this.ballots.get(id)?.context ?? blankBallot
    const item = this.session.context.items.find((other) => other.id === ballot.agendaItem)
    return {
      session: { ...hallOf(this.session), roll: 57 },
      item: item ? { power: item.power, override: item.override, ballot: item.ballot, isOpenToVote: true } : null,
      motionState: 'tabled',
      previous: null,
      first: null,
      companions: [],
      notRepresentatives: 0,
      sealed: { opened: true, verified: true },
      notConfirmed: 0,
      candidatesAmong: 0,
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
    const full = item ? { ...known, item: { power: item.power, override: item.override, ballot: item.ballot, isOpenToVote: true } } : known
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

  configure(matter: Matter, method: Method, agendaItem: string | null = null, power: AgendaItem['power'] = 'other') {
    const id = this.id('ballot')
    const items = [{ id: this.id('question'), title: matter, marks: ['approve', 'oppose', 'abstain'] }]
    this.toBallot(id, {
      type: 'ballot.configure',
      session: SESSION,
      agendaItem,
      matter,
      motion: null,
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
const opened = (...items: Parameters<Congress['add']>[]) => {
  const congress = new Congress()
  for (const item of items) congress.add(...item)
  congress.follow()
  congress.follow()
  congress.checkIn(51)
  congress.followUntil('open')
  return congress
}

const HANDS = ['ballot.checkQuorum', 'hands', 'ballot.announce']

describe('before the congress opens', () => {
  it('asks for a roll, then for an agenda, then sends the papers, then calls the preparatory meeting', () => {
    const congress = new Congress()
    Object.assign(congress.session.context, { roll: 0 })
    expect(congress.next()).toMatchObject({ is: 'fill', form: 'people' })
    Object.assign(congress.session.context, { roll: 57 })
    expect(congress.next()).toMatchObject({ is: 'fill', form: 'addItem' })
    congress.add('开幕', 'hear')
    expect(congress.follow()).toBe('session.sendPapers')
    expect(congress.next()).toMatchObject({ is: 'say', event: { type: 'session.prepare' }, asks: { key: 'prepare', facts: { roll: 57 } } })
  })

  it('asks for a reason where the papers are late', () => {
    const congress = new Congress()
    congress.add('开幕', 'hear')
    const day = congress.day()
    expect(nextStep({ ...day, session: { ...day.session, known: { ...sessionKnown, daysToOpening: 3 } } })).toMatchObject({
      form: 'papersLate',
    })
  })

  it('waits for the quorum by its numbers', () => {
    const congress = new Congress()
    congress.add('开幕', 'hear')
    congress.follow()
    congress.follow()
    congress.checkIn(31)
    expect(congress.next()).toMatchObject({ is: 'wait', name: 'quorum', facts: { present: 31, roll: 57, quorum: 38, missing: 7 } })
    congress.checkIn(7)
    expect(congress.next()).toMatchObject({ form: 'putToVote', matter: 'credentials' })
  })

  it('orders itself by five shows of hands and opens', () => {
    const congress = new Congress()
    congress.add('开幕', 'hear')
    congress.follow()
    congress.follow()
    congress.checkIn(51)
    expect(congress.followUntil('open')).toEqual([
      'putToVote:credentials',
      ...HANDS,
      'putToVote:presidium',
      ...HANDS,
      'putToVote:agenda',
      ...HANDS,
      'writeRules',
      'putToVote:rules',
      ...HANDS,
      'nominate',
      'putToVote:scrutineers',
      ...HANDS,
      'session.open',
    ])
  })
})

describe('the items of the agenda', () => {
  it('hears, discusses and decides in their order, then closes and publishes', () => {
    const congress = opened(['工作报告', 'hear'], ['讨论', 'discuss'], ['工作计划', 'decide', 'acclamation'])
    expect(congress.followUntil('published')).toEqual([
      'session.presentItem',
      'session.decideItem',
      'session.presentItem',
      'session.discussItem',
      'session.decideItem',
      'session.presentItem',
      'session.discussItem',
      'session.collateItem',
      'configure',
      'ballot.checkQuorum',
      'acclamation',
      'ballot.announce',
      'session.close',
      'session.publish',
    ])
    expect(congress.next()).toEqual({ is: 'rest', name: 'published' })
  })

  it('has an item that came late adopted before anything else', () => {
    const congress = opened(['工作报告', 'hear'])
    congress.add('临时议程', 'hear')
    expect(congress.next()).toMatchObject({ form: 'putToVote', matter: 'agenda' })
  })

  it('takes an election to its ballot without a debate', () => {
    const congress = opened(['选举', 'elect', 'secret', 'election'])
    expect([congress.follow(), congress.follow(), congress.next()]).toMatchObject([
      'session.presentItem',
      'configure',
      { event: { type: 'ballot.adoptRules' } },
    ])
  })

  it('keeps to what is being talked about, and resumes after a recess', () => {
    const congress = opened(['甲', 'discuss'], ['乙', 'discuss'])
    const second = congress.session.context.items[1]?.id ?? ''
    congress.toSession({ type: 'session.presentItem', item: second })
    expect(itemInHand(congress.session.context)?.id).toBe(second)
    congress.toSession({ type: 'session.recess', reason: '', resumesAt: null })
    expect(congress.next()).toMatchObject({ event: { type: 'session.resume' } })
  })
})

const secretItem = () => {
  const congress = opened(['绩效工资分配方案', 'decide', 'secret', 'staffInterest'])
  for (let n = 0; n < 4; n++) congress.follow()
  return congress
}

const throughVoting = (cast = 50) => {
  const congress = secretItem()
  for (let n = 0; n < 3; n++) congress.follow()
  congress.follow(person(CHIEF))
  congress.follow()
  congress.follow()
  congress.cast = cast
  return congress
}

describe('the nine steps of a secret ballot', () => {
  it('locks the rules, confirms the scrutineers, counts the hall', () => {
    const congress = secretItem()
    expect(congress.next()).toMatchObject({ event: { type: 'ballot.adoptRules' }, asks: { key: 'lockRules' } })
    congress.follow()
    expect(congress.next()).toMatchObject({
      event: { type: 'ballot.confirmScrutineers', scrutineers: [CHIEF, SECOND], chief: CHIEF, tellers: TELLERS },
    })
    congress.follow()
    expect(congress.follow()).toBe('ballot.checkQuorum')
  })

  it('waits for a scrutineer to seal the empty box, and names them', () => {
    const congress = secretItem()
    for (let n = 0; n < 3; n++) congress.follow()
    expect(congress.next()).toMatchObject({ is: 'wait', name: 'seal', people: [CHIEF, SECOND] })
    expect(congress.next(person(SECOND))).toMatchObject({ is: 'say', event: { type: 'ballot.sealEmpty' } })
  })

  it('asks once with the numbers before issuing and before closing', () => {
    const congress = secretItem()
    for (let n = 0; n < 3; n++) congress.follow()
    congress.follow(person(CHIEF))
    expect(congress.next()).toMatchObject({ event: { type: 'ballot.issue' }, asks: { key: 'issue', facts: { present: 51 } } })
    congress.follow()
    expect(congress.follow()).toBe('ballot.open')
    congress.cast = 43
    expect(congress.next()).toMatchObject({
      event: { type: 'ballot.close' },
      asks: { key: 'closeVoting', facts: { issued: 51, returned: 43, missing: 8 } },
    })
  })

  it('waits for the chief and one more to certify, then announces with the result', () => {
    const congress = throughVoting(49)
    expect([congress.follow(), congress.follow()]).toEqual(['ballot.close', 'ballot.reconcile'])
    expect(congress.next()).toMatchObject({
      event: { type: 'ballot.declareValid' },
      asks: { key: 'declareValid', facts: { issued: 51, returned: 49, missing: 2 } },
    })
    expect([congress.follow(), congress.follow()]).toEqual(['ballot.declareValid', 'ballot.count'])
    expect(congress.next()).toMatchObject({ is: 'wait', name: 'certifyBoth', people: [CHIEF, SECOND] })
    expect(congress.follow(person(SECOND))).toBe('ballot.certify')
    expect(congress.next()).toMatchObject({ is: 'wait', name: 'certifyChief', people: [CHIEF] })
    expect(congress.next(person(SECOND))).toMatchObject({ is: 'wait', people: [CHIEF] })
    expect(congress.follow(person(CHIEF))).toBe('ballot.certify')
    expect(congress.next()).toMatchObject({
      event: { type: 'ballot.announce' },
      asks: { key: 'announcePassed', facts: { approve: 38, oppose: 7, abstain: 4, needed: 29 } },
    })
    congress.follow()
    expect(congress.next()).toMatchObject({ event: { type: 'session.close' } })
  })

  it('has more papers than were issued declared void, and votes again', () => {
    const congress = throughVoting(52)
    congress.follow()
    const inHand = congress.next()
    expect(inHand).toMatchObject({ is: 'fill', form: 'void' })
    congress.toBallot(inHand.is === 'fill' ? (inHand.ballot ?? '') : '', { type: 'ballot.void', reason: '收回多于发出' })
    expect(congress.next()).toMatchObject({ is: 'fill', form: 'revote' })
    congress.follow()
    expect(congress.next()).toMatchObject({ event: { type: 'ballot.adoptRules' } })
  })
})

describe('a bundle of paper votes', () => {
  const ballot = (entries: { teller: string; returned: number }[]): Standing<'ballot'> => ({
    id: 'ballot',
    state: 'closed',
    known: { ...new Congress().known(''), cast: 44 },
    context: {
      ...blankBallot,
      method: 'secret',
      issued: 51,
      onPaper: 6,
      tellers: TELLERS,
      paperEntries: entries.map((entry) => ({ ...entry, invalid: 0, tally: {} })),
    },
  })
  const [first = '', second = ''] = TELLERS
  const step = (standing: Standing<'ballot'>, by: Actor = secretary) => {
    const congress = new Congress()
    const rows: Day['rows'] = [{ id: 'ballot', state: 'closed', matter: 'other', agendaItem: null, passed: null }]
    return nextStep({ ...congress.day(by), session: { ...congress.day().session, state: 'open' }, rows, ballot: standing })
  }

  it('waits for the tellers who have not entered their bundle', () => {
    expect(step(ballot([]))).toMatchObject({ is: 'wait', name: 'paper', people: TELLERS })
    expect(step(ballot([{ teller: first, returned: 6 }]))).toMatchObject({ people: [second] })
    expect(step(ballot([]), person(first))).toMatchObject({ is: 'fill', form: 'paper' })
  })

  it('asks both to count again where they differ, and goes on once they agree', () => {
    expect(
      step(
        ballot([
          { teller: first, returned: 6 },
          { teller: second, returned: 5 },
        ]),
      ),
    ).toMatchObject({ is: 'wait', people: TELLERS })
    const agreed = ballot([
      { teller: first, returned: 6 },
      { teller: second, returned: 6 },
    ])
    expect(step(agreed)).toMatchObject({ event: { type: 'ballot.reconcile' } })
    expect(returnedSoFar(agreed, null)).toBe(50)
  })
})

describe('whose step it is', () => {
  it('tells the staff which office is awaited', () => {
    const congress = opened(['工作报告', 'hear'])
    expect(congress.next(person('staffPerson12345', 'staff'))).toMatchObject({
      is: 'wait',
      name: 'office',
      offices: ['secretary', 'presidium'],
    })
    expect(congress.next(person('presidiumPerson1', 'presidium'))).toMatchObject({ is: 'say', event: { type: 'session.presentItem' } })
  })

  it('takes up the ballot that has come furthest, and leaves one prepared for later alone', () => {
    const congress = opened(['甲', 'decide'], ['乙', 'decide'])
    const [current, later] = congress.session.context.items
    congress.configure('other', 'hands', later?.id ?? null)
    expect(congress.next()).toMatchObject({ event: { type: 'session.presentItem', item: current?.id } })
    const { session } = congress.day()
    const row = { matter: 'other', agendaItem: null, passed: null }
    expect(
      ballotInHand(session.context, [
        { ...row, id: 'prepared', state: 'rules_adopted' },
        { ...row, id: 'running', state: 'open' },
      ]),
    ).toBe('running')
  })

  it('has nothing to ask of an item that is decided', () => {
    const { session } = new Congress().day()
    const item = {
      id: 'item',
      title: '',
      power: 'other',
      kind: 'hear',
      method: null,
      motion: null,
      presenter: null,
      minutes: null,
      startedAt: null,
      endedAt: null,
      ballot: null,
      phase: 'decided',
      since: 1,
      collation: null,
      override: null,
    } as const
    expect(itemStep(session, item)).toBeNull()
    expect(certifiersAwaited({ ...blankBallot, scrutineers: [CHIEF, SECOND], chief: CHIEF, certifiedBy: [CHIEF, SECOND] })).toEqual([])
  })
})
