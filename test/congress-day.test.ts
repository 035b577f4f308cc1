/**
 * A congress told as its people live it (domain 2 to 5), over real HTTP and real sockets, on a roll of 57: each test is
 * the next hour of the same story.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  getAttendance,
  getMotion,
  getSession,
  getTimeline,
  getTurnout,
  getUndertaking,
  listBallots,
  listMotions,
  listUndertakings,
} from '../server/contract.ts'
import { newId } from '../server/ids.ts'
import { verifyJournal } from '../server/journal-verify.ts'
import {
  announce,
  ballotSeenBy,
  castMany,
  configureFor,
  deciding,
  expectRising,
  figures,
  openDay,
  openSecret,
  refusalOf,
  ritual,
  signIn,
  stateOf,
  turnoutsOf,
  writing,
  type Day,
} from './congress-day-people.ts'
import { openBallot, showOfHands } from './hall.ts'

const AUTHOR = 7
const PAY = { title: '绩效工资分配方案（修订）', rationale: '现行方案未体现班主任工作量。', remedy: '提高班主任津贴系数。' }
const SPENDING = { title: '塑胶跑道大修', rationale: '跑道已使用十二年。', remedy: '暑期大修，预算一百二十万元。' }

let day: Day
let pay: string
let spending: string
let payItem: string
let spendingItem: string
const ballots = { pay: '', payItem: '', spending: '' }

beforeAll(async () => {
  day = await openDay()
})
afterAll(async () => {
  await Promise.all(day.ears.map((ear) => ear.close()))
  await day.close()
})

const author = () => day.rep(AUTHOR)
/** The author sits in the third of five delegations; its head is the third representative. */
const head = () => day.rep(AUTHOR % 5)
const inHall = (n: number) => day.reps.slice(0, n)

