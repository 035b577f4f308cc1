/**
 * Everybody at once. What must hold however the race goes: a seat counts once, what was acknowledged is what is counted,
 * an act happens once, and nobody is ever told that something broke.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countVotes, listTurnouts } from '../../db/ballots.ts'
import type { Person } from '../../machines/actor.ts'
import { isRefusal } from '../../machines/refusal.ts'
import { buildApp, type App } from '../../server/app.ts'
import type { Receipt } from '../../server/replies.ts'
import { newId } from '../../server/ids.ts'
import { callToOrder, openBallot, openHall, type Answer, type Hall, type Speaker } from '../hall.ts'

const MARKS = ['approve', 'oppose', 'abstain'] as const
const markOf = (i: number) => MARKS[i % MARKS.length] ?? 'approve'

/** A representative as the server knows them once they have logged in. */
const actorOf = (session: string, { person, seat }: Speaker): Person => ({
  kind: 'person',
  person,
  roles: [],
  department: null,
  seats: [{ id: seat, session, kind: 'representative', delegation: null, head: false }],
})

const box = async ({ db }: Hall, ballot: string, item: string) => {
  const [turnout] = await listTurnouts(db, [ballot])
  const votes = Object.values((await countVotes(db, ballot))[item] ?? {})
  const struck = await db
    .selectFrom('register')
    .select((pick) => pick.fn.countAll<number>().as('n'))
    .where('ballotId', '=', ballot)
    .where('cast', '=', true)
    .executeTakeFirstOrThrow()
  const named = await db
    .selectFrom('namedVote')
    .select((pick) => pick.fn.countAll<number>().as('n'))
    .where('ballotId', '=', ballot)
    .executeTakeFirstOrThrow()
  return { turnout: turnout?.cast, votes: votes.reduce((total, n) => total + n, 0), struck: struck.n, named: named.n }
}

const statusesOf = (answers: { status: number }[]): Record<number, number> => {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}
const codesOf = (answers: Answer<unknown>[]) => [
  ...new Set(answers.filter(({ status }) => status !== 200).map(({ problem }) => problem.code)),
]

describe('five hundred cast twice at once', () => {
  let hall: Hall
  let second: App
  beforeAll(async () => {
    hall = await openHall(500)
    second = await buildApp({ databaseUrl: hall.url })
    await callToOrder(hall)
  })
  afterAll(async () => {
    await second.app.close()
    await hall.close()
  })

  test.each(['secret', 'open'] as const)(
    'on one server (%s): each seat counts once, and a repeated act has the same receipt',
    async (method) => {
      const { ballot, item } = await openBallot(hall, method)
      const answers = await Promise.all(
        hall.reps.map(async (rep, i) => {
          const [act, other] = [newId(), newId()]
          return Promise.all([
            rep.cast(ballot, { [item]: markOf(i) }, act),
            rep.cast(ballot, { [item]: markOf(i) }, act),
            rep.cast(ballot, { [item]: markOf(i + 1) }, other),
          ])
        }),
      )
      for (const [first, again, other] of answers) {
        expect(again).toEqual({ ...first, problem: again.problem, body: first.status === 200 ? first.body : again.body })
        expect(new Set([first.status, other.status])).toEqual(new Set([200, 409]))
      }
      expect(codesOf(answers.flat())).toEqual(['already-voted'])
      expect(await box(hall, ballot, item)).toEqual({ turnout: 500, votes: 500, struck: 500, named: method === 'open' ? 500 : 0 })
    },
  )

  test.each(['secret', 'open'] as const)('on two servers (%s), in opposite orders: still once each', async (method) => {
    const { ballot, item } = await openBallot(hall, method)
    const shared = hall.reps.slice(0, 100).map(() => newId())
    const castAt = (app: App, order: Speaker[]) =>
      order.map((rep) => {
        const i = hall.reps.indexOf(rep)
        return hall.speakAt(app, rep).cast(ballot, { [item]: markOf(i) }, shared[i])
      })
    const answers = await Promise.all([...castAt(hall.app, hall.reps), ...castAt(second, hall.reps.toReversed())])
    const here = answers.slice(0, 500)
    const there = answers.slice(500).toReversed()
    expect(here.slice(0, 100)).toEqual(there.slice(0, 100))
    expect(statusesOf(here.slice(0, 100))).toEqual({ 200: 100 })
    const otherActs = here.map((answer, i) => [answer.status, there[i]?.status].toSorted((a = 0, b = 0) => a - b)).slice(100)
    expect(otherActs).toEqual(otherActs.map(() => [200, 409]))
    expect(codesOf(answers)).toEqual(['already-voted'])
    expect(await box(hall, ballot, item)).toEqual({ turnout: 500, votes: 500, struck: 500, named: method === 'open' ? 500 : 0 })
  })

  test('where the last cast counts, on two servers: the sums are those of the votes that stand', async () => {
    const { ballot, item } = await openBallot(hall, 'open', 'last')
    const answers = await Promise.all(
      [hall.app, second, hall.app].flatMap((app, round) =>
        hall.reps.map((rep, i) => hall.speakAt(app, rep).cast(ballot, { [item]: markOf(i + round) })),
      ),
    )
    expect(statusesOf(answers)).toEqual({ 200: 1500 })
    expect(await box(hall, ballot, item)).toEqual({ turnout: 500, votes: 500, struck: 500, named: 500 })
    const { rows } = await sql<{
      mark: string
      n: number
    }>`select mark, count(*) as n from named_vote where ballot_id = ${ballot} group by mark`.execute(hall.db)
    expect(Object.fromEntries(rows.map(({ mark, n }) => [mark, n]))).toEqual((await countVotes(hall.db, ballot))[item])
  })
})

