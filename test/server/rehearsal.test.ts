/** A rehearsal is lived through like the real thing, and leaves nothing in it (domain 3, 4). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  getAttendance,
  getBallot,
  getCongress,
  getMe,
  getSession,
  getTurnout,
  listBallots,
  listMotions,
  listSeats,
  sendMotionAct,
} from '../../server/contract.ts'
import { newId, rehearsalSeat } from '../../server/ids.ts'
import { verifyJournal } from '../../server/journal-verify.ts'
import { simulateCasts, simulateCheckIns } from '../../server/rehearsal-contract.ts'
import { callToOrder, openBallot, openHall, type Hall } from '../hall.ts'
import { fileMotion, WORDING } from '../procedure.ts'

let hall: Hall
const rehearsal = newId()
beforeAll(async () => {
  hall = await openHall(9, { enrolByActs: true })
  await callToOrder(hall)
})
afterAll(() => hall.close())

const begin = (id: string, of = hall.session) =>
  hall.secretary.say('session', id, { type: 'session.rehearse', of, title: '演练 · 三届二次教代会' })
const sessionSeen = async (id: string) => (await hall.staff.call(getSession, { params: { id } })).body
const everything = async () => {
  const [real, attendance, motions, ballots] = await Promise.all([
    sessionSeen(hall.session),
    hall.staff.call(getAttendance, { params: { id: hall.session } }),
    hall.staff.call(listMotions, { query: {} }),
    hall.staff.call(listBallots, { query: { session: hall.session } }),
  ])
  return { version: real.version, context: real.context, attendance: attendance.body, motions: motions.body, ballots: ballots.body }
}
let before: Awaited<ReturnType<typeof everything>>

describe('a rehearsal', () => {
  test('has the roll, the agenda and the officers of the session, cut off from what is real', async () => {
    await fileMotion(hall, hall.reps[3] ?? hall.staff, hall.reps.slice(6, 8))
    before = await everything()
    expect((await begin(rehearsal)).body.state).toBe('preparatory')
    const { context } = await sessionSeen(rehearsal)
    expect(context).toMatchObject({
      rehearsalOf: hall.session,
      title: '演练 · 三届二次教代会',
      roll: 9,
      present: 0,
      rulesAdopted: true,
      scrutinyConfirmed: true,
      keys: null,
    })
    expect((context as { items: object[] }).items).toMatchObject([{ title: '学校工作报告', phase: 'pending', ballot: null, motion: null }])
    const { body } = await hall.staff.call(listSeats, { params: { id: rehearsal }, query: {} })
    expect(body.items.map(({ seat, presence }) => `${seat} ${presence}`).toSorted()).toEqual(
      hall.reps.map(({ seat }) => `${rehearsalSeat(rehearsal, seat)} absent`).toSorted(),
    )
  })

  test('is known to everybody beside the session, and is nobody’s session by itself', async () => {
    const { body } = await (hall.reps[2] ?? hall.staff).call(getMe)
    expect(body).toMatchObject({ session: hall.session, rehearsal })
    expect((await hall.staff.call(getCongress)).body.sessions.map(({ id }) => id)).toEqual([hall.session])
  })

  test('there is one at a time, also when two desks begin at once, and none of a rehearsal', async () => {
    const answers = await Promise.all([begin(newId()), begin(newId())])
    for (const { problem } of answers) expect(problem.facts).toMatchObject({ unmet: 'notRehearsed' })
    expect((await begin(newId(), rehearsal)).problem.facts).toMatchObject({ unmet: 'rehearsable' })
  })

  test('moves no motion and takes none in, is not published and tells nobody', async () => {
    const [motion] = before.motions.items
    const configure = await hall.secretary.say('ballot', newId(), {
      type: 'ballot.configure',
      session: rehearsal,
      agendaItem: null,
      matter: 'other',
      motion: motion?.id ?? '',
      title: '演练',
      power: 'other',
      method: 'secret',
      items: [{ id: newId(), title: '演练', marks: ['approve', 'oppose', 'abstain'] }],
      passing: { base: 'roll', comparator: '>', numerator: 1, denominator: 2 },
      finality: 'first',
    })
    expect(configure.problem.facts).toMatchObject({ unmet: 'motionSpared' })
    const written = await (hall.reps[3] ?? hall.staff).call(sendMotionAct, {
      params: { id: newId() },
      body: {
        id: newId(),
        event: {
          type: 'motion.create',
          session: rehearsal,
          kind: 'proposal',
          delegation: null,
          category: 'campus',
          department: null,
          ...WORDING,
        },
      },
    })
    expect(written.problem.facts).toMatchObject({ unmet: 'sessionAhead' })
  })

  test('is filled by simulated representatives, signed in by the desk, and by real ones on their phones', async () => {
    const [first] = hall.reps
    await first?.must('session', rehearsal, { type: 'session.checkIn', seat: rehearsalSeat(rehearsal, first.seat) })
    const rounds = []
    for (let left = 1; left > 0; left = rounds.at(-1)?.left ?? 0)
      rounds.push((await hall.secretary.call(simulateCheckIns, { params: { id: rehearsal }, body: {} })).body)
    expect(rounds).toEqual([
      { done: 5, left: 3 },
      { done: 3, left: 0 },
    ])
    expect((await sessionSeen(rehearsal)).context).toMatchObject({ present: 9 })
    expect((await first?.call(simulateCheckIns, { params: { id: rehearsal }, body: {} }))?.status).toBe(403)
  })

  test('votes in secret through the same booth, and whoever has voted is passed over', async () => {
    await hall.secretary.must('session', rehearsal, { type: 'session.open' })
    const there = { ...hall, session: rehearsal }
    const { ballot, item } = await openBallot(there, 'secret')
    expect((await hall.reps[4]?.cast(ballot, { [item]: 'oppose' }))?.status).toBe(200)
    for (let left = 1; left > 0;) left = (await hall.secretary.call(simulateCasts, { params: { id: ballot }, body: {} })).body.left
    expect((await hall.secretary.call(getTurnout, { params: { id: ballot } })).body).toMatchObject({ issued: 9, returned: 9 })
    expect((await hall.reps[4]?.call(simulateCasts, { params: { id: ballot }, body: {} }))?.status).toBe(403)
    await hall.secretary.must('ballot', ballot, { type: 'ballot.close' })
    await hall.secretary.must('ballot', ballot, { type: 'ballot.reconcile' })
    await hall.secretary.must('ballot', ballot, { type: 'ballot.declareValid' })
    await hall.secretary.must('ballot', ballot, { type: 'ballot.count' })
    const { body } = await hall.secretary.call(getBallot, { params: { id: ballot } })
    const tally = (body.context as { tally: Record<string, Record<string, number>> }).tally[item]
    expect(Object.values(tally ?? {}).reduce((sum, votes) => sum + votes, 0)).toBe(9)
  })

  test('leaves everything of the real session as it was', async () => {
    expect(await everything()).toEqual(before)
  })

  test('is told by the journal alone, its seats too', async () => {
    const { findings } = await verifyJournal(hall.db)
    expect(findings).toEqual([])
  })
})

describe('a rehearsal that is thrown away', () => {
  test('takes no more papers, and nobody sees it any more', async () => {
    const { ballot, item } = await openBallot({ ...hall, session: rehearsal }, 'open')
    expect((await hall.secretary.say('session', hall.session, { type: 'session.discard' })).problem.facts).toMatchObject({
      unmet: 'rehearsal',
    })
    await hall.secretary.must('session', rehearsal, { type: 'session.discard' })
    const late = await hall.reps[5]?.cast(ballot, { [item]: 'approve' })
    expect(late?.status).toBeGreaterThanOrEqual(400)
    const asked = [
      await hall.secretary.call(getSession, { params: { id: rehearsal } }),
      await hall.secretary.call(listSeats, { params: { id: rehearsal }, query: {} }),
      await hall.secretary.call(getAttendance, { params: { id: rehearsal } }),
      await hall.secretary.call(listBallots, { query: { session: rehearsal } }),
      await hall.secretary.call(getBallot, { params: { id: ballot } }),
      await hall.secretary.call(getTurnout, { params: { id: ballot } }),
      await hall.secretary.call(simulateCheckIns, { params: { id: rehearsal }, body: {} }),
    ]
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 404))
    expect((await hall.secretary.call(getMe)).body).toMatchObject({ session: hall.session, rehearsal: null })
    expect((await (hall.reps[2] ?? hall.staff).call(getMe)).body.actor).toMatchObject({ seats: [{ session: hall.session }] })
  })

  test('keeps its journal, and makes room for another', async () => {
    const rows = await hall.db.selectFrom('journal').select('event').where('subjectId', '=', rehearsal).execute()
    expect(rows.map(({ event }) => event.type)).toEqual(expect.arrayContaining(['session.rehearse', 'session.checkIn', 'session.discard']))
    expect((await verifyJournal(hall.db)).findings).toEqual([])
    const another = newId()
    expect((await begin(another)).body.state).toBe('preparatory')
    await hall.secretary.must('session', another, { type: 'session.discard' })
    expect(await everything()).toEqual(before)
  })
})