describe('before the session', () => {
  test('a representative writes a motion that nobody else sees', async () => {
    pay = newId()
    await author().must('motion', pay, writing(day, 'proposal', PAY))
    for (const other of [day.rep(8), head(), day.staff, day.committee, day.presidium]) {
      expect(await refusalOf(other.call(getMotion, { params: { id: pay } }))).toBe('not-found')
      expect((await other.call(listMotions)).body.items).toEqual([])
    }
  })

  test('others second it, each once and never their own, and without two seconds it cannot be submitted', async () => {
    await author().must('motion', pay, { type: 'motion.invite', people: [day.rep(8).person] })
    expect(await refusalOf(author().say('motion', pay, { type: 'motion.submit', oneMatter: true }))).toBe('seconded')
    expect(await refusalOf(author().say('motion', pay, { type: 'motion.second' }))).toBe('not-entitled')
    await day.rep(8).must('motion', pay, { type: 'motion.second' })
    expect(await refusalOf(day.rep(8).say('motion', pay, { type: 'motion.second' }))).toBe('notYetSeconded')
    expect(await refusalOf(author().say('motion', pay, { type: 'motion.submit', oneMatter: true }))).toBe('seconded')
    await day.rep(30).must('motion', pay, { type: 'motion.second' })
    expect(await author().must('motion', pay, { type: 'motion.submit', oneMatter: true })).toMatchObject({ state: 'delegation_review' })
  })

  test('the head of the delegation endorses it, and no other head can', async () => {
    expect(await refusalOf(day.rep(0).say('motion', pay, { type: 'motion.endorse' }))).toBe('not-found')
    expect(await refusalOf(day.staff.say('motion', pay, { type: 'motion.accept' }))).toBe('out-of-order')
    expect(await head().must('motion', pay, { type: 'motion.endorse' })).toMatchObject({ state: 'submitted' })
  })

  test('staff accept it, the committee files it under the first number, the presidium lays it before the congress', async () => {
    expect(await refusalOf(day.committee.say('motion', pay, { type: 'motion.file', priority: 'priority' }))).toBe('out-of-order')
    await day.staff.must('motion', pay, { type: 'motion.accept' })
    expect(await refusalOf(day.staff.say('motion', pay, { type: 'motion.file', priority: 'priority' }))).toBe('not-entitled')
    await day.committee.must('motion', pay, { type: 'motion.file', priority: 'priority' })
    expect(await refusalOf(day.committee.say('motion', pay, { type: 'motion.table', session: day.session }))).toBe('not-entitled')
    await day.presidium.must('motion', pay, { type: 'motion.table', session: day.session })
    const { body } = await day.stranger.call(getMotion, { params: { id: pay } })
    expect(body).toMatchObject({
      state: 'tabled',
      context: { number: 'J3C2-001', priority: 'priority', route: 'congress', seconders: [day.rep(8).person, day.rep(30).person] },
    })
  })

  test('the school lays a spending plan before it, without seconds, under the second number', async () => {
    spending = newId()
    await day.staff.must('motion', spending, writing(day, 'draftItem', SPENDING))
    await day.staff.must('motion', spending, { type: 'motion.submit', oneMatter: true })
    await day.staff.must('motion', spending, { type: 'motion.accept' })
    await day.committee.must('motion', spending, { type: 'motion.file', priority: 'ordinary' })
    await day.presidium.must('motion', spending, { type: 'motion.table', session: day.session })
    expect((await day.rep(3).call(listMotions)).body.items.map((row) => row.number)).toEqual(['J3C2-002', 'J3C2-001'])
  })

  test('what touches pay cannot be put on the agenda by hands; the usual method for it is secret', async () => {
    payItem = newId()
    spendingItem = newId()
    const item = deciding(payItem, null, PAY.title, pay)
    expect(await refusalOf(day.secretary.say('session', day.session, { ...item, method: 'hands' }))).toBe('secretWhereRequired')
    await day.secretary.must('session', day.session, item)
    await day.secretary.must('session', day.session, deciding(spendingItem, payItem, SPENDING.title, spending))
    const { items } = (await day.rep(0).call(getSession, { params: { id: day.session } })).body.context as { items: { method: string }[] }
    expect(items.map(({ method }) => method)).toEqual(['sealed', 'sealed'])
  })

  test('the papers go out, and the preparatory meeting is called', async () => {
    expect(await refusalOf(day.secretary.say('session', day.session, { type: 'session.prepare' }))).toBe('out-of-order')
    expect(await refusalOf(day.rep(0).say('session', day.session, { type: 'session.checkIn', seat: day.rep(0).seat }))).toBe('out-of-order')
    await day.secretary.must('session', day.session, { type: 'session.sendPapers', overrideReason: null })
    await day.secretary.must('session', day.session, { type: 'session.grantLeave', seat: day.rep(56).seat, reason: '病假' })
    await day.secretary.must('session', day.session, { type: 'session.prepare' })
  })
})