const ROUNDS = 50
const SEATS = 2_000
/** Of the rounds, how many must have caught the hall in the middle: some cast, some came too late. */
const MIXED_AT_LEAST = 20

describe('where the last cast counts', () => {
  let hall: Hall
  beforeAll(async () => {
    hall = await openHall(12)
    await callToOrder(hall)
  })
  afterAll(() => hall.close())

  test('an earlier cast that is sent again has its receipt and does not come back', async () => {
    const { ballot, item } = await openBallot(hall, 'open', 'last')
    const [rep] = hall.reps
    if (!rep) throw new Error('a hall has somebody in it')
    const acts = Array.from({ length: 5 }, newId)
    const first = await rep.cast(ballot, { [item]: 'approve' }, acts[0])
    for (const act of acts.slice(1)) expect((await rep.cast(ballot, { [item]: 'oppose' }, act)).status).toBe(200)
    for (const act of acts) expect((await rep.cast(ballot, { [item]: 'approve' }, act)).status).toBe(200)
    expect((await rep.cast(ballot, { [item]: 'approve' }, acts[0])).body).toEqual(first.body)
    expect((await countVotes(hall.db, ballot))[item]).toEqual({ approve: 0, oppose: 1, abstain: 0 })
    await hall.secretary.must('ballot', ballot, { type: 'ballot.close' })
    expect((await rep.cast(ballot, { [item]: 'approve' })).problem.code).toBe('ballot-not-open')
    expect((await rep.cast(ballot, { [item]: 'approve' }, acts[0])).body).toEqual(first.body)
  })

  test('of several that arrive together the last new one counts, whatever is sent again among them', async () => {
    const { ballot, item } = await openBallot(hall, 'open', 'last')
    const [rep] = hall.reps
    if (!rep) throw new Error('a hall has somebody in it')
    const by = actorOf(hall.session, rep)
    const cast = (act: string, mark: string) => hall.app.booth.cast({ ballot, by, act, paper: { [item]: mark } })
    const [first, second, third, fourth] = Array.from({ length: 4 }, newId) as [string, string, string, string]
    await cast(first, 'approve')
    const together = await Promise.all([cast(second, 'oppose'), cast(first, 'approve')])
    expect(together.map((receipt) => receipt.act)).toEqual([second, first])
    expect((await countVotes(hall.db, ballot))[item]).toEqual({ approve: 0, oppose: 1, abstain: 0 })
    await Promise.all([cast(third, 'approve'), cast(fourth, 'abstain'), cast(third, 'approve')])
    expect((await countVotes(hall.db, ballot))[item]).toEqual({ approve: 0, oppose: 0, abstain: 1 })
  })
})

