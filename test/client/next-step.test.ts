import { describe, expect, it } from 'vitest'
import { ballotInHand, itemInHand, itemStep, nextStep } from '../../client/desk/next-step.ts'
import { certifiersAwaited, returnedSoFar } from '../../client/desk/ballot-step.ts'
import type { Day, Standing } from '../../client/desk/step.ts'
import type { Actor } from '../../machines/actor.ts'
import { blankBallot } from '../../machines/ballot-context.ts'

import { CHIEF, SECOND, TELLERS, person, secretary, sessionKnown, Congress, opened } from './congress.ts'

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
    const rows: Day['rows'] = [{ id: 'ballot', state: 'closed', matter: 'other', agendaItem: null, togetherWith: null, passed: null }]
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
    const row = { matter: 'other', agendaItem: null, togetherWith: null, passed: null }
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

describe('two ballots that go together', () => {
  it('are led by one button, counted one after the other, and announced by one word', () => {
    const congress = opened(['甲', 'decide', 'secret'], ['乙', 'decide', 'secret'])
    const [first, second] = congress.session.context.items
    for (let n = 0; n < 3; n++) congress.follow()
    const one = congress.configure('other', 'secret', first?.id)
    const two = congress.configure('other', 'secret', second?.id, 'other', one)
    const states = () => [one, two].map((id) => congress.ballots.get(id)?.state)
    expect([congress.follow(), congress.follow(), congress.follow(), congress.follow(person(CHIEF))]).toEqual([
      'ballot.adoptRules',
      'ballot.confirmScrutineers',
      'ballot.checkQuorum',
      'ballot.sealEmpty',
    ])
    expect(states()).toEqual(['sealed_empty', 'sealed_empty'])
    expect([congress.follow(), congress.follow()]).toEqual(['ballot.issue', 'ballot.open'])
    congress.cast = 49
    expect(congress.follow()).toBe('ballot.close')
    expect(states()).toEqual(['closed', 'closed'])
    const counting: string[] = []
    while (states().some((state) => state !== 'certified') && counting.length < 20) {
      const { ballot } = congress.day()
      counting.push(
        congress.follow(ballot?.state === 'counted' ? person(ballot.context.certifiedBy.includes(CHIEF) ? SECOND : CHIEF) : secretary),
      )
    }
    expect(counting.filter((word) => word === 'ballot.count')).toHaveLength(2)
    expect(counting).not.toContain('ballot.announce')
    expect(congress.follow()).toBe('ballot.announce')
    expect(states()).toEqual(['announced', 'announced'])
    expect(congress.session.context.items.map(({ phase }) => phase)).toEqual(['decided', 'decided'])
  })
})