describe('sign-in and the preparatory meeting', () => {
  test('37 of 57 are no quorum: nothing is voted and nothing opens', async () => {
    await Promise.all(inHall(37).map((rep) => signIn(day, rep)))
    expect(await figures(day)).toEqual({ roll: 57, present: 37, onLeave: 1 })
    expect(await refusalOf(day.presidium.say('session', day.session, { type: 'session.open' }))).toBe('quorate')
    await expect(showOfHands(day, 'agenda', 37)).rejects.toThrow('quorate')
    expect(await refusalOf(day.rep(1).say('session', day.session, { type: 'session.checkIn', seat: day.rep(40).seat }))).toBe(
      'not-entitled',
    )
  })

  test('38 are: agenda, rules and scrutineers are adopted by hands', async () => {
    await signIn(day, day.rep(37))
    await day.secretary.must('session', day.session, {
      type: 'session.nominateScrutineers',
      scrutineers: [day.rep(0).person, day.rep(1).person],
      chief: day.rep(0).person,
      tellers: [day.teller.person, day.teller2.person],
    })
    expect(await refusalOf(day.presidium.say('session', day.session, { type: 'session.open' }))).toBe('agendaAdopted')
    await day.secretary.must('session', day.session, {
      type: 'session.writeRules',
      text: '赞成票超过全体代表的半数为通过；记名表决以最后一次为准。',
      countedAllowed: true,
      lastCastCounts: true,
    })
    for (const matter of ['agenda', 'rules', 'scrutineers'] as const) await showOfHands(day, matter, 38)
    expect(
      await refusalOf(
        day.secretary.say('session', day.session, { type: 'session.writeRules', text: '', countedAllowed: true, lastCastCounts: false }),
      ),
    ).toBe('rulesNotAdopted')
  })

  test('one steps out and it cannot open; they return and it opens', async () => {
    await day.rep(5).must('session', day.session, { type: 'session.stepOut', seat: day.rep(5).seat })
    expect(await refusalOf(day.presidium.say('session', day.session, { type: 'session.open' }))).toBe('quorate')
    await signIn(day, day.rep(5))
    await day.presidium.must('session', day.session, { type: 'session.open' })
    const late = { type: 'session.enrol' as const, seat: newId(), person: day.stranger.person, kind: 'representative' as const }
    expect(await refusalOf(day.secretary.say('session', day.session, { ...late, delegation: null, head: false }))).toBe('out-of-order')
  })

  test('51 of 57 are in the hall, and every socket heard them come', async () => {
    await Promise.all(day.reps.slice(38, 51).map((rep) => signIn(day, rep)))
    for (const n of [53, 54, 55])
      await day.staff.must('session', day.session, { type: 'session.grantLeave', seat: day.rep(n).seat, reason: '外出培训' })
    expect(await figures(day)).toEqual({ roll: 57, present: 51, onLeave: 4 })
    const { rows } = (await day.rep(0).call(getAttendance, { params: { id: day.session } })).body
    expect(rows.map(({ roll }) => roll)).toEqual([12, 12, 11, 11, 11])
    expect(rows.reduce((sum, { present }) => sum + present, 0)).toBe(51)
    for (const ear of day.ears) await ear.until('attendance', (frame) => frame.present === 51 && frame.roll === 57)
  })
})