describe('closing while two thousand cast', () => {
  let hall: Hall
  beforeAll(async () => {
    hall = await openHall(SEATS)
    await callToOrder(hall)
  })
  afterAll(() => hall.close())

  type Outcome = { accepted: number; refused: string[] }
  type CastBy = (rep: Speaker, ballot: string, item: string, i: number) => Promise<string | null>

  const directly: CastBy = (rep, ballot, item, i) =>
    hall.app.booth.cast({ ballot, by: actorOf(hall.session, rep), act: newId(), paper: { [item]: markOf(i) } }).then(
      (_: Receipt) => null,
      (thrown: unknown) => (isRefusal(thrown) ? thrown.code : String(thrown)),
    )
  const byHttp: CastBy = async (rep, ballot, item, i) => {
    const { status, problem } = await rep.cast(ballot, { [item]: markOf(i) })
    return status === 200 ? null : `${status} ${problem.code}`
  }

  /** Casts in handfuls, and lets somebody close the ballot after so many. */
  const race = async (ballot: string, item: string, castBy: CastBy, closeAfter: number): Promise<Outcome> => {
    const casts: Promise<string | null>[] = []
    let closing: Promise<unknown> | null = null
    for (const [i, rep] of hall.reps.entries()) {
      casts.push(castBy(rep, ballot, item, i))
      if (casts.length >= closeAfter) closing ??= hall.secretary.must('ballot', ballot, { type: 'ballot.close' })
      if (i % 40 === 39) await nextTurn()
    }
    await (closing ?? hall.secretary.must('ballot', ballot, { type: 'ballot.close' }))
    const answers = await Promise.all(casts)
    return { accepted: answers.filter((answer) => answer === null).length, refused: answers.filter((answer) => answer !== null) }
  }

  test(`${ROUNDS} times, acknowledged is counted and everybody else was refused`, async () => {
    let mixed = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const method = round % 2 === 0 ? 'secret' : 'open'
      const isHttp = round % 10 === 9
      const { ballot, item } = await openBallot(hall, method)
      const closeAfter = 1 + Math.floor(((round * 7) % ROUNDS) * (SEATS / ROUNDS) * 0.9)
      const { accepted, refused } = await race(ballot, item, isHttp ? byHttp : directly, closeAfter)
      expect([...new Set(refused)]).toEqual(refused.length === 0 ? [] : [isHttp ? '409 ballot-not-open' : 'ballot-not-open'])
      expect(accepted + refused.length).toBe(SEATS)
      expect(await box(hall, ballot, item)).toEqual({
        turnout: accepted,
        votes: accepted,
        struck: accepted,
        named: method === 'open' ? accepted : 0,
      })
      if (accepted > 0 && refused.length > 0) mixed += 1
    }
    expect(mixed).toBeGreaterThanOrEqual(MIXED_AT_LEAST)
  })
})

