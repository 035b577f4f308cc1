/** What the hall hears of a sealed box: the desk each credential taken, everybody the opening, nobody a frame more than that. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { listenAt, type Ear } from '../ear.ts'
import { callToOrder, openHall, type Hall, type Speaker } from '../hall.ts'
import { issueSealed, makeKeys, SealedPhone, type Scrutineer, type SealedBallot } from '../sealed-hall.ts'

const SCRUTINEERS = 3
const SEATS = 9

let hall: Hall
let origin: string
let scrutineers: Scrutineer[]
let sealed: SealedBallot
let phones: SealedPhone[]
const ears: Ear[] = []
const listen = async (speaker: Speaker | undefined): Promise<Ear> => {
  const ear = await listenAt(origin, speaker ?? hall.secretary)
  ears.push(ear)
  return ear
}
/** Whatever was said before it has been heard when this has. */
const marked = async (...all: Ear[]): Promise<void> => {
  const show = { type: 'session.show', page: 'welcome', item: null, ballot: null } as const
  const { id, version } = await hall.secretary.must('session', hall.session, show)
  await Promise.all(all.map((ear) => ear.until('changed', (frame) => frame.id === id && frame.version >= version)))
}

beforeAll(async () => {
  hall = await openHall(SEATS)
  origin = await hall.app.app.listen({ port: 0, host: '127.0.0.1' })
  await callToOrder(hall, SEATS, SCRUTINEERS)
  scrutineers = await makeKeys(hall, hall.reps.slice(0, SCRUTINEERS))
  sealed = await issueSealed(hall, hall.reps.slice(0, SCRUTINEERS))
  phones = hall.reps.map((rep) => new SealedPhone(rep))
})
afterEach(() => {
  for (const ear of ears.splice(0)) ear.socket.terminate()
})
afterAll(() => hall.close())

test('credentials taken are told to those who run the hall: a hall of phones does not ask at each of them', async () => {
  const [desk, other] = await Promise.all([listen(hall.secretary), listen(hall.reps.at(-1))])
  for (const phone of phones) await phone.register(sealed.ballot)
  await desk.until('box', (frame) => frame.seq === SEATS)
  await marked(desk, other)
  expect(other.of('box')).toEqual([])
})

test('the list that grows shorter because somebody votes on paper, and a cast, are no news of the box', async () => {
  const desk = await listen(hall.secretary)
  for (const rep of hall.reps.slice(7))
    await hall.secretary.must('ballot', sealed.ballot, { type: 'ballot.moveToPaper', seat: rep.seat, reason: '手机没电' })
  await hall.secretary.must('ballot', sealed.ballot, { type: 'ballot.open', closesAt: null })
  for (const phone of phones.slice(0, 5))
    await phone.send(sealed.ballot, await phone.seal(sealed.ballot, sealed.items, { [sealed.items[0]?.id ?? '']: 'approve' }))
  await desk.until('turnout', (frame) => frame.returned === 5)
  await marked(desk)
  expect(desk.of('box')).toEqual([])
})

test('the opening is told to the whole congress, each step once, although the list had grown shorter', async () => {
  const tally = { [sealed.items[0]?.id ?? '']: { approve: 0, oppose: 0, abstain: 0 } }
  for (const teller of [hall.teller, hall.teller2])
    await teller.must('ballot', sealed.ballot, { type: 'ballot.enterPaper', returned: 0, invalid: 0, tally })
  await hall.secretary.must('ballot', sealed.ballot, { type: 'ballot.close' })
  await hall.secretary.must('ballot', sealed.ballot, { type: 'ballot.reconcile' })
  await hall.presidium.must('ballot', sealed.ballot, { type: 'ballot.declareValid' })
  const other = await listen(hall.reps.at(-1))
  const [first, second] = scrutineers
  expect(await first?.contribute(sealed.ballot)).toMatchObject({ status: 200 })
  const one = await other.until('box', (frame) => frame.opening)
  await second?.contribute(sealed.ballot)
  await other.until('box', (frame) => frame.seq > one.seq)
  const told = other.of('box').map(({ seq }) => seq)
  expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b))
})