describe('the first secret ballot', () => {
  const LATE = 51
  /** These three vote on paper; the others by phone. */
  const onPaper = () => day.reps.slice(48, 51).map((rep) => rep.seat)
  const steps = () => ritual(day, onPaper())

  test('goes step by step: each later step is refused until its turn', async () => {
    const { ballot, item } = await configureFor(day, payItem, pay, PAY.title)
    Object.assign(ballots, { pay: ballot, payItem: item })
    const early: string[] = []
    for (const [i, [speaker, event]] of steps().slice(0, 6).entries()) {
      const later = steps().slice(i + 1)
      const answers = []
      for (const [other, word] of later) answers.push([word.type, (await other.say('ballot', ballot, word)).status])
      expect(answers).toEqual(later.map(([, word]) => [word.type, 409]))
      early.push(await refusalOf(day.rep(2).cast(ballot, { [item]: 'approve' })))
      await speaker.must('ballot', ballot, event)
    }
    expect(new Set(early)).toEqual(new Set(['ballot-not-open']))
    expect(await stateOf(day, pay)).toBe('balloting')
    expect((await ballotSeenBy(day.rep(2), ballot)).context).toMatchObject({ issued: 51, onPaper: 3, present: 51, roll: 57 })
  })

  test('who arrives after the papers were issued does not vote, nor does who holds a paper by phone', async () => {
    await signIn(day, day.rep(LATE))
    expect(await figures(day)).toMatchObject({ present: 52 })
    expect(await refusalOf(day.rep(LATE).cast(ballots.pay, { [ballots.payItem]: 'approve' }))).toBe('not-issued')
    expect(await refusalOf(day.rep(49).cast(ballots.pay, { [ballots.payItem]: 'approve' }))).toBe('not-issued')
    expect(await refusalOf(day.secretary.cast(ballots.pay, { [ballots.payItem]: 'approve' }))).toBe('not-entitled')
  })

  test('each casts once, whatever the Wi-Fi does, and nobody can look up a mark afterwards', async () => {
    const paper = { [ballots.payItem]: 'approve' }
    const act = newId()
    const receipt = await day.rep(2).cast(ballots.pay, paper, act)
    expect(receipt).toMatchObject({ status: 200, body: { ballot: ballots.pay, act } })
    expect(await day.rep(2).cast(ballots.pay, paper, act)).toEqual(receipt)
    expect(await refusalOf(day.rep(2).cast(ballots.pay, { [ballots.payItem]: 'oppose' }))).toBe('already-voted')
    const mine = await ballotSeenBy(day.rep(2), ballots.pay)
    expect(mine.mine).toMatchObject({ paper: 'cast', channel: 'phone' })
    expect(JSON.stringify([mine.mine, mine.known, mine.context.tally])).not.toContain('approve')
  })

  test('the hall hears the box fill, and not one mark', async () => {
    const voters = inHall(48).filter((rep) => rep.person !== day.rep(2).person)
    await castMany(voters.slice(0, 46), ballots.pay, ballots.payItem, { approve: 36, oppose: 6, abstain: 4 })
    await expectRising(day.ears, ballots.pay, 47)
    for (const ear of day.ears) {
      expect(turnoutsOf(ear, ballots.pay).some((frame) => 'counts' in frame)).toBe(false)
      expect(JSON.stringify(ear.frames)).not.toMatch(/approve|oppose|abstain/)
    }
    expect((await day.rep(0).call(getTurnout, { params: { id: ballots.pay } })).body).toMatchObject({
      issued: 51,
      returned: 47,
      counts: null,
    })
  })

  test('two tellers enter the paper bundle, and must agree before the box is reconciled', async () => {
    const bundle = {
      type: 'ballot.enterPaper' as const,
      returned: 3,
      invalid: 1,
      tally: { [ballots.payItem]: { approve: 1, oppose: 1, abstain: 0 } },
    }
    expect(await refusalOf(day.rep(0).say('ballot', ballots.pay, bundle))).toBe('not-entitled')
    expect(await refusalOf(day.teller.say('ballot', ballots.pay, { ...bundle, invalid: 2 }))).toBe('paperAddsUp')
    await day.teller.must('ballot', ballots.pay, bundle)
    await day.teller2.must('ballot', ballots.pay, { ...bundle, tally: { [ballots.payItem]: { approve: 2, oppose: 0, abstain: 0 } } })
    await day.secretary.must('ballot', ballots.pay, { type: 'ballot.close' })
    expect(await refusalOf(day.rep(47).cast(ballots.pay, { [ballots.payItem]: 'approve' }))).toBe('ballot-not-open')
    expect(await refusalOf(day.secretary.say('ballot', ballots.pay, { type: 'ballot.reconcile' }))).toBe('paperAgreed')
    await day.teller2.must('ballot', ballots.pay, bundle)
    await expectRising(day.ears, ballots.pay, 50)
    await day.secretary.must('ballot', ballots.pay, { type: 'ballot.reconcile' })
  })

  test('counted, its result is withheld from representatives; two scrutineers certify, the chief among them, and no one else', async () => {
    expect(await refusalOf(day.secretary.say('ballot', ballots.pay, { type: 'ballot.count' }))).toBe('declaredValid')
    await day.presidium.must('ballot', ballots.pay, { type: 'ballot.declareValid' })
    await day.secretary.must('ballot', ballots.pay, { type: 'ballot.count' })
    expect((await ballotSeenBy(day.rep(9), ballots.pay)).context).toMatchObject({
      tally: null,
      verdicts: [],
      passed: null,
      valid: null,
      invalid: null,
      paperEntries: [],
    })
    expect((await day.rep(9).call(listBallots, { query: { session: day.session } })).body.items.at(-1)).toMatchObject({
      state: 'counted',
      passed: null,
    })
    expect((await ballotSeenBy(day.rep(1), ballots.pay)).context.passed).toBe(true)
    expect(await refusalOf(day.rep(9).say('ballot', ballots.pay, { type: 'ballot.certify' }))).toBe('not-entitled')
    expect(await refusalOf(day.secretary.say('ballot', ballots.pay, { type: 'ballot.certify' }))).toBe('not-entitled')
    expect(await day.rep(0).must('ballot', ballots.pay, { type: 'ballot.certify' })).toMatchObject({ state: 'counted' })
    expect(await refusalOf(day.rep(0).say('ballot', ballots.pay, { type: 'ballot.certify' }))).toBe('notYetCertifiedBySpeaker')
    expect((await day.presidium.say('ballot', ballots.pay, { type: 'ballot.announce' })).status).toBe(409)
    expect(await day.rep(1).must('ballot', ballots.pay, { type: 'ballot.certify' })).toMatchObject({ state: 'certified' })
    expect((await ballotSeenBy(day.rep(9), ballots.pay)).context.passed).toBeNull()
  })

  test('announced: 38 of 57, 29 needed, passed; the motion is adopted and the item decided', async () => {
    await day.presidium.must('ballot', ballots.pay, { type: 'ballot.announce' })
    expect((await ballotSeenBy(day.rep(9), ballots.pay)).context).toMatchObject({
      issued: 51,
      returned: 50,
      valid: 49,
      invalid: 1,
      passed: true,
      tally: { [ballots.payItem]: { approve: 38, oppose: 7, abstain: 4 } },
      verdicts: [{ got: 38, needed: 29, passed: true, weakerThanRoll: false }],
    })
    expect(await stateOf(day, pay)).toBe('adopted')
    const { items } = (await day.rep(0).call(getSession, { params: { id: day.session } })).body.context as {
      items: { id: string; phase: string }[]
    }
    expect(items.find((item) => item.id === payItem)?.phase).toBe('decided')
    for (const ear of day.ears) await ear.until('changed', (frame) => frame.id === pay && frame.state === 'adopted')
  })
})