describe('the door', () => {
  let hall: Hall
  let second: App
  beforeAll(async () => {
    hall = await openHall(12)
    second = await buildApp({ databaseUrl: hall.url })
    await callToOrder(hall)
  })
  afterAll(async () => {
    await second.app.close()
    await hall.close()
  })

  test('two secretaries click the same next step: one is heard, the other looked at something older', async () => {
    const { ballot } = await openBallot(hall, 'secret')
    const elsewhere = hall.speakAt(second, hall.secretary)
    for (const type of ['ballot.close', 'ballot.reconcile', 'ballot.declareValid', 'ballot.count'] as const) {
      const { version } = await hall.db.selectFrom('ballot').select('version').where('id', '=', ballot).executeTakeFirstOrThrow()
      const seen = type === 'ballot.count' ? {} : { seen: version }
      const answers = await Promise.all(
        [hall.secretary, elsewhere, hall.secretary, elsewhere].map((one) => one.say('ballot', ballot, { type }, seen)),
      )
      expect(statusesOf(answers)).toEqual({ 200: 1, 409: 3 })
      expect(codesOf(answers)).toEqual([type === 'ballot.count' ? 'out-of-order' : 'stale'])
      expect(await versionOf(ballot)).toBe(version + 1)
    }
  })

  const versionOf = async (ballot: string) =>
    (await hall.db.selectFrom('ballot').select('version').where('id', '=', ballot).executeTakeFirstOrThrow()).version

  test('the same act, eight times at once on two servers: one act, one answer', async () => {
    const { ballot } = await openBallot(hall, 'open')
    for (const type of ['ballot.close', 'ballot.reconcile'] as const) {
      const act = newId()
      const before = await versionOf(ballot)
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          hall.speakAt(i % 2 === 0 ? hall.app : second, hall.secretary).say('ballot', ballot, { type }, { act, seen: before }),
        ),
      )
      expect(statusesOf(answers)).toEqual({ 200: 8 })
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
      expect(await versionOf(ballot)).toBe(before + 1)
      const rows = await hall.db.selectFrom('journal').select('seq').where('actId', '=', act).execute()
      expect(rows).toHaveLength(1)
    }
  })

  test('the same act id for two subjects at once: one is heard, the other told that the id was used', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [one, other] = [await openBallot(hall, 'open'), await openBallot(hall, 'open')]
      const act = newId()
      const answers = await Promise.all(
        [one, other].map(({ ballot }) => hall.secretary.say('ballot', ballot, { type: 'ballot.close' }, { act })),
      )
      expect(statusesOf(answers)).toEqual({ 200: 1, 409: 1 })
      expect(codesOf(answers)).toEqual(['act-id-reused'])
    }
  })

  const underReview = async (): Promise<string> => {
    const motion = newId()
    await hall.staff.must('motion', motion, {
      type: 'motion.create',
      session: hall.session,
      kind: 'draftItem',
      delegation: null,
      category: 'logistics',
      department: null,
      title: '食堂',
      rationale: '理由',
      remedy: '办法',
    })
    await hall.staff.must('motion', motion, { type: 'motion.submit', oneMatter: true })
    await hall.staff.must('motion', motion, { type: 'motion.accept' })
    return motion
  }

  test('A is merged into B while B is merged into A: one of them is, and nothing breaks', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [a, b] = [await underReview(), await underReview()]
      const elsewhere = hall.speakAt(second, hall.committee)
      const answers = await Promise.all([
        hall.committee.say('motion', a, { type: 'motion.merge', into: b, note: '并案' }),
        elsewhere.say('motion', b, { type: 'motion.merge', into: a, note: '并案' }),
      ])
      expect(statusesOf(answers)).toEqual({ 200: 1, 409: 1 })
      const states = await hall.db.selectFrom('motion').select('state').where('id', 'in', [a, b]).execute()
      expect(states.map(({ state }) => state).toSorted()).toEqual(['merged', 'under_review'])
    }
  })

  test('the journal is one chain after all of it', async () => {
    const { rows } = await sql<{ broken: number; gaps: number }>`
      select count(*) filter (where prev_hash <> before) as broken, count(*) filter (where seq <> before_seq + 1) as gaps
      from (select seq, prev_hash, lag(hash) over (order by seq) as before, lag(seq) over (order by seq) as before_seq from journal) as chain`.execute(
      hall.db,
    )
    expect(rows).toEqual([{ broken: 0, gaps: 0 }])
  })
})
