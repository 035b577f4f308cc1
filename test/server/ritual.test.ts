/** The ritual where it does not go smoothly: a phone is lost, time is prolonged, the votes are called out (domain 4). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getBallot, getTurnout, listMissing } from '../../server/contract.ts'
import { closeDueBallots } from '../../server/clock.ts'
import { callToOrder, openBallot, openHall, type Hall, type Speaker } from '../hall.ts'

let hall: Hall
let now = new Date('2030-01-02T02:00:00.000Z')
beforeAll(async () => {
  hall = await openHall(9, { clock: () => now })
  await callToOrder(hall)
})
afterAll(() => hall.close())

const rep = (n: number): Speaker => {
  const found = hall.reps[n]
  if (!found) throw new Error(`there is no representative ${n}`)
  return found
}
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString()
const moveToPaper = (ballot: string, who: Speaker) =>
  hall.secretary.say('ballot', ballot, { type: 'ballot.moveToPaper', seat: who.seat, reason: '手机没电。' })
const bundle = (item: string, approve: number) => ({
  type: 'ballot.enterPaper' as const,
  returned: approve,
  invalid: 0,
  tally: { [item]: { approve, oppose: 0, abstain: 0 } },
})
const missing = async (who: Speaker, ballot: string) => {
  const { status, body } = await who.call(listMissing, { params: { id: ballot } })
  return status === 200
    ? body.items.map(({ seat, channel }) => `${hall.reps.findIndex((one) => one.seat === seat)} ${channel}`).toSorted()
    : status
}

describe('a phone that is lost before its paper was cast', () => {
  test('is given a paper by hand instead: it casts no more, and the bundle counts one more', async () => {
    const { ballot, item } = await openBallot(hall, 'secret', 'first', [rep(8).seat])
    for (const n of [0, 1, 2, 3, 4, 5]) await rep(n).cast(ballot, { [item]: 'approve' })
    expect((await moveToPaper(ballot, rep(6))).status).toBe(200)
    expect((await rep(6).cast(ballot, { [item]: 'oppose' })).problem).toMatchObject({ code: 'not-issued', facts: { channel: 'paper' } })
    expect((await moveToPaper(ballot, rep(6))).problem).toMatchObject({ code: 'unmet', facts: { unmet: 'paperByPhone' } })
    await hall.secretary.must('ballot', ballot, { type: 'ballot.close' })
    for (const teller of [hall.teller, hall.teller2]) await teller.must('ballot', ballot, bundle(item, 2))
    await hall.secretary.must('ballot', ballot, { type: 'ballot.reconcile' })
    await hall.presidium.must('ballot', ballot, { type: 'ballot.declareValid' })
    await hall.secretary.must('ballot', ballot, { type: 'ballot.count' })
    const { body } = await hall.secretary.call(getBallot, { params: { id: ballot } })
    expect(body.context).toMatchObject({
      issued: 9,
      onPaper: 2,
      returned: 8,
      valid: 8,
      tally: { [item]: { approve: 8, oppose: 0, abstain: 0 } },
    })
    for (const n of [0, 1]) await rep(n).must('ballot', ballot, { type: 'ballot.certify' })
    await hall.presidium.must('ballot', ballot, { type: 'ballot.announce' })
  })

  test('who has voted keeps their one paper, however much both hurry', async () => {
    const { ballot, item } = await openBallot(hall, 'secret')
    const outcomes = await Promise.all(
      hall.reps.map(async (one) => {
        const [cast, moved] = await Promise.all([one.cast(ballot, { [item]: 'approve' }), moveToPaper(ballot, one)])
        return [cast.status === 200, moved.status === 200]
      }),
    )
    for (const outcome of outcomes) expect(outcome.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true])
    const { body } = await hall.secretary.call(getTurnout, { params: { id: ballot } })
    const context = (await hall.secretary.call(getBallot, { params: { id: ballot } })).body.context as { onPaper: number }
    expect(body.returned + context.onPaper).toBe(9)
    await hall.secretary.must('ballot', ballot, { type: 'ballot.void', reason: '试验。' })
  })

  test('a bundle that was counted before is counted again, because there is one paper more', async () => {
    const { ballot, item } = await openBallot(hall, 'secret', 'first', [rep(8).seat])
    for (const teller of [hall.teller, hall.teller2]) await teller.must('ballot', ballot, bundle(item, 1))
    await moveToPaper(ballot, rep(7))
    await hall.secretary.must('ballot', ballot, { type: 'ballot.close' })
    expect((await hall.secretary.say('ballot', ballot, { type: 'ballot.reconcile' })).problem.facts).toMatchObject({ unmet: 'paperAgreed' })
    await hall.secretary.must('ballot', ballot, { type: 'ballot.void', reason: '试验。' })
  })
})

describe('who has not voted yet', () => {
  test('is named to the secretary and the scrutineers while papers are out, and to nobody else', async () => {
    const { ballot, item } = await openBallot(hall, 'secret', 'first', [rep(8).seat])
    for (const n of [0, 1, 2, 3, 4]) await rep(n).cast(ballot, { [item]: 'approve' })
    const out = ['5 phone', '6 phone', '7 phone', '8 paper']
    for (const who of [hall.secretary, rep(0), rep(1)]) expect(await missing(who, ballot)).toEqual(out)
    for (const who of [rep(2), rep(7), hall.staff, hall.presidium, hall.admin, hall.teller]) expect(await missing(who, ballot)).toBe(403)
    expect(await missing(hall.stranger, ballot)).toBe(404)
    await hall.secretary.must('ballot', ballot, { type: 'ballot.void', reason: '试验。' })
    expect(await missing(hall.secretary, ballot)).toBe(403)
  })
})

describe('the time to vote', () => {
  test('is prolonged and shortened before it is over, by the server’s clock, and closes by itself', async () => {
    const { ballot } = await openBallot(hall, 'secret')
    const set = (closesAt: string | null) => hall.secretary.say('ballot', ballot, { type: 'ballot.setClosing', closesAt })
    expect((await set(after(-1))).problem.facts).toMatchObject({ unmet: 'closingAhead' })
    expect((await set(after(5))).status).toBe(200)
    now = new Date(after(4))
    await closeDueBallots(hall.app.house)
    expect((await set(after(5))).status).toBe(200)
    now = new Date(after(2))
    await closeDueBallots(hall.app.house)
    expect((await hall.secretary.call(getBallot, { params: { id: ballot } })).body.state).toBe('open')
    expect((await set(after(1))).status).toBe(200)
    now = new Date(after(2))
    expect((await set(after(5))).problem.facts).toMatchObject({ unmet: 'timeNotOver' })
    await closeDueBallots(hall.app.house)
    expect((await hall.secretary.call(getBallot, { params: { id: ballot } })).body.state).toBe('closed')
    const said = await hall.db.selectFrom('journal').select('event').where('subjectId', '=', ballot).orderBy('seq').execute()
    expect(said.map(({ event }) => event.type).slice(-4)).toEqual([
      'ballot.setClosing',
      'ballot.setClosing',
      'ballot.setClosing',
      'ballot.close',
    ])
    await hall.secretary.must('ballot', ballot, { type: 'ballot.void', reason: '试验。' })
  })
})

describe('calling out the votes', () => {
  test('needs two certificates and the chair, and only then the hall may see the figures', async () => {
    const { ballot, item } = await openBallot(hall, 'secret')
    for (const one of hall.reps) await one.cast(ballot, { [item]: 'approve' })
    for (const type of ['ballot.close', 'ballot.reconcile', 'ballot.declareValid', 'ballot.count'] as const)
      await hall.secretary.must('ballot', ballot, { type })
    const reveal = () => hall.presidium.say('ballot', ballot, { type: 'ballot.reveal' })
    const seen = async () => ((await rep(5).call(getBallot, { params: { id: ballot } })).body.context as { tally: unknown }).tally
    expect((await reveal()).problem.code).toBe('out-of-order')
    for (const n of [0, 1]) await rep(n).must('ballot', ballot, { type: 'ballot.certify' })
    expect(await seen()).toBeNull()
    expect((await rep(0).say('ballot', ballot, { type: 'ballot.reveal' })).problem.code).toBe('not-entitled')
    expect((await reveal()).body.state).toBe('certified')
    expect(await seen()).toEqual({ [item]: { approve: 9, oppose: 0, abstain: 0 } })
    await hall.presidium.must('ballot', ballot, { type: 'ballot.announce' })
  })
})