describe('the second ballot', () => {
  test('28 of 50 votes cast are more than half of them, and not of the roll: not passed', async () => {
    const { ballot, item } = await configureFor(day, spendingItem, spending, SPENDING.title)
    ballots.spending = ballot
    await openSecret(day, ballot)
    expect(await refusalOf(day.presidium.say('session', day.session, { type: 'session.recess', reason: '', resumesAt: null }))).toBe(
      'noBallotRunning',
    )
    await castMany(inHall(52), ballot, item, { approve: 28, oppose: 15, abstain: 7 })
    await announce(day, ballot)
    expect((await ballotSeenBy(day.rep(9), ballot)).context).toMatchObject({
      issued: 52,
      returned: 50,
      valid: 50,
      passed: false,
      verdicts: [{ got: 28, needed: 29, base: 'roll', baseCount: 57 }],
    })
    expect(await stateOf(day, spending)).toBe('rejected')
  })

  test('resubmitted, it waits for an agenda that names it', async () => {
    await day.staff.must('motion', spending, {
      type: 'motion.resubmit',
      session: day.session,
      note: '压缩预算后再提交。',
      ...SPENDING,
      remedy: '暑期大修，预算九十万元。',
    })
    spendingItem = newId()
    await day.secretary.must('session', day.session, deciding(spendingItem, null, `${SPENDING.title}（再次）`, spending))
    const { ballot } = await configureFor(day, spendingItem, spending, SPENDING.title)
    ballots.spending = ballot
    await expect(openSecret(day, ballot, [day.rep(50).seat])).rejects.toThrow('itemAdopted')
    await showOfHands(day, 'agenda', 50)
    await day.secretary.must('ballot', ballot, { type: 'ballot.open', closesAt: null })
    expect(await stateOf(day, spending)).toBe('balloting')
  })

  test('two papers in the box where one was given out: the round is void, stays on record, and is voted again', async () => {
    const item = (await ballotSeenBy(day.rep(9), ballots.spending)).context.items[0]?.id ?? ''
    const bundle = { type: 'ballot.enterPaper' as const, returned: 2, invalid: 0, tally: { [item]: { approve: 2 } } }
    for (const teller of [day.teller, day.teller2]) await teller.must('ballot', ballots.spending, bundle)
    await castMany(inHall(10), ballots.spending, item, { approve: 10 })
    await day.secretary.must('ballot', ballots.spending, { type: 'ballot.close' })
    expect(await refusalOf(day.secretary.say('ballot', ballots.spending, { type: 'ballot.reconcile' }))).toBe('withinIssue')
    await day.presidium.must('ballot', ballots.spending, { type: 'ballot.void', reason: '收回的纸票多于发出的纸票。' })
    expect(await stateOf(day, spending)).toBe('tabled')
    const next = newId()
    await day.secretary.must('ballot', ballots.spending, { type: 'ballot.revote', ballot: next })
    expect(await ballotSeenBy(day.rep(9), ballots.spending)).toMatchObject({
      state: 'archived',
      context: { round: 1, next, tally: null, passed: null, voidReason: '收回的纸票多于发出的纸票。' },
    })
    expect(await ballotSeenBy(day.rep(9), next)).toMatchObject({
      state: 'configured',
      context: { round: 2, previous: ballots.spending, method: 'secret', agendaItem: spendingItem },
    })
    await openSecret(day, next)
    await castMany(inHall(52), next, item, { approve: 29, oppose: 20, abstain: 3 })
    await announce(day, next)
    expect((await ballotSeenBy(day.rep(9), next)).context).toMatchObject({ passed: true, verdicts: [{ got: 29, needed: 29 }] })
    expect(await stateOf(day, spending)).toBe('adopted')
  })
})

