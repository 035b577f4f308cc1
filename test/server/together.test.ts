/** Two elections issued together, counted apart, announced together, through the real API (domain 4.1). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BallotContext } from '../../machines/ballot-context.ts'
import type { BallotEvent } from '../../machines/ballot-events.ts'
import type { BallotItem, ElectionSheet } from '../../machines/matters.ts'
import { getBallot } from '../../server/contract.ts'
import { newId } from '../../server/ids.ts'
import { getOpening } from '../../server/sealed-contract.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'
import { makeKeys, SealedPhone, type Scrutineer } from '../sealed-hall.ts'

const MARKS = ['approve', 'oppose', 'abstain']
const PHONES = 6

let hall: Hall
let scrutineers: Scrutineer[]
let phones: SealedPhone[]
beforeAll(async () => {
  hall = await openHall(12)
  await callToOrder(hall, 12, 3)
  scrutineers = await makeKeys(hall, hall.reps.slice(0, 3))
  phones = hall.reps.slice(0, PHONES).map((rep) => new SealedPhone(rep))
})
afterAll(() => hall.close())

const rep = (n: number): Speaker => hall.reps[n] as Speaker
const of = async (ballot: string) => (await hall.secretary.call(getBallot, { params: { id: ballot } })).body
const contextOf = async (ballot: string) => (await of(ballot)).context as unknown as BallotContext
const statesOf = async (...ballots: string[]) => Promise.all(ballots.map(async (ballot) => (await of(ballot)).state))
const say = (ballot: string, event: BallotEvent, by = hall.secretary) => by.must('ballot', ballot, event)
const refusal = async (ballot: string, event: BallotEvent, by = hall.secretary) => (await by.say('ballot', ballot, event)).body

type Form = { items: BallotItem[]; sheet: ElectionSheet }
const formOf = (...candidates: Speaker[]): Form => ({
  items: candidates.map(({ person }, n) => ({ id: person, title: `候选人${n + 1}`, marks: MARKS })),
  sheet: { kind: 'election', seats: 1, stage: 'first', writeIns: [] },
})
const election = (title: string, form: Form): Extract<BallotEvent, { type: 'ballot.configure' }> => ({
  type: 'ballot.configure',
  session: hall.session,
  agendaItem: null,
  matter: 'election',
  motion: null,
  title,
  power: 'election',
  method: 'sealed',
  passing: { base: 'roll', comparator: '>', numerator: 1, denominator: 2 },
  finality: 'first',
  ...form,
})
const posts = (): BallotEvent => ({
  type: 'ballot.confirmScrutineers',
  scrutineers: hall.reps.slice(0, 3).map(({ person }) => person),
  chief: rep(0).person,
  tellers: [hall.teller.person, hall.teller2.person],
})

describe('two elections that go together', () => {
  const committee = newId()
  const audit = newId()
  const forms = { [committee]: () => formOf(rep(8), rep(9)), [audit]: () => formOf(rep(10), rep(11)) }

  beforeAll(async () => {
    await say(committee, election('工会委员会', forms[committee]?.() as Form))
    await say(audit, { ...election('经费审查委员会', forms[audit]?.() as Form), together: committee })
  })

  test('one word locks the rules of both; the companion’s own is refused and says where to go', async () => {
    expect(await refusal(audit, { type: 'ballot.adoptRules' })).toMatchObject({ code: 'unmet', facts: { unmet: 'notLed' } })
    await say(committee, { type: 'ballot.adoptRules' })
    expect(await statesOf(committee, audit)).toEqual(['rules_adopted', 'rules_adopted'])
    const rows = await hall.db.selectFrom('journal').selectAll().where('subjectId', 'in', [committee, audit]).orderBy('seq').execute()
    const [own, followed] = rows.slice(-2)
    expect([followed?.subjectId, followed?.cause, followed?.by.kind]).toEqual([audit, own?.actId, 'congress'])
  })

  test('what one of them cannot hear, neither hears: a scrutineer stands in the second', async () => {
    const standing = posts() as Extract<BallotEvent, { type: 'ballot.confirmScrutineers' }>
    const third = newId()
    const fourth = newId()
    await say(third, election('甲', formOf(rep(8), rep(9))))
    await say(fourth, { ...election('乙', formOf(rep(2), rep(11))), together: third })
    await say(third, { type: 'ballot.adoptRules' })
    expect(await refusal(third, standing)).toMatchObject({ code: 'unmet', facts: { unmet: 'scrutineersNotCandidates' } })
    expect(await statesOf(third, fourth)).toEqual(['rules_adopted', 'rules_adopted'])
    for (const ballot of [third, fourth]) await say(ballot, { type: 'ballot.void', reason: '候选人担任监票人。' })
  })

  test('everybody in the hall is issued a paper of each, and both boxes open in the same moment', async () => {
    await say(committee, posts())
    await say(committee, { type: 'ballot.checkQuorum' })
    await say(committee, { type: 'ballot.sealEmpty' }, rep(0))
    await say(committee, { type: 'ballot.issue', onPaper: [] })
    const papers = await hall.db.selectFrom('register').select(['ballotId', 'seatId']).where('ballotId', 'in', [committee, audit]).execute()
    expect(papers.filter(({ ballotId }) => ballotId === committee)).toHaveLength(12)
    expect(papers.filter(({ ballotId }) => ballotId === audit)).toHaveLength(12)
    for (const phone of phones) for (const ballot of [committee, audit]) await phone.register(ballot)
    await say(committee, { type: 'ballot.open', closesAt: null })
    expect((await contextOf(audit)).openedAt).toBe((await contextOf(committee)).openedAt)
  })

  test('each is counted by itself', async () => {
    for (const [n, phone] of phones.entries())
      for (const ballot of [committee, audit]) {
        const form = forms[ballot]?.() as Form
        const approved = form.items[ballot === committee || n < 2 ? 0 : 1]?.id
        const { text, shown } = await phone.sealForm(
          ballot,
          form,
          Object.fromEntries(form.items.map(({ id }) => [id, id === approved ? 'approve' : 'oppose'])),
        )
        expect((await phone.send(ballot, text, shown)).status).toBe(200)
      }
    await say(committee, { type: 'ballot.close' })
    expect(await statesOf(committee, audit)).toEqual(['closed', 'closed'])
    await count(committee)
    expect(await statesOf(committee, audit)).toEqual(['certified', 'closed'])
  })

  test('neither is announced before both are certified; then one word announces both', async () => {
    expect(await refusal(committee, { type: 'ballot.announce' })).toMatchObject({ code: 'unmet', facts: { unmet: 'companionsCertified' } })
    await count(audit)
    expect(await refusal(audit, { type: 'ballot.announce' })).toMatchObject({ code: 'unmet', facts: { unmet: 'notLed' } })
    await say(committee, { type: 'ballot.announce' })
    const [first, second] = [await contextOf(committee), await contextOf(audit)]
    expect(second.announcedAt).toBe(first.announcedAt)
    const votes = ({ items, tally }: BallotContext) => items.map(({ id }) => tally?.[id]?.['approve'])
    expect([votes(first), votes(second)]).toEqual([
      [6, 0],
      [2, 4],
    ])
  })

  /** From the closed box to the signatures. */
  const count = async (ballot: string) => {
    await say(ballot, { type: 'ballot.reconcile' })
    await say(ballot, { type: 'ballot.declareValid' }, hall.presidium)
    for (const scrutineer of scrutineers.slice(0, 2)) await scrutineer.contribute(ballot)
    await expect.poll(async () => (await hall.secretary.call(getOpening, { params: { id: ballot } })).body.verified).toBe(true)
    await say(ballot, { type: 'ballot.count' })
    for (const n of [0, 1]) await say(ballot, { type: 'ballot.certify' }, rep(n))
  }
})

test('when the first is declared void, the other goes on by itself', async () => {
  const first = newId()
  const second = newId()
  await say(first, election('甲', formOf(rep(8), rep(9))))
  await say(second, { ...election('乙', formOf(rep(10), rep(11))), together: first })
  await say(first, { type: 'ballot.adoptRules' })
  await say(first, { type: 'ballot.void', reason: '候选人名单有误。' })
  await say(second, posts())
  expect(await statesOf(first, second)).toEqual(['void', 'scrutineers_confirmed'])
})