test('an open ballot is counted before all eyes as it is cast, and who votes again where the last cast counts is counted once', async () => {
  const { ballot, item } = await openBallot(day, 'open', 'last')
  await castMany(inHall(30), ballot, item, { approve: 20, oppose: 10 })
  await expectRising(day.ears, ballot, 30)
  await day.rep(0).cast(ballot, { [item]: 'abstain' })
  for (const ear of day.ears) {
    const frame = await ear.until('turnout', (heard) => heard.of === ballot && heard.counts?.[item]?.['abstain'] === 1)
    expect(frame).toMatchObject({ returned: 30, counts: { [item]: { approve: 19, oppose: 10, abstain: 1 } } })
  }
  for (const word of ['ballot.close', 'ballot.reconcile', 'ballot.declareValid', 'ballot.count'] as const)
    await day.secretary.must('ballot', ballot, { type: word })
  for (const n of [0, 1]) await day.rep(n).must('ballot', ballot, { type: 'ballot.certify' })
  await day.presidium.must('ballot', ballot, { type: 'ballot.announce' })
  expect((await ballotSeenBy(day.rep(9), ballot)).context).toMatchObject({
    returned: 30,
    passed: false,
    tally: { [item]: { approve: 19, oppose: 10, abstain: 1 } },
  })
})

describe('after the vote', () => {
  let lead = ''
  let second = ''
  const REPLY = '自九月起班主任津贴系数由 1.0 调为 1.3。'

  test('the resolution is published, the committee proposes whom to charge with it, and the leader approves', async () => {
    const [leadDepartment = '', secondDepartment = ''] = day.departments
    const order = { lead: leadDepartment, coHandling: [secondDepartment], dueOn: '2030-03-10' }
    expect(await refusalOf(day.committee.say('motion', pay, { type: 'motion.proposeDispatch', ...order }))).toBe('out-of-order')
    await day.staff.must('motion', pay, { type: 'motion.publish', resolution: '大会通过绩效工资分配方案（修订）。' })
    expect(await refusalOf(day.leader.say('motion', pay, { type: 'motion.dispatch', ...order }))).toBe('dispatchProposed')
    await day.committee.must('motion', pay, { type: 'motion.proposeDispatch', ...order })
    await day.leader.must('motion', pay, { type: 'motion.dispatch', ...order })
    const { items } = (await author().call(listUndertakings, { query: { motion: pay } })).body
    expect(items).toHaveLength(2)
    lead = items.find((row) => row.part === 'lead')?.id ?? ''
    second = items.find((row) => row.part === 'coHandling')?.id ?? ''
  })

  test('the department accepts, talks with the proposer and replies; the co-handler countersigns; the leader signs', async () => {
    expect(await refusalOf(day.coOfficer.say('undertaking', lead, { type: 'undertaking.accept' }))).toBe('not-entitled')
    await day.officer.must('undertaking', lead, { type: 'undertaking.accept' })
    await day.coOfficer.must('undertaking', second, { type: 'undertaking.accept' })
    expect(await refusalOf(day.coOfficer.say('undertaking', second, { type: 'undertaking.countersign', draft: 1 }))).toBe('leadReplied')
    await day.officer.must('undertaking', lead, { type: 'undertaking.contact', note: '与提案人面谈。' })
    await day.officer.must('undertaking', lead, { type: 'undertaking.report', progress: 60, note: '方案已测算。' })
    await day.officer.must('undertaking', lead, { type: 'undertaking.reply', class: 'A', text: REPLY, promise: null })
    expect(JSON.stringify((await author().call(getUndertaking, { params: { id: lead } })).body)).not.toContain(REPLY)
    expect(await refusalOf(day.leader.say('undertaking', lead, { type: 'undertaking.sign' }))).toBe('countersigned')
    expect(await day.coOfficer.must('undertaking', second, { type: 'undertaking.countersign', draft: 1 })).toMatchObject({
      state: 'handling',
    })
    await day.leader.must('undertaking', lead, { type: 'undertaking.sign' })
    expect((await author().call(getUndertaking, { params: { id: lead } })).body).toMatchObject({
      state: 'replied',
      context: { draft: null, reply: { text: REPLY } },
      mine: { proposer: true, handler: false },
    })
  })

  test('the proposer alone rates it; with that undertaking and motion are closed', async () => {
    for (const other of [day.officer, day.leader, day.committee, day.rep(8)])
      expect(await refusalOf(other.say('undertaking', lead, { type: 'undertaking.rate', grade: 'satisfied', reason: '' }))).toBe(
        'not-entitled',
      )
    await author().must('undertaking', lead, { type: 'undertaking.rate', grade: 'satisfied', reason: '' })
    expect((await author().call(getUndertaking, { params: { id: lead } })).body.state).toBe('closed')
    expect(await stateOf(day, pay)).toBe('closed')
  })

  test('its story can be read from its first draft to its end', async () => {
    const { rows } = (await day.stranger.call(getTimeline, { params: { id: pay } })).body
    const told = rows.map((row) => row.word)
    const chapters = [
      'motion.create',
      'motion.invite',
      'motion.second',
      'motion.second',
      'motion.submit',
      'motion.endorse',
      'motion.accept',
      'motion.file',
      'motion.table',
      'motion.adopt',
      'motion.publish',
      'motion.dispatch',
      'undertaking.accept',
      'undertaking.contact',
      'undertaking.reply',
      'undertaking.countersign',
      'undertaking.sign',
      'undertaking.rate',
    ]
    let from = 0
    const found = chapters.filter((chapter) => {
      const at = told.indexOf(chapter, from)
      from = Math.max(from, at + 1)
      return at >= 0
    })
    expect(found).toEqual(chapters)
    expect(rows.map((row) => row.seq)).toEqual(rows.map((row) => row.seq).toSorted((a, b) => a - b))
    expect(JSON.stringify(rows.find((row) => row.word === 'undertaking.sign')?.event)).toContain(REPLY)
  })

  test('the session is closed and published, and nobody votes in it any more', async () => {
    await day.presidium.must('session', day.session, { type: 'session.close' })
    await day.staff.must('session', day.session, { type: 'session.publish' })
    await expect(configureFor(day, newId(), pay, PAY.title)).rejects.toThrow('sessionNotOver')
  })
})

test('the journal folds to what the tables hold, and its chain is whole', async () => {
  const report = await verifyJournal(day.db)
  expect(report.findings).toEqual([])
  const [sessions, motions, undertakings, byHands, byPaper] = [1, 2, 2, 5, 5]
  expect(report).toMatchObject({ seats: 57, subjects: sessions + motions + undertakings + byHands + byPaper })
})
